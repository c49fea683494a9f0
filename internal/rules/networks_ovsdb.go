package rules

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/urls/spec"
)

// What becomes of a program that cannot use the address of a database.
const (
	ovnFails    = "The client of OVN cannot open the connection, and neutron-server and its agents do not work."
	switchFails = "The agent cannot open the connection to Open vSwitch."
)

// clearRows are on databases of virtual switches that are accessed in clear text.
func clearRows() []Row {
	return []Row{{
		Where:   Where{Section: "ovn"},
		Options: []string{"ovn_nb_connection", "ovn_sb_connection"},
		Is:      value(remoteTCP),
		Message: "{assigned} is accessed in clear text",
		Bad:     "[ovn]\novn_nb_connection = tcp:[2001:db8::1]:6641\novn_sb_connection = tcp:10.0.0.11:6642\n",
		Good:    "[ovn]\novn_nb_connection = unix:/run/ovn/ovnnb_db.sock\n",
	}, {
		Where:   Where{Section: "ovs"},
		Options: []string{"ovsdb_connection"},
		Is:      value(remoteTCP),
		Message: "{assigned} is accessed in clear text",
		Bad:     "[ovs]\novsdb_connection = tcp:10.0.0.11:6640\n",
		Good:    "[ovs]\novsdb_connection = tcp:127.0.0.1:6640\n",
	}}
}

// ovsdbRow makes rows of both sections with addresses of databases: a row of [ovn] and
// the same of [ovs], whose option takes one address. Its effect comes before what
// becomes of the programs.
func ovsdbRow(is func(string) bool, row Row) []Row {
	ovn, ovs := row, row
	ovn.Section, ovn.Options, ovn.Effect = "ovn", []string{"ovn_nb_connection", "ovn_sb_connection"}, row.Effect+ovnFails
	ovn.Is = everyText(func(text string) bool {
		// In some releases the option is a text, and the client splits it.
		return slices.ContainsFunc(strings.Split(text, ","), func(address string) bool { return is(strings.TrimSpace(address)) })
	})
	ovn.Bad, ovn.Good = "[ovn]\novn_nb_connection = "+row.Bad+"\n", "[ovn]\novn_nb_connection = "+row.Good+"\n"
	ovs.Section, ovs.Options, ovs.Effect = "ovs", []string{"ovsdb_connection"}, row.Effect+switchFails
	ovs.Is = textIs(is).Given()
	ovs.Bad, ovs.Good = "[ovs]\novsdb_connection = "+row.Bad+"\n", "[ovs]\novsdb_connection = "+row.Good+"\n"
	return []Row{ovn, ovs}
}

// schemelessAddressRows are on addresses of databases with no scheme, or one as in URLs.
func schemelessAddressRows() []Row {
	none := ovsdbRow(notOVSDB, Row{
		Where:       Where{Services: neutronOnly},
		Message:     "{assigned} has an address that begins with none of tcp:, ssl: and unix:",
		Remediation: "Write ssl:HOST:PORT, tcp:HOST:PORT or unix:PATH, without two slashes.",
		Bad:         "192.0.2.11:6641", Good: "unix:/run/ovn/ovnnb_db.sock",
		Release: beforeURIs,
	})
	slashed := ovsdbRow(slashedOVSDB, Row{
		Where:       Where{Services: neutronOnly},
		Message:     "{assigned} has two slashes after the scheme, which OVSDB reads as part of the address",
		Remediation: "Leave out the two slashes: write ssl:HOST:PORT, or tcp:HOST:PORT.",
		Bad:         "tcp://127.0.0.1:6641", Good: "tcp:127.0.0.1:6641",
	})
	return append(none, slashed...)
}

// addressRows are on addresses of databases that the client cannot read.
func addressRows() []Row {
	portless := ovsdbRow(portlessOVSDB, Row{
		Where:       Where{Services: neutronOnly},
		Message:     "{assigned} has an address that does not end in a port",
		Effect:      "The client raises ValueError for the address. ",
		Remediation: "Write the port after the host: ssl:HOST:PORT or tcp:HOST:PORT, with an IPv6 address in square brackets.",
		Bad:         "tcp:127.0.0.1", Good: "tcp:[::1]:6641",
	})
	parted := Row{
		Where:       Where{Section: "ovn"},
		Options:     []string{"ovn_nb_connection", "ovn_sb_connection"},
		Is:          everyText(badlyParted).Given(),
		Message:     "{assigned} has something other than a comma between addresses",
		Effect:      "The client of OVN splits the text at commas only, cannot open the connection, and neutron-server and its agents do not work.",
		Remediation: "Write a comma between the addresses.",
		Bad:         "[ovn]\novn_nb_connection = ssl:192.0.2.11:6641;ssl:192.0.2.12:6641\n",
		Good:        "[ovn]\novn_nb_connection = ssl:192.0.2.11:6641, ssl:192.0.2.12:6641\n",
	}
	return append(portless, parted)
}

