package oslo

import (
	"slices"
	"strings"
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// prepared is what every read of an option needs and no configuration changes.
type prepared struct {
	names []Name // see Option.names, for the option's own name

	converted sync.Once   // fills the rest when a default is first read
	plain     bool        // the default refers to nothing and converts
	value     types.Value // the default as it is read, where plain
}

// Prepare works out what every read of the option needs. A registry that keeps
// its options calls it once, when the option is complete; one that is not
// prepared is read all the same.
func (o *Option) Prepare() {
	o.ready = &prepared{names: o.names(o.Name, make([]Name, 0, 1+len(o.Deprecated)))}
}

// plainDefault is the option's default where it is the same in every
// configuration, which only a prepared option knows.
func (o *Option) plainDefault() (types.Value, bool) {
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

// refers reports whether interpolation has anything to do in a default, its items
// and keys included.
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

// names are the names under which an option is looked for when it is asked for
// by a name: the current one first, as normalised section and key.
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
