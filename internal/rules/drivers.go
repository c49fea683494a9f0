package rules

import (
	"strings"

	known "github.com/osloconf/terraform-provider-osloconf/internal/catalog/names"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
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
		FalseAlarms: "A driver that a package of your own puts among the service's; name the option in out_of_tree.",
		Example: Example{
			BadText:  "[DEFAULT]\ncompute_driver = nova.virt.libvirt.LibvirtDriver\n",
			GoodText: "[DEFAULT]\ncompute_driver = libvirt.LibvirtDriver\n",
			Message:  "compute_driver = \"nova.virt.libvirt.LibvirtDriver\" is not a driver of zed",
		},
		Check: checkDrivers,
	},
}

func checkDrivers(p *Pass) {
	if p.Service == "nova" {
		checkNovaDrivers(p)
	}
}

// checkNovaDrivers judges what nova-compute loads.
func checkNovaDrivers(p *Pass) {
	s := p.Configuration.Get("DEFAULT", "compute_driver")
	if !onCompute(p, nil) || !s.IsSet() || !s.HasText() || s.Hidden {
		return
	}
	status, gone := p.surelyUnknown(s, s.Str())
	if !gone {
		return
	}
	problem := Problem{On: s, Message: assigned(s) + " is not a driver of " + p.Release.Series() + life(status)}
	switch below, found := strings.CutPrefix(s.Str(), "nova.virt."); {
	case found && p.loads(s, below):
		problem.Remediation = "Write compute_driver = " + below + ": Nova looks below nova.virt by itself."
	case status.RenamedTo != "":
		problem.Remediation = "Write compute_driver = " + status.RenamedTo + "."
	}
	p.Report(problem)
}

// surelyUnknown reports whether the release surely cannot load a name of an
// option, whatever else is installed.
func (p *Pass) surelyUnknown(s *config.Setting, name string) (known.Status, bool) {
	status, covered := known.Known(p.Service, s.Section(), s.Name(), name, p.Release.Series())
	return status, covered && !status.Known && !status.Elsewhere && status.Package == "" && !p.saidToExist(s, name)
}

// loads reports whether the release loads a name of an option.
func (p *Pass) loads(s *config.Setting, name string) bool {
	status, covered := known.Known(p.Service, s.Section(), s.Name(), name, p.Release.Series())
	return covered && status.Known
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
