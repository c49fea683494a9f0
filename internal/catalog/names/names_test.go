package names_test

import (
	"slices"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/names"
)

func TestKnown(t *testing.T) {
	t.Parallel()
	const volumes = "cinder.volume.drivers."
	for name, test := range map[string]struct {
		service, section, option, name, series string
		want                                   names.Status
	}{
		"a filter in its last series": {"nova", "filter_scheduler", "enabled_filters", "AvailabilityZoneFilter", "2023.1", names.Status{Known: true}},
		"a removed filter":            {"nova", "filter_scheduler", "enabled_filters", "AvailabilityZoneFilter", "2023.2", names.Status{RemovedIn: "2023.2"}},
		"under the older option":      {"nova", "DEFAULT", "scheduler_default_filters", "RetryFilter", "queens", names.Status{Known: true}},
		"RetryFilter":                 {"nova", "filter_scheduler", "enabled_filters", "RetryFilter", "zed", names.Status{RemovedIn: "victoria"}},
		"case counts":                 {"nova", "filter_scheduler", "enabled_filters", "computefilter", "zed", names.Status{Elsewhere: true}},

		"a compute driver":                 {"nova", "DEFAULT", "compute_driver", "libvirt.LibvirtDriver", "zed", names.Status{Known: true}},
		"a compute driver as a full path":  {"nova", "DEFAULT", "compute_driver", "nova.virt.libvirt.LibvirtDriver", "zed", names.Status{}},
		"a compute driver as a word":       {"nova", "DEFAULT", "compute_driver", "libvirt", "zed", names.Status{}},
		"a removed compute driver":         {"nova", "DEFAULT", "compute_driver", "xenapi.XenAPIDriver", "zed", names.Status{RemovedIn: "victoria"}},
		"a later compute driver":           {"nova", "DEFAULT", "compute_driver", "zvm.ZVMDriver", "queens", names.Status{Since: "rocky"}},
		"another package's compute driver": {"nova", "DEFAULT", "compute_driver", "powervm_ext.driver.PowerVMDriver", "train", names.Status{Elsewhere: true}},
		"a compute driver for tests":       {"nova", "DEFAULT", "compute_driver", "fake.FakeDriver", "zed", names.Status{Known: true, ForTests: true}},
		"a word where the list is closed":  {"nova", "api", "vendordata_providers", "staticjson", "zed", names.Status{}},

		"renamed before the first series": {"cinder", "<backend>", "volume_driver", volumes + "lvm.LVMISCSIDriver", "zed",
			names.Status{RemovedIn: "newton", RenamedTo: volumes + "lvm.LVMVolumeDriver"}},
		"renamed and still accepted": {"cinder", "<backend>", "volume_driver", volumes + "nimble.NimbleFCDriver", "zed",
			names.Status{Known: true, RenamedTo: volumes + "hpe.nimble.NimbleFCDriver"}},
		"not renamed yet": {"cinder", "<backend>", "volume_driver", volumes + "nimble.NimbleFCDriver", "train", names.Status{Known: true}},
		"renamed three times": {"cinder", "<backend>", "volume_driver", volumes + "emc.scaleio.ScaleIODriver", "zed",
			names.Status{RemovedIn: "ocata", RenamedTo: volumes + "dell_emc.powerflex.driver.PowerFlexDriver"}},
		"renamed three times, by then twice": {"cinder", "<backend>", "volume_driver", volumes + "emc.scaleio.ScaleIODriver", "train",
			names.Status{RemovedIn: "ocata", RenamedTo: volumes + "dell_emc.vxflexos.driver.VxFlexOSDriver"}},
		"sheepdog":                        {"cinder", "<backend>", "volume_driver", volumes + "sheepdog.SheepdogDriver", "zed", names.Status{RemovedIn: "ussuri"}},
		"between two spans":               {"cinder", "<backend>", "volume_driver", volumes + "datacore.fc.FibreChannelVolumeDriver", "xena", names.Status{RemovedIn: "train", Since: "zed"}},
		"an unknown volume driver":        {"cinder", "<backend>", "volume_driver", volumes + "rbd.RbdDriver", "zed", names.Status{}},
		"another package's volume driver": {"cinder", "<backend>", "volume_driver", "acme.cinder.AcmeDriver", "zed", names.Status{Elsewhere: true}},
		"a volume driver as a word":       {"cinder", "<backend>", "volume_driver", "lvm", "zed", names.Status{}},
		"a backup module":                 {"cinder", "DEFAULT", "backup_driver", "cinder.backup.drivers.swift", "pike", names.Status{Known: true}},
		"a backup module, later":          {"cinder", "DEFAULT", "backup_driver", "cinder.backup.drivers.swift", "zed", names.Status{RemovedIn: "stein", RenamedTo: "cinder.backup.drivers.swift.SwiftBackupDriver"}},
		"a backup class in a release":     {"cinder", "DEFAULT", "backup_driver", "cinder.backup.drivers.swift.SwiftBackupDriver", "pike", names.Status{Since: "queens"}},

		"linuxbridge":                  {"neutron", "ml2", "mechanism_drivers", "linuxbridge", "2024.2", names.Status{Known: true}},
		"linuxbridge, removed":         {"neutron", "ml2", "mechanism_drivers", "linuxbridge", "2025.1", names.Status{RemovedIn: "2025.1"}},
		"ovn from its own package":     {"neutron", "ml2", "mechanism_drivers", "ovn", "train", names.Status{Known: true, Package: "networking-ovn"}},
		"ovn from neutron":             {"neutron", "ml2", "mechanism_drivers", "ovn", "ussuri", names.Status{Known: true}},
		"lbaasv2":                      {"neutron", "DEFAULT", "service_plugins", "lbaasv2", "stein", names.Status{Known: true, Package: "neutron-lbaas"}},
		"lbaasv2, retired":             {"neutron", "DEFAULT", "service_plugins", "lbaasv2", "zed", names.Status{RemovedIn: "train", Package: "neutron-lbaas"}},
		"firewall":                     {"neutron", "DEFAULT", "service_plugins", "firewall", "zed", names.Status{RemovedIn: "stein", Package: "neutron-fwaas"}},
		"a class path in neutron":      {"neutron", "DEFAULT", "core_plugin", "neutron.plugins.ml2.plugin.Ml2Plugin", "zed", names.Status{Known: true}},
		"a misspelt path in neutron":   {"neutron", "DEFAULT", "core_plugin", "neutron.plugins.ml2.plugin.ML2Plugin", "zed", names.Status{}},
		"a section in another case":    {"neutron", "SECURITYGROUP", "firewall_driver", "openvswitch", "zed", names.Status{Known: true}},
		"token provider uuid":          {"keystone", "token", "provider", "uuid", "queens", names.Status{Known: true}},
		"token provider uuid, removed": {"keystone", "token", "provider", "uuid", "rocky", names.Status{RemovedIn: "rocky"}},
		"token provider jws, too soon": {"keystone", "token", "provider", "jws", "rocky", names.Status{Since: "stein"}},
		"a token provider by class":    {"keystone", "token", "provider", "keystone.token.providers.fernet.Provider", "zed", names.Status{RemovedIn: "pike", RenamedTo: "fernet"}},
		"a token provider's old class": {"keystone", "token", "provider", "keystone.token.providers.uuid.Provider", "zed", names.Status{RemovedIn: "pike"}},
		"an unknown token provider":    {"keystone", "token", "provider", "keystone.token.providers.jwt.Provider", "zed", names.Status{}},
		"a library's name":             {"placement", "oslo_messaging_notifications", "driver", "messagingv2", "zed", names.Status{Known: true}},
		"a removed transport":          {"nova", "DEFAULT", "transport_url", "zmq", "stein", names.Status{RemovedIn: "stein"}},
		"a key manager from nova":      {"nova", "key_manager", "backend", "nova.keymgr.conf_key_mgr.ConfKeyManager", "zed", names.Status{Known: true}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, covered := names.Known(test.service, test.section, test.option, test.name, test.series)
			if !covered || got != test.want {
				t.Errorf("%s in %s: %+v, %v, want %+v", test.name, test.series, got, covered, test.want)
			}
		})
	}
}

