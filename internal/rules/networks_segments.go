package rules

import "github.com/osloconf/terraform-provider-osloconf/internal/config"

// segmentRow is on a list of network types none of which can give a project a segment.
func segmentRow() Row {
	const types = "[ml2]\ntype_drivers = flat,vlan,vxlan\ntenant_network_types = vxlan,vlan\n"
	return Row{
		Where:       Where{Section: "ml2"},
		Options:     []string{"tenant_network_types", "project_network_types"},
		Is:          value(func(s *config.Setting) bool { return s.IsSet() && s.Filled() }),
		If:          []Guard{forProgram("neutron-server", "neutron-rpc-server"), noSegments},
		Levels:      "WEE",
		Message:     "{option} lists only types that have no range to allocate from",
		Effect:      "Projects cannot create networks: Neutron answers that no tenant network is available for allocation.",
		Remediation: "Set the ranges of a type, such as vni_ranges = 1:1000 in [ml2_type_vxlan], or network_vlan_ranges = physnet1:100:200 in [ml2_type_vlan].",
		Bad:         types,
		Good:        types + "[ml2_type_vxlan]\nvni_ranges = 1:1000\n",
	}
}

// noSegments holds where no listed type has a segment for a project. A plugin can
// take the ranges from the database instead.
func noSegments(p *Pass, s *config.Setting) bool {
	if plugins := p.Configuration.Get("DEFAULT", "service_plugins"); !plugins.Known() || hasItem(plugins, "network_segment_range") {
		return false
	}
	drivers := p.sibling(s, "type_drivers")
	for i := range s.Items {
		switch kind := s.Items[i].Text; {
		case kind == "":
		case !hasItem(drivers, kind): // ml2_types_conflict says so
			return false
		case !p.lacksSegments(kind):
			return false
		}
	}
	return !s.Partial
}

func (p *Pass) lacksSegments(kind string) bool {
	switch kind {
	case "flat": // for administrators only
		return true
	case "vlan": // a physical network alone has all VLANs
		return p.emptyRanges(kind, "network_vlan_ranges")
	case "vxlan", "geneve":
		return p.emptyRanges(kind, "vni_ranges")
	case "gre":
		return p.emptyRanges(kind, "tunnel_id_ranges")
	}
	return false
}

// emptyRanges reports whether a type's option lists nothing.
func (p *Pass) emptyRanges(kind, option string) bool {
	s := p.Configuration.Get("ml2_type_"+kind, option)
	return s.Known() && !s.Partial && !s.Filled()
}
