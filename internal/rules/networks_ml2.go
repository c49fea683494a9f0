package rules

import (
	"errors"
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/urls/spec"
)

// checkTypes compares the types that networks may have with the drivers that are
// loaded.
func checkTypes(p *Pass) {
	drivers := p.Configuration.Get("ml2", "type_drivers")
	if drivers == nil || !drivers.Known() {
		return
	}
	for i := range drivers.Items {
		if severalOrBracketed(drivers.Items[i].Text) {
			return // driver_unknown says that the list is not one
		}
	}
	lacks := func(text string) bool { return text != "" && !hasItem(drivers, text) }
	for _, option := range [...]string{"project_network_types", "tenant_network_types"} {
		s := p.Configuration.Get("ml2", option)
		if s == nil || s.Name() != option {
			continue
		}
		verb, on := " lists ", s
		if !s.IsSet() {
			if !drivers.IsSet() || !s.Known() || p.writes("ml2", "project_network_types") {
				continue // the newer name in an older release is one mistake
			}
			verb, on = " by default lists ", drivers
		}
		for i := range s.Items {
			if lacks(s.Items[i].Text) {
				problem := Problem{On: on, Message: option + verb + report.Show(s.Items[i].Text) + ", which type_drivers lacks"}
				if s.IsSet() {
					problem.Item = &s.Items[i]
				} else {
					problem.Remediation = "Set " + option + " to types that type_drivers lists, or to nothing where only administrators create networks."
				}
				p.Report(problem)
			}
		}
	}
	if s := p.Configuration.Get("ml2", "external_network_type"); s != nil && s.IsSet() && lacks(s.Str()) {
		p.Report(Problem{On: s, Message: assigned(s) + ", which type_drivers lacks"})
	}
}

// checkRanges reads every item of the lists of ranges as the types' drivers do.
func checkRanges(p *Pass) {
	p.ranges("vlan", "network_vlan_ranges", func(text string) error { _, err := spec.ParseVLANs(text); return err })
	for _, kind := range [...]string{"vxlan", "geneve"} {
		p.ranges(kind, "vni_ranges", func(text string) error { _, err := spec.ParseTunnels(text, spec.HighestVNI); return err })
	}
	p.ranges("gre", "tunnel_id_ranges", func(text string) error { _, err := spec.ParseTunnels(text, spec.HighestGRE); return err })
}

// writes reports whether the configuration has a name in a section, read or not.
func (p *Pass) writes(section, name string) bool {
	found := p.Configuration.Section(section)
	return found != nil && slices.ContainsFunc(found.Assignments, func(a *config.Assignment) bool { return a.As.Option == name })
}

// ranges reads the items of an option that the driver of a type reads, if it is
// loaded.
func (p *Pass) ranges(kind, option string, parse func(string) error) {
	s, drivers := p.Configuration.Get("ml2_type_"+kind, option), p.Configuration.Get("ml2", "type_drivers")
	if s == nil || !s.IsSet() || drivers.Known() && !hasItem(drivers, kind) {
		return
	}
	for i := range s.Items {
		if err := parse(s.Items[i].Text); err != nil {
			p.Report(Problem{On: s, Item: &s.Items[i], Message: option + " lists " + report.Show(s.Items[i].Text) + ": " + specFault(err)})
		}
	}
}

// specFault is what a parser says about a text, without the position.
func specFault(err error) string {
	if e, ok := errors.AsType[*spec.Error](err); ok {
		return e.Kind.String()
	}
	return "it cannot be read"
}

// checkMappings reads the lists that map physical networks to bridges, interfaces
// and devices.
func checkMappings(p *Pass) {
	const linuxBridge, cleanup = "neutron-linuxbridge-agent", "neutron-linuxbridge-cleanup"
	for _, at := range [...]struct {
		section, option string
		programs        []string
	}{
		{"ovs", "bridge_mappings", []string{"neutron-openvswitch-agent"}},
		{"linux_bridge", "bridge_mappings", []string{linuxBridge, cleanup}},
		{"linux_bridge", "physical_interface_mappings", []string{linuxBridge}},
		{"macvtap", "physical_interface_mappings", []string{"neutron-macvtap-agent"}},
		{"sriov_nic", "physical_device_mappings", []string{"neutron-sriov-nic-agent"}},
		{"fdb", "shared_physical_device_mappings", []string{"neutron-openvswitch-agent", linuxBridge}},
	} {
		s := p.Configuration.Get(at.section, at.option)
		if !p.mayBeOf(at.programs...) {
			continue
		}
		if at.section == "macvtap" {
			p.macvtapMapping(s)
		}
		if s == nil || !s.IsSet() || s.Partial || s.Value.Kind() != types.List {
			continue
		}
		if at.section == "fdb" && !lists("agent", "extensions", "fdb")(p, s) {
			continue
		}
		cards := at.section == "sriov_nic" || at.section == "fdb" // a network may be on several, and a card on several networks
		fault, item := mappingFault(s.Items, cards)
		if fault == "" {
			continue
		}
		problem := Problem{On: s, Item: item, Message: at.option + " lists " + report.Show(item.Text) + ": " + fault}
		if cards {
			problem.Remediation = "Write PHYSICAL_NETWORK:DEVICE for each."
		}
		p.Report(problem)
	}
}

// macvtapMapping reports a macvtap agent without a mapping: one that is set to
// nothing, or the agent's own section without any.
func (p *Pass) macvtapMapping(s *config.Setting) {
	if !s.IsEmpty() || s.IsUnset() && (p.Program == "" || p.Configuration.Section("macvtap") == nil) {
		return
	}
	message := "physical_interface_mappings is not set, and the macvtap agent needs a mapping"
	if s.IsSet() {
		message = assigned(s) + ", and the macvtap agent needs a mapping"
	}
	p.Report(Problem{
		On: s, Message: message,
		Effect:      "The agent logs that it needs at least one, and exits.",
		Remediation: "Write PHYSICAL_NETWORK:INTERFACE for each network, such as physnet1:eth1.",
	})
}

// mappingFault is what is wrong with the first wrong item of a list of mappings,
// "" where nothing is.
func mappingFault(items []config.Item, repeats bool) (fault string, item *config.Item) {
	texts := make([]string, len(items))
	for i := range items {
		texts[i] = items[i].Text
	}
	together := len(texts)
	if repeats {
		together = 1
	}
	for first := 0; first < len(texts); first += together {
		_, err := spec.ParseMappings(texts[first : first+together])
		if e, ok := errors.AsType[*spec.Error](err); ok {
			return e.Kind.String(), &items[first+e.Item]
		}
	}
	return "", nil
}
