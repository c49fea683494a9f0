package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
)

func checkUnknownOption(p *Pass) {
	hints := 0
	for _, section := range p.Sections {
		var unknown []*config.Assignment
		for _, a := range section.Assignments {
			if p.whyUnread(section, a) == unknownAtAll && !ini.Disguised(a.As.Option) {
				unknown = append(unknown, a)
			}
		}
		if unknown != nil {
			lost := p.lostHeaders(section)
			unknown = slices.DeleteFunc(unknown, func(a *config.Assignment) bool { return follows(lost, a) })
		}
		block, home := p.block(section, unknown)
		if home != "" {
			p.wrongSection(section, block, home)
		}
		for _, a := range unknown {
			if !slices.Contains(block, a) {
				hints++
				p.unknownIn(section, a, hints <= mostHints)
			}
		}
	}
	p.besideOlderNames()
}

// besideOlderNames reports unread names in unregistered sections where options
// have older names.
func (p *Pass) besideOlderNames() {
	for _, a := range p.Others {
		if !showable(a.As.Option) || a.Entry.Opaque {
			continue
		}
		if right, ok := p.besideOlder(a.As); ok {
			p.Report(Problem{
				At:          a,
				Message:     full(a.As) + " is never read: write " + right.Option + " in [" + right.Group + "]",
				Remediation: "Write " + right.Option + " in [" + right.Group + "].",
			})
		}
	}
}

// mostHints is the maximum number of names in one configuration for which a
// suggestion is sought: with more, the section itself is the mistake.
const mostHints = 200

// unknownIn reports a name that a section does not read.
func (p *Pass) unknownIn(section *config.Section, a *config.Assignment, hinted bool) {
	name, in := a.As.Option, "["+section.Name()+"]"
	problem := Problem{At: a}
	if !showable(name) {
		// The apparent name may be a misplaced value.
		problem.Place, problem.At, problem.Section = a.Place, nil, section.Name()
		problem.Message = label(name) + " is not an option of " + in
		p.Report(problem)
		return
	}
	if right := p.spelled(section, name); right != "" {
		problem.Message = name + " is silently ignored: oslo.config's names are case-sensitive, write " + right
		if strings.Contains(name, "-") {
			problem.Message = name + " is silently ignored: oslo.config reads no hyphens in names, write " + right
		}
		problem.Remediation = didYouMean(right).text
		if section.Get(right).IsSet() {
			problem.Remediation = setAsWell(right)
		}
		p.Report(problem)
		return
	}
	problem.Message = name + " is not an option of " + in + " in " + p.releaseName()
	if hinted {
		if r := p.remedyFor(section, name); r.hint != "" {
			problem.Message += ": " + r.hint
			problem.Remediation = r.text
			if r.right != "" && section.Get(r.right).IsSet() {
				problem.Remediation = setAsWell(r.right)
			}
		}
	}
	p.Report(problem)
}

// setAsWell is the remedy if the option that was meant is already set.
func setAsWell(right string) string {
	return "Remove it, or merge it into " + right + ", which is set as well."
}

// block finds names in one section that are read in another, if there are
// enough of them to conclude that the section is the mistake.
func (p *Pass) block(section *config.Section, unknown []*config.Assignment) (block []*config.Assignment, home string) {
	const enough, many = 2, 4 // in a section with a similar name, and in any other
	service, ok := p.Release.Service(p.Service)
	if !ok || len(unknown) < enough {
		return nil, ""
	}
	for _, name := range service.Sections() {
		if name == section.Name() || name == defaultGroup {
			continue
		}
		var here []*config.Assignment
		for _, a := range unknown {
			if reads(service, name, a.As.Option) {
				here = append(here, a)
			}
		}
		better := len(here) > len(block) || len(here) == len(block) && len(here) > 0 && near(section.Name(), name) && !near(section.Name(), home)
		if better {
			block, home = here, name
		} else if len(here) == len(block) && len(here) > 0 && !near(section.Name(), home) {
			home = "" // two sections would fit, and it is unclear which is meant
		}
	}
	if len(block) < enough || home == "" || len(block) < many && !near(section.Name(), home) {
		return nil, ""
	}
	return block, home
}

// near reports whether one section's name begins or ends with the other's, or
// misspells it.
func near(section, other string) bool {
	return other != "" && (strings.HasPrefix(other, section) || strings.HasPrefix(section, other) || slip(section, other))
}

// wrongSection reports a block of options under the wrong header.
func (p *Pass) wrongSection(section *config.Section, block []*config.Assignment, home string) {
	const most = 5
	var names []string
	for _, a := range block {
		if label := label(a.As.Option); !slices.Contains(names, label) {
			names = append(names, label)
		}
	}
	listed := strings.Join(names[:min(len(names), most)], ", ")
	if len(names) > most {
		listed += " and " + plural(len(names)-most, "other option")
	}
	remediation := "Move these options under the header [" + home + "]."
	if right := p.Configuration.Section(home); right != nil && slices.ContainsFunc(block, func(a *config.Assignment) bool { return right.Get(a.As.Option).IsSet() }) {
		remediation = "Move to [" + home + "] the options that it does not set yet, and remove the others."
	}
	p.Report(Problem{
		At:          block[0],
		Message:     listed + " are in [" + section.Name() + "], and " + p.releaseName() + " reads them in [" + home + "]",
		Remediation: remediation,
	})
}

// readable iterates over what the section reads, including options of auth
// plugins if it loads one.
func (p *Pass) readable(section *config.Section) func(func(string) bool) {
	return func(yield func(string) bool) {
		for name := range register(section) {
			if !yield(name) {
				return
			}
		}
		if section.Facts.Reads.Auth {
			for _, name := range p.Release.PluginOptionNames() {
				if !yield(name) {
					return
				}
			}
		}
	}
}

// slip reports whether one name is a misspelling of the other.
func slip(a, b string) bool {
	return nearSlip(a, func(yield func(string) bool) { yield(b) }) != ""
}

// swapped reports whether two adjacent letters are swapped.
func swapped(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := 0; i+1 < len(a); i++ {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}
