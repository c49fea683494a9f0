package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// The agents of Neutron whose drivers enforce security groups.
const (
	ovsAgent    = "neutron-openvswitch-agent"
	bridgeAgent = "neutron-linuxbridge-agent"
)

// The drivers that enforce security groups with iptables, under both their names.
var (
	plainTables  = []string{"iptables", "neutron.agent.linux.iptables_firewall.IptablesFirewallDriver"}
	hybridTables = []string{"iptables_hybrid", "neutron.agent.linux.iptables_firewall.OVSHybridIptablesFirewallDriver"}
	switchFlows  = []string{"openvswitch", "neutron.agent.linux.openvswitch_firewall.OVSFirewallDriver", "neutron.agent.linux.openvswitch_firewall.firewall.OVSFirewallDriver"}
)

// filterRows are on agents that do not enforce security groups.
func filterRows() []Row {
	row := func(is Condition, guards ...Guard) Row {
		return Row{
			Where:   Where{Section: "securitygroup"},
			Options: []string{"firewall_driver"},
			Is:      is,
			If:      append(guards, notOVN, without("enable_security_group", isFalse)),
			Bad:     "[securitygroup]\nfirewall_driver = noop\n", Good: "[securitygroup]\nfirewall_driver = openvswitch\n",
		}
	}
	off := row(isFalse, mayFilter)
	off.Options = []string{"enable_security_group"}
	off.If = []Guard{notOVN, mayFilter}
	off.Message = "{assigned} in {section} turns off filtering for all ports"
	off.Bad, off.Good = "[securitygroup]\nenable_security_group = false\n", "[ml2]\nmechanism_drivers = ovn\n[securitygroup]\nenable_security_group = false\n"

	noop := row(textIs(func(text string) bool {
		return text == "noop" || strings.HasSuffix(text, ".NoopFirewallDriver")
	}), mayFilter)
	noop.Message = "{assigned} in {section} filters nothing"

	none := row(isEmpty, program(ovsAgent, bridgeAgent))
	none.Message = "{option} is not set in {section}, so the agent filters nothing"
	none.Bad, none.Good = "[securitygroup]\nenable_security_group = true\n", "[securitygroup]\nfirewall_driver = iptables_hybrid\n"
	none.Program = ovsAgent

	// Another file may set the driver, but the agent's own is among the texts.
	absent := none
	absent.Absent, absent.Levels = true, "WWW"
	absent.If = append([]Guard{wholeFile, sectionless, ownFile}, none.If...)
	absent.Remediation = "Set firewall_driver in [securitygroup]: openvswitch or iptables_hybrid for the Open vSwitch agent, iptables for the Linux bridge agent."
	absent.Bad = "[DEFAULT]\nstate_path = /var/lib/neutron\n[ovs]\nbridge_mappings = physnet1:br-ex\n"
	absent.Good = absent.Bad + "[securitygroup]\nfirewall_driver = openvswitch\n"

	const switches, bridges = "[ovs]\nbridge_mappings = physnet1:br-ex\n", "[linux_bridge]\nphysical_interface_mappings = physnet1:eth1\n"
	unbridged := row(in(plainTables...), agentOf(ovsAgent))
	unbridged.Message = "{assigned} in {section} is for Linux bridges, and the agent is for Open vSwitch"
	unbridged.Effect = "Ports are plugged into the switch directly, where iptables does not see their packets: every instance port is open, and instances can spoof addresses."
	unbridged.Remediation = "Set firewall_driver = openvswitch, or iptables_hybrid where instances already have a bridge each."
	unbridged.Bad, unbridged.Good = switches+"[securitygroup]\nfirewall_driver = iptables\n", switches+"[securitygroup]\nfirewall_driver = iptables_hybrid\n"

	misnamed := row(in(hybridTables...), agentOf(bridgeAgent))
	misnamed.Before = Series("2025.1") // which has no such agent
	misnamed.Message = "{assigned} in {section} is for Open vSwitch, and the agent is for Linux bridges"
	misnamed.Effect = "The agent writes rules for interfaces of another name, which match no packet: every instance port is open, and instances can spoof addresses."
	misnamed.Remediation = "Set firewall_driver = iptables."
	misnamed.Bad, misnamed.Good = bridges+"[securitygroup]\nfirewall_driver = iptables_hybrid\n", bridges+"[securitygroup]\nfirewall_driver = iptables\n"
	misnamed.Release = "2024.2"

	sockets := row(in(hybridTables...), agentOf(ovsAgent), where("ovs", "datapath_type", in("netdev")))
	sockets.Message = "{assigned} in {section} cannot filter the ports of datapath_type = netdev in [ovs]"
	sockets.Effect = "Ports are vhost-user sockets, whose packets iptables does not see: every such port is open, and instances can spoof addresses."
	sockets.Remediation = "Set firewall_driver = openvswitch."
	const userspace = "[ovs]\nbridge_mappings = physnet1:br-ex\ndatapath_type = netdev\n"
	sockets.Bad, sockets.Good = userspace+"[securitygroup]\nfirewall_driver = iptables_hybrid\n", userspace+"[securitygroup]\nfirewall_driver = openvswitch\n"

	return []Row{off, noop, none, absent, unbridged, misnamed, sockets}
}

