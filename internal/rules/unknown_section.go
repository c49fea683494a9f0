package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

var unknownSection = &Rule{
	Name:        "unknown_section",
	Levels:      "WWW",
	CWE:         []int{1188},
	Needs:       Text,
	Scope:       Whole,
	Title:       "a section that nothing reads",
	Effect:      "oslo.config ignores the whole section, so the service keeps the defaults of every option in it.",
	Remediation: "Correct the header, remove the section, or list it in out_of_tree where code outside the catalogue reads it.",
	FalseAlarms: "Sections of drivers and plugins that are developed outside the service: list them in out_of_tree.",
	Example: Example{
		BadText:  "[libvrt]\nvirt_type = kvm\n",
		GoodText: "[libvirt]\nvirt_type = kvm\n",
		Message:  "Nova 33.0.2 reads no section [libvrt]: did you mean [libvirt]?",
	},
	Check: checkUnknownSection,
}

func checkUnknownSection(p *Pass) {
	if p.Narrowed || !p.complete() {
		return
	}
	all := map[string][]*config.Assignment{}
	for _, a := range p.Others {
		all[a.As.Group] = append(all[a.As.Group], a)
	}
	older, seen := p.sectionsOfOlderNames(), map[string]bool{}
	for _, a := range p.Others {
		if seen[a.As.Group] || p.olderType(a.As) || !p.unreadSection(a, all[a.As.Group]) {
			continue
		}
		if older[a.As.Group] && showable(a.As.Group) {
			p.Report(Problem{
				At:          a,
				Message:     full(a.As) + " is not read: of [" + a.As.Group + "], " + p.releaseName() + " reads only older names of options that have moved",
				Remediation: "Write the option under its current name in the section that reads it, or remove it.",
			})
			continue
		}
		seen[a.As.Group] = true
		p.reportSection(a, all[a.As.Group])
	}
}

// sectionsOfOlderNames returns the sections in which the configuration sets options
// of other sections by older names. The service reads them even if it registers no
// section of that name.
func (p *Pass) sectionsOfOlderNames() map[string]bool {
	names := map[string]bool{}
	for _, section := range p.Sections {
		for _, a := range section.Assignments {
			if a.Option != nil && a.As.Group != section.Name() {
				names[a.As.Group] = true
			}
		}
	}
	return names
}

// olderType reports whether Nova reads a name as an older one of a mediated device
// type's: [vgpu_TYPE] device_addresses for [mdev_TYPE] device_addresses.
func (p *Pass) olderType(name oslo.Name) bool {
	kind, ok := strings.CutPrefix(name.Group, "vgpu_")
	return ok && p.Service == "nova" && name.Option == "device_addresses" && hasItem(p.Configuration.Get("devices", "enabled_mdev_types"), kind)
}

// complete reports whether the facts list every section of the release.
func (s *Subject) complete() bool {
	main, ok := s.Release.Section(s.Service, defaultGroup)
	return ok && main.Complete
}

// unreadSection reports whether this rule should report an assignment, one of all in
// its section: the section is unknown to every release, and is not a trap of the file
// format.
func (p *Pass) unreadSection(a *config.Assignment, all []*config.Assignment) bool {
	if a.Entry.Opaque || p.OutOfTree(a.As) || p.fromText(a) && p.meantSection(a.Header) != "" {
		return false
	}
	if _, known := p.historyOf(a.As); known {
		return false // option_not_in_release reports it
	}
	if p.backendOfOther(all) || p.ofProvider(a.As.Group) || p.storesInBraces() || p.listOfOtherForm(all) {
		return false
	}
	if known, ok := p.Release.Service(p.Service); ok && known.BesideSection(a.As.Group) {
		return false
	}
	_, beside := p.besideOlder(a.As)
	return !beside
}

