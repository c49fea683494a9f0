package config

import (
	"errors"
	"strings"
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
)

// errHost is why a value is unknown although everything is given: it refers to
// an option whose default the service computes on its own host.
var errHost = errors.New("it refers to an option that is not set here and has no known default: the service works it out on its own host, as with $my_ip")

// hostDefaults is a file, older than all others, that sets the options with
// host-dependent defaults to unknown values: references to them cannot be
// judged unless the configuration sets them.
func hostDefaults(release catalog.Release, service string) *oslo.Ground {
	known, ok := release.Service(service)
	if !ok {
		return nil
	}
	if had, ok := hosts.Load(known); ok {
		return had.(*oslo.Ground)
	}
	file := &ini.File{}
	for name := range known.HostDefaults {
		file.Entries = append(file.Entries, ini.Entry{Section: name.Group, Name: name.Option, Opaque: true})
	}
	kept, _ := hosts.LoadOrStore(known, oslo.NewGround(file))
	return kept.(*oslo.Ground)
}

// hosts caches the results of hostDefaults.
var hosts sync.Map // *catalog.Service -> *oslo.Ground

// refers reports whether any value may refer to another option. Before Nova 14,
// defaults in [glance] do.
func (in *Lines) refers(release catalog.Release) bool {
	if release.Before(14, 0, 0) {
		return true
	}
	for _, a := range in.Assignments {
		if strings.Contains(a.Entry.Value, "$") {
			return true
		}
	}
	return false
}
