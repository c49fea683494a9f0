package rules

import (
	"net/netip"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// tunnelAddressRow is on the address without which the Linux bridge agent makes no
// tunnels. Tunnels are on by default, but only a text that asks for them is judged.
func tunnelAddressRow() Row {
	const vxlan = "[vxlan]\nenable_vxlan = true\n"
	return Row{
		Where:       Where{Section: "vxlan", Before: Series("2025.1")}, // which has no such agent
		Options:     []string{"local_ip"},
		Is:          isEmpty,
		If:          []Guard{program(bridgeAgent), with("enable_vxlan", isTrue.Given())},
		Message:     "{option} is not set, and enable_vxlan asks for tunnels",
		Effect:      "The agent finds no interface with that address when it starts, and exits.",
		Remediation: "Set local_ip to the address that this host has on the tunnel network, or enable_vxlan = false.",
		Bad:         vxlan, Good: vxlan + "local_ip = 192.0.2.11\n",
		Release: "zed", Program: bridgeAgent,
	}
}

// tunnelRows are on addresses for tunnels that an agent refuses.
func tunnelRows() []Row {
	const ovs, vxlan = "[agent]\ntunnel_types = vxlan\n[ovs]\nlocal_ip = ", "[vxlan]\nenable_vxlan = true\nlocal_ip = "
	anyAddress := Row{
		Where:       Where{Section: "ovs", Since: Series("stein")}, // before, the agent asks ip for a prefix
		Options:     []string{"local_ip"},
		Is:          in("0.0.0.0", "::"),
		If:          []Guard{forProgram(ovsAgent), where("agent", "tunnel_types", isSet)},
		Message:     "{assigned} is not an address of this host",
		Effect:      "The agent finds no interface with that address when it starts, and exits.",
		Remediation: "Set local_ip to the address that this host has on the tunnel network.",
		Bad:         ovs + "0.0.0.0\n", Good: ovs + "192.0.2.11\n",
	}
	bridges := anyAddress
	bridges.Section, bridges.Before = "vxlan", Series("2025.1")
	bridges.If = []Guard{forProgram(bridgeAgent), with("enable_vxlan", isTrue)}
	bridges.Bad, bridges.Good, bridges.Release = vxlan+"0.0.0.0\n", vxlan+"192.0.2.11\n", "zed"

	group := bridges
	group.Since = Bound{}
	group.Is = textIs(func(text string) bool { return !oneOf(text, "0.0.0.0", "::") })
	group.If = []Guard{forProgram(bridgeAgent), with("enable_vxlan", isTrue), groupOfOtherFamily}
	group.Message = "{assigned} and vxlan_group are of different families, IPv4 and IPv6"
	group.Effect = "The agent logs that the group is invalid when it starts, and exits."
	group.Remediation = "Set vxlan_group to a multicast address of the same family, such as ff05::1 with IPv6 and 224.0.0.1 with IPv4."
	group.Bad, group.Good = vxlan+"2001:db8::11\n", vxlan+"2001:db8::11\nvxlan_group = ff05::1\n"
	return []Row{anyAddress, bridges, group}
}

// groupOfOtherFamily holds where the group for tunnels and the host's address are not
// both of IPv4, nor both of IPv6.
func groupOfOtherFamily(p *Pass, s *config.Setting) bool {
	group := p.sibling(s, "vxlan_group")
	if !group.Known() || !group.HasText() {
		return false
	}
	local, err := netip.ParseAddr(s.Str())
	if err != nil {
		return false
	}
	of, err := netip.ParseAddr(group.Str())
	if err != nil {
		prefix, err := netip.ParsePrefix(group.Str())
		if err != nil {
			return false
		}
		of = prefix.Addr()
	}
	return local.Is4() != of.Is4()
}

// tunnelFamilyRows are on an agent's address for tunnels and the family that the server
// takes, where one configuration says both.
func tunnelFamilyRows() []Row {
	const six, four = "[ml2]\noverlay_ip_version = 6\n", "[ml2]\noverlay_ip_version = 4\n"
	row := Row{
		Where:       Where{Section: "ovs"},
		Options:     []string{"local_ip"},
		Is:          isSet,
		If:          []Guard{ofOtherOverlay},
		Message:     "{assigned} in {section} is not of the family in overlay_ip_version of [ml2]",
		Effect:      "The server refuses the agent's address, and the host has no tunnels.",
		Remediation: "Set overlay_ip_version to 4 or 6 on the server, as the agents' addresses are.",
		Bad:         six + "[ovs]\nlocal_ip = 192.0.2.11\n", Good: six + "[ovs]\nlocal_ip = 2001:db8::11\n",
	}
	bridges := row
	bridges.Section, bridges.Before, bridges.Release = "vxlan", Series("2025.1"), "zed"
	bridges.Bad, bridges.Good = four+"[vxlan]\nlocal_ip = 2001:db8::11\n", four+"[vxlan]\nlocal_ip = 192.0.2.11\n"
	return []Row{row, bridges}
}

// ofOtherOverlay holds where the configuration names a family for tunnels, and an
// address is of the other one.
func ofOtherOverlay(p *Pass, s *config.Setting) bool {
	overlay := p.Configuration.Get("ml2", "overlay_ip_version")
	version, ok := number(overlay)
	address, err := netip.ParseAddr(s.Str())
	return ok && err == nil && overlay.Given() && address.Is4() != (version == 4)
}
