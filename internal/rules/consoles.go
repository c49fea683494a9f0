package rules

import (
	"net/netip"
	"strings"
)

// proxies are the programs that serve consoles to browsers.
var proxies = []string{"nova-novncproxy", "nova-spicehtml5proxy", "nova-serialproxy"}

// The rules on access to the consoles of guests.
var consoles = []*Rule{
	{
		Name:        "console_tls_incomplete",
		Levels:      "EEE",
		CWE:         []int{1288},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "consoles should use TLS, but no certificate authority is named",
		Effect:      "The proxy cannot verify the compute host, so each console fails with CERTIFICATE_VERIFY_FAILED.",
		Remediation: "Set vencrypt_ca_certs to the file with the authority that signed the certificates of the compute hosts.",
		Example: Example{
			BadText:  "[vnc]\nauth_schemes = vencrypt\n",
			GoodText: "[vnc]\nauth_schemes = vencrypt\nvencrypt_ca_certs = /etc/nova/ca.pem\n",
			Message:  "auth_schemes has vencrypt, but vencrypt_ca_certs is not set",
		},
		Rows: []Part{{novaOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "vnc"},
				Options: []string{"vencrypt_ca_certs"},
				Is:      isEmpty,
				If:      []Guard{with("auth_schemes", anyText("vencrypt")), forProgram("nova-novncproxy")},
				Message: "auth_schemes has vencrypt, but vencrypt_ca_certs is not set",
				Bad:     "[vnc]\nauth_schemes = vencrypt,none\n",
				Good:    "[vnc]\nauth_schemes = vencrypt\nvencrypt_ca_certs = /etc/nova/ca.pem\n",
			}}
		}}},
	},
	{
		Name:        "console_without_authentication",
		Levels:      "IWE",
		CWE:         []int{306},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "guest consoles are open to anyone who can reach the compute host",
		Effect:      "QEMU does not ask who is connecting: anyone who can reach the port sees and controls the guest's screen and keyboard.",
		Remediation: "Write auth_schemes = vencrypt with vencrypt_ca_certs, vencrypt_client_cert and vencrypt_client_key for the proxy, and have QEMU verify clients on every compute host.",
		FalseAlarms: "A separate network between the proxy and the compute hosts.",
		Example: Example{
			BadText:  "[vnc]\nserver_listen = 10.0.0.31\n",
			GoodText: "[vnc]\nserver_listen = 10.0.0.31\nauth_schemes = vencrypt\nvencrypt_ca_certs = /etc/nova/ca.pem\n",
			Message:  "server_listen = \"10.0.0.31\" offers consoles without authentication",
		},
		Rows: []Part{{novaOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "vnc", Since: Series("queens")},
				Options: []string{"server_listen"},
				Is:      textIs(func(host string) bool { return !isLoopback(host) }),
				If:      []Guard{libvirtInUse, with("enabled", isTrue), with("auth_schemes", anyText("none"))},
				Message: "{assigned} offers consoles without authentication: auth_schemes has none",
				Bad:     "[vnc]\nserver_listen = 0.0.0.0\nauth_schemes = none,vencrypt\nvencrypt_ca_certs = /etc/nova/ca.pem\n",
				Good:    "[vnc]\nserver_listen = 127.0.0.1\n",
			}}
		}}},
	},
	{
		Name:        "console_plaintext",
		Levels:      "IWE",
		CWE:         []int{319},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "a console proxy takes connections without TLS",
		Effect:      "What a user types and sees on the console, and the token that opens it, can be read in transit.",
		Remediation: "Set ssl_only = true with cert and key, or put a proxy with TLS in front.",
		FalseAlarms: "A load balancer in front that terminates TLS.",
		Example: Example{
			Program:  "nova-novncproxy",
			BadText:  "[DEFAULT]\nssl_only = false\n",
			GoodText: "[DEFAULT]\nssl_only = true\ncert = /etc/nova/console.pem\n",
			Message:  "ssl_only = false lets browsers open consoles without TLS",
		},
		Rows: []Part{{novaOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "DEFAULT", Absent: true},
				Options: []string{"ssl_only"},
				Is:      isFalse,
				If:      []Guard{program(proxies...)},
				Message: "{assigned} lets browsers open consoles without TLS",
				Bad:     "[vnc]\nenabled = true\n",
				Good:    "[DEFAULT]\nssl_only = true\ncert = /etc/nova/console.pem\n",
				Program: "nova-novncproxy",
			}, {
				Where:       Where{Section: "DEFAULT"},
				Options:     []string{"cert"},
				Is:          unset,
				If:          []Guard{with("ssl_only", isTrue), program(proxies...)},
				Levels:      "WWW",
				CWE:         []int{1288},
				Message:     "ssl_only = true needs a certificate, and {assigned} is in whichever folder the proxy starts in",
				Effect:      "Without a file self.pem in its working folder, the proxy says that it did not find one, and exits.",
				Remediation: "Set cert to the full path of the proxy's certificate, and key to that of its key.",
				Bad:         "[DEFAULT]\nssl_only = true\nkey = /etc/nova/console.key\n",
				Good:        "[DEFAULT]\nssl_only = true\ncert = /etc/nova/console.pem\n",
				Program:     "nova-novncproxy",
			}, {
				Where:       Where{Section: "DEFAULT"},
				Options:     []string{"cert"},
				Is:          isEmpty,
				If:          []Guard{with("ssl_only", isTrue), forProgram(proxies...)},
				Levels:      "EEE",
				CWE:         []int{1288},
				Message:     "ssl_only = true needs cert, which is empty",
				Effect:      "The proxy does not find a certificate, and exits.",
				Remediation: "Set cert to the file with the proxy's certificate, and key to that with its key.",
				Bad:         "[DEFAULT]\nssl_only = true\ncert =\n",
				Good:        "[DEFAULT]\nssl_only = true\ncert = /etc/nova/console.pem\n",
			}}
		}}},
	},
	{
		Name:        "console_origin_ineffective",
		Levels:      "EEE",
		CWE:         []int{1286},
		References:  []string{"OSSN-0101"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "an allowed console origin that no browser sends",
		Effect:      "The proxy compares the host name in the browser's Origin with each item exactly, so this one never matches, and consoles opened from there are refused.",
		Remediation: "Write the bare host name in lower case, such as dashboard.example.org.",
		Example: Example{
			BadText:  "[console]\nallowed_origins = https://dashboard.example.org\n",
			GoodText: "[console]\nallowed_origins = dashboard.example.org\n",
			Message:  "allowed_origins has \"https://dashboard.example.org\", which is not a bare host name",
		},
		Rows: []Part{{novaOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "console"},
				Options: []string{"allowed_origins"},
				Is:      item(notBareHost),
				If:      []Guard{forProgram(proxies...)},
				Message: "{option} has {item}, which is not a bare host name",
				Bad:     "[console]\nallowed_origins = dashboard.example.org,*.example.org,d.example.org:443\n",
				Good:    "[console]\nallowed_origins = dashboard.example.org,10.0.0.5,fd00::5\n",
			}}
		}}},
	},
}

// notBareHost is met by what has more to it than a host name or an address as
// browsers write it, which is all that the proxy compares.
func notBareHost(text string) bool {
	if strings.ContainsAny(text, "/*[]@?#\\% \t") || text != strings.ToLower(text) || !isASCII(text) {
		return true
	}
	if !strings.Contains(text, ":") {
		return false
	}
	address, err := netip.ParseAddr(text)
	return err != nil || !address.Is4In6() && address.String() != text // browsers write 4in6 in hexadecimal
}