// reportSection reports a section, given its first assignment that is not read and all
// of them.
func (p *Pass) reportSection(first *config.Assignment, all []*config.Assignment) {
	group := first.As.Group
	problem := Problem{Section: group, Place: first.Place}
	if !showable(strings.ReplaceAll(group, ":", "_")) {
		problem.Section = label(group)
		problem.Message = p.releaseName() + " reads no section of that name"
		p.Report(problem)
		return
	}
	problem.Message = p.releaseName() + " reads no section [" + group + "]"
	if moved, current := p.firstMoved(all); moved != "" {
		problem.Message += ": it reads " + label(moved) + " as " + full(current)
		problem.Remediation = "Move the options to [" + current.Group + "] under their current names."
		problem.Levels = "EEE"
	} else if meant := p.meantHeader(group, all); meant != "" {
		problem.Message += ": did you mean [" + meant + "]?"
		problem.Remediation = "Write the header [" + meant + "]."
		problem.Levels = "EEE"
	} else if list := p.backendList(all); list != "" {
		problem.Message += ": it looks like a back end, and " + list + " does not name it"
		problem.Remediation = "Name the section in " + list + " of [DEFAULT], or remove it."
	} else if p.Service == "octavia" && group == "ovn" {
		problem.Message += ", and enabled_provider_drivers does not name the provider that does"
		problem.Remediation = "Name ovn in enabled_provider_drivers of [api_settings], or remove the section."
	} else if other := p.otherService(first); other != "" {
		problem.Message += "; " + other + " does"
		problem.Remediation = "Move the section to the configuration of " + other + ", or remove it."
	}
	p.Report(problem)
}

// firstMoved finds the first option in a section that nothing reads that the
// release reads under another name, and that name.
func (p *Pass) firstMoved(all []*config.Assignment) (option string, current oslo.Name) {
	for _, a := range all {
		if current, known := p.Successor(a.As); known && current != (oslo.Name{}) {
			return a.As.Option, current
		}
	}
	return "", oslo.Name{}
}

// backendList is the option that names back ends, if a section that it does not name
// sets one up; else "".
func (p *Pass) backendList(all []*config.Assignment) string {
	known, ok := p.Release.Service(p.Service)
	if !ok {
		return ""
	}
	pattern, ok := known.Backends()
	if !ok || !slices.ContainsFunc(all, func(a *config.Assignment) bool {
		return catalog.ReadByBackends(p.Release, p.Service, a.As.Option)
	}) {
		return ""
	}
	return pattern.NamedBy.Option
}

// listOfOtherForm reports whether a section looks like a back end, and the list of them is
// of JSON or YAML, which ini_trap reports.
func (p *Pass) listOfOtherForm(all []*config.Assignment) bool {
	list := p.Configuration.Get("DEFAULT", p.backendList(all))
	return list.IsSet() && (inBrackets(list.Text) || hyphened(list.Text))
}

// backendOfOther reports whether a section looks like a back end, and the program
// runs none: it needs no list of them.
func (p *Pass) backendOfOther(all []*config.Assignment) bool {
	switch {
	case p.Service == "cinder" && !p.mayBeOf(volumePrograms...), p.Service == "manila" && !p.mayBeOf(sharePrograms...):
		return p.backendList(all) != ""
	}
	return false
}

// ofProvider reports whether a section is the one that Octavia's provider for OVN
// reads, from a package of its own, and the provider is enabled.
func (p *Pass) ofProvider(group string) bool {
	if p.Service != "octavia" || group != "ovn" {
		return false
	}
	for _, at := range [...][2]string{{"api_settings", "enabled_provider_drivers"}, {"driver_agent", "enabled_provider_agents"}} {
		if s := p.Configuration.Get(at[0], at[1]); s.Given() && (!s.Known() || strings.Contains(s.Text, "ovn")) {
			return true
		}
	}
	return false
}

// otherService names the only other service that reads an assignment, "" if
// there is none or more than one.
func (p *Pass) otherService(a *config.Assignment) string {
	found := ""
	for _, service := range catalog.Services() {
		if service == p.Service {
			continue
		}
		facts, ok := p.Release.Section(service, a.As.Group)
		if !ok {
			continue
		}
		if _, reads := facts.Option(a.As.Option); reads {
			if found != "" {
				return ""
			}
			found = service
		}
	}
	return found
}
