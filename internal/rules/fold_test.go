package rules_test

import (
	"slices"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// A character that ends a line is one mistake, whatever else it spoils.
func TestOneMistakeOneError(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		found []report.Finding
		rules []string
	}{
		"line feed in a host":    {glance(t, given{"endpoint_override": "https://gla\nnce:9292"}), []string{"line_injection"}},
		"return in a port":       {glance(t, given{"endpoint_override": "https://glance:92\r92"}), []string{"line_injection"}},
		"NUL in a host":          {glance(t, given{"endpoint_override": "https://gla\x00nce"}), []string{"line_injection"}},
		"another mistake beside": {glance(t, given{"api_servers": []any{"https://a:99999", "https://b\nc"}}), []string{"endpoint_authority", "line_injection"}},
		"line break in a text":   {text(t, "[glance]\nendpoint_override = https://gla\n  nce:9292\n"), []string{"ini_trap"}},
		"line break in an origin": {
			text(t, "[cors]\nallowed_origin = https://a.example.org\n  https://b.example.org/\n", service("cinder")),
			[]string{"ini_trap"},
		},
		"line break in a driver":           {text(t, "[ml2]\nmechanism_drivers = openvsw\n  itch\n", service("neutron")), []string{"ini_trap"}},
		"line break between drivers":       {text(t, "[ml2]\ntype_drivers = vlan\n  vxlan\n", service("neutron")), []string{"ini_trap"}},
		"line break in Nova's driver":      {text(t, "[DEFAULT]\ncompute_driver = libvirt.Libvirt\n  Driver\n"), []string{"ini_trap"}},
		"line break between filters":       {text(t, "[filter_scheduler]\nenabled_filters = ComputeFilter\n  NUMATopologyFilter\n"), []string{"ini_trap"}},
		"line break between back ends":     {text(t, "[DEFAULT]\nenabled_backends = a\n  b\n", service("cinder")), []string{"ini_trap"}},
		"line break in a plugin":           {text(t, "[keystone_authtoken]\nauth_type = pass\n  word\n", service("cinder")), []string{"ini_trap"}},
		"quote in a provider":              {text(t, "[token]\nprovider = 'fernet\n", service("keystone")), []string{"ini_trap"}},
		"line break in a console's origin": {text(t, "[console]\nallowed_origins = https://a\n  b.example.org\n"), []string{"ini_trap"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var errors []string
			for _, f := range tt.found {
				if f.Severity == report.Error {
					errors = append(errors, f.Rule)
				}
			}
			slices.Sort(errors)
			if !slices.Equal(errors, tt.rules) {
				t.Errorf("want %q, findings:\n%s", tt.rules, list(tt.found))
			}
		})
	}
}

// In a list, a character that ends a line is found at its item.
func TestForgedItem(t *testing.T) {
	t.Parallel()
	found := glance(t, given{"api_servers": []any{"https://a", "https://b\nc", "https://d\re"}})
	if f := one(t, found, "line_injection", "api_servers"); f.Index != 1 {
		t.Errorf("it is found at item %d", f.Index)
	}
}
