package catalog_test

import (
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// Defaults follow the library version that a release pins, and the service's
// own overrides.
func TestDefaultsOfLibraries(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ service, release, section, option, want string }{
		"the library's own":             {"nova", "zed", "oslo_policy", "enforce_new_defaults", "False"},
		"Nova enforced first":           {"nova", "2023.1", "oslo_policy", "enforce_new_defaults", "True"},
		"the library caught up":         {"nova", "2024.2", "oslo_policy", "enforce_new_defaults", "True"},
		"Cinder opts out":               {"cinder", "2024.2", "oslo_policy", "enforce_new_defaults", "False"},
		"Cinder still opts out":         {"cinder", "2026.1", "oslo_policy", "enforce_new_defaults", "False"},
		"Barbican opts out later":       {"barbican", "2025.1", "oslo_policy", "enforce_new_defaults", "False"},
		"Glance enforced early":         {"glance", "2023.1", "oslo_policy", "enforce_new_defaults", "True"},
		"JSON before Victoria":          {"nova", "ussuri", "oslo_policy", "policy_file", "policy.json"},
		"YAML from Victoria":            {"nova", "victoria", "oslo_policy", "policy_file", "policy.yaml"},
		"the service's own exchange":    {"nova", "zed", "DEFAULT", "control_exchange", "nova"},
		"a token without a role passes": {"nova", "zed", "keystone_authtoken", "service_token_roles_required", "False"},
		"no longer passes":              {"nova", "2026.2", "keystone_authtoken", "service_token_roles_required", "True"},
		"Keystone caches":               {"keystone", "zed", "cache", "enabled", "True"},
		"a dict of lists":               {"manila", "zed", "DEFAULT", "protocol_access_mapping", "{'ip': ['nfs'], 'user': ['cifs']}"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o, ok := resolve(t, test.release).Option(test.service, test.section, test.option)
			if !ok {
				t.Fatal("it is not registered")
			}
			if got := o.Default.Python(); got != test.want {
				t.Errorf("default %s, want %s", got, test.want)
			}
		})
	}
}

func TestOptionsOfLibrariesByVersion(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		service, release, section, option string
		want                              bool
	}{
		"rabbit_hosts before its removal":         {"nova", "rocky", "oslo_messaging_rabbit", "rabbit_hosts", true},
		"rabbit_hosts after its removal":          {"nova", "stein", "oslo_messaging_rabbit", "rabbit_hosts", false},
		"ssl before it was renamed":               {"nova", "ocata", "oslo_messaging_rabbit", "rabbit_use_ssl", true},
		"ssl after it was renamed":                {"nova", "pike", "oslo_messaging_rabbit", "ssl", true},
		"amqp1 after its removal":                 {"cinder", "2025.1", "oslo_messaging_amqp", "idle_timeout", false},
		"the pool in its own section":             {"cinder", "zed", "oslo_messaging_rabbit", "conn_pool_ttl", true},
		"the cache behind auth_token":             {"manila", "zed", "cache", "memcache_servers", true},
		"the section that castellan adds":         {"octavia", "zed", "vault", "vault_url", true},
		"an ironic-lib session":                   {"ironic", "zed", "json_rpc", "endpoint_override", true},
		"an ironic-lib session after its removal": {"ironic", "2025.1", "ironic_lib", "fatal_exception_format_errors", false},
		"pyCADF's":                    {"keystone", "zed", "audit", "namespace", true},
		"os-vif's":                    {"nova", "zed", "os_vif_ovs", "isolate_vif", true},
		"oslo.config's own":           {"heat", "zed", "DEFAULT", "config_source", true},
		"before oslo.config added it": {"heat", "queens", "DEFAULT", "config_source", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, got := resolve(t, test.release).Option(test.service, test.section, test.option); got != test.want {
				t.Errorf("registered: %t, want %t", got, test.want)
			}
		})
	}
}

// A library's older names end with the version that drops them.
func TestOlderNamesOfLibraries(t *testing.T) {
	t.Parallel()
	for _, group := range []string{"DEFAULT", "database"} { // oslo.db registers the second as DATABASE
		old := oslo.Name{Group: group, Option: "sql_connection"}
		for release, want := range map[string]bool{"zed": true, "2023.2": true, "2024.1": false} {
			service, ok := resolve(t, release).Service("cinder")
			if !ok {
				t.Fatal("no cinder")
			}
			if _, got := service.Older(old); got != want {
				t.Errorf("%s reads %s: %t, want %t", release, full(old), got, want)
			}
		}
		if current, life := catalog.AliasLife("cinder", old, ""); current.Option != "connection" || len(life) != 1 || life[0].UntilSeries != "2024.1" {
			t.Errorf("%s is %s in %v", full(old), full(current), life)
		}
	}
}

// A type's constraints also apply to a list's items.
func TestTypesOfServices(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ service, release, section, option, good, bad string }{
		"a ratio":               {"cinder", "zed", "DEFAULT", "max_over_subscription_ratio", "auto", "many"},
		"a ratio for a backend": {"cinder", "zed", "<backend>", "max_over_subscription_ratio", "20.0", "x20"},
		"a passphrase":          {"octavia", "zed", "certificates", "server_certs_key_passphrase", "Wc2n7Yt9Lr4VqXz8Wc2n7Yt9Lr4VqXz8", "short"},
		"a range of ports":      {"ironic", "zed", "console", "port_range", "10000:20000", "10000-20000"},
		"ports in a list":       {"glance", "zed", "import_filtering_opts", "allowed_ports", "[80,443]", "[80,70000]"},
		"port 0 is invalid":     {"glance", "zed", "import_filtering_opts", "allowed_ports", "[1]", "[0]"},
		"a lone quote":          {"glance", "zed", "import_filtering_opts", "allowed_schemes", `["https"]`, `["https]`},
		"connections":           {"neutron", "2025.1", "ovn", "ovn_nb_connection", "ssl:10.0.0.1:6641,ssl:10.0.0.2:6641", "10.0.0.1:6641"},
		"a Nova API version":    {"heat", "2025.1", "DEFAULT", "max_nova_api_microversion", "2.79", "3.79"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o, ok := resolve(t, test.release).Option(test.service, test.section, test.option)
			if !ok {
				t.Fatal("it is not registered")
			}
			if _, err := o.Type.Parse(test.good); err != nil {
				t.Errorf("%q: %s", test.good, err)
			}
			if _, err := o.Type.Parse(test.bad); err == nil {
				t.Errorf("%q passes", test.bad)
			}
		})
	}
}
