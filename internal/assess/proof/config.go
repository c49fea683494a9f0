package proof

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/conformance"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Config is a random configuration of a service as typed values, and the value
// that each must read back as.
type Config struct {
	Service *catalog.Service
	Tree    assess.Tree
	Named   map[string]string // freely named sections, with their patterns
	Want    []Wanted
}

// Wanted is a value that was given, and its option.
type Wanted struct {
	Option *catalog.Option
	Name   oslo.Name // the current name
	Given  oslo.Name // the name by which it was given
	Value  types.Value
}

// ConfigOf creates a configuration from a service's options, by section or
// pattern. Freely named sections are named by the option that the catalogue
// specifies.
func (r *Random) ConfigOf(service *catalog.Service, options map[string][]*catalog.Option) Config {
	c := Config{Service: service, Named: map[string]string{}}
	sections := slices.Sorted(maps.Keys(options))
	for range 1 + r.IntN(4) {
		place := pick(r, sections...)
		if !strings.HasPrefix(place, "<") {
			r.fill(&c, place, options[place])
			continue
		}
		at := slices.IndexFunc(service.Patterns(), func(p catalog.Pattern) bool { return p.Name == place })
		if at < 0 || service.Patterns()[at].Shape != catalog.Items || len(c.Named) > 0 {
			continue
		}
		pattern := service.Patterns()[at]
		naming, ok := service.Option(pattern.NamedBy.Group, pattern.NamedBy.Option)
		if !ok || naming.TypeName != "list" || c.gives(naming.Name) {
			continue
		}
		const free = "free0"
		c.add(naming, naming.Name, &assess.Leaf{Name: naming.Name.Option, Shape: assess.ListLeaf, Items: []assess.ItemText{{Text: free}}},
			types.ListValue(types.StringValue(free)))
		section := pattern.Prefix + free
		c.Named[section] = place
		if driver, ok := service.Option(place, pattern.Driver); ok {
			// With a driver that the catalogue does not know, the section has
			// every option.
			const elsewhere = "acme.Driver"
			name := oslo.Name{Group: section, Option: pattern.Driver}
			c.add(driver, name, &assess.Leaf{Name: name.Option, Text: elsewhere}, types.StringValue(elsewhere))
			c.Want[len(c.Want)-1].Name = name
		}
		r.fill(&c, section, options[place])
	}
	return c
}

// fill sets some options of a section.
func (r *Random) fill(c *Config, section string, options []*catalog.Option) {
	for range 1 + r.IntN(8) {
		o := pick(r, options...)
		name := oslo.Name{Group: section, Option: o.Name.Option}
		if c.gives(name) || o.Ignored || slices.ContainsFunc(c.Service.Patterns(), func(p catalog.Pattern) bool { return p.NamedBy == name }) {
			continue
		}
		leaf, value, ok := r.leaf(o)
		if !ok {
			continue
		}
		given := name
		if len(o.Deprecated) > 0 && c.Named[section] == "" && r.chance(3) {
			if older := pick(r, o.Deprecated...); c.standsFor(older, o) {
				given = older
			}
		}
		leaf.Name = given.Option
		c.add(o, given, leaf, value)
		c.Want[len(c.Want)-1].Name = name
	}
}

// standsFor reports whether an older name belongs to this option only.
func (c *Config) standsFor(older oslo.Name, o *catalog.Option) bool {
	current, ok := c.Service.Older(older)
	_, taken := c.Service.Option(older.Group, older.Option)
	return ok && current == o && !taken && older.Group != "" && !c.gives(older) && readersOf(c.Service)[older] == 1
}

// readers caches the results of readersOf.
var readers sync.Map // *catalog.Service -> map[oslo.Name]int

// readersOf counts the options that are read under each older name: Keystone
// reads two under [DEFAULT] bind_host.
func readersOf(service *catalog.Service) map[oslo.Name]int {
	if had, ok := readers.Load(service); ok {
		return had.(map[oslo.Name]int)
	}
	count := map[oslo.Name]int{}
	for _, name := range service.Sections() {
		section, ok := service.Section(name)
		if !ok {
			continue
		}
		for _, option := range section.All() {
			for _, older := range option.Deprecated {
				count[older]++
			}
		}
	}
	kept, _ := readers.LoadOrStore(service, count)
	return kept.(map[oslo.Name]int)
}