// southOnly are the agents that open the southbound database of OVN, and the northbound
// one later or not at all.
var southOnly = []string{"neutron-ovn-metadata-agent", "neutron-ovn-agent"}

// clientFileRows are on the files without which no database of OVN is reached over TLS.
func clientFileRows() []Row {
	north := Row{
		Where:       Where{Section: "ovn"},
		Options:     []string{"ovn_nb_private_key", "ovn_nb_certificate", "ovn_nb_ca_cert"},
		Is:          isEmpty,
		If:          []Guard{notProgram(southOnly...), with("ovn_nb_connection", everyText(overTLS)), firstUnnamed("ovn_nb_", "ovn_sb_")},
		Message:     "{option} is not set, and ovn_nb_connection begins with ssl:",
		Effect:      "The client of OVN needs a private key, a certificate and a CA certificate for TLS, and fails to connect without one of them.",
		Remediation: "Set ovn_nb_private_key, ovn_nb_certificate and ovn_nb_ca_cert to the files of the client, and the three of ovn_sb likewise.",
		Bad:         "[ovn]\novn_nb_connection = ssl:192.0.2.11:6641\novn_nb_private_key = /etc/neutron/ovn.key\novn_nb_certificate = /etc/neutron/ovn.crt\n",
		Good: "[ovn]\novn_nb_connection = ssl:192.0.2.11:6641\novn_nb_private_key = /etc/neutron/ovn.key\n" +
			"ovn_nb_certificate = /etc/neutron/ovn.crt\novn_nb_ca_cert = /etc/neutron/ovn-ca.crt\n",
	}
	south := north
	south.Options = []string{"ovn_sb_private_key", "ovn_sb_certificate", "ovn_sb_ca_cert"}
	south.If = []Guard{notProgram(southOnly...), with("ovn_sb_connection", everyText(overTLS)), without("ovn_nb_connection", everyText(overTLS)), firstUnnamed("ovn_sb_", "ovn_nb_")}
	south.Message = "{option} is not set, and ovn_sb_connection begins with ssl:"
	south.Remediation = "Set ovn_sb_private_key, ovn_sb_certificate and ovn_sb_ca_cert to the files of the client."
	south.Bad = "[ovn]\novn_nb_connection = unix:/run/ovn/ovnnb_db.sock\novn_sb_connection = ssl:192.0.2.11:6642\n"
	south.Good = south.Bad + "ovn_sb_private_key = /etc/neutron/ovn.key\novn_sb_certificate = /etc/neutron/ovn.crt\novn_sb_ca_cert = /etc/neutron/ovn-ca.crt\n"

	agents := south
	// The files for Open vSwitch would serve as well: the program keeps one of each.
	agents.If = []Guard{program(southOnly...), with("ovn_sb_connection", everyText(overTLS)), noSwitchFiles, firstUnnamed("ovn_sb_", "")}
	agents.Program = southOnly[0]
	return []Row{north, south, agents}
}

// switchFileRow is on the files without which no switch is reached over TLS.
func switchFileRow() Row {
	const over = "[ovs]\novsdb_connection = ssl:127.0.0.1:6640\n"
	return Row{
		Where:       Where{Services: neutronOnly, Section: "ovs"},
		Options:     []string{"ssl_key_file", "ssl_cert_file", "ssl_ca_cert_file"},
		Is:          isEmpty,
		If:          []Guard{notProgram(networkServers...), with("ovsdb_connection", textIs(overTLS)), firstEmpty("ssl_key_file", "ssl_cert_file", "ssl_ca_cert_file")},
		Message:     "{option} is not set, and ovsdb_connection begins with ssl:",
		Effect:      "The agent raises OvsdbSslRequiredOptError when it connects to Open vSwitch, and does not start.",
		Remediation: "Set ssl_key_file, ssl_cert_file and ssl_ca_cert_file in [ovs] to the files of the client.",
		Bad:         over + "ssl_key_file = /etc/neutron/ovs.key\nssl_cert_file = /etc/neutron/ovs.crt\n",
		Good:        over + "ssl_key_file = /etc/neutron/ovs.key\nssl_cert_file = /etc/neutron/ovs.crt\nssl_ca_cert_file = /etc/neutron/ovs-ca.crt\n",
	}
}

