package assess

import (
	"fmt"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// commonArgument is the argument with the options beneath each configuration.
const commonArgument = "common"

// sharedValues holds the common options in the form that the members need.
type sharedValues struct {
	source  *SourceText // for texts: an earlier file
	options []Attribute // for options of [glance]: used if a member sets none of the option's names
	current func(oslo.Name) oslo.Name
}

// fleetPlace is a place in an argument with configurations. It is hidden: the
// argument's first line may be all of it, including every secret.
func fleetPlace(argument, key string) report.Place {
	return report.Place{Attribute: argument, Key: key, Hidden: true}
}

// shared prepares the common options.
func (f *Fleet) shared(release catalog.Release) (*sharedValues, []Mistake) {
	shared := &sharedValues{current: func(name oslo.Name) oslo.Name {
		if current, ok := config.Older(release, f.Service, name); ok {
			return current
		}
		return name
	}}
	for i := range f.Common {
		shared.options = append(shared.options, commonOption(&f.Common[i]))
	}
	if f.Kind != FleetFiles || len(shared.options) == 0 {
		return shared, nil
	}
	text, err := commonText(shared.options)
	if err != nil {
		return nil, []Mistake{{
			Place:   fleetPlace(commonArgument, ""),
			Summary: "Option that no file can hold",
			Detail:  sentence(report.Redact(err.Error())),
		}}
	}
	shared.source = &SourceText{
		Place:   fleetPlace(commonArgument, ""),
		Name:    f.commonName(),
		Content: text,
	}
	return shared, nil
}

// commonText is an earlier file with these options. If a line cannot express
// one, the error names the option, never the value.
func commonText(options []Attribute) (string, error) {
	var b strings.Builder
	for i := range options {
		option := &options[i]
		if err := ini.WritableName(option.As.Option); err != nil {
			return "", fmt.Errorf("option %s: %w", report.Show(option.As.Option), err)
		}
		value, err := ini.Escape(option.Text)
		if err != nil {
			return "", fmt.Errorf("option %s: %w", option.As.Option, err)
		}
		b.WriteString("[" + option.As.Group + "]\n")
		writeLine(&b, option.As.Option, value)
	}
	return b.String(), nil
}

// commonName is the earlier file's name in findings, distinct from every
// member's name.
func (f *Fleet) commonName() string {
	taken := make(map[string]bool, len(f.Members))
	for i := range f.Members {
		taken[f.Members[i].Name] = true
	}
	name := commonArgument
	for taken[name] {
		name = "the " + name
	}
	return name
}

// commonOption is an option beneath every configuration: one of [glance], or
// section.option.
func commonOption(given *Given) Attribute {
	at := strings.LastIndexByte(given.Name, '.')
	if at < 0 {
		return glanceOption(commonArgument, given.Name, given)
	}
	return Attribute{
		Place:   fleetPlace(commonArgument, given.Name),
		As:      oslo.Name{Group: oslo.GroupOf(given.Name[:at]), Option: given.Name[at+1:]},
		Text:    given.Text,
		Unknown: given.Unknown,
	}
}

// glanceOption is an option given as text, under its name in osloconf_glance.
func glanceOption(argument, key string, given *Given) Attribute {
	as := oslo.Name{Group: "glance", Option: given.Name}
	if typed, ok := config.TypedNamed(config.GlanceAttributes(), given.Name); ok {
		as = typed.As("glance")
	}
	return Attribute{
		Place:   fleetPlace(argument, key),
		As:      as,
		Text:    given.Text,
		Unknown: given.Unknown,
	}
}

// member is the request that checks one configuration.
func (f *Fleet) member(shared *sharedValues, m *FleetMember) *Request {
	r := f.Request
	r.brief = true
	r.Configuration = m.Name
	place := fleetPlace(f.Kind.Argument(), m.Name)
	if f.Kind == FleetFiles {
		if shared.source != nil {
			r.Sources = append(r.Sources, *shared.source)
		}
		r.Sources = append(r.Sources, SourceText{Place: place, Name: m.Name, Content: m.Text})
		return &r
	}
	if f.Kind == FleetConfigs {
		r.Tree = shared.under(m.Tree)
		return &r
	}
	attributes := &Attributes{
		Section: "glance",
		Table:   config.GlanceAttributes(),
		Values:  make([]Attribute, 0, len(shared.options)+len(m.Options)),
	}
	for i := range m.Options {
		attributes.Values = append(attributes.Values, glanceOption(place.Attribute, place.Key, &m.Options[i]))
	}
	own := len(attributes.Values)
	for _, option := range shared.options {
		if !setsAny(attributes.Values[:own], shared.current, option.As) {
			attributes.Values = append(attributes.Values, option)
		}
	}
	r.Attributes = attributes
	return &r
}

// under is a tree with the common options added where it sets none of an
// option's names.
func (s *sharedValues) under(tree *Tree) *Tree {
	if len(s.options) == 0 {
		return tree
	}
	whole := Tree{Sections: slices.Clone(tree.Sections), Unknown: tree.Unknown}
	set := map[oslo.Name]bool{}
	for _, branch := range tree.Sections {
		for _, leaf := range branch.Options {
			set[s.current(oslo.Name{Group: oslo.GroupOf(branch.Name), Option: leaf.Name})] = true
		}
	}
	for i := range s.options {
		option := &s.options[i]
		if set[s.current(option.As)] {
			continue
		}
		at := slices.IndexFunc(whole.Sections, func(b Branch) bool { return oslo.GroupOf(b.Name) == option.As.Group })
		if at < 0 {
			at = len(whole.Sections)
			whole.Sections = append(whole.Sections, Branch{Place: option.Place, Name: option.As.Group})
		}
		branch := &whole.Sections[at]
		branch.Options = append(slices.Clip(branch.Options), Leaf{Place: option.Place, Name: option.As.Option, Text: option.Text, Unknown: option.Unknown})
	}
	return &whole
}

// setsAny reports whether any value sets the option denoted by a name, under
// that name or another.
func setsAny(values []Attribute, current func(oslo.Name) oslo.Name, name oslo.Name) bool {
	name = current(name)
	for i := range values {
		if current(values[i].As) == name {
			return true
		}
	}
	return false
}

// NullText is the mistake for a fleet with null instead of a text.
func NullText(kind FleetKind, name string) Mistake {
	return Mistake{
		Place:   fleetPlace(kind.Argument(), name),
		Summary: "Null in a fleet",
		Detail:  fmt.Sprintf("The configuration %s is null. Leave it out, for example with a for expression that has an if.", report.Show(name)),
	}
}
