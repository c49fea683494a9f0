package report_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func TestRedactConfig(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ text, want string }{
		"secret by name":        {"[cinder]\npassword = s3cr3t\n", "[cinder]\npassword = ***\n"},
		"secret by catalogue":   {"[database]\nconnection=x\n", "[database]\nconnection=***\n"},
		"not in that section":   {"[glance]\nconnection = x\n", "[glance]\nconnection = x\n"},
		"colon, CRLF, no space": {"[a]\r\ntoken:abc\r\nx=1\r\n", "[a]\r\ntoken:***\r\nx=1\r\n"},
		"lone CR":               {"[a]\rpassword=abc\rx=1", "[a]\rpassword=***\rx=1"},
		"continuation":          {"[a]\npassword = abc\n  def\n\tghi\nx = 1\n", "[a]\npassword = ***\n  ***\n\t***\nx = 1\n"},
		"empty first line":      {"[a]\npassword =\n  def\n", "[a]\npassword =\n  ***\n"},
		"commented out":         {"[a]\n#password = abc\n# token: abc\n; secret=abc\n", "[a]\n#password = ***\n# token: ***\n; secret=***\n"},
		"comment continues":     {"#password = abc\n#   def\n# words\n", "#password = ***\n#   ***\n# words\n"},
		"prose":                 {"# The password: see the vault\n", "# The password: ***\n"},
		"indented key":          {"[a]\nx = 1\n  password = abc\n", "[a]\nx = 1\n  password = ***\n"},
		"no separator":          {"[a]\npassword s3cr3t\n", "[a]\npassword ***\n"},
		"wrapped":               {"[a]\nmemcache_secret_key = abc\nXyz9/+==\nhost =\n", "[a]\nmemcache_secret_key = ***\n***\nhost =\n"},
		"wrapped, no padding":   {"[a]\npassword = abc\nxyzxyz\n", "[a]\npassword = ***\n***\n"},
		"an empty option after": {"[a]\npassword = abc\nhost=\n", "[a]\npassword = ***\nhost=\n"},
		"blank for separator":   {"[a]\npassword X=y\n", "[a]\npassword ***\n"},
		"quote, then separator": {"[a]\ntoken \"X:y\"\n", "[a]\ntoken ***\n"},
		"arrow":                 {"[a]\npassword->X=\n", "[a]\npassword***\n"},
		"second of two":         {"[a]\nusername nova password X=y\n", "[a]\nusername nova password ***\n"},
		"BIND's key":            {"key \"rndc\" { secret \"X==\"; };\n", "key \"rndc\" { secret ***\n"},
		"Ceph's keyring":        {"[client.cinder]\n\tkey = AQBx==\n", "[client.cinder]\n\tkey = ***\n"},
		"a key's path":          {"[a]\nkey = /etc/ssl/x.key\n", "[a]\nkey = /etc/ssl/x.key\n"},
		"htpasswd":              {"ironic:$2y$05$abc\nx:{SHA}abc\ny:$apr1$abc\n", "ironic:***\nx:***\ny:***\n"},
		"a reference":           {"host = $my_ip\n", "host = $my_ip\n"},
		"no name":               {"[a]\n= X\n: X\n", "[a]\n= ***\n: ***\n"},
		"behind a header":       {"[a] username=x password X\n", "[a] ***\n"},
		"misspelt":              {"[a]\nmemcache_secret_ky = X\nlogn = X\ns3_store_secretkey = X\n", "[a]\nmemcache_secret_ky = ***\nlogn = ***\ns3_store_secretkey = ***\n"},
		"header with comment":   {"[database] # x\nconnection = x\n", "[database] # x\nconnection = ***\n"},
		"no header":             {"password = abc", "password = ***"},
		"URL":                   {"[a]\nx = https://u:p@h # c\n", "[a]\nx = https://u:***@h # c\n"},
		"URL in comment":        {"# https://u:p@h\n", "# https://u:***@h\n"},
		"URL over two lines":    {"[a]\nx = https://u:\n  p@h\n", "[a]\nx = https://u:\n  ***@h\n"},
		"password on two":       {"[a]\nx = https://u:fi\n  rst@h\ny = 1\n", "[a]\nx = https://***\n  ***@h\ny = 1\n"},
		"list of plain URLs":    {"x = https://a:1,\n  https://u:p@h\n", "x = https://a:1,\n  https://u:***@h\n"},
		"PEM":                   {"[a]\nkeyfile = -----BEGIN X-----\n  MIIE\n  -----END X-----\ny = 1\n", "[a]\nkeyfile = ***\n  ***\n  ***\ny = 1\n"},
		"quoted":                {"password = \"a b\"\n", "password = ***\n"},
		"empty secret":          {"password =\nx = 1\n", "password =\nx = 1\n"},
		"blank line ends it":    {"password = a\n\n b\n", "password = ***\n\n b\n"},
		"nothing":               {"", ""},
	}
	secret := func(section, option string) bool { return section == "database" && option == "connection" }
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, report.RedactConfig(test.text, secret)); diff != "" {
				t.Error(diff)
			}
		})
	}
	if got := report.RedactConfig("a = 1\npassword = x", nil); got != "a = 1\npassword = ***" {
		t.Errorf("without a secret function: %q", got)
	}
}

func FuzzRedactConfig(f *testing.F) {
	f.Add("[a]\nx = 1\n")
	f.Fuzz(func(t *testing.T, before string) {
		const secret = "S3cr3tS3cr3t"
		if strings.Contains(before, secret) {
			return
		}
		got := report.RedactConfig(before+"\npassword = "+secret+"\n  "+secret+"\n", nil)
		if strings.Contains(got, secret) {
			t.Errorf("%q", got)
		}
		if a, b := strings.Count(before, "\n")+3, strings.Count(got, "\n"); a != b {
			t.Errorf("%d lines became %d", a, b)
		}
	})
}