// firstUnnamed holds for the first of the files for TLS to OVN that nothing names. The
// client keeps one of each for both databases, so that of the other one, if any, will do.
func firstUnnamed(prefix, other string) Guard {
	return func(p *Pass, s *config.Setting) bool {
		for _, kind := range [...]string{"private_key", "certificate", "ca_cert"} {
			if p.sibling(s, prefix+kind).IsEmpty() && (other == "" || p.sibling(s, other+kind).IsEmpty()) {
				return s.Name() == prefix+kind
			}
		}
		return false
	}
}

// noSwitchFiles holds where nothing names the files for TLS to Open vSwitch.
func noSwitchFiles(p *Pass, _ *config.Setting) bool {
	key := p.Configuration.Get("ovs", "ssl_key_file")
	return key == nil || key.IsEmpty()
}

// firstEmpty holds for the first of some options of the section that is empty.
func firstEmpty(options ...string) Guard {
	return firstThat((*config.Setting).IsEmpty, options)
}

// firstThat holds for the first of some options of a section of which something holds.
func firstThat(is func(*config.Setting) bool, options []string) Guard {
	return func(p *Pass, s *config.Setting) bool {
		at := slices.IndexFunc(options, func(option string) bool { return is(p.sibling(s, option)) })
		return at >= 0 && options[at] == s.Name()
	}
}

// remoteTCP reports whether a connection to a virtual switch's database, or one
// of a list, is plain TCP to another host.
func remoteTCP(s *config.Setting) bool {
	if !s.IsSet() {
		return false
	}
	text := s.Value.Text()
	if s.Value.Kind() == types.List {
		all := make([]string, len(s.Items))
		for i := range s.Items {
			all[i] = s.Items[i].Text
		}
		text = strings.Join(all, ",")
	}
	for one := range strings.SplitSeq(text, ",") {
		rest, ok := strings.CutPrefix(strings.TrimSpace(one), "tcp:")
		if !ok {
			continue
		}
		host := strings.TrimPrefix(rest, "//") // endpoint_scheme says that they are wrong
		if at := strings.LastIndexByte(host, ':'); at >= 0 {
			if _, err := netip.ParseAddr(host); err != nil {
				host = host[:at]
			}
		}
		if !isLoopback(host) {
			return true
		}
	}
	return false
}

// schemeOVSDB splits the address of an OVSDB server, and reports whether its scheme is
// one that the client or the server knows.
func schemeOVSDB(text string) (scheme, rest string, known bool) {
	scheme, rest, found := strings.Cut(text, ":")
	return scheme, rest, found && oneOf(scheme, "tcp", "ssl", "unix", "ptcp", "pssl", "punix")
}

// notOVSDB reports whether a text is not the address of an OVSDB server.
func notOVSDB(text string) bool {
	_, _, known := schemeOVSDB(text)
	return text != "" && marker(text) == "" && !known
}

// slashedOVSDB reports whether a host of an OVSDB server is written as in a URL. The
// path of a socket may begin with several slashes.
func slashedOVSDB(text string) bool {
	scheme, rest, _ := schemeOVSDB(text)
	return oneOf(scheme, "tcp", "ssl") && strings.HasPrefix(rest, "//") && marker(text) == ""
}

// portlessOVSDB reports whether the client of OVSDB finds no port in an address: it
// takes what follows the last colon.
func portlessOVSDB(text string) bool {
	scheme, rest, _ := schemeOVSDB(text)
	if !oneOf(scheme, "tcp", "ssl") || strings.HasPrefix(rest, "//") || marker(text) != "" || badlyParted(text) {
		return false
	}
	at := strings.LastIndexByte(rest, ':')
	return at < 0 || !spec.IsInt(rest[at+1:])
}

// badlyParted reports whether addresses of OVSDB have a semicolon or a blank where only
// a comma parts them.
func badlyParted(text string) bool {
	return slices.ContainsFunc(strings.Split(text, ","), func(address string) bool {
		return strings.ContainsAny(strings.TrimSpace(address), "; \t") && marker(address) == ""
	})
}

// overTLS reports whether an address of OVSDB asks for TLS.
func overTLS(text string) bool { return strings.HasPrefix(text, "ssl:") }
