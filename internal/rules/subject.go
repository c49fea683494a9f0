package rules

import (
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
)

// Subject is one configuration as the rules see it.
type Subject struct {
	*config.Configuration
	Tree       *inspect.Tree // the inspect root, nil if there is none
	ConfigFile string        // the file under Tree that will hold the configuration; "" for none
	Now        time.Time     // the time for judging certificates and waivers
	Clock      time.Time     // the time of the check itself, zero if it does not matter
	Ephemeral  bool          // the configuration is not stored in a state or plan

	endpointsOf map[*config.Section][]found // by section, once a rule has requested them
	pems        map[pemKey]*pemFile         // what was looked up under Tree

	buses       []busURL // see transports, once a rule has requested them
	busesLooked bool

	bases       []databaseURL // see databases, once a rule has requested them
	basesLooked bool

	reasons map[*config.Assignment]reason           // see whyUnread
	plugins map[*config.Section]*catalog.AuthPlugin // see authPlugin

	older       []string // see olderGroups, once a rule has requested them
	olderLooked bool
}
