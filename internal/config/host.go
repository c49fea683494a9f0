package config

import (
	"errors"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
)

// errHost is why a value is not known although everything given is: it refers
// to an option whose default the service works out on its own host.
var errHost = errors.New("it refers to an option that is not set here and whose default is not known: the service works it out on its own host ($my_ip), or a library brings it ($log_dir)")

// hosts holds what hostDefaults gives.
var hosts Memo[*oslo.Ground]

// hostDefaults is a file, older than all others, that sets the options whose
// defaults the host or a library decides to values that are not known: what
// refers to one of them cannot be judged unless the configuration sets it.
func hostDefaults(release catalog.Release, service string) *oslo.Ground {
	return hosts.Of(release, service, func() *oslo.Ground {
		file := &ini.File{}
		for option := range OptionsOf(release, service, release.Sections(service)) {
			if option.HostDefault {
				file.Entries = append(file.Entries, ini.Entry{Section: option.Name.Group, Name: option.Name.Option, Opaque: true})
			}
		}
		if service == DefaultService {
			for option := range catalog.ForeignOptions {
				file.Entries = append(file.Entries, ini.Entry{Section: option.Section, Name: option.Name, Opaque: true})
			}
		}
		return oslo.NewGround(file)
	})
}

// refers tells whether some value may refer to another option. Before Nova 14,
// defaults of [glance] do.
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
