package config

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Configuration is what was given, as the release would read it.
type Configuration struct {
	*Lines
	Release  catalog.Release
	Service  string
	Sections []*Section    // in the order in which the configuration brings them up
	Others   []*Assignment // assignments in sections that nothing registers
	Narrowed bool          // only some sections are under judgement
	Literal  bool          // values came as attributes and $ stands for itself
	Program  string        // the program whose configuration it is, "" where nobody says

	known    *catalog.Service
	resolver *oslo.Resolver
	plugins  *pluginRegistry
	lists    map[*ini.Entry]*Attribute // list attributes, by entry
	given    *Attributes               // nil where texts were given

	setElsewhere map[oslo.Name]bool  // what another file or the environment gives
	outOfTree    map[string][]string // by section
	elsewhere    map[string]*Section // sections that the configuration does not hold, once asked for
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
		if !scope.Brief && !section.Unjudged && (section.BuildsSession() || c.given != nil && !c.given.Whole() || c.Narrowed) {
			section.All()
		}
		section.readGiven()
	}
	return c
}

// pluginRegistry is the release's registry, and the options of auth plugins,
// which keystoneauth registers once auth_type names the plugin.
type pluginRegistry struct {
	oslo.Registry
	extra []*catalog.Option
	named func(string) *Section // sections of free name
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
	if p.named != nil {
		if section := p.named(group); section != nil && section.Pattern() != "" {
			if o, ok := section.Facts.Option(option); ok {
				return &o.Option, true
			}
		}
	}
	return nil, false
}

// HasGroup reports whether the service or a library that it uses registers the
// group.
func (p *pluginRegistry) HasGroup(group string) bool {
	return p.Registry.HasGroup(group) || p.named != nil && p.named(group) != nil
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
func (c *Configuration) registerPlugins() {
	for _, section := range c.Sections {
		if !section.Facts.Reads.Auth {
			continue
		}
		if elsewhere, err := c.resolver.Read(section.Name(), "auth_section"); err == nil && namesAnother(elsewhere.Value, section.Name()) {
			continue
		}
		kind, err := c.resolver.Read(section.Name(), "auth_type")
		if err != nil || kind.Value.IsNull() {
			continue
		}
		options, _ := c.Release.PluginOptions(section.Name(), kind.Value.Text())
		for _, option := range options {
			if _, registered := c.plugins.Option(section.Name(), option.Name.Option); !registered {
				c.plugins.extra = append(c.plugins.extra, option)
				section.extra = append(section.extra, option)
			}
		}
	}
}

// namesAnother reports whether an auth_section sends keystoneauth to another
// section than the one it stands in.
func namesAnother(value types.Value, section string) bool {
	return !value.IsNull() && value.Text() != "" && !strings.EqualFold(value.Text(), section)
}

// Successor says what became of a name of a section that was renamed once; see
// catalog.Service.
func (c *Configuration) Successor(name oslo.Name) (current oslo.Name, known bool) {
	if c.known == nil {
		return oslo.Name{}, false
	}
	return c.known.Successor(name, c.patternOf(name.Group))
}

// TakesValue reports whether a name's successor takes its value; see
// catalog.Service.
func (c *Configuration) TakesValue(name oslo.Name) bool {
	return c.known != nil && c.known.TakesValue(name, c.patternOf(name.Group))
}

// Renamed gives the current name of an option that has only been renamed, so
// that its value stays good; see catalog.Service.
func (c *Configuration) Renamed(name oslo.Name) (current oslo.Name, ok bool) {
	if c.known == nil {
		return oslo.Name{}, false
	}
	return c.known.Renamed(name, c.patternOf(name.Group))
}

// patternOf is the pattern that a section's name stands for, "" for a fixed one.
func (c *Configuration) patternOf(group string) string {
	if section := c.Section(group); section != nil {
		return section.Pattern()
	}
	return ""
}

// Life says when the service registers an option of a section.
func (c *Configuration) Life(name oslo.Name) []catalog.Span {
	return catalog.EffectiveLife(c.Service, cmp.Or(c.patternOf(name.Group), name.Group), name.Option)
}

// MayBeBackported reports whether an option that the release does not have came
// later with a security fix, so that a package of the release may have it.
func (c *Configuration) MayBeBackported(name oslo.Name) bool {
	section := cmp.Or(c.patternOf(name.Group), name.Group)
	if !catalog.Backported(c.Service, section, name.Option) {
		return false
	}
	return slices.ContainsFunc(c.Life(name), func(s catalog.Span) bool { return s.Since.Compare(c.Release.Nova()) > 0 })
}

// AliasLife says when the service reads a name as an older one, and of which
// option.
func (c *Configuration) AliasLife(name oslo.Name) (oslo.Name, []catalog.Span) {
	return catalog.AliasLife(c.Service, name, c.patternOf(name.Group))
}

// ask takes over what the caller says of options outside the configuration.
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

// OutOfTree reports whether code outside the catalogue is said to read a name.
func (c *Configuration) OutOfTree(name oslo.Name) bool {
	for section, names := range c.outOfTree {
		if oslo.GroupOf(section) == name.Group && (slices.Contains(names, name.Option) || slices.Contains(names, "*")) {
			return true
		}
	}
	return false
}

// open makes the sections to judge: those asked for, or those that the
// configuration concerns: it has a header of theirs, sets one of their options,
// or sets one by an older name that stands elsewhere.
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
		add("glance") // whose defaults the outputs always show
	}
}

// Open makes a section that the configuration does not hold one of those that
// it does, so that something can be set in it. It is nil where the release does
// not register the option there, or where other sections are under judgement.
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

