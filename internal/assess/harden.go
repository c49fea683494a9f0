package assess

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// hardenedText is the list of what hardened_defaults sets. Its head says how it
// is written.
//
//go:embed hardened.txt
var hardenedText string

// anySession stands for every section from which a session is built.
const anySession = "<session>"

// HardenedDefault is a security option with the value that hardened_defaults
// gives it where it is left unset.
type HardenedDefault struct {
	Group    string   // the heading under which it is listed
	Services []string // nil for all
	Section  string   // a name, or <session> for every section that builds a session
	Option   string
	Text     string // the value as a file has it
	Always   bool   // given where the configuration leaves the section out, too
	With     string // an option of the section that must be set, "" for none
	Since    string // the first series in which the value is good, "" for all
}

// HardenedDefaults lists what hardened_defaults sets, in the order of the list.
var HardenedDefaults = sync.OnceValue(func() []HardenedDefault {
	var list []HardenedDefault
	group := ""
	for line := range strings.Lines(hardenedText) {
		line = strings.TrimSpace(line)
		if heading, ok := strings.CutPrefix(line, "#"); ok {
			group = strings.TrimSpace(heading)
			continue
		}
		names, value, ok := strings.Cut(line, " = ")
		fields := strings.Fields(names)
		if !ok || len(fields) != 3 {
			continue // blank
		}
		words := strings.Fields(value)
		secure := HardenedDefault{Group: group, Section: fields[1], Option: fields[2], Text: words[0]}
		if fields[0] != "*" {
			secure.Services = strings.Split(fields[0], ",")
		}
		for _, word := range words[1:] {
			name, argument, _ := strings.Cut(word, "=")
			switch name {
			case "always":
				secure.Always = true
			case "with":
				secure.With = argument
			case "since":
				secure.Since = argument
			}
		}
		list = append(list, secure)
	}
	return list
})

// For reports whether the value is meant for a service and a release.
func (h *HardenedDefault) For(service string, release catalog.Release) bool {
	if h.Services != nil && !slices.Contains(h.Services, service) {
		return false
	}
	if h.Since == "" {
		return true
	}
	since, err := catalog.Resolve(h.Since)
	return err == nil && release.Compare(since) >= 0
}

// harden gives the options that are surely unset their secure value, each only
// where the section registers it.
func harden(c *config.Configuration) {
	list := HardenedDefaults()
	for i := range list {
		secure := &list[i]
		if !secure.For(c.Service, c.Release) {
			continue
		}
		if secure.Section != anySession {
			section := c.Section(secure.Section)
			if section == nil && secure.Always {
				section = c.Open(secure.Section, secure.Option)
			}
			secure.apply(section)
			continue
		}
		for _, section := range c.Sections {
			if section.BuildsSession() {
				secure.apply(section)
			}
		}
	}
}

// apply sets the option in a section, nil for one that nothing reads.
func (h *HardenedDefault) apply(section *config.Section) {
	if section == nil || section.Unjudged || h.With != "" && !section.Get(h.With).Given() {
		return
	}
	s := section.Get(h.Option)
	if !s.IsUnset() {
		return
	}
	value, err := s.Option.Type.Parse(h.Text)
	if err != nil {
		return // the release reads this name with another meaning
	}
	section.Harden(s, value, h.Text)
}
