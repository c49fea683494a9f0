package table

// Point is a place on a version axis: major*10000 + minor*100 + patch, so that
// 200500 is 20.5.0. The development of a series not yet tagged stands at the
// series' own major, 340000 for what will be 34.0.0. Zero means no bound.
type Point uint32

// Kind tells what a Literal holds.
type Kind uint8

// The kinds of literal.
const (
	Null    Kind = iota
	String       // Text as it is
	Bool         // Text is "true" or "false"
	Int          // Text is decimal
	Float        // Text is decimal, with a point
	Strings      // Items as they are
	Ints         // Items are decimal
	Dict         // Items are keys and values by turns
)

// Literal is a default or a choice in a form that needs no code to initialise.
type Literal struct {
	Kind  Kind
	Text  string
	Items []string
}

// Type is an option's declared type. Name and Item are as the facts call them,
// save that the three spellings of a plain string and of an ignored option are
// made one.
type Type struct {
	Name, Item  string
	Min, Max    string    // decimal, "" where there is none
	Choices     []Literal // nil where any value goes
	ItemChoices []string  // of a list's items
	IgnoreCase  bool      // choices (or item choices) are compared without case
	Regex       string
	ItemRegex   string // of a list's items
	ItemMin     string // likewise, decimal, "" where there is none
	ItemMax     string
	ItemQuotes  bool     // a pair of quotes around an item, or a dict's value, is dropped
	MaxLength   int      // in code points, zero where there is none
	Schemes     []string // of a URI
	Quotes      bool     // a pair of quotes around the text is dropped
	Bounds      bool     // the text must stand in brackets or braces
	ItemBounds  bool     // so must a dict's values, which are lists
	IPVersion   int      // 4, 6, or 0 for both
	Separator   string   // between a dict's key and value, ":" where empty
}

// Name is an option's section and name.
type Name struct {
	Section, Option string
}

// Facts is what is known of one option over one range of versions.
type Facts struct {
	Type            Type
	Default         Literal
	HostDefault     bool // the service works its default out on the host it runs on
	Secret          bool // the value is a secret
	Multi           bool // every value counts
	Required        bool
	ForRemoval      bool     // deprecated for removal
	Keystoneauth    bool     // keystoneauth's helpers register it
	Backported      bool     // came with a security fix that distributions carry into older versions
	Superseded      bool     // registered, and of no use any more
	Stores          []string // types of a store that read it, nil for all
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

// Override is a default that a consumer sets in place of the library's.
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

// Pin is the version of a component in a series: at Nova's first tag, and at its
// last. Text is a service's version as it writes it.
type Pin struct {
	First, Last Point
	Text        string
}

// Series is one series of Nova with its tags, oldest first.
type Series struct {
	Name, Codename, Number string
	Major                  uint16
	Tags                   []Point        // one, the coming major, where Describe is set
	Describe               string         // git's description of the development state, "" once released
	Pins                   map[string]Pin // by component
}

// Legacy is an old name and what became of it.
type Legacy struct {
	Old, New                                  Name // New is zero where nothing replaces it
	AddedIn, DeprecatedIn, RenamedIn, Removed string
}
