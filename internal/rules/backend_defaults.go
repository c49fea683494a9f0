package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// alsoReadInDefault are the options of Cinder's back ends that Cinder reads in [DEFAULT]
// as well. It registers all the others there too, and reads them only in the sections of
// back ends: a search of each series' code for CONF and a name found these.
var alsoReadInDefault = [...]string{
	"filter_function", "goodness_function", "max_over_subscription_ratio", "migration_create_volume_timeout_secs",
	"num_volume_device_scan_tries", "use_multipath_for_image_xfer", "volume_clear", "volume_clear_ionice", "volume_clear_size",
	"volume_copy_blkio_cgroup_name", "volume_copy_bps_limit", "volume_dd_blocksize", "volume_service_inithost_offload",
}

// readByBackendsOnly reports whether only back ends read an option that is registered in
// [DEFAULT] too.
func (s *Subject) readByBackendsOnly(option string) bool {
	return s.Service == "cinder" && catalog.ReadByBackends(s.Release, s.Service, option) && !slices.Contains(alsoReadInDefault[:], option)
}

// writeForBackends says where to write an option of [DEFAULT] that only back ends read; ""
// for any other.
func (s *Subject) writeForBackends(name oslo.Name) string {
	if name.Group != defaultGroup || !s.readByBackendsOnly(name.Option) {
		return ""
	}
	return strings.Replace(s.backendsRead(name), "Write it", "Write "+name.Option, 1)
}

// defaultsOfBackends reports options in [DEFAULT] that only back ends read, which do not
// look there.
func (p *Pass) defaultsOfBackends() {
	if p.Service != "cinder" || !p.mayBeOf(volumePrograms...) {
		return
	}
	enabled := p.Configuration.Get("DEFAULT", "enabled_backends")
	if !enabled.IsSet() || enabled.Hidden || enabled.Value.Kind() != types.List {
		return
	}
	for _, s := range p.Given() {
		if !written(s) || !p.readByBackendsOnly(s.Name()) {
			continue
		}
		if section := p.backendWithout(enabled, s.Name()); section != nil {
			p.Report(Problem{
				On:          s,
				Message:     s.Name() + " has no effect in [DEFAULT]: each back end reads its own section, and [" + section.Name() + "] does not set it",
				Effect:      "Back ends read their own section and then [backend_defaults], so this value is lost and they use the option's default.",
				Remediation: p.backendsRead(s.Option.Name),
			})
		}
	}
}

// backendWithout finds the section of a back end that does not set an option, nor gets it
// from the defaults for all.
func (p *Pass) backendWithout(enabled *config.Setting, option string) *config.Section {
	if p.Configuration.Get("backend_defaults", option).Given() {
		return nil
	}
	for _, section := range p.Configuration.Sections {
		named := slices.ContainsFunc(enabled.Items, func(item config.Item) bool { return strings.EqualFold(item.Text, section.Name()) })
		if named && !section.Get(option).Given() {
			return section
		}
	}
	return nil
}
