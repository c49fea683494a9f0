package rules

import (
	"net/netip"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// consoleAddressRows are on the two addresses of guests' consoles on a compute host: the
// one that guests listen on, and the one that the proxy connects to.
func consoleAddressRows() []Row {
	const listen, proxied = "server_listen", "server_proxyclient_address"
	rows := []Row{}
	for _, section := range [...]string{"vnc", "spice"} {
		enabled := "[" + section + "]\nenabled = true\n"
		row := Row{
			Where:       Where{Section: section},
			Levels:      "WEE",
			Effect:      "The proxy connects to an address on which no guest listens, and every console fails.",
			Remediation: "Set both to the address of this host on the network of the proxies, and let only the proxies reach it.",
		}
		both := row
		both.Options = []string{proxied}
		both.Is = value((*config.Setting).HasText).Given()
		both.If = []Guard{libvirtInUse, with("enabled", isTrue), with(listen, isSet), elsewhere(listen)}
		both.Message = "{assigned} in {section} is not the address in server_listen"
		both.Bad = enabled + "server_listen = 192.0.2.11\nserver_proxyclient_address = 198.51.100.11\n"
		both.Good = enabled + "server_listen = 192.0.2.11\nserver_proxyclient_address = 192.0.2.11\n"

		sent := both
		sent.If = []Guard{libvirtInUse, wholeFile, program("nova-compute"), with("enabled", isTrue), with(listen, unset), elsewhere(listen)}
		sent.Message = "{assigned} in {section}, and server_listen is 127.0.0.1 by default"
		sent.Program = "nova-compute"
		sent.Bad = "[DEFAULT]\ndebug = false\n" + enabled + "server_proxyclient_address = 192.0.2.11\n"
		heard := sent
		heard.Options = []string{listen}
		heard.If = []Guard{libvirtInUse, wholeFile, program("nova-compute"), with("enabled", isTrue), with(proxied, unset), elsewhere(proxied)}
		heard.Message = "{assigned} in {section}, and server_proxyclient_address is 127.0.0.1 by default"
		heard.Bad = "[DEFAULT]\ndebug = false\n" + enabled + "server_listen = 192.0.2.11\n"
		rows = append(rows, both, sent, heard)
	}
	return rows
}

// oneAddress is the address that an option names, unless it stands for all of a host's.
func oneAddress(s *config.Setting) (netip.Addr, bool) {
	if !s.Known() || !s.HasText() {
		return netip.Addr{}, false
	}
	address, ok := plainAddress(s.Str())
	return address, ok && !address.IsUnspecified()
}

// elsewhere holds where another option of the section is another address.
func elsewhere(option string) Guard {
	return func(p *Pass, s *config.Setting) bool {
		this, ok := oneAddress(s)
		other, known := oneAddress(p.sibling(s, option))
		return ok && known && this != other
	}
}
