package config

import (
	"maps"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
)

// Configuration is the input as the release would read it.
type Configuration struct {
	*Lines
	Release  catalog.Release
	Service  string
	Sections []*Section    // in the order in which the configuration mentions them
	Others   []*Assignment // assignments in sections that nothing registers
	Narrowed bool          // only some sections are judged
	Literal  bool          // values came as attributes, and $ is literal
	Program  string        // the program it belongs to, "" if not given

	whole    *catalog.Service // the service with all its programs, nil if the release does not cover it
	known    *catalog.Service // what its program reads, likewise
	resolver *oslo.Resolver
	plugins  *pluginRegistry
	lists    map[*ini.Entry]*Attribute // list attributes, by entry
	given    *Attributes               // nil if texts were given

	setElsewhere map[oslo.Name]bool  // set by another file or the environment
	outOfTree    map[string][]string // by section
	elsewhere    map[string]*Section // sections not in the configuration, once requested, and those not judged
	byName       map[string]*Section // the first of Sections, if there are many: as many as named
	named        int
	shares       bool // all that it sets is known and resolved: the other settings may be shared
}

// Resolve reads what the lines set in the scope's sections.
func (r *Input) Resolve(in *Lines, scope Scope) *Configuration {
	registry := &pluginRegistry{Registry: scope.Release.Registry(r.Service)}
	known, covered := scope.Release.ProgramOf(r.Service, r.Program)
	if covered {
		known = known.Effective()
		registry.Registry = known.Registry()
	}
	var ground *oslo.Ground
	if in.refers(scope.Release) {
		ground = hostDefaults(scope.Release, r.Service)
	}
	c := &Configuration{
		Lines:    in,
		Release:  scope.Release,
		Program:  r.Program,
		Service:  r.Service,
		Literal:  r.Attributes != nil && !r.Interpolate,
		resolver: oslo.NewResolverOver(ground, registry, in.Files, nil),
		plugins:  registry,
		given:    r.Attributes,
		known:    known,
	}
	c.whole, _ = scope.Release.Service(r.Service)
	if r.Attributes != nil {
		for i := range r.Attributes.Values {
			value := &r.Attributes.Values[i]
			if value.IsList {
				if c.lists == nil {
					c.lists = map[*ini.Entry]*Attribute{}
				}
				c.lists[&in.Files[0].Entries[i]] = value
			}
		}
	}
	c.ask(r)
	c.open(scope.Only)
	registry.named = c.Section
	c.openNamed(scope.Only)
	c.registerPlugins()
	c.sort()
	for _, section := range c.Sections {
		section.readGiven()
	}
	c.shares = !c.Unread && !c.Broken && (c.given == nil || !c.given.Unknown && len(c.given.UnknownIn) == 0)
	for _, section := range c.Sections {
		if !scope.Brief && !section.Unjudged && (section.BuildsSession() || c.given != nil && !c.given.Whole() || c.Narrowed) {
			section.All()
		}
	}
	return c
}

// ask records what the caller says about options outside the configuration.
func (c *Configuration) ask(r *Input) {
	c.outOfTree = r.OutOfTree
	for _, text := range r.SetElsewhere {
		if section, option, ok := strings.Cut(text, "."); ok {
			if c.setElsewhere == nil {
				c.setElsewhere = map[oslo.Name]bool{}
			}
			name := oslo.Name{Group: oslo.GroupOf(section), Option: option}
			if current, older := c.Older(name); older {
				name = current
			}
			c.setElsewhere[name] = true
		}
	}
}

// OutOfTree reports whether the caller says that code outside the catalogue
// reads a name.
func (c *Configuration) OutOfTree(name oslo.Name) bool {
	for section, names := range c.outOfTree {
		if oslo.GroupOf(section) == name.Group && (slices.Contains(names, name.Option) || slices.Contains(names, "*")) {
			return true
		}
	}
	return false
}

