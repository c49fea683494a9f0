package assess

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// hardenedText lists what hardened_defaults sets. Its header describes the
// format.
//
//go:embed hardened.txt
var hardenedText string

// anySession stands for every section that builds a session.
const anySession = "<session>"

// HardenedDefault is a security option and the value that hardened_defaults
// gives it if it is unset.
type HardenedDefault struct {
	Group    string   // the heading under which it is listed
	Services []string // nil for all
	Section  string   // a name, or <session> for every section that builds a session
	Option   string
	Text     string // the value as written in a file
	Always   bool   // set even if the configuration lacks the section
	With     string // an option of the section that must be set, "" for none
	Since    string // the first series that accepts the value, "" for all
}

// HardenedDefaults lists what hardened_defaults sets, in list order.
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

// For reports whether the value applies to a service and a release.
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

// harden gives options that are definitely unset their secure value, provided
// the section registers them.
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

// apply sets the option in a section, which may be nil if nothing reads it.
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
		return // the release reads this name with a different meaning
	}
	section.Harden(s.Option, value, h.Text)
}
