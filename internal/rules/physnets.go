package rules

import (
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// physnetRow is on physical networks of which nova-compute is not told the NUMA nodes.
func physnetRow() Row {
	const networks = "[neutron]\nphysnets = physnet1,physnet2\n[neutron_physnet_physnet1]\nnuma_nodes = 0\n"
	return Row{
		Where:       Where{Section: "neutron", Since: Series("rocky")},
		Options:     []string{"physnets"},
		Is:          value(func(s *config.Setting) bool { return len(s.Items) > 0 }),
		If:          []Guard{forProgram("nova-compute"), networkWithoutNodes},
		Message:     "{option} lists a network that has no section with numa_nodes",
		Effect:      "nova-compute raises InvalidNetworkNUMAAffinity when it looks up the topology of its host.",
		Remediation: "Give each network a section, such as [neutron_physnet_physnet1], and list its nodes in numa_nodes there, or take it off the list.",
		Bad:         networks, Good: networks + "[neutron_physnet_physnet2]\nnuma_nodes = 1\n",
	}
}

// networkWithoutNodes holds where one of the listed networks has no NUMA nodes.
func networkWithoutNodes(p *Pass, s *config.Setting) bool {
	return s.Known() && !s.Hidden && slices.ContainsFunc(s.Value.Items(), func(network types.Value) bool {
		nodes := p.Configuration.Get("neutron_physnet_"+network.Text(), "numa_nodes")
		return nodes == nil || nodes.Known() && len(nodes.Items) == 0
	})
}
