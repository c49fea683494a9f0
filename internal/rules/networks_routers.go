package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// routerNetworkRow is on the physical network of the networks between the agents of a
// highly available router.
func routerNetworkRow() Row {
	const router = "[DEFAULT]\nservice_plugins = router\nl3_ha = true\nl3_ha_network_type = vlan\nl3_ha_network_physical_name = "
	const ranges = "\n[ml2]\ntype_drivers = vlan,vxlan\n[ml2_type_vlan]\nnetwork_vlan_ranges = physnet1:100:200\n"
	return Row{
		Where:       Where{Section: "DEFAULT"},
		Options:     []string{"l3_ha_network_physical_name"},
		Is:          textIs(func(string) bool { return true }).Given(),
		If:          []Guard{forProgram(networkServers...), lists("DEFAULT", "service_plugins", routerPlugins...), physicallyUnknown},
		Message:     "{assigned} is not a physical network of the type that l3_ha_network_type names",
		Effect:      "Neutron raises InvalidInput for the network of each project's first highly available router, and makes no such router.",
		Remediation: "Write a network that network_vlan_ranges in [ml2_type_vlan], or flat_networks in [ml2_type_flat], lists.",
		Bad:         router + "physnet9" + ranges, Good: router + "physnet1" + ranges,
	}
}

// physicallyUnknown holds where the text lists the physical networks of a type, and an
// option's is not among them. A plugin can take them from the database instead.
func physicallyUnknown(p *Pass, s *config.Setting) bool {
	plugins := p.Configuration.Get("DEFAULT", "service_plugins")
	if !plugins.Known() || hasItem(plugins, "network_segment_range") {
		return false
	}
	var networks *config.Setting
	switch p.sibling(s, "l3_ha_network_type").Str() {
	case "vlan":
		networks = p.Configuration.Get("ml2_type_vlan", "network_vlan_ranges")
	case "flat":
		networks = p.Configuration.Get("ml2_type_flat", "flat_networks")
	}
	if networks == nil || !networks.IsSet() || networks.Partial || networks.Hidden || hasItem(networks, "*") {
		return false
	}
	for i := range networks.Items {
		name, _, _ := strings.Cut(networks.Items[i].Text, ":")
		if strings.TrimSpace(name) == s.Str() {
			return false
		}
	}
	return true
}
