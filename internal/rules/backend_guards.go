package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// runningBackend holds in a section that Cinder runs as a backend: one named in
// enabled_backends, or the defaults shared by all.
func runningBackend(p *Pass, _ *config.Setting) bool {
	if p.Section == nil {
		return false
	}
	name := p.Section.Name()
	return p.Section.Pattern() == "<backend>" || name == "backend_defaults" || name == "DEFAULT"
}

// onNetworkShare holds in a back end whose driver keeps volumes as files on a share,
// and in a section without a driver of its own.
func onNetworkShare(p *Pass, s *config.Setting) bool {
	driver := p.sibling(s, "volume_driver")
	switch {
	case driver == nil || !driver.Known():
		return true
	case driver.IsUnset():
		return p.Section.Pattern() != "<backend>"
	}
	name := strings.ToLower(driver.Str())
	return slices.ContainsFunc([]string{"nfs", "quobyte", "netapp", "remotefs", "gpfs"}, func(part string) bool { return strings.Contains(name, part) })
}

// thickLVM holds in an LVM backend without thin provisioning.
func thickLVM(p *Pass, s *config.Setting) bool {
	driver, kind := p.sibling(s, "volume_driver"), p.sibling(s, "lvm_type")
	return driver != nil && driver.Known() && strings.HasSuffix(driver.Str(), ".LVMVolumeDriver") && kind != nil && kind.Known() && kind.Str() == "default"
}

// sshDriver holds in a backend that is managed over SSH: it has a login for the
// array and its driver opens SSH connections.
func sshDriver(p *Pass, _ *config.Setting) bool {
	for _, section := range p.Sections {
		if section.Pattern() != "<backend>" {
			continue
		}
		driver := section.Get("volume_driver")
		if driver == nil || !driver.Known() {
			continue
		}
		for _, family := range [...]string{".storwize_svc", ".flashsystem", ".instorage.", ".acs5000.", ".eqlx", ".PSSeriesISCSIDriver", ".hpe_3par"} {
			if family == ".hpe_3par" && p.reached(Series("zed")) {
				continue // its driver no longer logs in over SSH itself
			}
			if strings.Contains(driver.Str(), family) && section.Get("san_ip").IsSet() {
				return true
			}
		}
	}
	return false
}
