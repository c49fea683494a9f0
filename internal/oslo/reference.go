package oslo

import "strings"

// refer returns the text a reference stands for. ok is false if the library
// leaves the reference as it is.
func (r *Resolver) refer(asked Name, reference string) (text string, ok bool, err error) {
	target := Name{asked.Group, reference}
	if group, option, dotted := strings.Cut(reference, "."); dotted {
		// Groups must be named in full here, so DEFAULT does not count.
		if group == defaultGroup || !r.registry.HasGroup(group) {
			return "", false, &ReferenceError{Kind: UnknownGroup, Reader: asked, Reference: reference,
				message: "no such group [" + group + "]"}
		}
		target = Name{group, option}
	}
	text, ok, err = r.value(asked, target, reference)
	missing, isReference := err.(*ReferenceError)
	if !isReference || missing.Kind != UnknownOption {
		return text, ok, err
	}
	// Even if the fault lies further down the chain, the library retries the
	// whole reference as an option of the default group.
	text, ok, err = r.value(asked, Name{defaultGroup, reference}, reference)
	if again, isReference := err.(*ReferenceError); isReference && again.Kind == UnknownOption {
		if again.Cause == nil {
			again.Cause = missing.Cause
		}
	}
	return text, ok, err
}

// value reads the option a reference names and renders its value as text.
func (r *Resolver) value(asked, target Name, reference string) (text string, ok bool, err error) {
	if target.Group == defaultGroup && target.Option != defaultGroup && r.registry.HasGroup(target.Option) {
		return "", false, &ReferenceError{Kind: BareGroup, Reader: asked, Reference: reference,
			message: "template substitution error: substituting group " + reference + " not supported"}
	}
	option, found := r.registry.Option(target.Group, target.Option)
	if !found {
		old := r.deprecated(target)
		if old == nil {
			return "", false, &ReferenceError{Kind: UnknownOption, Reader: asked, Reference: reference,
				message: noSuchOption(target)}
		}
		r.warnReference(target, old)
		// The library now looks for the registered name among the dests, in the
		// requested group if the option itself is in the default group. If that
		// fails, it leaves the reference alone.
		group := old.Name.Group
		if group == defaultGroup {
			group = target.Group
		}
		if option, found = r.registry.Option(group, old.registered()); !found {
			return "", false, nil
		}
	}
	var reading Reading
	if err = r.read(target, option, &reading); err != nil {
		if inner, isReference := err.(*ReferenceError); isReference && inner.Kind == UnknownOption {
			err = &ReferenceError{Kind: UnknownOption, Reader: asked, Reference: reference,
				Cause: inner, message: inner.message}
		}
		return "", false, err
	}
	if reading.Value.IsNull() {
		return "", true, nil
	}
	return reading.Value.Python(), true, nil
}

func (r *Resolver) deprecated(name Name) *Option {
	registry, ok := r.registry.(DeprecatedRegistry)
	if !ok {
		return nil
	}
	option, _ := registry.Deprecated(name.Group, name.Option)
	return option
}

// References lists the options that a text in the given group refers to, in
// order. A name without a dot means the group's own option or, failing that,
// the default group's. Unregistered names are listed as written.
func (r *Resolver) References(raw, group string) []Name {
	var names []Name
	raw = strings.ReplaceAll(raw, `\$`, "$$")
	for at := strings.IndexByte(raw, '$'); at >= 0; at = strings.IndexByte(raw, '$') {
		raw = raw[at:]
		reference, length, form := scanReference(raw)
		if form == named {
			names = append(names, r.target(reference, group))
		}
		raw = raw[length:]
	}
	return names
}

func (r *Resolver) target(reference, group string) Name {
	if section, option, dotted := strings.Cut(reference, "."); dotted {
		return Name{section, option}
	}
	name := Name{group, reference}
	if _, own := r.registry.Option(group, reference); own || group == defaultGroup || r.deprecated(name) != nil {
		return name
	}
	if _, common := r.registry.Option(defaultGroup, reference); common {
		return Name{defaultGroup, reference}
	}
	return name
}

// Refers reports whether oslo.config would expand anything in a text.
func Refers(raw string) bool {
	raw = strings.ReplaceAll(raw, `\$`, "$$")
	for at := strings.IndexByte(raw, '$'); at >= 0; at = strings.IndexByte(raw, '$') {
		raw = raw[at:]
		_, length, form := scanReference(raw)
		if form == named {
			return true
		}
		raw = raw[length:]
	}
	return false
}
