package provider_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestConfiguration(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		text     string
		settings any
		want     any
	}{
		"types": {
			"[DEFAULT]\ndebug = yes\ncpu_allocation_ratio = 2.0\nreserved_host_disk_mb = 9007199254740993\ndefault_log_levels = a=INFO, b=WARN\n",
			nil,
			map[string]any{"DEFAULT": map[string]any{"debug": true, "cpu_allocation_ratio": 2, "reserved_host_disk_mb": 9007199254740993, "default_log_levels": []any{"a=INFO", "b=WARN"}}},
		},
		"a map of lists": {
			"[DEFAULT]\nprotocol_access_mapping = ip:[nfs,cifs],user:[]\n", map[string]any{"service": "manila"},
			map[string]any{"DEFAULT": map[string]any{"protocol_access_mapping": map[string]any{"ip": []any{"nfs", "cifs"}, "user": []any{}}}},
		},
		"lines": {
			"[pci]\ndevice_spec = {\"a\":\"b\"}\ndevice_spec = {}\n", nil,
			map[string]any{"pci": map[string]any{"device_spec": []any{`{"a":"b"}`, "{}"}}},
		},
		"an older name, and an unread one": {
			"[ssl]\nca_file = /a\n[acme]\nx = 1\n", map[string]any{"release": "zed"},
			map[string]any{"glance": map[string]any{"cafile": "/a"}, "acme": map[string]any{"x": "1"}},
		},
		"escaped dollars": {
			"[DEFAULT]\nhost = pa\\$word\nmy_ip = 10.0.0.1\n", nil,
			map[string]any{"DEFAULT": map[string]any{"host": "pa$word", "my_ip": "10.0.0.1"}},
		},
		"escaped dollars and a reference": {
			"[DEFAULT]\ninstances_path = $state_path/x\nstate_path = /srv/\\$a\n", nil,
			map[string]any{"DEFAULT": map[string]any{"instances_path": "$state_path/x", "state_path": `/srv/\$a`}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, fault := call(t, "configuration", test.text, test.settings)
			if fault != nil {
				t.Fatal(fault.Text)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestConfigurationFails(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		text     string
		settings any
		want     string
	}{
		"no assignment":           {"[DEFAULT]\npassword s3cret\n", nil, "line 2"},
		"an unknown service":      {"", map[string]any{"service": "nove"}, "nova"},
		"an unknown setting":      {"", map[string]any{"servcie": "nova"}, "settings has no member servcie"},
		"interpolate as a string": {"", map[string]any{"interpolate": "yes"}, "interpolate of settings is a string, not a bool"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, fault := call(t, "configuration", test.text, test.settings)
			if fault == nil || !strings.Contains(fault.Text, test.want) || strings.Contains(fault.Text, "s3cret") {
				t.Errorf("got %v, want %q", fault, test.want)
			}
		})
	}
}

// References are expanded if the settings say so, and literal otherwise.
func TestCheckConfigInterpolates(t *testing.T) {
	t.Parallel()
	options := map[string]any{"DEFAULT": map[string]any{"instances_path": "$no_such/x"}}
	if _, fault := call(t, "check_config", options, map[string]any{"interpolate": true}); fault == nil || !strings.Contains(fault.Text, "interpolation_error") {
		t.Errorf("got %v, want interpolation_error", fault)
	}
	options["DEFAULT"] = map[string]any{"instances_path": "$state_path/x"}
	if got, fault := call(t, "check_config", options, map[string]any{"interpolate": true}); fault != nil || got != true {
		t.Errorf("got %v, %v", got, fault)
	}
}
