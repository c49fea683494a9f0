package rules

import (
	"net/netip"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/urls/spec"
)

// networkServers are the programs that serve Neutron's API, and load its drivers.
var networkServers = []string{"neutron-server", "neutron-rpc-server", "neutron-api"}

// networkStartRows are on what Neutron's server and L3 agent read when they start.
func networkStartRows() []Row {
	const ovs, gateway = "[ml2]\nmechanism_drivers = openvswitch,sriovnicswitch\n", "[DEFAULT]\nipv6_gateway = "
	prohibited := Row{
		Where:       Where{Section: "ovs_driver"},
		Options:     []string{"vnic_type_prohibit_list", "vnic_type_blacklist"},
		Is:          item(func(text string) bool { return !oneOf(text, "normal", "direct", "smart-nic", "vdpa") }),
		If:          []Guard{forProgram(networkServers...), lists("ml2", "mechanism_drivers", "openvswitch")},
		Message:     "{option} of {section} lists {item}, which the driver does not bind",
		Effect:      "The mechanism driver raises ValueError when it is loaded, and neutron-server exits.",
		Remediation: "List only kinds of ports that openvswitch binds: normal, direct, smart-nic and vdpa.",
		Bad:         ovs + "[ovs_driver]\nvnic_type_prohibit_list = macvtap\n", Good: ovs + "[ovs_driver]\nvnic_type_prohibit_list = direct,vdpa\n",
	}
	cards := prohibited
	cards.Section = "sriov_driver"
	cards.Is = item(func(text string) bool {
		return !oneOf(text, "direct", "macvtap", "direct-physical", "accelerator-direct")
	})
	cards.If = []Guard{forProgram(networkServers...), lists("ml2", "mechanism_drivers", "sriovnicswitch")}
	cards.Remediation = "List only kinds of ports that sriovnicswitch binds: direct, macvtap, direct-physical and accelerator-direct."
	cards.Bad, cards.Good = ovs+"[sriov_driver]\nvnic_type_prohibit_list = normal\n", ovs+"[sriov_driver]\nvnic_type_prohibit_list = direct-physical,macvtap\n"
	return []Row{prohibited, cards, {
		Where:       Where{Section: "DEFAULT"},
		Options:     []string{"ipv6_gateway"},
		Is:          textIs(notLinkLocal),
		If:          []Guard{forProgram("neutron-l3-agent")},
		Message:     "{assigned} is not a link-local address",
		Effect:      "The L3 agent logs that the address is not a valid one, and exits.",
		Remediation: "Write the router's address on the link, which begins with fe80:, such as fe80::1.",
		Bad:         gateway + "2001:db8::1\n", Good: gateway + "fe80::1\n",
	}}
}

