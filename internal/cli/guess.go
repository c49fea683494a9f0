package cli

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// neutronFiles are Neutron's files whose names do not begin with neutron.
var neutronFiles = [...]string{
	"ml2_conf", "ml2_conf_sriov", "l3_agent", "dhcp_agent", "metadata_agent", "metering_agent",
	"openvswitch_agent", "linuxbridge_agent", "sriov_agent", "macvtap_agent", "ovn_agent",
	"vpn_agent", "bgp_dragent", "dvs_agent",
}

// serviceOf guesses the service from a file name as packages and deployment
// tools write it: nova.conf, glance-api.conf, ml2_conf.ini. "" if the name does
// not tell.
func serviceOf(file string) string {
	base := strings.TrimSuffix(filepath.Base(file), ".d")
	stem, conf := strings.CutSuffix(base, ".conf")
	if !conf {
		var ini bool
		if stem, ini = strings.CutSuffix(base, ".ini"); !ini {
			return ""
		}
	}
	// These describe WSGI pipelines and servers; services do not read them
	// through oslo.config.
	if strings.Contains(stem, "paste") || strings.Contains(stem, "uwsgi") {
		return ""
	}
	if slices.Contains(neutronFiles[:], stem) {
		return "neutron"
	}
	service := stem
	if at := strings.IndexAny(stem, "-_"); at >= 0 {
		service = stem[:at]
	}
	if slices.Contains(catalog.Services(), service) {
		return service
	}
	return ""
}

// guess records the service that a file name indicates. Two services in one
// configuration are a mistake.
func (in *input) guess(file string) error {
	service := serviceOf(file)
	switch {
	case service == "" || service == in.service:
		return nil
	case in.service == "":
		in.service, in.by = service, file
		return nil
	}
	return &mixedError{in.service, in.by, service, file}
}

// mixedError is the mistake of several services' files in one configuration.
type mixedError struct{ service, by, other, file string }

func (e *mixedError) Error() string {
	return fmt.Sprintf("%s looks like %s's and %s like %s's: add --each to check them separately, or --service to name the service that reads them together",
		shown(e.by), e.service, shown(e.file), e.other)
}

// settle chooses a configuration's service: as given, as guessed, or nova,
// which is the data sources' default, too.
func (c *call) settle(in *input, said string) string {
	if said != "" {
		return said
	}
	if in.service != "" {
		c.note("%s: checked as %s's, guessed from its name; use --service to change that", shown(in.by), in.service)
		return in.service
	}
	name := in.sources[0].Name
	c.note("%s: its name does not indicate a service, so it is checked as %s's; use --service to change that", shown(name), defaultService)
	return defaultService
}

const defaultService = "nova"
