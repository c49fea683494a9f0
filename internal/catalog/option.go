package catalog

import (
	"cmp"
	"strings"
	"sync/atomic"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// Library names where an option is defined.
type Library string

// The libraries that define options of the covered sections.
const (
	Nova         Library = "nova"
	Session      Library = "keystoneauth1.session"
	Adapter      Library = "keystoneauth1.adapter"
	Auth         Library = "keystoneauth1.auth"
	Plugin       Library = "keystoneauth1.plugin" // an auth plugin's own: read only if auth_type names it
	OtherService Library = "service"              // defined by the service itself, if that is not Nova
)

// Option is one option in one release. Options are shared and must not be
// changed.
type Option struct {
	oslo.Option                        // name, type, default, deprecated names as registered
	TypeName             string        // the facts' name: str, bool, int, float, list, port, uri, ignored, ...; unknown if only the name is known
	ItemTypeName         string        // for a list's items, else ""
	Min, Max             string        // bounds in decimal, "" for none
	Choices              []types.Value // nil if any value is valid; may include null
	Secret               bool
	Sensitive            bool // secret in this release or any other: options marked secret late were secrets before
	Required             bool
	DeprecatedForRemoval bool
	DeprecatedSince      string // a version of the service, "" if unknown
	Separator            string // between a dict's key and value, "" for a colon
	HostDefault          bool   // the service computes its default on its host: Default is null here
	Library              Library
	Stores               []string // store types that read it, nil for all
	Programs             []string // commands of the programs that register it, nil if all of the service's do
	Description          string   // one or two sentences of our own, "" for none

	home    *Section      // that it was decoded in, nil for an auth plugin's
	derived *atomic.Value // see Derived
}

// prepare works out what every read needs, once the option is complete. A copy of
// an option has to be prepared anew.
func (o *Option) prepare() {
	o.Prepare()
	o.derived = new(atomic.Value)
}

// Derived returns what a reader of the catalogue derives from the option alone.
// It is derived once and kept with the option; every reader must ask for the same.
// The option must come from the catalogue.
func (o *Option) Derived(derive func() any) any {
	if kept := o.derived.Load(); kept != nil {
		return kept
	}
	made := derive()
	o.derived.CompareAndSwap(nil, made)
	return o.derived.Load()
}

// Life is the span of releases in which the option is registered, up to the
// next gap on either side; zero for an auth plugin's option.
func (o *Option) Life() Span {
	if o.home == nil {
		return Span{}
	}
	for _, s := range lifeOf(o.home.Service, cmp.Or(o.home.Pattern, o.home.Name), o.Name.Option) {
		if holds(s.from, s.to, o.home.release.at) {
			return s.public()
		}
	}
	return Span{}
}

// DefaultText is the default as a text that the option parses to that default,
// "" for null.
func (o *Option) DefaultText() string {
	if o.Separator == "" || o.Default.Kind() != types.Dict {
		return o.Default.Text()
	}
	pairs := make([]string, len(o.Default.Keys()))
	for i, key := range o.Default.Keys() {
		pairs[i] = key + o.Separator + o.Default.Items()[i].Text()
	}
	return strings.Join(pairs, ",")
}
