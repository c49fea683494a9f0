package rules_test

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/names"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func TestOtherDrivers(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ service, release, text, option, message string }{
		"misspelt secret store": {"barbican", "zed", "[secretstore]\nenabled_secretstore_plugins = store_cryto\n", "enabled_secretstore_plugins",
			`enabled_secretstore_plugins lists "store_cryto", which is not a driver of zed`},
		"misspelt in one of several stores": {"barbican", "zed", "[secretstore]\nenable_multiple_secret_stores = true\nstores_lookup_suffix = s\n[secretstore:s]\nsecret_store_plugin = store_crypo\nglobal_default = true\n", "secret_store_plugin",
			`secret_store_plugin = "store_crypo" is not a driver of zed`},
		"misspelt crypto plugin": {"barbican", "zed", "[crypto]\nenabled_crypto_plugins = simple_cypto\n", "enabled_crypto_plugins", ""},
		"removed backup driver":  {"cinder", "zed", "[DEFAULT]\nbackup_driver = cinder.backup.drivers.tsm.TSMBackupDriver\n", "backup_driver", ""},
		"misspelt filter":        {"cinder", "zed", "[DEFAULT]\nscheduler_default_filters = AvailabilityZoneFilter,CapacityFiltr\n", "scheduler_default_filters", ""},
		"Nova's filter":          {"cinder", "zed", "[DEFAULT]\nscheduler_default_filters = AvailabilityZoneFilter,ComputeFilter\n", "scheduler_default_filters", `scheduler_default_filters lists "ComputeFilter", which is not a driver of zed: it is a filter of Nova's`},
		"bare weight handler":    {"cinder", "zed", "[DEFAULT]\nscheduler_weight_handler = OrderedHostWeightHandler\n", "scheduler_weight_handler", ""},
		"plugin of a back end":   {"manila", "zed", "[DEFAULT]\nenabled_share_backends = a\n[a]\ndriver_handles_share_servers = true\nnetwork_api_class = manila.network.neutron.NeutronNetworkPlugin\n", "network_api_class", ""},
		"missing share driver":   {"manila", "zed", "[DEFAULT]\nenabled_share_backends = a\n[a]\ndriver_handles_share_servers = false\nshare_driver = manila.share.drivers.lvn.LVMShareDriver\n", "share_driver", ""},
		"missing scheduler":      {"neutron", "zed", "[DEFAULT]\nrouter_scheduler_driver = neutron.scheduler.l3_agent_scheduler.LeastRoutrsScheduler\n", "router_scheduler_driver", ""},
		"misspelt interface":     {"neutron", "zed", "[DEFAULT]\ninterface_driver = openvswich\n", "interface_driver", ""},
		"misspelt provider": {"octavia", "zed", "[api_settings]\nenabled_provider_drivers = amphroa:The driver,octavia:The same\n", "enabled_provider_drivers",
			`enabled_provider_drivers lists "amphroa", which is not a driver of zed`},
		"misspelt certificates": {"octavia", "zed", "[certificates]\ncert_manager = barbican_cert_manger\n", "cert_manager", ""},
		"misspelt in magnum":    {"magnum", "zed", "[certificates]\ncert_manager_type = barbicann\n", "cert_manager_type", ""},
		"misspelt in designate": {"designate", "zed", "[service:central]\nscheduler_filters = default_pol\n", "scheduler_filters", ""},
		"misspelt key manager":  {"nova", "zed", "[key_manager]\nbackend = barbicann\n", "backend", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := one(t, text(t, test.text, service(test.service), release(test.release)), "driver_unknown", test.option)
			if f.Severity != report.Error || test.message != "" && f.Message != test.message {
				t.Errorf("%s: %q", f.Severity, f.Message)
			}
		})
	}
	for name, test := range map[string]struct{ service, text string }{
		"another package's":       {"octavia", "[api_settings]\nenabled_provider_drivers = amphora:The driver,a10:Another\n"},
		"an alias":                {"cinder", "[DEFAULT]\nenabled_backends = a\n[a]\nvolume_driver = cinder.volume.drivers.dell_emc.unity.Driver\n"},
		"one that others inherit": {"cinder", "[DEFAULT]\nenabled_backends = a\n[a]\nvolume_driver = cinder.volume.drivers.stx.iscsi.STXISCSIDriver\n"},
		"a class of one's own":    {"cinder", "[DEFAULT]\nbackup_driver = example.backup.Driver\n"},
		"nothing":                 {"heat", "[DEFAULT]\nkeystone_backend =\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			none(t, text(t, test.text, service(test.service), release("zed")), "driver_unknown")
		})
	}
}

// TestKnownDriversPass writes out every default, and every name that a release
// is known to load, of every option that names what to load.
func TestKnownDriversPass(t *testing.T) {
	t.Parallel()
	for _, of := range catalog.Releases() {
		for _, name := range catalog.Services() {
			service, ok := of.Service(name)
			if !ok {
				continue
			}
			t.Run(of.Series()+"/"+name, func(t *testing.T) {
				t.Parallel()
				knownDriversPass(t, of.Series(), service)
			})
		}
	}
}

func knownDriversPass(t *testing.T, series string, service *catalog.Service) {
	t.Helper()
	for _, header := range service.Sections() {
		section, ok := service.Section(header)
		if !ok {
			continue
		}
		for _, option := range section.All() {
			known := names.Names(section.Service, header, option.Name.Option, series)
			if known == nil {
				continue
			}
			values := known
			if option.TypeName == "list" || option.TypeName == "multi" {
				values = []string{strings.Join(known, ",")}
			}
			for _, value := range append(values, option.DefaultText()) {
				if option.TypeName == "dict" || strings.Contains(value, "$") {
					continue
				}
				content := "[" + header + "]\n" + option.Name.Option + " = " + value + "\n"
				for _, f := range judgedAs(t, section.Service, "", series, content) {
					if f.Rule == "driver_unknown" && strings.Contains(f.Message, " not a driver of ") {
						t.Errorf("%s: %s\n%s", f.Option, f.Message, content)
					}
				}
			}
		}
	}
}
