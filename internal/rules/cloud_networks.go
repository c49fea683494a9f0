package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

var cloudNetwork = &Rule{
	Name:        "cloud_network_mismatch",
	Levels:      "EEE",
	CWE:         []int{1288},
	Needs:       Values | Text,
	Scope:       Run,
	References:  []string{"neutron/plugins/ml2/drivers/mech_agent.py"},
	Title:       "an agent and the server that name different networks",
	Effect:      "Ports on that host fail to bind: instances there get no network.",
	Remediation: "Write the same physical networks and tunnel types on both sides.",
	Example: Example{
		DataSource: "osloconf_cloud",
		BadPair: [2]Half{
			{Service: "neutron", Text: "[ml2]\ntype_drivers = flat,vxlan\n[ml2_type_flat]\nflat_networks = physnet1\n"},
			{Name: "agent", Service: "neutron", Text: "[ovs]\nbridge_mappings = physnet2:br-ex\n"},
		},
		GoodPair: [2]Half{
			{Service: "neutron", Text: "[ml2]\ntype_drivers = flat,vxlan\n[ml2_type_flat]\nflat_networks = physnet1\n"},
			{Name: "agent", Service: "neutron", Text: "[ovs]\nbridge_mappings = physnet1:br-ex\n"},
		},
		Message: `[ovs] bridge_mappings of "agent" (agent.conf line 2) maps "physnet2"`,
	},
	Cloud: checkCloudNetworks,
}

// networkServer is what Neutron's server says about networks, over all members
// that say something.
type networkServer struct {
	named     []side          // the options that name physical networks
	physical  map[string]bool // the physical networks
	any       bool            // flat_networks is *
	byDefault bool            // the same, by default
	tenant    side            // the types of tenant networks
	drivers   []side          // mechanism_drivers
	unknown   bool            // part of it is not known yet
}

// checkCloudNetworks compares the mappings, tunnels and kinds of Neutron's
// agents with its server's settings.
func checkCloudNetworks(p *CloudPass) {
	server := p.networkServer()
	agents := map[string][]side{}
	for _, m := range p.of("neutron") {
		for i := range l2Agents {
			kind := &l2Agents[i]
			if s, ok := given(m, kind.section, kind.mappings); ok {
				p.mapped(s, server)
			}
			if s, ok := kind.runsAt(m); ok {
				agents[kind.driver] = append(agents[kind.driver], s)
			}
		}
		if s, ok := given(m, "agent", "tunnel_types"); ok && server.tenant.setting != nil {
			p.tunnels(s, server.tenant)
		}
	}
	p.mechanisms(server, agents)
	p.population(server)
}

func (p *CloudPass) networkServer() *networkServer {
	server := &networkServer{physical: map[string]bool{}}
	for _, m := range p.of("neutron") {
		for _, at := range [...][2]string{{"ml2", "type_drivers"}, {"ml2", "mechanism_drivers"}, {"ml2_type_flat", "flat_networks"}, {"ml2_type_vlan", "network_vlan_ranges"}} {
			server.unknown = server.unknown || unsure(m, at[0], at[1])
		}
		flat, types := m.Get("ml2_type_flat", "flat_networks"), m.Get("ml2", "type_drivers")
		vlan, vlans := given(m, "ml2_type_vlan", "network_vlan_ranges")
		vlans = vlans && (!types.Known() || hasItem(types, "vlan"))
		if flat != nil && hasItem(types, "flat") {
			switch {
			case flat.IsSet() && hasItem(flat, "*"):
				server.any = true
			case flat.IsSet() && !flat.IsEmpty():
				server.name(side{m, flat})
			case flat.IsUnset() && vlans && hasItem(flat, "*"):
				server.byDefault = true
			}
		}
		if vlans {
			server.name(vlan)
		}
		for _, option := range [...]string{"tenant_network_types", "project_network_types"} {
			if s, ok := given(m, "ml2", option); ok {
				server.tenant = s
			}
		}
		if s, ok := given(m, "ml2", "mechanism_drivers"); ok {
			server.drivers = append(server.drivers, s)
		}
	}
	return server
}

// name adds the physical networks in an option.
func (n *networkServer) name(s side) {
	n.named = append(n.named, s)
	for _, name := range mappedNames(s) {
		n.physical[name] = true
	}
}

// mappedNames lists the parts before the colons in a list or a map.
func mappedNames(s side) []string {
	names := slices.Clone(s.setting.Value.Keys())
	for _, item := range s.setting.Items {
		name, _, _ := strings.Cut(item.Text, ":")
		names = append(names, strings.TrimSpace(name))
	}
	return names
}

func (p *CloudPass) mapped(s side, server *networkServer) {
	switch {
	case server.any || server.unknown || p.mayHold("neutron"):
		return
	case len(server.named) == 0:
		p.lacks("[ml2_type_flat] flat_networks or [ml2_type_vlan] network_vlan_ranges of neutron's server", "neutron")
		return
	}
	for _, name := range mappedNames(s) {
		if name == "" || server.physical[name] {
			continue
		}
		problem := Problem{
			Message:     fmt.Sprintf("%s maps %s, a physical network that the server does not name in %s", s, report.Show(name), server.named[0]),
			Remediation: fmt.Sprintf("Name %s in the server's flat_networks or network_vlan_ranges, or map the network that these name.", report.Show(name)),
		}
		if server.byDefault {
			problem.Levels = "IWW"
			problem.Effect = "The server has VLANs for other networks only: only flat networks can use this one, because flat_networks is * by default."
		}
		p.report(s, server.named, problem)
	}
}

func (p *CloudPass) tunnels(s, tenant side) {
	for _, kind := range [...]string{"vxlan", "gre", "geneve"} {
		if hasItem(tenant.setting, kind) && !hasItem(s.setting, kind) {
			p.report(s, []side{tenant}, Problem{
				Message:     fmt.Sprintf("%s lacks %s, which %s gives to tenants", s, kind, tenant),
				Remediation: fmt.Sprintf("Add %s to tunnel_types of %s.", kind, s.member.shown()),
			})
		}
	}
}
