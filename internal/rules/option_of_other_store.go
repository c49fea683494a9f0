package rules

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

var optionOfOtherStore = &Rule{
	Name:        "option_of_other_store",
	Levels:      "WWW",
	CWE:         []int{1188},
	Needs:       Values | Text,
	Scope:       Whole,
	Title:       "an option that only other types of store or other drivers read",
	Effect:      "A store or back end reads only the options of its own type or driver, so the option is ignored.",
	Remediation: "Remove the option, or correct the type or driver that the section is meant for.",
	FalseAlarms: "A driver that your own code replaces or extends; name the option in out_of_tree.",
	Example: Example{
		Service:  "glance",
		BadText:  "[DEFAULT]\nenabled_backends = fast:rbd\n[glance_store]\ndefault_backend = fast\n[fast]\nfilesystem_store_datadir = /var/lib/glance/images\n",
		GoodText: "[DEFAULT]\nenabled_backends = fast:file\n[glance_store]\ndefault_backend = fast\n[fast]\nfilesystem_store_datadir = /var/lib/glance/images\n",
		Message:  "filesystem_store_datadir is an option of file stores, and [fast] is a store of type rbd",
	},
	Check: checkOptionOfOtherStore,
}

func checkOptionOfOtherStore(p *Pass) {
	for _, section := range p.Sections {
		if section.Facts.Kind == "" {
			continue
		}
		for _, a := range section.Assignments {
			if p.whyUnread(section, a) != otherStore {
				continue
			}
			if option := p.OtherStore(section, a.As.Option); len(option.Stores) > 0 {
				p.ofOtherStore(section, a, option)
			} else {
				p.ofOtherDriver(section, a, option)
			}
		}
	}
	p.ofNoBackend()
}

func (p *Pass) ofOtherStore(section *config.Section, a *config.Assignment, option *catalog.Option) {
	p.Report(Problem{
		At:          a,
		Message:     a.As.Option + " is an option of " + enumerate(option.Stores) + " stores, and [" + section.Name() + "] is a store of type " + section.Facts.Kind,
		Effect:      "The store is made from the options of its own type, so Glance ignores the option.",
		Remediation: "Remove the option, or correct the type next to the store's name in enabled_backends.",
	})
}

// mostOwners is the most packages of drivers that a message names.
const mostOwners = 2

// ofOtherDriver reports an option in a back end's section that the section's
// driver does not read.
func (p *Pass) ofOtherDriver(section *config.Section, a *config.Assignment, option *catalog.Option) {
	known, ok := p.Release.Service(p.Service)
	if !ok {
		return
	}
	pattern, _ := known.Backends()
	uses := " uses "
	if !section.Get(pattern.Driver).Given() {
		uses = " uses the default, "
	}
	p.Report(Problem{
		At:          a,
		Message:     a.As.Option + " is an option of " + owners(known, option) + ", and [" + section.Name() + "]" + uses + section.Facts.Kind,
		Effect:      capitalised(p.Service) + " takes from a back end's section only the options that its driver knows, so it ignores this one.",
		Remediation: "Remove the option, move it to the section of the back end that it is meant for, or correct " + pattern.Driver + ".",
	})
}

// owners names the drivers that read an option.
func owners(known *catalog.Service, option *catalog.Option) string {
	switch in, only := known.DriversReading(option.Name.Option); {
	case only && len(in) <= mostOwners:
		return "the drivers in " + enumerate(in)
	case len(in) > 0:
		return "other drivers, such as those in " + enumerate(in[:min(mostOwners, len(in))])
	}
	return "other drivers"
}
