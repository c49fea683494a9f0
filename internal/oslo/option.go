package oslo

import "github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"

// Name is an option's full name. Group is "DEFAULT" for the default group.
type Name struct {
	Group, Option string
}

// String returns "group.option".
func (n Name) String() string { return n.Group + "." + n.Option }

// Option is one registered option, as a service would register it.
type Option struct {
	Name    Name        // Option is the dest: underscores, never hyphens
	Type    types.Type  // how one text becomes a value; nil means a plain string
	Multi   bool        // MultiOpt: every value counts, oldest file first
	Ignored bool        // registered with a type that always yields null; its text is still interpolated
	Default types.Value // null if the option has none; string defaults are interpolated when read

	// Deprecated holds the older names, in the order they are tried. A name
	// with hyphens is also found with underscores; if that form is not listed,
	// it is tried after all the others. An empty Group is the option's own
	// group, an empty Option its own dest: when a text refers to an option by
	// its deprecated name, the library treats these differently from names
	// written out.
	Deprecated []Name

	// Registered is the name as registered if it differs from the dest
	// ("retriable-status-codes"); messages show it. Empty otherwise.
	Registered string

	// SetDefault reports whether set_default supplied Default: it is then
	// interpolated against the default group alone, and not converted again.
	SetDefault bool

	// ForRemoval reports whether the option is deprecated for removal, and
	// RemovalReason says why. The library logs a warning when a file sets such
	// an option.
	ForRemoval    bool
	RemovalReason string

	ready *prepared // nil unless Prepare was called
}

// registered is the name that messages show.
func (o *Option) registered() string {
	if o.Registered != "" {
		return o.Registered
	}
	return o.Name.Option
}

// Registry looks up the options that a service registers.
type Registry interface {
	// Option finds a registered option by its exact group and dest.
	Option(group, option string) (*Option, bool)
	// HasGroup reports whether the service registers the group.
	HasGroup(group string) bool
}

// DeprecatedRegistry is a Registry that also finds options by a deprecated
// name, which oslo.config allows in references. A Registry without this method
// treats such a reference as unknown.
type DeprecatedRegistry interface {
	Registry
	// Deprecated finds the option most recently registered with the deprecated
	// name. Hyphens in registered deprecated names count as underscores, and a
	// deprecated name without a group counts as one in DEFAULT.
	Deprecated(group, option string) (*Option, bool)
}
