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
		"endpoint": {map[string]any{"endpoint_override": "https://{{ host }}:9292"}, []found{{"endpoint_override", whole, `endpoint_override still contains the marker "{{ host }}"`}}},
		"region":   {map[string]any{"region_name": "<region>"}, []found{{"region_name", whole, `region_name still contains the marker "<region>"`}}},
		"path":     {map[string]any{"cafile": "/etc/${CA}/ca.pem"}, []found{{"cafile", whole, `cafile still contains the marker "${CA}"`}}},
		"items": {map[string]any{"api_servers": []any{"https://a", unknown, "https://GLANCE_HOST:9292"}, "valid_interfaces": []any{"CHANGEME"}}, []found{
			{"api_servers", 2, `api_servers[2] still contains the marker "GLANCE_HOST"`},
			{"valid_interfaces", 0, `valid_interfaces[0] still contains the marker "CHANGEME"`},
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

	for _, log := range [...]string{"logging_debug_format_suffix = {{(pid=%(process)d) %(funcName)s}}", "logging_default_format_string = %(asctime)s {{%(name)s}} %(message)s"} {
		none(t, text(t, "[DEFAULT]\n"+log+"\n"), "placeholder_value")
	}
	none(t, text(t, "[DEFAULT]\ndefault_software_config_transport = POLL_TEMP_URL\n", service("heat")), "placeholder_value")
	none(t, text(t, "[haproxy_amphora]\nuser_log_format = {{ project_id }} {{ lb_id }} %f %ci\n", service("octavia")), "placeholder_value")
	one(t, text(t, "[haproxy_amphora]\nuser_log_format = {{ log_format }} %f %ci\n", service("octavia")), "placeholder_value", "user_log_format")
	none(t, text(t, "[DEFAULT]\ndefault_volume_type = __DEFAULT__\n", service("cinder"), release("zed")), "placeholder_value")
	one(t, text(t, "[DEFAULT]\ndefault_volume_type = __FAST_TYPE__\n", service("cinder"), release("zed")), "placeholder_value", "default_volume_type")
}

// TestPlaceholderKeyType: PKCS #11 names a type of key like a secret to be filled in.
func TestPlaceholderKeyType(t *testing.T) {
	t.Parallel()

	const hmac = "[p11_crypto_plugin]\nlibrary_path = /usr/lib/libCryptoki2_64.so\nhmac_key_type = "
	none(t, judgedAs(t, "barbican", "", "2026.1", hmac+"CKK_GENERIC_SECRET\n"), "placeholder_value")
	f := one(t, judgedAs(t, "barbican", "", "2026.1", hmac+"KEY_TYPE_SECRET\n"), "placeholder_value", "hmac_key_type")
	saysThat(t, f, `hmac_key_type still contains the marker "KEY_TYPE_SECRET"`)
}

// TestPlaceholderURL judges the parts of a URL that holds a secret: what is left of
// a marker is never shown.
func TestPlaceholderURL(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		url, where string // "" where nothing is found
	}{
		"a password of its own":       {"rabbit://nova:kT4vX9qL2mZ8@10.0.0.11:5672/nova", ""},
		"a marker in a password":      {"rabbit://nova:x{{ y }}kT4vX9@10.0.0.11:5672/nova", ""},
		"a host with capitals":        {"rabbit://nova:kT4vX9qL2mZ8@RABBIT1:5672/nova", ""},
		"password":                    {"rabbit://nova:RABBIT_PASS@10.0.0.11:5672/nova", "password"},
		"template for the password":   {"rabbit://nova:{{ rabbit_password }}@10.0.0.11:5672/nova", "password"},
		"password of the second":      {"rabbit://nova:kT4vX9qL2mZ8@10.0.0.11:5672,nova:RABBIT_PASS@10.0.0.12:5672/nova", "password"},
		"user":                        {"rabbit://<user>:kT4vX9qL2mZ8@10.0.0.11:5672/nova", "user"},
		"host":                        {"rabbit://nova:kT4vX9qL2mZ8@RABBIT_HOST:5672/nova", "host or path"},
		"virtual host":                {"rabbit://nova:kT4vX9qL2mZ8@10.0.0.11:5672/<vhost>", "host or path"},
		"the first of two is shown":   {"rabbit://<user>:RABBIT_PASS@RABBIT_HOST:5672/", "password"},
		"an account without a scheme": {"nova:RABBIT_PASS@10.0.0.11", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			findings := judgedAs(t, "nova", "", "2026.1", "[DEFAULT]\ntransport_url = "+test.url+"\n")
			if test.where == "" {
				none(t, findings, "placeholder_value")
				return
			}
			f := one(t, findings, "placeholder_value", "transport_url")
			if want := "transport_url still contains a placeholder to be filled in, as its " + test.where; f.Message != want {
				t.Errorf("message is %q, want %q", f.Message, want)
			}
			if strings.Contains(list(findings), "kT4vX9") {
				t.Errorf("a password is shown:\n%s", list(findings))
			}
		})
	}
}
