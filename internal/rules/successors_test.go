package rules_test

import (
	"strings"
	"testing"
)

// What is said of an option that the release no longer reads.
func TestRemovedOptions(t *testing.T) {
	t.Parallel()
	const rule = "option_not_in_release"
	for name, tt := range map[string]struct {
		service, release, text, option string
		says, remedy                   string
		rule                           string // another rule than option_not_in_release
	}{
		"nothing replaces it":         {service: "nova", release: "2025.1", text: "[conductor]\nuse_local = true\n", option: "use_local", says: "was removed in 15.0.0", remedy: "Remove the option: nothing takes its place."},
		"another value":               {service: "nova", release: "2025.1", text: "[glance]\nhost = a\n", option: "host", remedy: "Set endpoint_override in [glance] instead, which takes another value."},
		"another name":                {service: "octavia", release: "2025.1", text: "[DEFAULT]\nbind_port = 9876\n", option: "bind_port", remedy: "Write bind_port in [api_settings]."},
		"why it is gone":              {service: "nova", release: "2026.1", text: "[DEFAULT]\nosapi_compute_workers = 4\n", option: "osapi_compute_workers", remedy: "Remove the option: the WSGI server that runs the API decides it."},
		"always on in Neutron":        {service: "neutron", release: "2025.1", text: "[agent]\nprevent_arp_spoofing = true\n", option: "prevent_arp_spoofing", rule: "unknown_option", remedy: "Remove the option: ports with port security are always protected."},
		"a whole section":             {service: "heat", release: "2025.2", text: "[heat_api_cfn]\nworkers = 4\n", option: "workers", remedy: "Remove the option: the WSGI server that runs the API decides it."},
		"names that begin alike":      {service: "keystone", release: "2025.1", text: "[DEFAULT]\nrpc_zmq_host = a\n", option: "rpc_zmq_host", remedy: "Remove the option: oslo.messaging no longer has the driver."},
		"a slip in a section in use":  {service: "ironic", release: "2024.1", text: "[inspector]\nregion_nam = a\n", option: "region_nam", rule: "unknown_option", says: "did you mean region_name?", remedy: "Write region_name."},
		"of back ends":                {service: "cinder", release: "2025.1", text: "[DEFAULT]\nrbd_pool = volumes\n", option: "rbd_pool", says: "rbd_pool was removed from [DEFAULT] in pike: cinder of 2025.1 ignores it there", remedy: "Write it in the section of each back end that needs it, or in [backend_defaults] for all of them."},
		"of back ends, but not there": {service: "cinder", release: "2025.1", text: "[DEFAULT]\ndothill_backend_name = A\n", option: "dothill_backend_name", remedy: "Remove the option, or write what the release reads in its place."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wanted := rule
			if tt.rule != "" {
				wanted = tt.rule
			}
			f := one(t, text(t, tt.text, service(tt.service), release(tt.release)), wanted, tt.option)
			if !strings.Contains(f.Message, tt.says) || f.Remediation != tt.remedy {
				t.Errorf("%s\n%s", f.Message, f.Remediation)
			}
		})
	}
}
