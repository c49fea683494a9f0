package oslo

import "github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"

// Name is an option's full name. Group is "DEFAULT" for the default group.
type Name struct {
	Group, Option string
}

// Option is one registered option, as a service would register it.
type Option struct {
	Name       Name         // Option is the dest: underscores, never hyphens
	Type       types.Type   // how one text becomes a value
	Multi      bool         // MultiOpt: every value counts, oldest file first
	Ignored    bool         // registered with a type that always yields null; its text is still interpolated
	Default    types.Value  // null where the option has none; string defaults are interpolated when read
	Deprecated []Name       // older names, in the order they are tried
}

// Registry looks up the options that a service registers.
type Registry interface {
	// Option finds a registered option by its exact group and dest.
	Option(group, option string) (*Option, bool)
	// HasGroup tells whether the service registers the group.
	HasGroup(group string) bool
}
