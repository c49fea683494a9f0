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
		FalseAlarms: "A driver that a package of your own puts among the service's, or a pipeline of your own paste file; name the option in out_of_tree.",
		Example: Example{
			BadText:  "[DEFAULT]\ncompute_driver = nova.virt.libvirt.LibvirtDriver\n",
			GoodText: "[DEFAULT]\ncompute_driver = libvirt.LibvirtDriver\n",
			Message:  "compute_driver = \"nova.virt.libvirt.LibvirtDriver\" is not a driver of 2026.1",
		},
		Check: checkDrivers,
	},
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
	}
}

// checkNovaDrivers judges what nova-compute loads.
func checkNovaDrivers(p *Pass) {
	s := p.Configuration.Get("DEFAULT", "compute_driver")
	if !onCompute(p, nil) || !s.IsSet() || s.Hidden {
		return
	}
	if s.IsEmpty() && p.Program != "" { // only a file of nova-compute's own needs it
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
	}
	p.Report(problem)
}

// surelyUnknown reports whether the release surely cannot load a name of an
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

// namesSection is the section as the lists of names call it: a pattern for one
// of free name.
func (p *Pass) namesSection(s *config.Setting) string {
	if section := p.Configuration.Section(s.Section()); section != nil && section.Pattern() != "" {
		return section.Pattern()
	}
	return s.Section()
}

// saidToExist reports whether out_of_tree names an option or a name in it.
func (p *Pass) saidToExist(s *config.Setting, name string) bool {
	return p.OutOfTree(s.Option.Name) || p.OutOfTree(oslo.Name{Group: s.Section(), Option: name})
}

// life says in which series there was such a name, for the end of a message.
func life(status known.Status) string {
	switch {
	case status.RemovedIn != "":
		return ": it was removed in " + status.RemovedIn
	case status.Since != "":
		return ": it is there since " + status.Since
	}
	return ""
}

// checkVolumeDriver judges the driver of each back end that Cinder runs.
func checkVolumeDriver(p *Pass) {
	for _, section := range p.Sections {
		if section.Pattern() != "<backend>" {
			continue
		}
		p.driverOf(section.Get("volume_driver"), "Cinder's volume service raises ImportError for the back end, which stays down.")
	}
}

// checkNeutronDrivers judges what neutron-server and its agents load by name.
func checkNeutronDrivers(p *Pass) {
	p.driverOf(p.Configuration.Get("DEFAULT", "core_plugin"), "")
	if firewall := p.Configuration.Get("securitygroup", "firewall_driver"); !firewall.IsEmpty() { // empty is noop
		p.driverOf(firewall, "")
	}
	const without = "neutron-server logs that it cannot load the driver, and runs without it."
	for _, at := range [...]struct{ section, option, effect string }{
		{"DEFAULT", "service_plugins", ""},
		{"ml2", "mechanism_drivers", ""},
		{"ml2", "extension_drivers", without},
		{"ml2", "type_drivers", without},
	} {
		s := p.Configuration.Get(at.section, at.option)
		if s == nil || !s.IsSet() || s.Hidden {
			continue
		}
		for i := range s.Items {
			switch name := s.Items[i].Text; {
			case name != "":
				p.unknownDriver(s, &s.Items[i], name, at.effect)
			case at.option == "mechanism_drivers": // the others leave it out
				p.nameless(s, &s.Items[i])
			}
		}
	}
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

// noDriver reports an option that is set to nothing, where a driver is needed.
func (p *Pass) noDriver(s *config.Setting, effect string) {
	p.Report(Problem{On: s, Message: s.Name() + " is empty, and the service needs a driver", Effect: effect})
}

// nameless reports an empty item of a list of names, between two commas.
func (p *Pass) nameless(s *config.Setting, item *config.Item) {
	p.Report(Problem{On: s, Item: item, Message: s.Name() + " has an item without a name", Remediation: "Remove one of the two commas."})
}

func (p *Pass) unknownDriver(s *config.Setting, item *config.Item, name, effect string) {
	status, gone := p.surelyUnknown(s, name)
	meant := ""
	if !gone {
		// Any package may bring a name; one that misses a known name by a slip is
		// taken for that.
		if meant = p.driverMeant(s, name); !status.Elsewhere || meant == "" || p.saidToExist(s, name) {
			return
		}
	}
	problem := p.notADriver(s, item, name, status)
	problem.Effect = effect
	if meant = cmp.Or(status.RenamedTo, meant); meant != "" {
		problem.Remediation = "Write " + meant + " instead."
	}
	p.Report(problem)
}

// notADriver says that the release cannot load a name: the value of an option,
// or one of its items.
func (p *Pass) notADriver(s *config.Setting, item *config.Item, name string, status known.Status) Problem {
	what := assigned(s) + " is"
	if item != nil {
		what = s.Name() + " lists " + report.Show(name) + ", which is"
	}
	return Problem{On: s, Item: item, Message: what + " not a driver of " + p.Release.Series() + life(status)}
}

// driverMeant is the name of the release that a text misses by a slip, "" where
// there is none.
func (p *Pass) driverMeant(s *config.Setting, name string) string {
	return nearSlip(name, slices.Values(known.Names(p.Service, p.namesSection(s), s.Name(), p.Release.Series())))
}
