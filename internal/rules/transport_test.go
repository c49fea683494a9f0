package rules_test

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// found is a finding in the form these tests compare.
type found struct {
	on      string
	index   int
	message string // its start
}

const whole = report.None // the index of a finding on no single item

// assertFound asserts one rule's findings, in any order, with no others.
func assertFound(t *testing.T, findings []report.Finding, rule string, want ...found) {
	t.Helper()
	for _, w := range want {
		hit := false
		for _, f := range findings {
			hit = hit || f.Rule == rule && f.Option == w.on && f.Index == w.index && strings.HasPrefix(f.Message, w.message)
		}
		if !hit {
			t.Errorf("want %s on %s #%d: %s; all findings:\n%s", rule, w.on, w.index, w.message, list(findings))
		}
	}
	count := 0
	for _, f := range findings {
		if f.Rule == rule {
			count++
		}
	}
	if count != len(want) {
		t.Errorf("want %d of %s, found %d; all findings:\n%s", len(want), rule, count, list(findings))
	}
}

// assertLevels asserts a rule's severity on an option under each profile.
func assertLevels(t *testing.T, values map[string]any, rule, on string, want map[string]report.Severity, opts ...option) {
	t.Helper()
	for _, name := range report.Profiles() {
		f := one(t, glance(t, values, append(opts, profile(name))...), rule, on)
		if f.Severity != want[name] {
			t.Errorf("%s under %s is %s, want %s", rule, name, f.Severity, want[name])
		}
	}
}

// sources names configuration texts, oldest first.
func sources(contents ...string) []assess.SourceText {
	var all []assess.SourceText
	for i, content := range contents {
		all = append(all, assess.SourceText{Name: string(rune('a'+i)) + ".conf", Content: content})
	}
	return all
}

func levels(permissive, baseline, strict report.Severity) map[string]report.Severity {
	return map[string]report.Severity{"permissive": permissive, "baseline": baseline, "strict": strict}
}

func TestPlaintextEndpoint(t *testing.T) {
	t.Parallel()

	tests := map[string]struct {
		values map[string]any
		want   []found
	}{
		"https":   {map[string]any{"api_servers": []any{"https://a"}, "endpoint_override": "https://a"}, nil},
		"unset":   {map[string]any{}, nil},
		"unknown": {map[string]any{"endpoint_override": unknown, "api_servers": unknown}, nil},
		"one of three, one of them unknown": {
			map[string]any{"api_servers": []any{"https://a", unknown, "HTTP://b.example.org"}},
			[]found{{"api_servers", 2, `api_servers[2] "HTTP://b.example.org" is plain HTTP: what is sent to it crosses the network unencrypted`}},
		},
		"override":        {map[string]any{"endpoint_override": "http://a:9292/"}, []found{{"endpoint_override", whole, `endpoint_override "http://a:9292/" is plain HTTP`}}},
		"credentials too": {map[string]any{"endpoint_override": "http://u:hidden@a"}, []found{{"endpoint_override", whole, `endpoint_override "http://***@a" is plain HTTP`}}},
		"another scheme":  {map[string]any{"endpoint_override": "httpx://a"}, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assertFound(t, glance(t, test.values), "plaintext_endpoint", test.want...)
		})
	}
}

func TestPlaintextEndpointSeverity(t *testing.T) {
	t.Parallel()

	for _, host := range []string{"glance", "10.0.0.1", "[2001:db8::1]:9292"} {
		assertLevels(t, map[string]any{"endpoint_override": "http://" + host}, "plaintext_endpoint", "endpoint_override",
			levels(report.Warning, report.Error, report.Error))
	}
	for _, host := range []string{"localhost:9292", "127.1", "0x7f000001", "[::1]:9292", "[::ffff:127.0.0.1]"} {
		assertLevels(t, map[string]any{"endpoint_override": "http://" + host}, "plaintext_endpoint", "endpoint_override",
			levels(report.Info, report.Warning, report.Warning))
	}
}

