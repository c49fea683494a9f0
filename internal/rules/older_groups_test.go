package rules_test

import "testing"

// [ssl] is not one of Nova's own sections, but names that [glance] reads there
// are misspelt as easily as those in [glance].
func TestBesideOlderNames(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ text, rule, option, message string }{
		"current name": {"[ssl]\ncafile = /a\n", "unknown_option", "cafile", "[ssl] cafile is never read: write cafile in [glance]"},
		"case":         {"[ssl]\nCA_FILE = /a\n", "unknown_option", "CA_FILE", "[ssl] CA_FILE is never read: write cafile in [glance]"},
		"hyphen":       {"[ssl]\nkey-file = /a\n", "unknown_option", "key-file", "[ssl] key-file is never read: write keyfile in [glance]"},
		"header":       {"[ssl ]\nca_file = /a\n", "ini_trap", "", "the header on line 1 looks like [ssl], but oslo.config reads it as another section"},
		"indented":     {"[database]\nconnection = x\n  [ssl]\nca_file = /a\n", "ini_trap", "connection", "line 3 is indented and looks like the header [ssl]"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			said(t, text(t, test.text), test.rule, test.option, test.message)
		})
	}
	for name, content := range map[string]string{
		"older name":    "[ssl]\nca_file = /a\n",
		"upper case":    "[SSL]\nca_file = /a\n",
		"other options": "[ssl]\nversion = TLSv1_2\nciphers = HIGH\n",
		"elsewhere":     "[oslo_messaging_rabbit]\nssl_ca_file = /a\n[keystone_authtoken]\ncafile = /a\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			findings := text(t, content)
			none(t, findings, "unknown_option")
			none(t, findings, "ini_trap")
		})
	}
}
