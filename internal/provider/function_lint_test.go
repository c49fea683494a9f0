package provider_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// rulesOf lists findings as "severity rule section.option:line".
func rulesOf(t *testing.T, findings any) []string {
	t.Helper()
	var found []string
	for _, finding := range findings.([]any) {
		f := finding.(map[string]any)
		found = append(found, f["severity"].(string)+" "+f["rule"].(string))
	}
	return found
}

func TestLint(t *testing.T) {
	t.Parallel()
	const sound = "[glance]\nendpoint_override = https://glance.example.org\ntimeout = 60\nvalid_interfaces = internal\nverify_glance_signatures = true\nenable_certificate_validation = true\n"
	tests := map[string]struct {
		text     string
		settings any
		want     []string // the first findings
		none     string   // a rule that must not be among them
	}{
		"sound":             {sound, map[string]any{}, nil, "tls_verification_disabled"},
		"an error":          {sound + "insecure = true\n", map[string]any{}, []string{"error tls_verification_disabled"}, ""},
		"null settings":     {sound + "insecure = true\n", nil, []string{"error tls_verification_disabled"}, ""},
		"null members":      {sound + "insecure = true\n", map[string]any{"release": nil, "profile": nil, "severities": nil, "service": nil}, []string{"error tls_verification_disabled"}, ""},
		"severities":        {sound + "insecure = true\n", map[string]any{"severities": map[string]any{"tls_verification_disabled": "off"}}, nil, "tls_verification_disabled"},
		"a release's names": {"[glance]\nregion_name = a\n", map[string]any{"release": "16.0.0"}, []string{"error option_not_in_release"}, ""},
		"a number":          {"[glance]\nregion_name = a\n", map[string]any{"release": 16}, []string{"error option_not_in_release"}, ""},
		"unparsable":        {"[glance]\npassword s3cr3t\n", map[string]any{}, []string{"error parse_error"}, ""},
		"service":           {"[keystone_authtoken]\ninsecure = true\n", map[string]any{"service": "cinder"}, []string{"error tls_verification_disabled"}, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, fault := call(t, "lint", test.text, test.settings)
			if fault != nil {
				t.Fatal(fault.Text)
			}
			found := rulesOf(t, got)
			if diff := cmp.Diff(test.want, found[:min(len(test.want), len(found))]); diff != "" && test.want != nil {
				t.Errorf("-want +got\n%s", diff)
			}
			for _, f := range found {
				if test.none != "" && strings.HasSuffix(f, " "+test.none) || test.want == nil && strings.HasPrefix(f, "error ") {
					t.Errorf("found %s", f)
				}
			}
		})
	}
}

func TestLintPlaces(t *testing.T) {
	t.Parallel()
	got, fault := call(t, "lint", "[glance]\n\ninsecure = true\n", map[string]any{})
	if fault != nil {
		t.Fatal(fault.Text)
	}
	first := got.([]any)[0].(map[string]any)
	want := map[string]any{"rule": "tls_verification_disabled", "section": "glance", "option": "insecure", "file": "text", "line": 3, "waived": false}
	for name, value := range want {
		if first[name] != value {
			t.Errorf("%s = %v, want %v", name, first[name], value)
		}
	}
}

func TestLintRefuses(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text     string
		settings any
		argument int64
		words    []string
	}{
		"unknown member":    {"", map[string]any{"relase": "zed"}, 1, []string{"options has no member relase", "release, profile, service, severities"}},
		"unknown release":   {"", map[string]any{"release": "zebra"}, 1, []string{`"zebra"`}},
		"unknown profile":   {"", map[string]any{"profile": "lax"}, 1, []string{`"lax"`, "permissive, baseline, strict"}},
		"empty release":     {"", map[string]any{"release": ""}, 1, []string{"The member release of options is empty"}},
		"unknown rule":      {"", map[string]any{"severities": map[string]any{"timeout_unse": "off"}}, 1, []string{"timeout_unset"}},
		"unknown severity":  {"", map[string]any{"severities": map[string]any{"timeout_unset": "loud"}}, 1, []string{`"loud"`, "error, warning, info, off"}},
		"unknown service":   {"", map[string]any{"service": "nove"}, 1, []string{`"nove"`, "nova"}},
		"not an object":     {"", "zed", 1, []string{"options is a string, not an object"}},
		"list":              {"", map[string]any{"release": []any{"zed"}}, 1, []string{"member release of options is a list"}},
		"text too long":     {strings.Repeat("# s3cr3t\n", 600_000), map[string]any{}, 0, []string{"more than 4194304 bytes"}},
		"several at once":   {"", map[string]any{"release": "zebra", "profile": "lax"}, 1, []string{`"zebra"`, `"lax"`}},
		"bool for severity": {"", map[string]any{"severities": map[string]any{"timeout_unset": false}}, 1, []string{"timeout_unset is a bool"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			refused(t, test.argument, test.words, "lint", test.text, test.settings)
		})
	}
}