// What the lists do not cover has no status, whatever the arguments.
func TestNotCovered(t *testing.T) {
	t.Parallel()
	for name, args := range map[string][5]string{
		"an unknown service": {"../nova", "DEFAULT", "compute_driver", "libvirt.LibvirtDriver", "zed"},
		"no service":         {"", "DEFAULT", "compute_driver", "libvirt.LibvirtDriver", "zed"},
		"an unknown section": {"nova", "ml2", "compute_driver", "libvirt.LibvirtDriver", "zed"},
		"an unknown option":  {"nova", "DEFAULT", "compute_drivers", "libvirt.LibvirtDriver", "zed"},
		"an unknown series":  {"nova", "DEFAULT", "compute_driver", "libvirt.LibvirtDriver", "mitaka"},
		"no series":          {"nova", "DEFAULT", "compute_driver", "libvirt.LibvirtDriver", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got, covered := names.Known(args[0], args[1], args[2], args[3], args[4]); covered || got != (names.Status{}) {
				t.Errorf("%+v, %v, want nothing", got, covered)
			}
			if got := names.Names(args[0], args[1], args[2], args[4]); got != nil {
				t.Errorf("names %q, want none", got)
			}
		})
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		service, section, option, series string
		want                             []string
	}{
		"token providers":  {"keystone", "token", "provider", "zed", []string{"fernet", "jws"}},
		"without tests":    {"neutron", "ml2", "mechanism_drivers", "2025.1", []string{"l2population", "macvtap", "openvswitch", "ovn", "sriovnicswitch"}},
		"without packages": {"octavia", "api_settings", "enabled_provider_drivers", "rocky", []string{"amphora", "octavia"}},
		"without old names": {"manila", "DEFAULT", "scheduler_driver", "zed", []string{
			"manila.scheduler.drivers.chance.ChanceScheduler",
			"manila.scheduler.drivers.filter.FilterScheduler",
			"manila.scheduler.drivers.simple.SimpleScheduler",
		}},
		"none in a series": {"keystone", "receipt", "provider", "queens", []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := names.Names(test.service, test.section, test.option, test.series); got == nil || !slices.Equal(got, test.want) {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func BenchmarkKnown(b *testing.B) {
	for b.Loop() {
		names.Known("cinder", "<backend>", "volume_driver", "cinder.volume.drivers.rbd.RBDDriver", "zed")
	}
}