func TestPlaintextAuthURL(t *testing.T) {
	t.Parallel()

	findings := session(t, "placement", map[string]any{"auth_type": "password", "auth_url": "http://keystone:5000/v3"})
	assertFound(t, findings, "plaintext_endpoint", found{"auth_url", whole, `auth_url "http://keystone:5000/v3" is plain HTTP`})

	findings = session(t, "cinder", map[string]any{"endpoint_template": "http://cinder:8776/v3/%(project_id)s"})
	assertFound(t, findings, "plaintext_endpoint", found{"endpoint_template", whole, `endpoint_template "http://cinder:8776/v3/%(project_id)s" is plain HTTP`})
	none(t, findings, "endpoint_percent")
}

func TestTLSVerificationDisabled(t *testing.T) {
	t.Parallel()

	tests := map[string]struct {
		values  map[string]any
		message string
	}{
		"off":            {map[string]any{"insecure": false}, ""},
		"unset":          {map[string]any{}, ""},
		"unknown":        {map[string]any{"insecure": unknown}, ""},
		"on":             {map[string]any{"insecure": true}, "insecure = true turns off TLS verification for every request to Glance"},
		"with cafile":    {map[string]any{"insecure": true, "cafile": "/etc/ca.pem"}, `insecure = true turns off TLS verification for every request to Glance, and cafile = "/etc/ca.pem" is then ignored`},
		"unknown cafile": {map[string]any{"insecure": true, "cafile": unknown}, "insecure = true turns off TLS verification for every request to Glance"},
		"older name":     {map[string]any{"api_insecure": true}, "api_insecure = true turns off TLS verification for every request to Glance"},
		"older name beside false": {
			map[string]any{"insecure": false, "api_insecure": true},
			"api_insecure = true turns off TLS verification for every request to Glance as soon as it is in a later file than insecure = false",
		},
		"older name beside unknown": {map[string]any{"insecure": unknown, "api_insecure": true}, ""},
		"older name off":            {map[string]any{"insecure": false, "api_insecure": false}, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			findings := glance(t, test.values)
			if test.message == "" {
				none(t, findings, "tls_verification_disabled")
				return
			}
			f := one(t, findings, "tls_verification_disabled", "insecure")
			if f.Message != test.message {
				t.Errorf("message is %q, want %q", f.Message, test.message)
			}
		})
	}
}

func TestTLSVerificationDisabledInText(t *testing.T) {
	t.Parallel()

	findings := text(t, "[glance]\ninsecure = Yes\n")
	f := one(t, findings, "tls_verification_disabled", "insecure")
	if f.Line != 2 || f.File != "nova.conf" || !strings.HasPrefix(f.Message, "insecure = true turns off") {
		t.Errorf("found %s:%d: %s", f.File, f.Line, f.Message)
	}
	f = one(t, text(t, "[glance]\ninsecure = false\napi_insecure = ON\n"), "tls_verification_disabled", "insecure")
	if f.Line != 3 {
		t.Errorf("found on line %d, want the line of the older name", f.Line)
	}
	for _, overwritten := range []string{"api_insecure = true\napi_insecure = false\n", "insecure = false\napi_insecure = true\napi_insecure = false\n"} {
		none(t, text(t, "[glance]\n"+overwritten), "tls_verification_disabled")
	}

	earlier := "[glance]\napi_insecure = true\n"
	later := "[glance]\ninsecure = false\n"
	none(t, texts(t, sources(earlier, later)), "tls_verification_disabled")
	one(t, texts(t, sources(later, earlier)), "tls_verification_disabled", "insecure")
}

func TestTLSVerificationDisabledElsewhere(t *testing.T) {
	t.Parallel()

	f := one(t, session(t, "cinder", map[string]any{"insecure": true}), "tls_verification_disabled", "insecure")
	if want := "insecure = true turns off TLS verification for every request of [cinder]"; f.Message != want {
		t.Errorf("message is %q, want %q", f.Message, want)
	}
	f = one(t, glance(t, map[string]any{"api_insecure": true}, release("mitaka")), "tls_verification_disabled", "api_insecure")
	if !strings.HasPrefix(f.Message, "api_insecure = true turns off") {
		t.Errorf("message is %q", f.Message)
	}
	assertLevels(t, map[string]any{"insecure": true}, "tls_verification_disabled", "insecure", levels(report.Warning, report.Error, report.Error))
}

