package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// servesTLS holds where an API of these services serves TLS itself, through
// oslo.service.
func servesTLS(p *Pass, s *config.Setting) bool {
	return anyOf(
		where("DEFAULT", "osapi_volume_use_ssl", isTrue),
		where("DEFAULT", "osapi_share_use_ssl", isTrue),
		where("api", "enable_ssl_api", isTrue),
		where("DEFAULT", "use_ssl", isTrue),
	)(p, s)
}

// tlsServices are the services with such an API.
var tlsServices = []string{"cinder", "ironic", "manila", "neutron"}

// withoutAuthorities is the version since which oslo.service reads the version and the ciphers without ca_file
// as well.
var withoutAuthorities = Bound{"oslo.service", "3.5.0"}

const servedTLS = "[DEFAULT]\nosapi_volume_use_ssl = true\n[ssl]\ncert_file = /etc/cinder/api.crt\nkey_file = /etc/cinder/api.key\n"

// servedVersionRows are on names of TLS's versions that oslo.service does not know.
func servedVersionRows() []Row {
	return servedRows(Row{
		Where:       Where{Section: "ssl"},
		Options:     []string{"version"},
		Is:          textIs(func(text string) bool { return servedVersion(text) == "" }).Given(),
		Message:     "{assigned} in {section} is not a version that oslo.service knows",
		Effect:      "The API raises RuntimeError when it begins to serve TLS, and exits.",
		Remediation: "Write TLSv1_2, or leave the option out for the versions that the system allows.",
		Bad:         servedTLS + "ca_file = /etc/cinder/ca.crt\nversion = TLSv1.2\n", Good: servedTLS + "ca_file = /etc/cinder/ca.crt\nversion = TLSv1_2\n",
	})
}

// servedWeakRows are on versions of TLS that are broken.
func servedWeakRows() []Row {
	return servedRows(Row{
		Where:   Where{Section: "ssl"},
		Options: []string{"version"},
		Is:      textIs(func(text string) bool { return servedVersion(text) == "weak" }).Given(),
		Message: "{assigned} in {section} makes the API speak that version alone",
		Effect:  "Clients can be made to use a version that is broken, and current ones refuse it.",
		Bad:     servedTLS + "ca_file = /etc/cinder/ca.crt\nversion = TLSv1\n", Good: servedTLS + "ca_file = /etc/cinder/ca.crt\nversion = TLSv1_2\n",
	})
}

// servedRows makes rows of an option that older releases read only if authorities for
// the certificates of clients are named.
func servedRows(row Row) []Row {
	row.Services, row.If = tlsServices, []Guard{servesTLS, servesAPI}
	older := row
	row.Since, older.Before = withoutAuthorities, withoutAuthorities
	older.If = append([]Guard{with("ca_file", isSet)}, row.If...)
	older.Release = "zed"
	return []Row{older, row}
}

// servedUnreadRow is on those options where nothing reads them.
func servedUnreadRow() Row {
	return Row{
		Where:       Where{Services: tlsServices, Section: "ssl", Before: withoutAuthorities},
		Options:     []string{"version", "ciphers"},
		Is:          isSet,
		If:          []Guard{servesTLS, servesAPI, with("ca_file", isEmpty)},
		Message:     "{option} has no effect: ca_file is not set in {section}",
		Effect:      "oslo.service reads the option only together with ca_file, so the API serves whatever versions and ciphers the system allows.",
		Remediation: "Remove the option; to choose versions and ciphers, end TLS in a proxy before the API.",
		Bad:         servedTLS + "version = TLSv1_2\n", Good: servedTLS, Release: "zed",
	}
}

// servedVersion is how safe a version of TLS is, by oslo.service's name for it in any
// case: "" for a name that it does not know.
func servedVersion(text string) string {
	switch strings.ToLower(text) {
	case "sslv2", "sslv3", "tlsv1", "tlsv1_1":
		return "weak"
	case "sslv23", "tlsv1_2":
		return "good"
	}
	return ""
}
