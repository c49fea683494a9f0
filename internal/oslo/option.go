package oslo

import "github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"

// Name is an option's full name. Group is "DEFAULT" for the default group.
type Name struct {
	Group, Option string
}

// String gives "group.option".
func (n Name) String() string { return n.Group + "." + n.Option }

// Option is one registered option, as a service would register it.
type Option struct {
	Name    Name        // Option is the dest: underscores, never hyphens
	Type    types.Type  // how one text becomes a value; nil is a plain string
	Multi   bool        // MultiOpt: every value counts, oldest file first
	Ignored bool        // registered with a type that always yields null; its text is still interpolated
	Default types.Value // null where the option has none; string defaults are interpolated when read

	// Deprecated holds the older names, in the order they are tried. A name
	// with hyphens is also found with underscores; where that form is not
	// listed it is tried after all the others. An empty Group is the option's
	// own group, an empty Option its own dest: the library tells these apart
	// from names written out, when a text refers to an option by its
	// deprecated name.
	Deprecated []Name

	// Registered is the name as registered where that differs from the dest
	// ("retriable-status-codes"); messages show it. Empty otherwise.
	Registered string

	// SetDefault tells that Default was put there by set_default: it is
	// interpolated against the default group alone, and not converted again.
	SetDefault bool

	// ForRemoval tells that the option is deprecated for removal, and
	// RemovalReason why: a warning that the library logs when a file sets it.
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
// name. oslo.config lets a text refer to an option so; a Registry without this
// method treats such a reference as unknown.
type DeprecatedRegistry interface {
	Registry
	// Deprecated finds the option that was registered last with the deprecated
	// name; hyphens in registered deprecated names count as underscores, and a
	// deprecated name without a group of its own counts as one of DEFAULT.
	Deprecated(group, option string) (*Option, bool)
}