func TestMixedEndpointSchemes(t *testing.T) {
	t.Parallel()

	tests := map[string]struct {
		items   any
		release string
		message string
	}{
		"mixed":         {[]any{"https://a", "http://b"}, "", `api_servers mixes http and https: "http://b" and "https://a"`},
		"with unknown":  {[]any{"HTTP://a", unknown, "HTTPS://b"}, "", `api_servers mixes http and https: "HTTP://a" and "HTTPS://b"`},
		"all https":     {[]any{"https://a", "https://b"}, "", ""},
		"all http":      {[]any{"http://a", "http://b"}, "", ""},
		"one unknown":   {[]any{"https://a", unknown}, "", ""},
		"all unknown":   {unknown, "", ""},
		"no scheme":     {[]any{"https://a", "b:9292"}, "", ""},
		"taken as http": {[]any{"https://a", "b:9292"}, "ocata", `api_servers mixes http and https: "b:9292" and "https://a"`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			findings := glance(t, map[string]any{"api_servers": test.items}, release(test.release))
			if test.message == "" {
				none(t, findings, "mixed_endpoint_schemes")
				return
			}
			assertFound(t, findings, "mixed_endpoint_schemes", found{"api_servers", whole, test.message})
		})
	}
	assertLevels(t, map[string]any{"api_servers": []any{"https://a", "http://b"}}, "mixed_endpoint_schemes", "api_servers",
		levels(report.Warning, report.Error, report.Error))
}

func TestSystemTrustStore(t *testing.T) {
	t.Parallel()

	tests := map[string]struct {
		values  map[string]any
		message string
	}{
		"https":            {map[string]any{"endpoint_override": "https://a"}, `cafile is not set: the certificate of endpoint_override "https://a" may come from any authority that the system trusts`},
		"empty":            {map[string]any{"endpoint_override": "https://a", "cafile": ""}, `cafile is empty: the certificate of endpoint_override "https://a"`},
		"second item":      {map[string]any{"api_servers": []any{unknown, "https://a", "https://b"}}, `cafile is not set: the certificate of api_servers[1] "https://a"`},
		"cafile":           {map[string]any{"endpoint_override": "https://a", "cafile": "/etc/ca.pem"}, ""},
		"unknown cafile":   {map[string]any{"endpoint_override": "https://a", "cafile": unknown}, ""},
		"unknown endpoint": {map[string]any{"endpoint_override": unknown}, ""},
		"http":             {map[string]any{"endpoint_override": "http://a"}, ""},
		"catalogue":        {map[string]any{}, ""},
		"no verification":  {map[string]any{"endpoint_override": "https://a", "insecure": true}, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			findings := glance(t, test.values)
			if test.message == "" {
				none(t, findings, "system_trust_store")
				return
			}
			assertFound(t, findings, "system_trust_store", found{"cafile", whole, test.message})
		})
	}
	assertLevels(t, map[string]any{"endpoint_override": "https://a"}, "system_trust_store", "cafile", levels(report.Info, report.Info, report.Warning))
}

func TestEndpointFromCatalog(t *testing.T) {
	t.Parallel()

	tests := map[string]struct {
		findings []report.Finding
		message  string
	}{
		"unset":            {glance(t, map[string]any{}), "neither api_servers nor endpoint_override is set"},
		"both empty":       {glance(t, map[string]any{"api_servers": []any{}, "endpoint_override": ""}), "neither api_servers nor endpoint_override is set"},
		"api_servers":      {glance(t, map[string]any{"api_servers": []any{"https://a"}}), ""},
		"override":         {glance(t, map[string]any{"endpoint_override": "https://a"}), ""},
		"unknown":          {glance(t, map[string]any{"endpoint_override": unknown}), ""},
		"unknown list":     {glance(t, map[string]any{"api_servers": unknown}), ""},
		"unknown item":     {glance(t, map[string]any{"api_servers": []any{unknown}}), ""},
		"before Queens":    {glance(t, map[string]any{}, release("pike")), ""},
		"another section":  {session(t, "placement", map[string]any{}), "endpoint_override is not set: nothing here proves that every request of [placement] goes over https"},
		"without adapters": {session(t, "cinder", map[string]any{}), ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if test.message == "" {
				none(t, test.findings, "endpoint_from_catalog")
				return
			}
			assertFound(t, test.findings, "endpoint_from_catalog", found{"endpoint_override", whole, test.message})
		})
	}
	assertLevels(t, map[string]any{}, "endpoint_from_catalog", "endpoint_override", levels(report.Info, report.Info, report.Error))
}