func (c *Config) gives(name oslo.Name) bool {
	return slices.ContainsFunc(c.Want, func(w Wanted) bool { return w.Name == name || w.Given == name })
}

func (c *Config) add(o *catalog.Option, given oslo.Name, leaf *assess.Leaf, value types.Value) {
	at := slices.IndexFunc(c.Tree.Sections, func(b assess.Branch) bool { return b.Name == given.Group })
	if at < 0 {
		at = len(c.Tree.Sections)
		c.Tree.Sections = append(c.Tree.Sections, assess.Branch{Name: given.Group})
	}
	leaf.Place = report.Place{Attribute: "options", Key: given.Group + "." + given.Option}
	c.Tree.Sections[at].Options = append(c.Tree.Sections[at].Options, *leaf)
	c.Want = append(c.Want, Wanted{Option: o, Name: o.Name, Given: given, Value: value})
}

// Run renders the configuration. If a value has a shape that no file can
// express, it returns mistakes and no result.
func (c *Config) Run() (*assess.Result, []assess.Mistake) {
	return assess.Run(&assess.Request{
		Service: c.Service.Name(),
		Policy:  assess.PolicyText{Release: c.Service.Release().Series(), Profile: "permissive"},
		Tree:    &c.Tree,
	}, time.Time{})
}

// Differences lists the values that are neither rejected by a finding nor read
// back as given. read returns an encoded value that a reader got from the
// rendered text.
func (c *Config) Differences(result *assess.Result, read func(oslo.Name) any) []string {
	var list []string
	for i := range c.Want {
		want := &c.Want[i]
		if want.refused(result.Findings) {
			continue
		}
		wanted, _ := json.Marshal(conformance.Encode(want.Value))
		if got, _ := json.Marshal(read(want.Name)); string(got) != string(wanted) {
			list = append(list, fmt.Sprintf("%s, given as %s: reads back as %s, but was %s", want.Name, want.Given, got, wanted))
		}
	}
	return list
}

// refused reports whether an error says that the value cannot be read or
// expressed.
func (w *Wanted) refused(findings []report.Finding) bool {
	return slices.ContainsFunc(findings, func(f report.Finding) bool {
		if f.Severity != report.Error || f.Section != w.Name.Group || cmp.Or(f.Option, w.Name.Option) != w.Name.Option {
			return false
		}
		switch f.Rule {
		case "invalid_value", "line_injection", "interpolation_error", "ini_trap", "api_servers_syntax":
			return true
		case "placeholder_value":
			return w.Name.Option == "api_servers" // its rules judge the items
		case "endpoint_authority": // likewise
			return w.Name.Option == "api_servers" && strings.HasSuffix(f.Message, "white space")
		}
		return false
	})
}

// Older lists the names in the rendered text that are older names of what was
// given.
func (c *Config) Older(text string) []string {
	var list []string
	for i := range c.Want {
		given := c.Want[i].Given
		if given == c.Want[i].Name {
			continue
		}
		file, err := ini.Parse("rendered", text)
		if err == nil && slices.ContainsFunc(file.Entries, func(e ini.Entry) bool {
			return oslo.Name{Group: oslo.GroupOf(e.Section), Option: e.Name} == given
		}) {
			list = append(list, given.String()+" is rendered under its older name")
		}
	}
	return list
}

// Reader returns a function that reads options from a text of the configuration
// with the project's own reader, encoded.
func (c *Config) Reader(text string) (func(oslo.Name) any, error) {
	file, err := ini.Parse("rendered", text)
	if err != nil {
		return nil, err
	}
	resolver := oslo.NewResolver(NamedRegistry(c.Service, c.Named), []*ini.File{file}, nil)
	return func(name oslo.Name) any {
		reading, err := resolver.Read(name.Group, name.Option)
		if err != nil {
			return map[string]any{"error": oslo.Safe(err)}
		}
		if !reading.Set {
			return "not set"
		}
		return conformance.Encode(reading.Value)
	}, nil
}
