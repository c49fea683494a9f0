package rules_test

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func TestPlaceholderValue(t *testing.T) {
	t.Parallel()

	tests := map[string]struct {
		values map[string]any
		want   []found
	}{
		"none":     {map[string]any{"endpoint_override": "https://controller:9292", "region_name": "RegionOne", "cafile": "/etc/ssl/ca.pem"}, nil},
		"unknown":  {map[string]any{"region_name": unknown}, nil},
		"endpoint": {map[string]any{"endpoint_override": "https://{{ host }}:9292"}, []found{{"endpoint_override", whole, `endpoint_override still holds the marker "{{ host }}"`}}},
		"region":   {map[string]any{"region_name": "<region>"}, []found{{"region_name", whole, `region_name still holds the marker "<region>"`}}},
		"path":     {map[string]any{"cafile": "/etc/${CA}/ca.pem"}, []found{{"cafile", whole, `cafile still holds the marker "${CA}"`}}},
		"items": {map[string]any{"api_servers": []any{"https://a", unknown, "https://GLANCE_HOST:9292"}, "valid_interfaces": []any{"CHANGEME"}}, []found{
			{"api_servers", 2, `api_servers[2] still holds the marker "GLANCE_HOST"`},
			{"valid_interfaces", 0, `valid_interfaces[0] still holds the marker "CHANGEME"`},
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assertFound(t, glance(t, test.values), "placeholder_value", test.want...)
		})
	}
	assertLevels(t, map[string]any{"region_name": "{{ region }}"}, "placeholder_value", "region_name", levels(report.Error, report.Error, report.Error))
}

// TestPlaceholderAlone: a marker in an endpoint is one finding.
func TestPlaceholderAlone(t *testing.T) {
	t.Parallel()

	for _, url := range []string{"{{ glance_url }}", "https://%SERVICE_HOST%:9292", "https://GLANCE_HOST:9292", "https://<host>/"} {
		findings := glance(t, map[string]any{"endpoint_override": url})
		one(t, findings, "placeholder_value", "endpoint_override")
		for _, rule := range []string{"endpoint_scheme", "endpoint_authority", "endpoint_percent", "endpoint_query_or_fragment"} {
			none(t, findings, rule)
		}
	}
}

func TestPlaceholderSecret(t *testing.T) {
	t.Parallel()

	values := func(password string) map[string]any {
		return map[string]any{"auth_type": "password", "auth_url": "https://keystone", "username": "nova", "password": password}
	}
	f := one(t, session(t, "placement", values("PLACEMENT_PASS")), "placeholder_value", "password")
	if f.Message != "password is still a placeholder to be filled in" {
		t.Errorf("message is %q", f.Message)
	}
	// A password may contain anything, and is never shown.
	for _, f := range session(t, "placement", values("x<y>{{ s3cr3t }}")) {
		if f.Rule == "placeholder_value" || strings.Contains(f.Message, "s3cr3t") {
			t.Errorf("found %s: %s", f.Rule, f.Message)
		}
	}
}

// TestPlaceholderDefault: a default that looks like a marker may be written
// out.
func TestPlaceholderDefault(t *testing.T) {
	t.Parallel()

	none(t, text(t, "[DEFAULT]\ndefault_volume_type = __DEFAULT__\n", service("cinder"), release("zed")), "placeholder_value")
	one(t, text(t, "[DEFAULT]\ndefault_volume_type = __FAST_TYPE__\n", service("cinder"), release("zed")), "placeholder_value", "default_volume_type")
}
