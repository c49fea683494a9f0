package rules

import (
	"slices"
	"strings"

	known "github.com/osloconf/terraform-provider-osloconf/internal/catalog/names"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// metalInterfaces judges whether each of Ironic's hardware types has an interface
// of each kind, as the conductor does when it starts.
var metalInterfaces = &Rule{
	Name:        "hardware_type_unsupported",
	Levels:      "EEE",
	CWE:         []int{1288},
	Needs:       Values | Text,
	Scope:       Whole,
	Title:       "a hardware type without an interface that suits it",
	Effect:      "ironic-conductor finds no default for the hardware type, and exits.",
	Remediation: "Enable an interface of each kind for each hardware type.",
	Example: Example{
		Service:  "ironic",
		BadText:  "[DEFAULT]\nenabled_hardware_types = ipmi,redfish\nenabled_power_interfaces = ipmitool\n",
		GoodText: "[DEFAULT]\nenabled_hardware_types = ipmi,redfish\nenabled_power_interfaces = ipmitool,redfish\n",
		Message:  "enabled_power_interfaces lists nothing that suits redfish",
	},
	Check: checkMetalInterfaces,
}

func checkMetalInterfaces(p *Pass) {
	// Older releases can do with classic drivers alone.
	types := p.Configuration.Get("DEFAULT", "enabled_hardware_types")
	if !p.mayBeOf("ironic", "ironic-conductor") || !p.reached(Series("rocky")) || !types.Known() || types.Hidden {
		return
	}
	for _, kind := range ironicInterfaces {
		p.metalInterface(types, kind)
	}
}

// metalInterface judges one kind of interface: the default that is set, or else the
// enabled ones. Where none is enabled, Ironic enables what suits its hardware types.
func (p *Pass) metalInterface(types *config.Setting, kind string) {
	enabled := p.Configuration.Get("DEFAULT", "enabled_"+kind+"_interfaces")
	chosen := p.Configuration.Get("DEFAULT", "default_"+kind+"_interface")
	if !enabled.Known() || enabled.Hidden || !chosen.Known() || chosen.Hidden {
		return
	}
	interfaces := []string{}
	for _, item := range enabled.Value.Items() {
		switch name := item.Text(); {
		case name != "" && !p.loads(enabled, name):
			return // judged as a driver
		case name != "":
			interfaces = append(interfaces, name)
		}
	}
	if !chosen.IsSet() {
		p.enabledInterfaces(types, enabled, kind, interfaces)
		return
	}
	if !p.loads(enabled, chosen.Str()) || len(interfaces) > 0 && !slices.Contains(interfaces, chosen.Str()) {
		return // judged as a default that is not enabled
	}
	unsuited := p.unsuited(types, kind, []string{chosen.Str()})
	// Ironic lets this type have any default.
	unsuited = slices.DeleteFunc(unsuited, func(hardware string) bool { return hardware == "fake-hardware" })
	if len(unsuited) > 0 {
		p.Report(Problem{
			On:          chosen,
			Message:     assigned(chosen) + " does not suit " + strings.Join(unsuited, " and ") + " in enabled_hardware_types",
			Remediation: "Leave the option out: Ironic then takes the first interface that suits each hardware type.",
		})
	}
}

// enabledInterfaces judges the enabled interfaces of a kind.
func (p *Pass) enabledInterfaces(types, enabled *config.Setting, kind string, interfaces []string) {
	unsuited := p.unsuited(types, kind, interfaces)
	if len(interfaces) == 0 || len(unsuited) == 0 || !types.IsSet() && !enabled.IsSet() {
		return
	}
	which := strings.Join(unsuited, " and ")
	problem := Problem{On: enabled, Message: enabled.Name() + " lists nothing that suits " + which}
	without := "leave " + which + " out of enabled_hardware_types."
	if !types.IsSet() {
		problem.Message += ", which enabled_hardware_types lists by default"
		without = "set enabled_hardware_types without " + which + "."
	}
	if !enabled.IsSet() {
		problem.On = types
		problem.Message = enabled.Name() + ", " + report.Show(strings.Join(interfaces, ",")) + " by default, has nothing that suits " + which
	}
	problem.Remediation = capitalised(without)
	if wanted := p.suiting(enabled, kind, unsuited); len(wanted) > 0 {
		problem.Remediation = "Add " + strings.Join(wanted, " and ") + " to " + enabled.Name() + ", or " + without
	}
	p.Report(problem)
}

// unsuited lists the hardware types that none of the interfaces suits, of those
// that are known.
func (p *Pass) unsuited(types *config.Setting, kind string, interfaces []string) []string {
	var unsuited []string
	for _, item := range types.Value.Items() {
		hardware := item.Text()
		suitable, ok := known.Interfaces(hardware, kind)
		if !ok || !p.loads(types, hardware) || slices.Contains(unsuited, label(hardware)) {
			continue
		}
		if !slices.ContainsFunc(interfaces, func(name string) bool { return slices.Contains(suitable, name) }) {
			unsuited = append(unsuited, label(hardware))
		}
	}
	return unsuited
}

// suiting lists an interface for each hardware type.
func (p *Pass) suiting(enabled *config.Setting, kind string, types []string) []string {
	var suiting []string
	for _, hardware := range types {
		suitable, _ := known.Interfaces(hardware, kind)
		first := slices.IndexFunc(suitable, func(name string) bool { return p.loads(enabled, name) })
		if first >= 0 && !slices.Contains(suiting, suitable[first]) {
			suiting = append(suiting, suitable[first])
		}
	}
	return suiting
}
