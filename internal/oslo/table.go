package oslo

import (
	"slices"
	"strings"
)

// Table is a Registry over a fixed list of options.
type Table struct {
	options    map[Name]*Option
	groups     map[string]struct{}
	deprecated map[Name]*Option
}

// NewTable registers the options in order. The first of two with the same name
// stays, but the last of two with the same deprecated name.
func NewTable(options ...*Option) *Table {
	t := &Table{
		options:    make(map[Name]*Option, len(options)),
		groups:     make(map[string]struct{}),
		deprecated: make(map[Name]*Option),
	}
	for _, option := range options {
		t.Register(option)
	}
	return t
}

// Register adds one option and its group.
func (t *Table) Register(option *Option) {
	if _, known := t.options[option.Name]; known {
		return
	}
	t.options[option.Name] = option
	t.AddGroup(option.Name.Group)
	for _, old := range withUnderscores(option.Deprecated) {
		if old.Option == "" {
			continue
		}
		if old.Group == "" {
			old.Group = defaultGroup
		}
		t.deprecated[Name{old.Group, strings.ReplaceAll(old.Option, "-", "_")}] = option
	}
}

// AddGroup registers a group without options.
func (t *Table) AddGroup(group string) {
	if group != defaultGroup {
		t.groups[group] = struct{}{}
	}
}

// Option finds an option by its exact name.
func (t *Table) Option(group, option string) (*Option, bool) {
	found, ok := t.options[Name{group, option}]
	return found, ok
}

// HasGroup reports whether the group was registered. DEFAULT does not count.
func (t *Table) HasGroup(group string) bool {
	_, ok := t.groups[group]
	return ok
}

// Deprecated finds an option by a deprecated name.
func (t *Table) Deprecated(group, option string) (*Option, bool) {
	found, ok := t.deprecated[Name{group, option}]
	return found, ok
}

// withUnderscores appends the underscore form of each hyphenated name, unless
// listed already, after all the others, as the library does.
func withUnderscores(names []Name) []Name {
	for _, name := range names {
		if strings.IndexByte(name.Option, '-') < 0 {
			continue
		}
		name.Option = strings.ReplaceAll(name.Option, "-", "_")
		if !slices.Contains(names, name) {
			names = append(slices.Clip(names), name)
		}
	}
	return names
}
