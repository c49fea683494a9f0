package assess

import "github.com/osloconf/terraform-provider-osloconf/internal/config"

// Request is the input of one check. Values come as either Attributes or
// Sources.
type Request struct {
	Service       string // "" is nova
	Configuration string // distinguishes it if a caller judges many, part of fingerprints; "" for a single one
	Program       string // the program it belongs to, "" for any of the service's
	Policy        PolicyText
	Attributes    *Attributes
	Tree          *Tree // a whole configuration as typed values; it becomes Attributes
	Sources       []SourceText
	Sections      []string  // limits the checks of Sources to these sections; nil for all covered ones
	Inspect       *Inspect  // nil: no file is touched
	Mistakes      []Mistake // mistakes found in the arguments before they became a request

	OutOfTree    map[string][]string // by section, names read by code outside the catalogue; "*" for all
	SetElsewhere []string            // section.option names set by another file or the environment

	Hardened       bool // unset security options get their secure value
	RenderDefaults bool // also render options left at their default
	Explain        bool // fill Result.Settings
	Interpolate    bool // $ in attributes refers to other options
	JudgeOnly      bool // the result's ID, Values and Migrated are not needed
	MistakesOnly   bool // nor is the result: only mistakes are looked for
	Ephemeral      bool // neither the configuration nor the result is stored in a state or plan
	Public         bool // Result.Rendered is not confidential: possible secrets are masked in it

	brief    bool // one of many: Result.Values and Result.Migrated stay nil
	compared bool // one of a cloud: its configuration is kept with the result, 200 kB of a whole file
}

// Inspect says where the target host's files are on this machine.
type Inspect struct {
	Root       string
	ConfigFile string // path on the target host, "" for none
}

// The parts of a request, as package config reads them.
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

// The attribute shapes.
const (
	Text    = config.Text
	Number  = config.Number
	Bool    = config.Bool
	Texts   = config.Texts
	Numbers = config.Numbers
	Pairs   = config.Pairs
)

// Extra is the attribute that carries, by name, options without their own
// attribute.
const Extra = config.Extra

// GlanceAttributes lists the attributes of Nova's [glance].
func GlanceAttributes() []Typed { return config.GlanceAttributes() }

// SessionAttributes lists the attributes of a section that builds a
// keystoneauth session.
func SessionAttributes() []Typed { return config.SessionAttributes() }

// TypedNamed finds the attribute with a given name.
func TypedNamed(table []Typed, name string) (*Typed, bool) { return config.TypedNamed(table, name) }

// AttributesOf arranges options as the section's data source would.
func AttributesOf(service, section string, options []Given) (*Attributes, []Mistake) {
	return config.AttributesOf(service, section, options)
}

// The shapes of values in a Tree.
const (
	ScalarLeaf = config.ScalarLeaf
	ListLeaf   = config.ListLeaf
	MapLeaf    = config.MapLeaf
)
