package oslo

import "slices"

// warnDeprecated notes that a file sets an option by a deprecated name.
func (r *Resolver) warnDeprecated(group string, option *Option, as Name) {
	if _, again := r.warned[as]; again {
		return
	}
	if r.warned == nil {
		r.warned = make(map[Name]struct{})
	}
	r.warned[as] = struct{}{}
	r.warn("Deprecated: Option \"" + as.Option + "\" from group \"" + as.Group +
		"\" is deprecated. Use option \"" + option.registered() + "\" from group \"" + group + "\".")
}

// warnRemoval notes that a file sets an option that will be removed.
func (r *Resolver) warnRemoval(group string, option *Option) {
	if _, again := r.removals[option]; again {
		return
	}
	if r.removals == nil {
		r.removals = make(map[*Option]struct{})
	}
	r.removals[option] = struct{}{}
	reason := ""
	if option.RemovalReason != "" {
		reason = " (" + option.RemovalReason + ")"
	}
	r.warn("Deprecated: Option \"" + option.Name.Option + "\" from group \"" + group +
		"\" is deprecated for removal" + reason + ".  Its value may be silently ignored in the future.")
}

// warnReference notes that a text refers to an option by a deprecated name.
func (r *Resolver) warnReference(asked Name, option *Option) {
	group := asked.Group
	if group == defaultGroup {
		group = "None"
	}
	r.warn("Config option " + group + "." + asked.Option + "  is deprecated. Use option " +
		option.Name.Group + "." + option.registered() + " instead.")
}

func (r *Resolver) warn(message string) {
	if slices.Contains(r.warnings, message) {
		return
	}
	r.warnings = append(r.warnings, message)
}
