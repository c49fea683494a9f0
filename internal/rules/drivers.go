package rules

import (
	"cmp"
	"slices"
	"strings"

	known "github.com/osloconf/terraform-provider-osloconf/internal/catalog/names"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// The rules on names of classes and plugins that a service loads.
var drivers = []*Rule{
	{
		Name:        "driver_unknown",
		Levels:      "EEE",
		CWE:         []int{1287},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "a driver that the release cannot load",
		Effect:      "The service cannot load the driver, and exits.",
		Remediation: "Write a driver of the release.",
		FalseAlarms: "A driver that your own package registers, or a pipeline in your own paste file; name the option in out_of_tree.",
		Example: Example{
			BadText:  "[DEFAULT]\ncompute_driver = nova.virt.libvirt.LibvirtDriver\n",
			GoodText: "[DEFAULT]\ncompute_driver = libvirt.LibvirtDriver\n",
			Message:  "compute_driver = \"nova.virt.libvirt.LibvirtDriver\" is not a driver of 2026.1",
		},
		Check: checkDrivers,
		Rows:  []Part{{nil, func() []Row { return []Row{healthBackendRow()} }}},
	},
}

// healthBackendRow is on what the health check asks, where a name is nearly one of
// oslo.middleware's. Other packages have others.
func healthBackendRow() Row {
	return Row{
		Where:       Where{Section: "healthcheck"},
		Options:     []string{"backends"},
		Is:          item(nearlyHealthBackend),
		Levels:      "WEE",
		Message:     "{option} lists {item}, which is not a back end of the health check",
		Effect:      "oslo.middleware leaves it out, so the health check reports a service as up that you have taken out of use.",
		Remediation: "Write disable_by_file or disable_by_files_ports.",
		Bad:         "[healthcheck]\nbackends = disable_by_files\n", Good: "[healthcheck]\nbackends = disable_by_file\n",
	}
}

// nearlyHealthBackend reports whether a text is a misspelt back end of the health check.
func nearlyHealthBackend(text string) bool {
	names := [...]string{"disable_by_file", "disable_by_files_ports", "enable_by_files"}
	return !oneOf(text, names[:]...) && (nearSlip(text, slices.Values(names[:])) != "" || oneOf(text, "disable_by_file_path", "disable_by_file_paths", "disable_by_files_port"))
}

func checkDrivers(p *Pass) {
	switch p.Service {
	case "nova":
		checkNovaDrivers(p)
	case "cinder":
		checkVolumeDriver(p)
	case "neutron":
		checkNeutronDrivers(p)
	case "keystone":
		checkKeystoneDrivers(p)
	case "ironic":
		checkIronicDrivers(p)
	case "glance":
		checkGlanceDrivers(p)
	case "heat":
		checkHeatPipeline(p)
	}
	checkOtherDrivers(p)
}

// checkNovaDrivers judges what nova-compute loads.
func checkNovaDrivers(p *Pass) {
	s := p.Configuration.Get("DEFAULT", "compute_driver")
	if !onCompute(p, nil) || !s.IsSet() || s.Hidden {
		return
	}
	if s.IsEmpty() && p.Program != "" { // only nova-compute's own file needs it
		p.noDriver(s, "")
	}
	if !s.HasText() {
		return
	}
	status, gone := p.surelyUnknown(s, s.Str())
	if !gone {
		return
	}
	problem := p.notADriver(s, nil, s.Str(), status)
	switch below, found := strings.CutPrefix(s.Str(), "nova.virt."); {
	case found && p.loads(s, below):
		problem.Remediation = "Write compute_driver = " + report.Redact(below) + ": Nova looks below nova.virt by itself."
	case status.RenamedTo != "":
		problem.Remediation = "Write compute_driver = " + status.RenamedTo + "."
	case status.RemovedIn == "":
		if meant := p.driverMeant(s, s.Str()); meant != "" {
			problem.Remediation = "Write compute_driver = " + meant + "."
		}
	}
	p.Report(problem)
}

// surelyUnknown reports whether the release definitely cannot load a name of an
// option, whatever else is installed.
func (p *Pass) surelyUnknown(s *config.Setting, name string) (known.Status, bool) {
	status, covered := known.Known(p.Service, p.namesSection(s), s.Name(), name, p.Release.Series())
	gone := status.RemovedIn != "" || status.Package == "" && !status.Elsewhere
	return status, covered && !status.Known && gone && !p.saidToExist(s, name)
}

// loads reports whether the release loads a name of an option.
func (p *Pass) loads(s *config.Setting, name string) bool {
	status, covered := known.Known(p.Service, p.namesSection(s), s.Name(), name, p.Release.Series())
	return covered && status.Known
}

// namesSection is the section as package names knows it: a pattern for a freely
// named one.
func (p *Pass) namesSection(s *config.Setting) string {
	if section := p.Configuration.Section(s.Section()); section != nil && section.Pattern() != "" {
		return section.Pattern()
	}
	return s.Section()
}

// saidToExist reports whether out_of_tree lists an option or a name in it.
func (p *Pass) saidToExist(s *config.Setting, name string) bool {
	return p.OutOfTree(s.Option.Name) || p.OutOfTree(oslo.Name{Group: s.Section(), Option: name})
}

// life says in which series the name existed, for the end of a message.
func life(status known.Status) string {
	switch {
	case status.RemovedIn != "":
		return ": it was removed in " + status.RemovedIn
	case status.Since != "":
		return ": it is there since " + status.Since
	}
	return ""
}

// checkVolumeDriver judges the driver of each backend that Cinder runs.
func checkVolumeDriver(p *Pass) {
	if !p.mayBeOf(volumePrograms...) {
		return
	}
	for _, section := range p.Sections {
		if section.Pattern() != "<backend>" {
			continue
		}
		p.driverOf(section.Get("volume_driver"), "Cinder's volume service raises ImportError for the back end, which stays down.")
	}
}

// checkNeutronDrivers judges what neutron-server and its agents load by name.
func checkNeutronDrivers(p *Pass) {
	agent := oneOf(p.Program, neutronAgents...) // which registers the plugins and loads none
	if !agent {
		p.driverOf(p.Configuration.Get("DEFAULT", "core_plugin"), "")
		effect := "Neutron raises ImportError whenever something is created, and creates nothing."
		if p.reached(Series("yoga")) {
			effect = "neutron-server cannot load the driver, and exits."
		}
		p.driverOf(p.Configuration.Get("quotas", "quota_driver"), effect)
	}
	firewall := p.Configuration.Get("securitygroup", "firewall_driver")
	switch {
	case p.Program == "neutron-macvtap-agent":
		p.macvtapFirewall(firewall)
	case !firewall.IsEmpty(): // empty is noop
		p.driverOf(firewall, "")
	}
	if p.mayBeOf("neutron-metering-agent") {
		p.driverOf(p.Configuration.Get("DEFAULT", "driver"), "The metering agent logs that it cannot load the driver, and exits.")
	}
	const without = "neutron-server logs that it cannot load the driver, and runs without it."
	for _, at := range [...]struct{ section, option, effect string }{
		{"DEFAULT", "service_plugins", ""},
		{"ml2", "mechanism_drivers", ""},
		{"ml2", "extension_drivers", without},
		{"ml2", "type_drivers", without},
	} {
		if !agent {
			// The others skip an item without a name.
			p.driversOf(p.Configuration.Get(at.section, at.option), at.effect, at.option == "mechanism_drivers")
		}
	}
}

// macvtapFirewall reports a driver for the macvtap agent other than the one that
// filters nothing.
func (p *Pass) macvtapFirewall(s *config.Setting) {
	if !s.IsSet() || s.Hidden || oneOf(s.Str(), "noop", "neutron.agent.firewall.NoopFirewallDriver") {
		return
	}
	p.Report(Problem{
		On: s, Message: assigned(s) + ", and the macvtap agent runs only with noop",
		Effect:      "The agent logs that it does not support the driver, and exits.",
		Remediation: "Write firewall_driver = noop in this agent's own file, or use an agent that filters: this one does not.",
	})
}

// driverOf judges an option that names one driver.
func (p *Pass) driverOf(s *config.Setting, effect string) {
	switch {
	case !s.IsSet() || s.Hidden:
	case s.IsEmpty():
		p.noDriver(s, effect)
	case s.HasText():
		p.unknownDriver(s, nil, s.Str(), effect)
	}
}

// driversOf judges an option that lists drivers. With all named, an empty item
// is a mistake as well.
func (p *Pass) driversOf(s *config.Setting, effect string, allNamed bool) {
	if !s.IsSet() || s.Hidden {
		return
	}
	for i := range s.Items {
		switch name := s.Items[i].Text; {
		case name != "":
			p.unknownDriver(s, &s.Items[i], name, effect)
		case allNamed:
			p.nameless(s, &s.Items[i])
		}
	}
}

// noDriver reports an empty option that requires a driver.
func (p *Pass) noDriver(s *config.Setting, effect string) {
	p.Report(Problem{On: s, Message: s.Name() + " is empty, and the service needs a driver", Effect: effect})
}

// nameless reports an empty item in a list of names, between two commas.
func (p *Pass) nameless(s *config.Setting, item *config.Item) {
	p.Report(Problem{On: s, Item: item, Message: s.Name() + " has an item without a name", Remediation: "Remove one of the two commas."})
}

func (p *Pass) unknownDriver(s *config.Setting, item *config.Item, name, effect string) {
	if problem, unknown := p.unknown(s, item, name); unknown {
		problem.Effect = effect
		p.Report(problem)
	}
}

// unknown describes a name that the release surely cannot load, or that looks
// like a misspelling of one that it can: any package may provide another name.
func (p *Pass) unknown(s *config.Setting, item *config.Item, name string) (Problem, bool) {
	status, gone := p.surelyUnknown(s, name)
	mangled := p.mangled(s, item, name)
	meant := ""
	if status.RemovedIn == "" {
		meant = p.driverMeant(s, name)
	}
	other := item == nil && !p.saidToExist(s, name) && p.ofAnother(s, name)
	if !gone && !mangled && !other && (!status.Elsewhere || meant == "" || p.saidToExist(s, name)) {
		return Problem{}, false
	}
	if other && meant == "" {
		meant = p.onlyName(s)
	}
	problem := p.notADriver(s, item, name, status)
	if meant = cmp.Or(status.RenamedTo, meant); meant != "" {
		problem.Remediation = "Write " + meant + " instead."
	} else if mangled && item == nil {
		problem.Remediation = "Write the name of one driver: the option takes no list."
	} else if mangled && s.Option.Multi {
		problem.Remediation = eachOnItsLine(s.Option)
	} else if mangled {
		problem.Remediation = asItems
	} else if names := p.fewNames(s); item == nil && len(names) > 0 {
		problem.Remediation = "Write " + anyOfNames(names) + "."
	}
	return problem, true
}

// fewNames are the release's drivers for an option, without those that do nothing; none
// if they are too many for a remedy.
func (p *Pass) fewNames(s *config.Setting) []string {
	names := slices.DeleteFunc(known.Names(p.Service, p.namesSection(s), s.Name(), p.Release.Series()), func(name string) bool {
		return strings.Contains(name, "noop") || strings.Contains(name, "Null") || strings.Contains(name, "fake") || strings.HasPrefix(name, "no-") || oneOf(name, "null", "none")
	})
	if len(names) > fewChoices {
		return nil
	}
	return names
}

// asItems is the remedy for a list that is not written as oslo.config reads one.
const asItems = "Write each name as an item of its own: commas between them, and no brackets."

// namesListed reports whether the catalogue lists the names that an option takes.
// The section of a freely named one is its pattern.
func (p *Pass) namesListed(section, option string) bool {
	_, covered := known.Known(p.Service, section, option, "", p.Release.Series())
	return covered
}

// severalOrBracketed reports whether an item cannot be one name: no entry point and
// no class has a blank, a semicolon or a bracket in it.
func severalOrBracketed(name string) bool {
	return strings.ContainsAny(name, " \t;[](){}") && !strings.ContainsAny(name, "'\"\n")
}

// notADriver says that the release cannot load a name: an option's value, or
// one of its items.
func (p *Pass) notADriver(s *config.Setting, item *config.Item, name string, status known.Status) Problem {
	what := assigned(s) + " is"
	if item != nil {
		what = s.Name() + " lists " + report.Show(name) + ", which is"
	}
	return Problem{On: s, Item: item, Message: what + " not a driver of " + p.Release.Series() + life(status)}
}