// networkUseRows are on what Neutron reads later.
func networkUseRows() []Row {
	const limit, ovn, filter = "[DEFAULT]\npagination_max_limit = ", "[ml2]\nmechanism_drivers = ovn\n[ovn]\ndns_servers = ", "[securitygroup]\nfirewall_driver = openvswitch\npermitted_ethertypes = "
	const router = "[DEFAULT]\nservice_plugins = router\nl3_ha = true\nl3_ha_network_type = "
	return []Row{{
		Where:       Where{Section: "DEFAULT"},
		Options:     []string{"pagination_max_limit"},
		Is:          textIs(noLimit).Given(),
		If:          []Guard{servesAPI},
		Levels:      "WEE",
		Message:     "{assigned} is neither a number nor infinite",
		Effect:      "Neutron logs a warning for every list that a client asks for, and sends lists of any length.",
		Remediation: "Write the largest number of items in an answer, such as 1000, or -1 for no limit.",
		Bad:         limit + "1,000\n", Good: limit + "1000\n",
	}, {
		Where:       Where{Section: "ovn", Since: Series("wallaby")},
		Options:     []string{"dns_servers"},
		Is:          item(noAddressAtAll),
		If:          []Guard{forProgram(networkServers...), lists("ml2", "mechanism_drivers", "ovn")},
		Message:     "{option} lists {item}, which is not an IP address",
		Effect:      "Neutron raises AddrFormatError or ValueError for every subnet with DHCP but no DNS servers of its own, so none can be created.",
		Remediation: "Write the IP address of each DNS server, without a port.",
		Bad:         ovn + "192.0.2.53:53\n", Good: ovn + "192.0.2.53,2001:db8::53\n",
	}, {
		Where:       Where{Section: "securitygroup", Since: Series("2023.2")},
		Options:     []string{"permitted_ethertypes"},
		Is:          item(func(text string) bool { return text != "" && !hexadecimal(text) }),
		If:          []Guard{forProgram("neutron-openvswitch-agent"), with("firewall_driver", in("openvswitch"))},
		Levels:      "WEE",
		Message:     "{option} lists {item}, which is not a hexadecimal number",
		Effect:      "The agent logs a warning and leaves the type out, so its packets are dropped.",
		Remediation: "Write each type in hexadecimal digits after 0x, such as 0x8863.",
		Bad:         filter + "8863\n", Good: filter + "0x8863,0X8864\n",
	}, {
		Where:       Where{Section: "DEFAULT"},
		Options:     []string{"l3_ha_network_type"},
		Is:          textIs(func(string) bool { return true }).Given(),
		If:          []Guard{forProgram(networkServers...), lists("DEFAULT", "service_plugins", routerPlugins...), lacksType},
		Message:     "{assigned} is not one of the types in type_drivers of [ml2]",
		Effect:      "Neutron raises InvalidInput for the network of each project's first highly available router, and makes no such router.",
		Remediation: "Write a type that type_drivers lists, or leave the option out for the type of the project's own networks.",
		Bad:         router + "VXLAN\n[ml2]\ntype_drivers = vlan,vxlan\n", Good: router + "vxlan\n[ml2]\ntype_drivers = vlan,vxlan\n",
	}, {
		Where:       Where{Section: "DEFAULT"},
		Options:     []string{"dvr_base_mac"},
		Is:          value(noBaseDVR).Given(),
		If:          []Guard{forProgram(networkServers...), where("DEFAULT", "enable_dvr", isTrue), lists("DEFAULT", "service_plugins", routerPlugins...)},
		Message:     "{assigned} is not a MAC address with colons",
		Effect:      "Neutron raises ValueError or IndexError whenever an agent asks for its address, and routers that are distributed do not work on that host.",
		Remediation: "Write six pairs of hexadecimal digits with colons between them, other than base_mac, such as fa:16:3f:00:00:00.",
		Bad:         "[DEFAULT]\nservice_plugins = router\ndvr_base_mac = fa-16-3f-00-00-00\n", Good: "[DEFAULT]\nservice_plugins = router\ndvr_base_mac = fa:16:3f:4f:00:00\n",
	}}
}

// notLinkLocal reports whether the L3 agent refuses an address as a gateway.
func notLinkLocal(text string) bool {
	ip, err := netip.ParseAddr(text)
	return err != nil || !ip.Is6() || !netip.MustParsePrefix("fe80::/10").Contains(ip.WithZone(""))
}

// noLimit reports whether Neutron ignores a limit.
func noLimit(text string) bool {
	return !strings.EqualFold(text, "infinite") && !spec.IsInt(text)
}

// noAddressAtAll reports whether netaddr surely reads no address from a text. Of the
// fourth version it also reads short forms, such as 10.1.
func noAddressAtAll(text string) bool {
	if _, err := netip.ParseAddr(text); err == nil {
		return false
	}
	return strings.Contains(text, ":") || strings.ContainsFunc(text, func(r rune) bool { return !strings.ContainsRune("0123456789abcdefABCDEFxX.", r) })
}

// hexadecimal reports whether Neutron reads a text as a number in that notation.
func hexadecimal(text string) bool {
	digits, found := strings.CutPrefix(strings.ToLower(text), "0x")
	return found && digits != "" && !strings.ContainsFunc(digits, func(r rune) bool { return !strings.ContainsRune("0123456789abcdef_", r) })
}

// lacksType holds where no driver for a type of networks is loaded.
func lacksType(p *Pass, s *config.Setting) bool {
	drivers := p.Configuration.Get("ml2", "type_drivers")
	return drivers.Known() && !drivers.Hidden && !hasItem(drivers, s.Str())
}

// noBaseDVR reports whether Neutron cannot take the first bytes of an address from a
// text: it reads three of its parts, and the fourth if that is not 00.
func noBaseDVR(s *config.Setting) bool {
	parts := strings.Split(s.Str(), ":")
	if !s.HasText() || len(parts) < 4 {
		return s.HasText()
	}
	for _, part := range parts[:4] {
		if !hexadecimal("0x" + part) {
			return true
		}
	}
	return false
}
