package rules

import (
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
)

// Subject is one configuration as rules look at it.
type Subject struct {
	*config.Configuration
	Tree       *inspect.Tree // the inspect root, nil without one
	ConfigFile string        // the file that will hold the configuration, under Tree; "" for none
	Now        time.Time     // the time at which certificates and waivers are judged
	Clock      time.Time     // the time of the check itself, zero where that does not matter
	Ephemeral  bool          // no state or plan keeps the configuration

	endpointsOf map[*config.Section][]found // by section, once a rule has asked for them
	pems        map[pemKey]*pemFile         // what was looked up under Tree

	buses       []busURL // see transports, once a rule has asked for them
	busesLooked bool

	bases       []databaseURL // see databases, once a rule has asked for them
	basesLooked bool

	older       []string // see olderGroups, once a rule has asked for them
	olderLooked bool
}
