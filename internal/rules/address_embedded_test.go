package rules_test

import (
	"strings"
	"testing"
)

// An IPv6 address that a tunnel or a translator maps to a special IPv4 address
// is special too, however the host is written.
func TestEmbeddedSpecialAddress(t *testing.T) {
	t.Parallel()
	const (
		metadata  = "a cloud metadata address"
		loopback  = "the loopback address"
		multicast = "a multicast address"
		linkLocal = "a link-local address"
	)
	tests := map[string]struct{ host, kind, shown string }{
		"6to4":                        {"[2002:a9fe:a9fe::1]", metadata, "169.254.169.254"},
		"6to4, loopback":              {"[2002:7f00:1::]", loopback, "127.0.0.1"},
		"6to4, multicast":             {"[2002:e000:1::1]", multicast, "224.0.0.1"},
		"compatible":                  {"[::169.254.169.254]", metadata, "169.254.169.254"},
		"compatible, hexadecimal":     {"[::a9fe:a9fe]", metadata, "169.254.169.254"},
		"compatible, loopback":        {"[::127.0.0.1]", loopback, "127.0.0.1"},
		"compatible, link-local":      {"[0:0:0:0:0:0:169.254.1.2]", linkLocal, "169.254.1.2"},
		"mapped":                      {"[::ffff:169.254.169.254]", metadata, "169.254.169.254"},
		"mapped, with a zone":         {"[::ffff:169.254.169.254%25eth0]", metadata, "169.254.169.254"},
		"translated":                  {"[::ffff:0:169.254.169.254]", metadata, "169.254.169.254"},
		"translated, unspecified":     {"[::ffff:0:0.0.0.0]", "the unspecified address", "0.0.0.0"},
		"NAT64":                       {"[64:ff9b::169.254.169.254]", metadata, "169.254.169.254"},
		"NAT64, unspecified":          {"[64:ff9b::0.0.0.0]", "the unspecified address", "0.0.0.0"},
		"local NAT64, /96":            {"[64:ff9b:1::169.254.169.254]", metadata, "169.254.169.254"},
		"local NAT64, /96, long":      {"[64:ff9b:1:5:6:7:a9fe:a9fe]", metadata, "169.254.169.254"},
		"local NAT64, /64":            {"[64:ff9b:1:1:a9:fea9:fe00:0]", metadata, "169.254.169.254"},
		"local NAT64, /56":            {"[64:ff9b:1:a9:fe:a9fe::]", metadata, "169.254.169.254"},
		"local NAT64, /48":            {"[64:ff9b:1:a9fe:a9:fe00::]", metadata, "169.254.169.254"},
		"Teredo, server":              {"[2001:0:a9fe:a9fe:8000:1:2:3]", metadata, "169.254.169.254"},
		"Teredo, client":              {"[2001:0:4136:e378:8000:63bf:5601:5601]", metadata, "169.254.169.254"},
		"ISATAP":                      {"[2001:db8::5efe:a9fe:a9fe]", metadata, "169.254.169.254"},
		"ISATAP, global":              {"[2001:db8::200:5efe:169.254.169.254]", metadata, "169.254.169.254"},
		"dot at the end":              {"169.254.169.254.", metadata, "169.254.169.254"},
		"dot at the end, hexadecimal": {"0xa9fea9fe.", metadata, "169.254.169.254"},
		"dots at the end":             {"metadata.google.internal..", metadata, ""},
		"percent":                     {"169%2e254%2E169.254", metadata, "169.254.169.254"},
		"percent, digits":             {"%31%36%39.254.169.254", metadata, "169.254.169.254"},
		"percent, doubled":            {"%%31%%36%%39.254.169.254", metadata, "169.254.169.254"},
		"percent, name":               {"%6cocalhost", loopback, ""},
		"percent, IPv6":               {"[%3a%3a1]", loopback, "::1"},
		"wide digits":                 {"\uff11\uff16\uff19.254.169.254", metadata, "169.254.169.254"},
		"wide dots":                   {"169\u3002254\uff0e169\uff61254", metadata, "169.254.169.254"},
		"wide name":                   {"\uff4c\uff4fcalhost", loopback, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for option, values := range map[string]map[string]any{
				"endpoint_override": {"endpoint_override": "https://" + test.host + ":9292"},
				"api_servers":       {"api_servers": []any{"https://" + test.host}},
			} {
				found := one(t, glance(t, values), "special_address", option)
				want := " is " + test.kind
				if test.shown != "" {
					want += ", " + test.shown
				}
				if !strings.HasSuffix(found.Message, want) {
					t.Errorf("the message is %q, want %q at its end", found.Message, want)
				}
			}
		})
	}
}

func TestOrdinaryAddressIsNotSpecial(t *testing.T) {
	t.Parallel()
	for _, host := range []string{
		"[2002:c000:204::1]", "[2002:a00:1::]", "[::10.0.0.1]", "[::2]", "[::ffff:0:10.0.0.1]", "[64:ff9b::10.0.0.1]", "[64:ff9b:1::10.0.0.1]",
		"[64:ff9b:1:a00:0:100::]", "[2001:0:4136:e378:8000:63bf:3fff:fdd2]", "[2001::1]", "[2001:db8::5efe:10.0.0.1]", "[2001:db8::a9fe:a9fe]",
		"[2001:db8:a9fe:a9fe::1]", "glance.example.org.", "10.0.0.1.", "localhost.example.org", "m\u00fcnchen.example.org",
	} {
		none(t, glance(t, map[string]any{"endpoint_override": "https://" + host + ":9292"}), "special_address")
	}
}

// Plain HTTP is as bad as elsewhere if the address merely represents a loopback
// address beyond a tunnel.
func TestPlainHTTPToEmbeddedLoopback(t *testing.T) {
	t.Parallel()
	for host, want := range map[string]string{
		"[2002:7f00:1::]": "error", "[64:ff9b::127.0.0.1]": "error", "[::127.0.0.1]": "error", "%6cocalhost": "error",
		"[::ffff:127.0.0.1]": "warning", "[::1]": "warning", "127.1": "warning", "localhost": "warning", "localhost.": "warning",
	} {
		found := one(t, glance(t, map[string]any{"endpoint_override": "http://" + host + ":9292"}), "plaintext_endpoint", "endpoint_override")
		if found.Severity.String() != want {
			t.Errorf("http://%s: %s, want %s: %s", host, found.Severity, want, found.Message)
		}
	}
}