// open opens the sections to judge: those requested, or those the configuration
// concerns, because it has their header, sets one of their options, or sets one
// by an older name in another section.
func (c *Configuration) open(only []string) {
	c.Narrowed = only != nil
	add := func(name string) {
		if c.Section(name) != nil {
			return
		}
		if facts, ok := c.registered(name); ok {
			unjudged := only != nil && !slices.Contains(only, name)
			c.Sections = append(c.Sections, &Section{Facts: facts, Unjudged: unjudged, conf: c})
		}
	}
	for _, file := range c.Files {
		for i := range file.Sections {
			add(oslo.GroupOf(file.Sections[i].Name))
		}
	}
	for _, a := range c.Assignments {
		add(a.As.Group)
		if current, ok := c.Older(a.As); ok {
			add(current.Group)
		}
	}
	for _, name := range only {
		add(name)
	}
	if only == nil && c.Service == DefaultService && c.given == nil {
		add("glance") // the outputs always show its defaults
	}
}

// Open adds a section that the configuration lacks, so that something can be
// set in it. It is nil if the release does not register the option there, or if
// only other sections are judged.
func (c *Configuration) Open(name, option string) *Section {
	facts, ok := c.Release.Section(c.Service, name)
	if !ok || c.Narrowed || c.Unread || c.given != nil && (!c.given.Whole() || c.given.Unknown) {
		return nil
	}
	if _, registered := facts.Option(option); !registered {
		return nil
	}
	section := &Section{Facts: facts, conf: c}
	c.Sections = append(c.Sections, section)
	return section
}

// sort assigns each assignment to the section that reads it: its own, or the
// one that has it as a deprecated name.
func (c *Configuration) sort() {
	for _, a := range c.Assignments {
		a.Option, a.Shadowed = nil, false
		home := c.Section(a.As.Group)
		if home != nil {
			a.Option = home.Option(a.As.Option)
		}
		if a.Option == nil {
			if current, ok := c.Older(a.As); ok {
				if section := c.Section(current.Group); section != nil {
					home, a.Option = section, section.Option(current.Option)
				}
			}
		}
		if a.Option == nil && home != nil {
			for _, option := range c.plugins.extra {
				if slices.Contains(option.Deprecated, a.As) {
					a.Option = option
				}
			}
		}
		if home == nil {
			c.Others = append(c.Others, a)
			continue
		}
		home.Assignments = append(home.Assignments, a)
	}
}

// Section finds a judged section by name, nil if there is none.
func (c *Configuration) Section(name string) *Section {
	const few = 32 // faster to scan than to look up
	if len(c.Sections) > few {
		return c.indexed(name)
	}
	for _, section := range c.Sections {
		if section.Name() == name {
			return section
		}
	}
	return nil
}

// indexed is Section for a configuration of many sections. The index grows with them.
func (c *Configuration) indexed(name string) *Section {
	if c.byName == nil {
		c.byName = make(map[string]*Section, 2*len(c.Sections))
	}
	for ; c.named < len(c.Sections); c.named++ {
		section := c.Sections[c.named]
		if _, taken := c.byName[section.Name()]; !taken {
			c.byName[section.Name()] = section
		}
	}
	return c.byName[name]
}

// Judged is the configuration without the sections that are not to be judged:
// their options can only be requested.
func (c *Configuration) Judged() *Configuration {
	judged := *c
	judged.Sections = make([]*Section, 0, len(c.Sections))
	judged.elsewhere = maps.Clone(c.elsewhere)
	for _, section := range c.Sections {
		if !section.Unjudged {
			judged.Sections = append(judged.Sections, section)
			continue
		}
		if judged.elsewhere == nil {
			judged.elsewhere = map[string]*Section{}
		}
		judged.elsewhere[section.Name()] = section
	}
	judged.byName, judged.named = nil, 0
	return &judged
}

// readGiven resolves what the configuration sets in a section.
func (s *Section) readGiven() {
	for _, a := range s.Assignments {
		if a.Option == nil {
			continue
		}
		setting := s.Get(a.Option.Name.Option)
		if setting == nil || !setting.Given() {
			continue
		}
		if !slices.Contains(s.given, setting) {
			s.given = append(s.given, setting)
		}
		if setting.Entry != a.Entry {
			a.Shadowed = !a.Option.Multi
		}
	}
	slices.SortStableFunc(s.given, func(a, b *Setting) int { return s.order(a) - s.order(b) })
}

// order is a setting's position in catalogue order.
func (s *Section) order(setting *Setting) int {
	if place, ok := s.Facts.Place(setting.Name()); ok {
		return place
	}
	return s.Facts.Len() + slices.Index(s.extra, setting.Option)
}
