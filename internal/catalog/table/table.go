package table

// Point is a place on a version axis: major*10000 + minor*100 + patch, so
// 200500 is 20.5.0. A series in development is at its own future major: 340000
// for the future 34.0.0. Zero means no bound.
type Point uint32

// Kind is what a Literal holds.
type Kind uint8

// The kinds of literal.
const (
	Null    Kind = iota
	String       // Text as is
	Bool         // Text is "true" or "false"
	Int          // Text is decimal
	Float        // Text is decimal, with a point
	Strings      // Items as they are
	Ints         // Items are decimal
	Dict         // Items are alternating keys and values
)

// Literal is a default or a choice in a form that needs no initialisation code.
type Literal struct {
	Kind  Kind
	Text  string
	Items []string
}

// Type is an option's declared type. Name and Item are as in the facts, except
// that the three spellings each of a plain string and of an ignored option are
// unified.
type Type struct {
	Name, Item  string
	Min, Max    string    // decimal, "" for none
	Choices     []Literal // nil if any value is valid
	ItemChoices []string  // for a list's items
	IgnoreCase  bool      // choices (or item choices) ignore case
	Regex       string
	ItemRegex   string // for a list's items
	ItemMin     string // likewise, decimal, "" for none
	ItemMax     string
	ItemQuotes  bool     // a pair of quotes around an item or a dict's value is dropped
	MaxLength   int      // in code points, zero for none
	Schemes     []string // for a URI
	Quotes      bool     // a pair of quotes around the text is dropped
	Bounds      bool     // the text must be in brackets or braces
	ItemBounds  bool     // so must a dict's values, which are lists
	IPVersion   int      // 4, 6, or 0 for both
	Separator   string   // between a dict's key and value, ":" if empty
}

// Name is an option's section and name.
type Name struct {
	Section, Option string
}

// Facts is what is known about one option over one range of versions.
type Facts struct {
	Type            Type
	Default         Literal
	HostDefault     bool // the service computes its default on its host
	Secret          bool // the value is a secret
	Multi           bool // every value counts
	Required        bool
	ForRemoval      bool     // deprecated for removal
	Keystoneauth    bool     // keystoneauth's helpers register it
	Backported      bool     // added by a security fix that distributions backport
	Superseded      bool     // registered but no longer useful
	Stores          []string // store types that read it, nil for all
	Programs        []string // programs of the service that register it, nil for all
	DeprecatedSince string   // a version of the service
	Deprecated      []Name   // older names in the order tried; an empty section is the reader's own
}

// Group is a group of keystoneauth options that a section registers as one.
type Group uint8

// The groups, in the order in which services register them.
const (
	Session Group = iota
	Auth
	Adapter
)

// Override is a default that a consumer sets instead of the library's.
type Override struct {
	Name    string
	Default Literal
}

// Rename is an older name that a consumer gives to one of the library's
// options.
type Rename struct {
	Name string
	Old  Name
}

// Consumer is one section that registers keystoneauth's options, by version of
// Nova.
type Consumer struct {
	Section                string
	From, To               Point
	Session, Auth, Adapter bool
	Skip                   []string // adapter options that it does not register
	Ignored                []string // options that it registers but never reads
	Overrides              []Override
	Renames                []Rename
}

// PluginOption is one option of an auth plugin.
type PluginOption struct {
	Name             string
	Type             string
	Default          Literal
	Required, Secret bool
	Deprecated       []string // older names in the same section
}

// Plugin is an auth plugin over a range of keystoneauth versions.
type Plugin struct {
	Name     string
	From, To Point
	Options  []PluginOption
}

// Pin is a component's version in a series: at Nova's first tag, and at its
// last. Text is a service's version in its own spelling.
type Pin struct {
	First, Last Point
	Text        string
}

// Series is one series of Nova with its tags, oldest first.
type Series struct {
	Name, Codename, Number string
	Major                  uint16
	Tags                   []Point // one, the coming major, if Describe is set
	Describe               string  // git's description of the development state, "" once released
	Pins                   string  // "component=version ..."
}

// Legacy is an old name and what became of it.
type Legacy struct {
	Old, New                                  Name // New is zero if nothing replaces it
	AddedIn, DeprecatedIn, RenamedIn, Removed string
}
