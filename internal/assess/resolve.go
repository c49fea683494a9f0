package assess

import (
	"errors"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// resolution is a request's configuration as the release would read it.
type resolution struct {
	*input
	release  catalog.Release
	service  string
	resolver *oslo.Resolver
	plugins  *pluginRegistry
	sections []*rules.Section
	others   []*rules.Assignment
	lists    map[*ini.Entry]*Attribute    // list attributes, by entry
	given    *Attributes                  // nil where texts were given
	literal  bool                         // $ stands for itself
	known    map[string][]*catalog.Option // by section, what it reads where that is more than is registered
}

// resolve reads every option of the covered sections.
func (r *Request) resolve(in *input, release catalog.Release, covered []*catalog.Section) *resolution {
	registry := &pluginRegistry{Registry: release.Registry(r.Service), foreign: r.Service == defaultService}
	var ground *oslo.Ground
	if in.refers(release) {
		ground = hostDefaults(release, r.Service)
	}
	res := &resolution{
		input:    in,
		release:  release,
		service:  r.Service,
		resolver: oslo.NewResolverOver(ground, registry, in.files, nil),
		plugins:  registry,
		given:    r.Attributes,
		literal:  r.Attributes != nil && !r.Interpolate,
	}
	if r.Attributes != nil {
		for i := range r.Attributes.Values {
			value := &r.Attributes.Values[i]
			if value.IsList {
				if res.lists == nil {
					res.lists = map[*ini.Entry]*Attribute{}
				}
				res.lists[&in.files[0].Entries[i]] = value
			}
		}
	}
	for _, facts := range covered {
		res.sections = append(res.sections, &rules.Section{Facts: facts})
	}
	res.registerPlugins()
	res.sort()
	for _, section := range res.sections {
		res.read(section)
	}
	return res
}

// pluginRegistry is the release's registry, and the options of auth plugins,
// which keystoneauth registers once auth_type names the plugin.
type pluginRegistry struct {
	oslo.Registry
	extra   []*catalog.Option
	foreign bool // the service is Nova, whose libraries' options are known by name
}

// Option finds a registered option, those of plugins included.
func (p *pluginRegistry) Option(group, option string) (*oslo.Option, bool) {
	if found, ok := p.Registry.Option(group, option); ok {
		return found, true
	}
	for _, o := range p.extra {
		if o.Name.Group == group && o.Name.Option == option {
			return &o.Option, true
		}
	}
	if p.foreign {
		if _, ok := catalog.ForeignOption(group, option); ok {
			return &oslo.Option{Name: oslo.Name{Group: group, Option: option}}, true
		}
	}
	return nil, false
}

// HasGroup tells whether the service or a library that it uses registers the
// group.
func (p *pluginRegistry) HasGroup(group string) bool {
	return p.Registry.HasGroup(group) || p.foreign && catalog.ForeignSection(group)
}

// Deprecated finds an option by an older name.
func (p *pluginRegistry) Deprecated(group, option string) (*oslo.Option, bool) {
	if older, ok := p.Registry.(oslo.DeprecatedRegistry); ok {
		return older.Deprecated(group, option)
	}
	return nil, false
}

// registerPlugins gives each section that loads an auth plugin the options of
// the plugin that its auth_type names. With auth_section they are read from
// there, and this section's own are not read.
func (res *resolution) registerPlugins() {
	for _, section := range res.sections {
		if !section.Facts.Reads.Auth {
			continue
		}
		if elsewhere, err := res.resolver.Read(section.Name(), "auth_section"); err == nil && namesAnother(elsewhere.Value, section.Name()) {
			continue
		}
		kind, err := res.resolver.Read(section.Name(), "auth_type")
		if err != nil || kind.Value.IsNull() {
			continue
		}
		options, _ := res.release.PluginOptions(section.Name(), kind.Value.Text())
		all := make([]*catalog.Option, 0, len(section.Facts.Options)+len(options))
		all = append(all, section.Facts.Options...)
		for _, option := range options {
			if _, registered := res.plugins.Option(section.Name(), option.Name.Option); !registered {
				res.plugins.extra = append(res.plugins.extra, option)
				all = append(all, option)
			}
		}
		if res.known == nil {
			res.known = make(map[string][]*catalog.Option)
		}
		res.known[section.Name()] = all
	}
}

// namesAnother tells whether an auth_section sends keystoneauth to another
// section than the one it stands in.
func namesAnother(value types.Value, section string) bool {
	return !value.IsNull() && value.Text() != "" && !strings.EqualFold(value.Text(), section)
}

// options lists what a section reads: what is registered, then its plugin's.
func (res *resolution) options(section *rules.Section) []*catalog.Option {
	if all, ok := res.known[section.Name()]; ok {
		return all
	}
	return section.Facts.Options
}

// option finds what a section reads by its name.
func (res *resolution) option(section *rules.Section, name string) *catalog.Option {
	if option, ok := section.Facts.Option(name); ok {
		return option
	}
	if all, ok := res.known[section.Name()]; ok {
		return find(all[len(section.Facts.Options):], name)
	}
	return nil
}

// sort hands each assignment to the section that reads it: its own, or the one
// that has it as a deprecated name.
func (res *resolution) sort() {
	for _, a := range res.assignments {
		home := res.section(a.As.Group)
		if home != nil {
			a.Option = res.option(home, a.As.Option)
		}
		if a.Option == nil {
			if current, ok := deprecatedNames(res.release, res.service)[a.As]; ok {
				if section := res.section(current.Group); section != nil {
					home, a.Option = section, res.option(section, current.Option)
				}
			}
		}
		if a.Option == nil && home != nil {
			for _, option := range res.plugins.extra {
				if slices.Contains(option.Deprecated, a.As) {
					a.Option = option
				}
			}
		}
		if home == nil {
			res.others = append(res.others, a)
			continue
		}
		home.Assignments = append(home.Assignments, a)
	}
}

func (res *resolution) section(name string) *rules.Section {
	for _, section := range res.sections {
		if section.Name() == name {
			return section
		}
	}
	return nil
}

func find(options []*catalog.Option, name string) *catalog.Option {
	for _, option := range options {
		if option.Name.Option == name {
			return option
		}
	}
	return nil
}

// read resolves every option of one section.
func (res *resolution) read(section *rules.Section) {
	options := res.options(section)
	section.Settings = make([]rules.Setting, len(options))
	for i, option := range options {
		res.setting(&section.Settings[i], section, option)
		res.hide(&section.Settings[i])
	}
	for _, a := range section.Assignments {
		if a.Option == nil {
			continue
		}
		if s := section.Get(a.Option.Name.Option); s != nil && s.Given() && s.Entry != a.Entry {
			a.Shadowed = !a.Option.Multi
		}
	}
}

func (res *resolution) setting(s *rules.Setting, section *rules.Section, option *catalog.Option) {
	*s = rules.NewSetting(option)
	reading, err := res.resolver.ReadOption(&option.Option)
	if reading.Set {
		s.State, s.Written = rules.Set, res.written(section, option, &reading)
	}
	switch {
	case errors.Is(err, oslo.ErrOpaque):
		s.State = rules.Unknown
		if !res.unknown {
			s.Err = errHost
		}
		if value, ok := res.partial[reading.Entry]; ok {
			res.partList(s, value)
		} else {
			res.sketch(s, reading)
		}
		return
	case err != nil && res.unknown && outside(err):
		// What it refers to may be among the values that are not known yet.
		s.State = rules.Unknown
		return
	case err != nil:
		s.State, s.Err = rules.Broken, err
		return
	}
	if list := res.lists[reading.Entry]; list != nil && option.TypeName == "list" {
		if err := list.carried(); err != nil {
			s.State, s.Err, s.Items = rules.Broken, err, list.known()
			return
		}
	}
	if !reading.Set && res.mayBeGiven(option) {
		s.State = rules.Unknown
		return
	}
	s.Value = reading.Value
	if reading.Set && option.TypeName == "list" && keepsTrailing(res.release) {
		s.Value = withTrailing(reading.Value, s.Text)
	}
	s.Items = items(s.Value)
}

// written tells how a reading's option is set.
func (res *resolution) written(section *rules.Section, option *catalog.Option, reading *oslo.Reading) *rules.Written {
	w := &rules.Written{
		Place:  res.place(section, reading.Entry),
		Origin: rules.FromUser,
		As:     reading.As,
		Entry:  reading.Entry,
	}
	if reading.As != option.Name {
		w.Origin = rules.FromDeprecated
	}
	if n := len(reading.Raw); n > 0 {
		w.Raw = reading.Raw[n-1]
	}
	if n := len(reading.Expanded); n > 0 {
		w.Text = reading.Expanded[n-1]
	}
	return w
}

// mayBeGiven tells whether an option that nothing sets may still be among the
// values that are not known yet, as a member of extra.
func (res *resolution) mayBeGiven(option *catalog.Option) bool {
	if res.given == nil || !res.given.Unknown {
		return false
	}
	_, typed := TypedNamed(res.given.Table, option.Name.Option)
	return !typed
}

// outside tells whether a value refers to an option that nothing registers.
func outside(err error) bool {
	var reference *oslo.ReferenceError
	return errors.As(err, &reference)
}

func (res *resolution) place(section *rules.Section, entry *ini.Entry) report.Place {
	for _, a := range section.Assignments {
		if a.Entry == entry {
			return a.Place
		}
	}
	return report.Place{}
}

func items(value types.Value) []rules.Item {
	if value.Kind() != types.List {
		return nil
	}
	list := value.Items()
	items := make([]rules.Item, len(list))
	for i, item := range list {
		items[i] = rules.Item{Index: i, Text: item.Text()}
	}
	return items
}

// elsewhere reads an option of a section that is not under judgement, where the
// configuration gives that section.
func (res *resolution) elsewhere(group, option string) *rules.Setting {
	if !slices.ContainsFunc(res.others, func(a *rules.Assignment) bool { return a.As.Group == group }) {
		return nil
	}
	facts, ok := res.release.Section(res.service, group)
	if !ok {
		return nil
	}
	registered := find(facts.Options, option)
	if registered == nil {
		return nil
	}
	section := &rules.Section{Facts: facts, Assignments: res.others}
	s := new(rules.Setting)
	res.setting(s, section, registered)
	res.hide(s)
	return s
}
