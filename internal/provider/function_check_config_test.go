package provider_test

import (
	"strings"
	"testing"
)

// The known part of a configuration is judged, however deeply a value in it is
// unknown.
func TestCheckConfigWithUnknowns(t *testing.T) {
	t.Parallel()
	section := func(name string, options map[string]any) map[string]any { return map[string]any{name: options} }
	for name, test := range map[string]struct {
		service string
		options any
	}{
		"everything":                 {"nova", unknown{}},
		"a section":                  {"nova", map[string]any{"libvirt": unknown{}}},
		"a value":                    {"nova", section("libvirt", map[string]any{"virt_type": unknown{}})},
		"an item":                    {"nova", section("DEFAULT", map[string]any{"default_log_levels": []any{"a=INFO", unknown{}}})},
		"a line":                     {"nova", section("pci", map[string]any{"device_spec": []any{unknown{}, "{}"}})},
		"a map of several lines":     {"cinder", section("DEFAULT", map[string]any{"replication_device": []any{map[string]any{"backend_id": unknown{}}, map[string]any{"backend_id": "b"}}})},
		"a line that may be a map":   {"cinder", section("DEFAULT", map[string]any{"replication_device": []any{unknown{}, map[string]any{"backend_id": "b"}}})},
		"an item of a list in a map": {"manila", section("DEFAULT", map[string]any{"protocol_access_mapping": map[string]any{"ip": []any{"nfs", unknown{}}}})},
		"a list in a map":            {"manila", section("DEFAULT", map[string]any{"protocol_access_mapping": map[string]any{"ip": unknown{}, "user": []any{"cifs"}}})},
		"a value of a map in a list": {"neutron", section("DEFAULT", map[string]any{"allowed_conntrack_helpers": []any{map[string]any{"tftp": unknown{}}}})},
		"a map in a list":            {"neutron", section("DEFAULT", map[string]any{"allowed_conntrack_helpers": []any{unknown{}, map[string]any{"tftp": "udp"}}})},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			settings := map[string]any{"service": test.service, "profile": "permissive"}
			got, fault := call(t, "check_config", test.options, settings)
			if fault != nil || got != any(unknown{}) {
				t.Fatalf("got %v, %v, want unknown", got, fault)
			}
			sections, ok := test.options.(map[string]any)
			if !ok {
				return
			}
			sections["oslo_messaging_rabbit"] = map[string]any{"heartbeat_rate": "often"}
			if _, fault := call(t, "check_config", sections, settings); fault == nil || !strings.Contains(fault.Text, "invalid_value: [oslo_messaging_rabbit] heartbeat_rate") {
				t.Errorf("got %v, want the known error", fault)
			}
		})
	}
}

// An unregistered option can also have a shape that a line can express.
func TestCheckConfigOfAnUnknownShape(t *testing.T) {
	t.Parallel()
	options := map[string]any{"acme": map[string]any{"x": map[string]any{"y": []any{unknown{}}}}}
	_, fault := call(t, "check_config", options, map[string]any{"out_of_tree": map[string]any{"acme": []any{"*"}}})
	if fault == nil || !strings.Contains(fault.Text, "options.acme.x: the value of y is a list") {
		t.Errorf("got %v, want an error about the shape", fault)
	}
}
