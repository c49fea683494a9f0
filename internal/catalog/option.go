package catalog

import (
	"strings"

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
	Plugin       Library = "keystoneauth1.plugin" // an auth plugin's own: read once auth_type names it
	OtherService Library = "service"              // defined by the service itself, where that is not Nova
)

// Option is what one release knows of one option. Options are shared and
// must not be changed.
type Option struct {
	oslo.Option                        // name, type, default, deprecated names as registered
	TypeName             string        // the facts' name: str, bool, int, float, list, port, uri, ignored, ...; unknown where only the name is known
	ItemTypeName         string        // of a list's items, else ""
	Min, Max             string        // bounds in decimal, "" where there is none
	Choices              []types.Value // nil where any value goes; null may be one of them
	Secret               bool
	Sensitive            bool // secret in this release or another one: what is marked late was a secret before
	Required             bool
	DeprecatedForRemoval bool
	DeprecatedSince      string // a version of the service, "" where not known
	Separator            string // between a dict's key and value, "" for a colon
	HostDefault          bool   // the service works its default out on its host: Default is null here
	Library              Library
	Stores               []string // types of a store that read it, nil for all
	Programs             []string // commands of the programs that register it, nil where all of the service's do
	Since                Version  // the first version known to register it: 13.0.0 is the catalogue's beginning
	Until                Version  // the first version that no longer does; zero where it still does
	SinceLibrary         string   // "keystoneauth1 5.5.0" where the library brought it, else ""
	SinceSeries          string   // the series of Since
	UntilSeries          string   // the series of Until, "" where it is registered still
	Description          string   // one or two sentences of our own, "" where there is none
}

// DefaultText is the default as a text that the option reads as that default,
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
