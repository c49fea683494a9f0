package rules

import (
	"path"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

var optionNotInProgram = &Rule{
	Name:        "option_not_in_program",
	Levels:      "IWW",
	CWE:         []int{1188},
	Needs:       Values | Text,
	Scope:       Whole,
	Title:       "an option that another program of the service reads, but not this one",
	Effect:      "The program silently ignores the option, so it takes effect only where another program of the service reads it.",
	Remediation: "Move the option to the file of a program that reads it. Leave it here if such a program reads this file as well.",
	FalseAlarms: "A file that several programs of the service share. In a file that is named for the service, such as neutron.conf, the rule only informs.",
	Example: Example{
		Service: "neutron", Program: "neutron-dhcp-agent",
		BadText:  "[DEFAULT]\nagent_mode = dvr\n",
		GoodText: "[DEFAULT]\nenable_isolated_metadata = true\n",
		Message:  "agent_mode is read by neutron-l3-agent, and not by neutron-dhcp-agent",
	},
	Check: checkOptionNotInProgram,
}

func checkOptionNotInProgram(p *Pass) {
	if p.Program == "" {
		return
	}
	for _, section := range p.Sections {
		for _, a := range section.Assignments {
			if p.whyUnread(section, a) == otherProgram {
				p.readElsewhere(a)
			}
		}
	}
}

// readElsewhere says which programs read an option that this one does not.
func (p *Pass) readElsewhere(a *config.Assignment) {
	const most = 4 // the most programs worth naming
	by := "other programs of " + p.Service
	if option := p.OtherProgram(a.As); option != nil && len(option.Programs) > 0 && len(option.Programs) <= most {
		by = enumerate(option.Programs)
	}
	problem := Problem{At: a, Message: a.As.Option + " is read by " + by + ", and not by " + p.Program}
	if p.shared(a) {
		problem.Levels = "III"
	}
	p.Report(problem)
}

// shared reports whether an assignment is in the file that all programs of a
// service read.
func (p *Pass) shared(a *config.Assignment) bool {
	if !p.fromText(a) || a.Source >= len(p.Sources) {
		return false
	}
	return path.Base(p.Sources[a.Source].Place.File) == p.Service+".conf"
}

// ofOtherProgram reports whether only other programs of the service read an
// assignment: an option, or one of an auth plugin that they load from the
// section.
func (s *Subject) ofOtherProgram(section *config.Section, a *config.Assignment) bool {
	if s.OtherProgram(a.As) != nil {
		return true
	}
	if s.Program == "" || section.Facts.Reads.Auth || !AuthName(s.Release, a.As.Option) {
		return false
	}
	whole, ok := s.Release.Section(s.Service, section.Name())
	return ok && whole.Reads.Auth
}