// sort hands each assignment to the section that reads it: its own, or the one
// that has it as a deprecated name.
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

// Section finds a section under judgement, nil where there is none of the name.
func (c *Configuration) Section(name string) *Section {
	for _, section := range c.Sections {
		if section.Name() == name {
			return section
		}
	}
	return nil
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

// order is a setting's place in the catalogue's order.
func (s *Section) order(setting *Setting) int {
	if place, ok := s.Facts.Place(setting.Name()); ok {
		return place
	}
	return s.Facts.Len() + slices.Index(s.extra, setting.Option)
}

func (c *Configuration) setting(s *Setting, section *Section, option *catalog.Option) {
	*s = NewSetting(option)
	reading, err := c.resolver.ReadOption(&option.Option)
	if reading.Set {
		s.State, s.Written = Set, c.written(section, option, &reading)
	}
	switch {
	case c.setElsewhere[option.Name], c.Unread, c.Broken:
		s.State = Unknown // whatever this configuration says of it, if anything
		return
	case errors.Is(err, oslo.ErrOpaque):
		s.State = Unknown
		if !c.Unknown {
			s.Err = errHost
		}
		if value, ok := c.partial[reading.Entry]; ok {
			c.partList(s, value)
		} else {
			c.sketch(s, reading)
		}
		return
	case err != nil && c.Unknown && Outside(err):
		// What it refers to may be among the values that are not known yet.
		s.State = Unknown
		return
	case err != nil:
		s.State, s.Err = Broken, err
		return
	}
	if list := c.lists[reading.Entry]; list != nil && option.TypeName == "list" {
		if err := list.Carried(); err != nil {
			s.State, s.Err, s.Items = Broken, err, list.known()
			return
		}
	}
	if !reading.Set && section.fallback != "" {
		if other := c.Get(section.fallback, option.Name.Option); other.Given() {
			*s = *other
			s.Option = option
			return
		}
	}
	if !reading.Set && c.mayBeGiven(option) {
		s.State = Unknown
		return
	}
	s.Value = reading.Value
	if reading.Set && option.TypeName == "list" && keepsTrailing(c.Release) {
		s.Value = withTrailing(reading.Value, s.Text)
	}
	s.Items = ItemsOf(s.Value)
}

// written tells how a reading's option is set.
func (c *Configuration) written(section *Section, option *catalog.Option, reading *oslo.Reading) *Written {
	w := &Written{
		Place:  section.place(reading.Entry),
		Origin: FromUser,
		As:     reading.As,
		Entry:  reading.Entry,
	}
	if reading.As != option.Name {
		w.Origin = FromDeprecated
	}
	if n := len(reading.Raw); n > 0 {
		w.Raw = reading.Raw[n-1]
	}
	if n := len(reading.Expanded); n > 0 {
		w.Text = reading.Expanded[n-1]
	}
	return w
}

// mayBeGiven reports whether an option that nothing sets may still be among the
// values that are not known yet, as a member of extra.
func (c *Configuration) mayBeGiven(option *catalog.Option) bool {
	if c.given == nil {
		return false
	}
	if slices.Contains(c.given.UnknownIn, option.Name.Group) {
		return true
	}
	if !c.given.Unknown {
		return false
	}
	_, typed := TypedNamed(c.given.Table, option.Name.Option)
	return !typed
}

// Outside reports whether a value refers to an option that nothing registers.
func Outside(err error) bool {
	var reference *oslo.ReferenceError
	return errors.As(err, &reference)
}

func (s *Section) place(entry *ini.Entry) report.Place {
	for _, a := range s.Assignments {
		if a.Entry == entry {
			return a.Place
		}
	}
	return report.Place{}
}

// ItemsOf lists the items of a list value, nil for any other.
func ItemsOf(value types.Value) []Item {
	if value.Kind() != types.List {
		return nil
	}
	list := value.Items()
	items := make([]Item, len(list))
	for i, item := range list {
		items[i] = Item{Index: i, Text: item.Text()}
	}
	return items
}

// Get resolves an option of any section that the release registers, whether the
// configuration holds the section or not; nil where nothing registers it.
func (c *Configuration) Get(section, option string) *Setting {
	home := c.Section(section)
	if home == nil {
		home = c.elsewhere[section]
	}
	if home == nil {
		facts, ok := c.registered(section)
		if !ok {
			return nil
		}
		home = &Section{Facts: facts, conf: c}
		if c.elsewhere == nil {
			c.elsewhere = map[string]*Section{}
		}
		c.elsewhere[section] = home
	}
	return home.Get(option)
}

// WholeFile reports whether the texts look like a service's whole configuration
// and not a piece of one: they set something in [DEFAULT].
func (c *Configuration) WholeFile() bool {
	main := c.Section("DEFAULT")
	return c.given == nil && main != nil && main.SetsSomething()
}

// WholeFileOr reports whether the texts look like a whole configuration, or hold
// a section.
func (c *Configuration) WholeFileOr(section string) bool {
	return c.WholeFile() || c.Section(section) != nil
}

// Effective is the value that the service reads of a setting, with nothing
// masked, for comparison alone: it must never be shown. It reports false where
// the value is not known.
func (c *Configuration) Effective(s *Setting) (types.Value, bool) {
	if !s.Known() {
		return types.Value{}, false
	}
	if !s.Hidden {
		return s.Value, true
	}
	reading, err := c.resolver.ReadOption(&s.Option.Option)
	if !reading.Set { // it is read from another section
		reading, err = c.resolver.Read(s.As.Group, s.As.Option)
	}
	return reading.Value, err == nil
}
