package rules

import (
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// keystoneDrivers are the options whose drivers Keystone always loads when it starts.
var keystoneDrivers = [...]struct{ section, option string }{
	{"access_rules_config", "driver"},
	{"application_credential", "driver"},
	{"assignment", "driver"},
	{"catalog", "driver"},
	{"credential", "driver"},
	{"credential", "provider"},
	{"domain_config", "driver"},
	{"endpoint_policy", "driver"},
	{"federation", "driver"},
	{"identity", "driver"},
	{"identity_mapping", "driver"},
	{"identity_mapping", "generator"},
	{"oauth1", "driver"},
	{"policy", "driver"},
	{"receipt", "provider"},
	{"resource", "driver"},
	{"revoke", "driver"},
	{"role", "driver"},
	{"shadow_users", "driver"},
	{"trust", "driver"},
	{"unified_limit", "driver"},
}

// checkKeystoneDrivers judges the back ends and the methods of authentication
// that Keystone loads when it starts.
func checkKeystoneDrivers(p *Pass) {
	for _, at := range keystoneDrivers {
		if at.section == "resource" && p.reached(Series("pike")) && !p.reached(Series("ussuri")) {
			continue // these load sql without looking
		}
		p.driverOf(p.Configuration.Get(at.section, at.option), "")
	}
	methods := p.Configuration.Get("auth", "methods")
	if methods == nil {
		return
	}
	p.driversOf(methods, "", true)
	for i := range methods.Items {
		// An option that is empty stands for the method's own plugin.
		if plugin := p.Configuration.Get("auth", methods.Items[i].Text); plugin.HasText() {
			p.driverOf(plugin, "")
		} else if plugin == nil {
			p.pluginOf(methods.Items[i].Text)
		}
	}
}

// ofAnother reports whether a name that Keystone does not load for an option is one
// that it loads for another, such as the back end of a provider.
func (p *Pass) ofAnother(s *config.Setting, name string) bool {
	isDriver := func(section, option string) bool { return s.Section() == section && s.Name() == option }
	listed, elsewhere := false, p.loadsAt("token", "provider", name)
	for _, at := range keystoneDrivers {
		listed = listed || isDriver(at.section, at.option)
		elsewhere = elsewhere || p.loadsAt(at.section, at.option, name)
	}
	return p.Service == "keystone" && listed && elsewhere && !p.loads(s, name)
}

// loadsAt reports whether the release loads a name for an option of a section.
func (p *Pass) loadsAt(section, option, name string) bool {
	s := p.Configuration.Get(section, option)
	return s != nil && p.loads(s, name)
}

// ironicInterfaces are the kinds of interface that Ironic gives a node.
var ironicInterfaces = [...]string{
	"bios", "boot", "console", "deploy", "firmware", "inspect", "management",
	"network", "power", "raid", "rescue", "storage", "vendor",
}

// checkIronicDrivers judges the hardware types and interfaces that the conductor
// loads when it starts.
func checkIronicDrivers(p *Pass) {
	if !p.mayBeOf("ironic", "ironic-conductor") || !p.reached(Series("rocky")) { // older ones can do with enabled_drivers
		return
	}
	hardware := p.Configuration.Get("DEFAULT", "enabled_hardware_types")
	if hardware.IsSet() && !hardware.Hidden && !slices.ContainsFunc(hardware.Value.Items(), named) {
		p.noDriver(hardware, "ironic-conductor finds no hardware type to run, and exits.")
	}
	p.driversOf(hardware, "", false) // Ironic skips an empty name
	p.interfacesFor(hardware)
	for _, kind := range ironicInterfaces {
		enabled := p.Configuration.Get("DEFAULT", "enabled_"+kind+"_interfaces")
		p.driversOf(enabled, "", false)
		p.defaultInterface(p.Configuration.Get("DEFAULT", "default_"+kind+"_interface"), enabled)
	}
}

// named reports whether an item of a list has text.
func named(item types.Value) bool { return item.Text() != "" }

// defaultInterface reports a default for nodes that is not among the interfaces
// that are enabled. Where none is, Ironic enables those that suit its hardware
// types.
func (p *Pass) defaultInterface(s, enabled *config.Setting) {
	if !s.IsSet() || s.Hidden || !enabled.Known() || enabled.Hidden || enabled.IsEmpty() {
		return
	}
	if slices.ContainsFunc(enabled.Value.Items(), func(item types.Value) bool { return item.Text() == s.Str() }) {
		return
	}
	remediation := "Add it to " + enabled.Name() + ", or write an interface that is listed there."
	if s.IsEmpty() {
		remediation = "Leave the option out: Ironic then takes the first interface that suits the hardware type."
	} else if meant := p.driverMeant(enabled, s.Str()); meant != "" && !p.loads(enabled, s.Str()) {
		remediation = "Write " + meant + " instead."
		if !hasItem(enabled, meant) {
			remediation = "Write " + meant + " instead, and add it to " + enabled.Name() + "."
		}
	}
	p.Report(Problem{
		On:          s,
		Message:     assigned(s) + " is not one of the interfaces in " + enabled.Name(),
		Effect:      "ironic-conductor finds no such interface, and exits.",
		Remediation: remediation,
	})
}

// checkGlanceDrivers judges the kinds of store that Glance loads, and the
// pipeline of its API.
func checkGlanceDrivers(p *Pass) {
	p.storeTypes()
	if p.Configuration.Get("DEFAULT", "enabled_backends").IsEmpty() && p.mayBeOf(storePrograms...) {
		p.driversOf(p.Configuration.Get("glance_store", "stores"), "Glance logs that it cannot load the store, and runs without it.", false)
	}
	p.glancePipeline()
}

// interfacesFor reports interfaces among the hardware types that use them.
func (p *Pass) interfacesFor(hardware *config.Setting) {
	if !hardware.IsSet() || hardware.Hidden {
		return
	}
	for i := range hardware.Items {
		item := &hardware.Items[i]
		if item.Text == "" || p.loads(hardware, item.Text) {
			continue
		}
		if _, said := p.unknown(hardware, item, item.Text); said || p.saidToExist(hardware, item.Text) {
			continue
		}
		for _, kind := range ironicInterfaces {
			list := "enabled_" + kind + "_interfaces"
			if enabled := p.Configuration.Get("DEFAULT", list); enabled == nil || !p.loads(enabled, item.Text) {
				continue
			}
			p.Report(Problem{
				On: hardware, Item: item,
				Message:     "enabled_hardware_types lists " + report.Show(item.Text) + ", which is an interface, not a hardware type",
				Effect:      "ironic-conductor finds no such hardware type, and exits.",
				Remediation: "List the hardware type, such as ipmi or redfish, and the interface in " + list + ".",
			})
			break
		}
	}
}
