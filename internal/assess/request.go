package assess

import "github.com/osloconf/terraform-provider-osloconf/internal/config"

// Request is everything that one check is asked. Values come either as
// Attributes or as Sources.
type Request struct {
	Service       string // "" is nova
	Configuration string // name that tells it apart where a caller judges many, part of fingerprints; "" where there is one
	Program       string // the program whose configuration it is, "" for any of the service's
	Policy        PolicyText
	Attributes    *Attributes
	Tree          *Tree // a whole configuration as typed values; it becomes Attributes
	Sources       []SourceText
	Sections      []string  // limits the checks of Sources to these sections; nil for all covered ones
	Inspect       *Inspect  // nil: no file is touched
	Mistakes      []Mistake // what was wrong with the arguments before they became a request

	OutOfTree    map[string][]string // by section, names that code outside the catalogue reads; "*" for all
	SetElsewhere []string            // section.option names that another file or the environment gives

	Hardened       bool // security options left unset take their secure value
	RenderDefaults bool // render options left at their default, too
	Explain        bool // fill Result.Settings
	Interpolate    bool // $ in attributes refers to other options
	JudgeOnly      bool // of the result, ID, Values and Migrated are not needed
	Ephemeral      bool // no state or plan keeps the configuration or the result
	Public         bool // Result.Rendered is shown to anyone: what could be a secret is masked in it

	brief bool // one of many: Result.Values and Result.Migrated stay nil
}

// Inspect says where files of the target host stand on this machine.
type Inspect struct {
	Root       string
	ConfigFile string // path on the target host, "" for none
}

// What a request is made of, as package config reads it.
type (
	// Attributes is config.Attributes.
	Attributes = config.Attributes
	// Attribute is config.Attribute.
	Attribute = config.Attribute
	// ItemText is config.ItemText.
	ItemText = config.ItemText
	// SourceText is config.SourceText.
	SourceText = config.SourceText
	// Mistake is config.Mistake.
	Mistake = config.Mistake
	// Given is config.Given.
	Given = config.Given
	// Tree is config.Tree.
	Tree = config.Tree
	// Branch is config.Branch.
	Branch = config.Branch
	// Leaf is config.Leaf.
	Leaf = config.Leaf
	// Typed is config.Typed.
	Typed = config.Typed
	// Kind is config.Kind.
	Kind = config.Kind
)

// The shapes of attributes.
const (
	Text    = config.Text
	Number  = config.Number
	Bool    = config.Bool
	Texts   = config.Texts
	Numbers = config.Numbers
	Pairs   = config.Pairs
)

// Extra is the attribute that carries options without an attribute of their
// own, by name.
const Extra = config.Extra

// GlanceAttributes lists the attributes of Nova's [glance].
func GlanceAttributes() []Typed { return config.GlanceAttributes() }

// SessionAttributes lists the attributes of a section that builds a
// keystoneauth session.
func SessionAttributes() []Typed { return config.SessionAttributes() }

// TypedNamed finds the attribute of a name.
func TypedNamed(table []Typed, name string) (*Typed, bool) { return config.TypedNamed(table, name) }

// AttributesOf lays options out as the data source for the section would.
func AttributesOf(service, section string, options []Given) (*Attributes, []Mistake) {
	return config.AttributesOf(service, section, options)
}

// The shapes of values in a Tree.
const (
	ScalarLeaf = config.ScalarLeaf
	ListLeaf   = config.ListLeaf
	MapLeaf    = config.MapLeaf
)
