package rules

import (
	"slices"
	"strings"

	"github.com/agext/levenshtein"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
)

func checkUnknownOption(p *Pass) {
	hints := 0
	for _, section := range p.Sections {
		for _, a := range section.Assignments {
			if p.whyUnread(section, a) == unknownAtAll && !ini.Disguised(a.As.Option) {
				hints++
				p.unknownIn(section, a, hints <= mostHints)
			}
		}
	}
	if p.Service != "nova" {
		return // what else is in the file is not in the catalogue
	}
	for _, a := range p.Others {
		p.misplaced(a)
	}
}

// mostHints is for how many names of one configuration a nearest one is looked
// for: with more, the section itself is the mistake.
const mostHints = 200

// unknownIn reports a name that a covered section does not read.
func (p *Pass) unknownIn(section *Section, a *Assignment, hinted bool) {
	name, in := a.As.Option, "["+section.Name()+"]"
	problem := Problem{At: a}
	if !showable(name) {
		// A value may have slipped into the name's place.
		problem.Place, problem.At, problem.Section = a.Place, nil, section.Name()
		problem.Message = label(name) + " is no option of " + in
		p.Report(problem)
		return
	}
	if right := section.spelled(name); right != "" {
		problem.Message = name + " is ignored in silence: oslo.config's names are case-sensitive, write " + right
		if strings.Contains(name, "-") {
			problem.Message = name + " is ignored in silence: oslo.config reads no hyphens in names, write " + right
		}
		problem.Mend = "Write " + right + "."
		p.Report(problem)
		return
	}
	problem.Message = name + " is no option of " + in + " in " + p.releaseName()
	if hinted {
		if hint, mend := p.suggest(section, name); hint != "" {
			problem.Message += ": " + hint
			problem.Mend = mend
		}
	}
	p.Report(problem)
}

// suggest says what a name was perhaps meant to be.
func (p *Pass) suggest(section *Section, name string) (hint, mend string) {
	for i := range section.Settings {
		option := section.Settings[i].Option
		for _, older := range option.Deprecated {
			if older.Option == fold(name) && older.Group != section.Name() {
				return "it is an older name in " + "[" + older.Group + "], write " + option.Name.Option, "Write " + option.Name.Option + "."
			}
		}
	}
	nearest := Nearest(name, p.readable(section))
	if fold(name) == "interface" && section.Get("valid_interfaces") != nil {
		return didYouMean("valid_interfaces") // keystonemiddleware's name, and this library's own before
	}
	if nearest != "" && close(name, nearest) {
		return didYouMean(nearest)
	}
	if homes := p.homes(section.Name(), fold(name)); len(homes) > 0 {
		return "it is read in " + strings.Join(homes, ", "), "Move it to the section that reads it, or leave it out."
	}
	if nearest != "" {
		return didYouMean(nearest)
	}
	if old := Nearest(name, slices.Values(everRead(p.Service, section.Name()))); old != "" {
		if past, ok := p.historyOf(oslo.Name{Group: section.Name(), Option: old}); ok {
			return "did you mean " + old + "? " + past.message, past.mend
		}
	}
	return "", ""
}

func didYouMean(name string) (hint, mend string) {
	return "did you mean " + name + "?", "Write " + name + "."
}

// close tells whether a name is a slip of the pen for another.
func close(name, other string) bool {
	return levenshtein.Distance(fold(name), fold(other), nil) <= 2
}

// readable walks what the section reads, with the options of auth plugins
// where it loads one.
func (p *Pass) readable(section *Section) func(func(string) bool) {
	return func(yield func(string) bool) {
		for name := range section.register() {
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

// mostHomes is how many sections a message names at most.
const mostHomes = 3

// homes lists the other sections that read the name, nil where there are none
// or too many to be a help.
func (p *Pass) homes(section, name string) []string {
	var homes []string
	for _, other := range p.Release.Sections(p.Service) {
		if other == section {
			continue
		}
		if _, ok := p.Release.Option(p.Service, other, name); ok {
			if homes = append(homes, "["+other+"]"); len(homes) > mostHomes {
				return nil
			}
		}
	}
	return homes
}

// misplaced reports an assignment outside the covered sections that was surely
// meant for one of them: its section is a covered one misspelt, or a section
// that the catalogue knows and that reads no such name.
func (p *Pass) misplaced(a *Assignment) {
	if !showable(a.As.Option) || a.Entry.Opaque {
		return
	}
	facts, known := p.Release.Section(p.Service, a.As.Group)
	if !known {
		if right, ok := p.besideOlder(a.As); ok {
			p.Report(Problem{
				At:      a,
				Message: full(a.As) + " is read by nothing: write " + right.Option + " in [" + right.Group + "]",
				Mend:    "Write " + right.Option + " in [" + right.Group + "].",
			})
			return
		}
		if home := p.misspelt(a.As.Group, a.As.Option); home != nil {
			p.Report(Problem{
				At:      a,
				Message: "nothing reads a section of that name: " + a.As.Option + " is an option of [" + home.Name + "]",
				Mend:    "Write the header [" + home.Name + "].",
			})
		}
		return
	}
	if !facts.Complete || facts.Consumer {
		return
	}
	if _, ok := facts.Option(a.As.Option); ok {
		return
	}
	if _, ok := p.historyOf(a.As); ok {
		return
	}
	if home := p.onlyGlance(a.As); home {
		p.Report(Problem{
			At:      a,
			Message: full(a.As) + " is read by nothing: it is an option of [glance]",
			Mend:    "Move it to [glance].",
		})
	}
}

// onlyGlance tells whether a name outside [glance] was surely meant for it: no
// other section registers the name, or it stands in [DEFAULT] and no library
// that Nova loads registers it there.
func (p *Pass) onlyGlance(as oslo.Name) bool {
	judged := slices.ContainsFunc(p.Sections, func(s *Section) bool { return s.Name() == "glance" })
	if _, ok := p.Release.Option(p.Service, "glance", as.Option); !ok || !judged {
		return false
	}
	if as.Group == "DEFAULT" {
		switch as.Option {
		case "debug", "timeout", "version", "min_version", "max_version":
			return false // oslo.log's, or too common a name
		}
		return true
	}
	for _, section := range p.Release.Sections(p.Service) {
		if _, ok := p.Release.Option(p.Service, section, as.Option); ok && section != "glance" {
			return false
		}
	}
	return true
}

// misspelt finds the covered section that a header was meant to be: one that is
// a slip of the pen away and reads the option.
func (p *Pass) misspelt(section, option string) *catalog.Section {
	const shortest = 5 // shorter names are near to too many others
	if len(section) < shortest || len(section) > longestName {
		return nil
	}
	for _, name := range p.Release.Consumers(p.Service) {
		if most := len(name) / 5; len(section) < len(name)-most || len(section) > len(name)+most {
			continue // the distance cannot be less than that of the lengths
		}
		facts, ok := p.Release.Section(p.Service, name)
		if !ok || levenshtein.Distance(section, name, nil) > len(name)/5 && !swapped(section, name) {
			continue
		}
		if _, reads := facts.Option(option); reads && fold(strings.TrimSpace(section)) != name {
			return facts
		}
	}
	return nil
}

// swapped tells whether two neighbouring letters are exchanged.
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
