package rules

import "testing"

// The numeric forms are those accepted by the C library's inet_aton.
func TestHostAddress(t *testing.T) {
	t.Parallel()

	tests := map[string]string{
		"127.0.0.1":               "127.0.0.1",
		"127.1":                   "127.0.0.1",
		"127.0.1":                 "127.0.0.1",
		"2130706433":              "127.0.0.1",
		"0x7f000001":              "127.0.0.1",
		"0X7F.1":                  "127.0.0.1",
		"0177.0.0.1":              "127.0.0.1",
		"017700000001":            "127.0.0.1",
		"169.254.43518":           "169.254.169.254",
		"0xa9fea9fe":              "169.254.169.254",
		"2852039166":              "169.254.169.254",
		"0":                       "0.0.0.0",
		"10.65536":                "10.1.0.0",
		"4294967295":              "255.255.255.255",
		"::1":                     "::1",
		"::ffff:127.0.0.1":        "127.0.0.1",
		"::ffff:7f00:1":           "127.0.0.1",
		"64:ff9b::a9fe:a9fe":      "169.254.169.254",
		"fe80::1%25eth0":          "fe80::1",
		"fe80::1%eth0":            "fe80::1",
		"4294967296":              "",
		"256.1.1.1":               "",
		"1.2.3.256":               "",
		"127.16777216":            "",
		"1.2.3.4.5":               "",
		"1..2":                    "",
		"1.":                      "0.0.0.1",
		"08.0.0.1":                "",
		"0x":                      "",
		"+1":                      "",
		"1_0":                     "",
		"":                        "",
		"glance":                  "",
		"99999999999999999999999": "",
	}
	for host, want := range tests {
		got := ""
		if address, ok := hostAddress(host); ok {
			got = address.String()
		}
		if got != want {
			t.Errorf("hostAddress(%q) is %q, want %q", host, got, want)
		}
	}
}

func TestSpecial(t *testing.T) {
	t.Parallel()

	tests := map[string]string{
		"127.9.9.9":                "the loopback",
		"0x7f000001":               "the loopback",
		"::1":                      "the loopback",
		"::ffff:127.0.0.1":         "the loopback",
		"localhost":                "the loopback",
		"LOCALHOST.":               "the loopback",
		"glance.localhost":         "the loopback",
		"169.254.169.254":          "a cloud metadata",
		"0251.0376.0251.0376":      "a cloud metadata",
		"::ffff:169.254.169.254":   "a cloud metadata",
		"fd00:ec2::254":            "a cloud metadata",
		"metadata.google.internal": "a cloud metadata",
		"Metadata.Google.Internal": "a cloud metadata",
		"instance-data":            "a cloud metadata",
		"169.254.1.1":              "a link-local",
		"fe80::1":                  "a link-local",
		"fe80::1%25eth0":           "a link-local",
		"0.0.0.0":                  "the unspecified",
		"0.1.2.3":                  "the unspecified",
		"0":                        "the unspecified",
		"::":                       "the unspecified",
		"224.0.0.1":                "a multicast",
		"ff02::1":                  "a multicast",
		"255.255.255.255":          "the broadcast",
		"controller":               "",
		"10.0.0.1":                 "",
		"192.168.1.1":              "",
		"fd00::1":                  "",
		"2001:db8::1":              "",
		"localhost.example.org":    "",
		"notlocalhost":             "",
		"":                         "",
	}
	for host, want := range tests {
		if got := special(host); got != want {
			t.Errorf("special(%q) is %q, want %q", host, got, want)
		}
	}
}
