package oslo

import (
	"slices"
	"strings"
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// prepared holds what every read of an option needs and no configuration
// changes.
type prepared struct {
	names []Name // see Option.names, for the option's own name

	converted sync.Once   // guards the rest, filled when a default is first read
	plain     bool        // the default contains no references and converts
	value     types.Value // the default as read, if plain
}

// Prepare works out what every read of the option needs. A registry that keeps
// its options calls it once, when the option is complete; an unprepared option
// can still be read.
func (o *Option) Prepare() {
	o.ready = &prepared{names: o.names(o.Name, make([]Name, 0, 1+len(o.Deprecated)))}
}

// PlainDefault returns the option's default as read, if that is the same in every
// configuration: it refers to no other option. Only a prepared option knows.
func (o *Option) PlainDefault() (types.Value, bool) {
	if o.Default.IsNull() {
		return types.Value{}, true
	}
	ready := o.ready
	if ready == nil {
		return types.Value{}, false
	}
	ready.converted.Do(func() {
		if refers(o.Default) {
			return
		}
		value, err := o.Default, error(nil)
		if !o.SetDefault {
			value, err = convertDefault(o, value)
		}
		ready.plain, ready.value = err == nil, value
	})
	return ready.value, ready.plain
}

// refers reports whether interpolation would change a default, including its
// items and keys.
func refers(value types.Value) bool {
	switch value.Kind() {
	case types.String:
		return strings.IndexByte(value.Str(), '$') >= 0
	case types.List, types.Dict:
		return slices.ContainsFunc(value.Items(), refers) ||
			slices.ContainsFunc(value.Keys(), func(key string) bool { return strings.IndexByte(key, '$') >= 0 })
	default:
		return false
	}
}

// searched is names, without deriving them again for a prepared option.
func (o *Option) searched(asked Name, room []Name) []Name {
	if o.ready != nil && asked == o.Name {
		return o.ready.names
	}
	return o.names(asked, room)
}

// names returns the normalised sections and keys to search for an option when
// it is requested by a given name, the current one first.
func (o *Option) names(asked Name, room []Name) []Name {
	// The library keeps the group of the look-up, but the option's own dest.
	room = append(room[:0], Name{normalise(asked.Group), o.Name.Option})
	for _, old := range withUnderscores(o.Deprecated) {
		if old.Group == "" {
			old.Group = asked.Group
		}
		if old.Option == "" {
			old.Option = o.Name.Option
		}
		room = append(room, Name{normalise(old.Group), old.Option})
	}
	return room
}