// filterStartRows are on drivers that need the switch of another agent.
func filterStartRows() []Row {
	cards := Row{
		Where:       Where{Section: "securitygroup", Before: Series("2025.2")}, // where the agent loads no driver
		Options:     []string{"firewall_driver"},
		Is:          in(switchFlows...),
		If:          []Guard{program("neutron-sriov-nic-agent")},
		Message:     "{assigned} in {section} is for the Open vSwitch agent alone",
		Effect:      "The driver raises AttributeError when the agent starts, because it gets no switch, and the agent exits.",
		Remediation: "Set firewall_driver = noop in this agent's own file: it cannot filter.",
		Bad:         "[securitygroup]\nfirewall_driver = openvswitch\n", Good: "[securitygroup]\nfirewall_driver = noop\n",
		Release: "zed", Program: "neutron-sriov-nic-agent",
	}
	bridges := cards
	bridges.Before = Series("2025.1")
	bridges.If = []Guard{program(bridgeAgent)}
	bridges.Remediation = "Set firewall_driver = iptables."
	bridges.Good, bridges.Program = "[securitygroup]\nfirewall_driver = iptables\n", bridgeAgent
	return []Row{cards, bridges}
}

// notOVN holds where OVN, which enforces security groups itself, is surely not
// the mechanism.
func notOVN(p *Pass, _ *config.Setting) bool {
	s := p.Configuration.Get("ml2", "mechanism_drivers")
	return s == nil || s.IsUnset() || s.Known() && !slices.ContainsFunc(s.Items, func(i config.Item) bool { return strings.HasPrefix(i.Text, "ovn") })
}

// mayFilter holds where the agent that reads the options may be one that filters.
// The agents for macvtap and SR-IOV cannot, so noop is their usual driver. Their
// own sections show which agent it is if no program is named.
func mayFilter(p *Pass, _ *config.Setting) bool {
	if p.Program != "" {
		return !oneOf(p.Program, "neutron-macvtap-agent", "neutron-sriov-nic-agent")
	}
	devices := p.Configuration.Get("sriov_nic", "physical_device_mappings")
	return !devices.IsSet() || devices.IsEmpty()
}

// agentOf holds where the agent that reads the options is surely this one. If no
// program is named, what the text maps shows which agent it is.
func agentOf(agent string) Guard {
	return func(p *Pass, _ *config.Setting) bool {
		if p.Program != "" {
			return p.Program == agent
		}
		return p.maps(agent) && !(p.maps(ovsAgent) && p.maps(bridgeAgent))
	}
}

// ownFile holds where the texts have what only the named agent reads.
func ownFile(p *Pass, _ *config.Setting) bool { return p.maps(p.Program) }

// sectionless holds where the texts lack the section of the option.
func sectionless(p *Pass, _ *config.Setting) bool { return p.Section == nil }

// maps reports whether the texts map networks, or name the address for tunnels, for
// one of the two agents.
func (p *Pass) maps(agent string) bool {
	given := func(section, option string) bool { return isSet.Value(p.Configuration.Get(section, option)) }
	if agent == ovsAgent {
		return given("ovs", "bridge_mappings") || given("ovs", "local_ip")
	}
	return given("linux_bridge", "physical_interface_mappings") || given("vxlan", "local_ip")
}
