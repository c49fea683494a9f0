package rules

import "github.com/osloconf/terraform-provider-osloconf/internal/config"

var optionOfOtherStore = &Rule{
	Name:        "option_of_other_store",
	Levels:      "WWW",
	CWE:         []int{1188},
	Needs:       Values | Text,
	Scope:       Whole,
	Title:       "an option of another type of store than the section's",
	Effect:      "The store is made from the options of its own type, so Glance ignores the option.",
	Remediation: "Remove the option, or correct the type next to the store's name in enabled_backends.",
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
			if p.whyUnread(section, a) == otherStore {
				p.ofOtherStore(section, a)
			}
		}
	}
}

func (p *Pass) ofOtherStore(section *config.Section, a *config.Assignment) {
	stores := enumerate(p.OtherStore(section, a.As.Option).Stores)
	p.Report(Problem{At: a, Message: a.As.Option + " is an option of " + stores + " stores, and [" + section.Name() + "] is a store of type " + section.Facts.Kind})
}
