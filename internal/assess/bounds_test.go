package assess_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
)

// A text over the limits is rejected as a whole, with its name and the limit.
func TestTextsOverTheLimits(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ text, want string }{
		"bytes": {"[glance]\n" + strings.Repeat("x", ini.MaxBytes), "more than 4194304 bytes"},
		"lines": {"[glance]\n" + strings.Repeat("\n", ini.MaxLines), "more than 100000 lines"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			result, mistakes := assess.Run(&assess.Request{Sources: []assess.SourceText{{Name: "nova.conf", Content: test.text}}}, time.Time{})
			if result != nil || len(mistakes) != 1 {
				t.Fatalf("result %v, mistakes %v", result != nil, mistakes)
			}
			if m := mistakes[0]; m.Summary != "Source over the limits" || !strings.Contains(m.Detail, "nova.conf") || !strings.Contains(m.Detail, test.want) {
				t.Errorf("%s: %s", m.Summary, m.Detail)
			}
		})
	}
}

// Texts that fill the limits with one construct are read to the end. Each would
// take hours if the pipeline compared lines with lines anywhere.
func TestTextsThatFillTheLimits(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes several seconds")
	}
	const lines = ini.MaxLines - 10
	numbered := func(format string) string {
		var b strings.Builder
		for i := range lines {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	for name, text := range map[string]string{
		"one older name":      "[glance]\n" + strings.Repeat("api_insecure = 1\n", lines),
		"older names to move": "[ssl]\n" + strings.Repeat("ca_file = /a\n", lines),
		"shadowed older name": "[glance]\ninsecure = 1\n" + strings.Repeat("api_insecure = 1\n", lines),
		"one name":            "[glance]\n" + strings.Repeat("insecure = 1\n", lines),
		"unknown names":       "[glance]\n" + numbered("x%d = 1\n"),
		"misspelt names":      "[glance]\n" + numbered("verify_glance_signature%d = 1\n"),
		"empty sections":      "[glance]\n" + numbered("[x%d]\n"),
		"sections":            "[glance]\n" + strings.Repeat("[x]\ny = 1\n[X]\n", lines/3),
		"emptied sections":    "[glance]\n" + strings.ReplaceAll(numbered("[%d]"), "]", "]\n")[:lines/2*7] + "]\n" + strings.Repeat("y = 1\n", lines/2),
		"glance sections":     strings.Repeat("[glance]\ninsecure = 1\n", lines/2),
		"empty ssl sections":  strings.Repeat("[ssl]\nca_file = /a\n[GLANCE]\n", lines/3),
		"continuation lines":  "[glance]\napi_servers = http://a\n" + strings.Repeat("  ,http://a\n", lines-1),
		"list items":          "[glance]\napi_servers = " + strings.Repeat("h,", 1<<20),
		"URL list":            "[glance]\napi_servers = " + strings.Repeat("http://u:p@h:99999/v2#x,", 1<<17),
		"interfaces":          "[glance]\nvalid_interfaces = " + strings.Repeat("x,", 1<<20),
		"codes":               "[glance]\nretriable_status_codes = " + strings.Repeat("1,", 1<<20),
		"bad codes":           "[glance]\nretriable_status_codes = " + strings.Repeat("x,", 1<<20),
		"one long value":      "[glance]\nendpoint_override = https://" + strings.Repeat("a:@", 1<<20),
		"one long number":     "[glance]\nnum_retries = " + strings.Repeat("9", 1<<21),
		"dollar signs":        "[glance]\nregion_name = " + strings.Repeat("$", 1<<21),
		"references":          "[glance]\nservice_name = x\nregion_name = " + strings.Repeat("$service_name", 1<<17),
		"dead references":     "[glance]\nregion_name = " + strings.Repeat("$nope", 1<<17),
		"lone returns":        "[glance]\n" + strings.Repeat("insecure = 1\r", lines),
		"comments":            "[glance]\n" + strings.Repeat("# insecure = 1\n", lines),
		"secrets":             "[neutron]\nauth_type = password\n" + strings.Repeat("password = $auth_url\n", lines),
		"other secrets":       "[x]\n" + strings.Repeat("password = https://u:p@h\n", lines),
		"braces":              "[glance]\nregion_name = " + strings.Repeat("{{", 1<<20),
		"angle brackets":      "[glance]\nregion_name = " + strings.Repeat("<a", 1<<20),
		"percent signs":       "[glance]\nendpoint_override = https://h/" + strings.Repeat("%a", 1<<20),
		"quotes":              "[glance]\ncafile = " + strings.Repeat(`"`, 1<<21),
		"PEM heads":           "[glance]\ncafile = " + strings.Repeat("-----BEGIN X-----", 1<<16),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := &assess.Request{Sources: []assess.SourceText{{Name: "nova.conf", Content: text}}, Explain: true, Policy: assess.PolicyText{Release: "2025.2"}}
			result, mistakes := assess.Run(r, time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC))
			if len(mistakes) > 0 {
				t.Fatal(mistakes)
			}
			for _, f := range result.Findings {
				if strings.Contains(f.Message, "failed inside") {
					t.Error(f.Message)
				}
			}
		})
	}
}

// References that multiply, or form long chains, are an error finding on the
// option being read and never take unbounded time.
func TestReferencesWithoutEnd(t *testing.T) {
	t.Parallel()
	names := []string{"rbd_user", "rbd_pool", "rbd_ceph_conf", "cafile", "certfile", "keyfile", "service_type", "service_name", "region_name", "endpoint_override"}
	bomb := "[glance]\n" + names[0] + " = " + strings.Repeat("x", 64) + "\n"
	for i, name := range names[1:] {
		bomb += name + " = " + strings.Repeat("$"+names[i]+"/", 32) + "\n"
	}
	cycle := "[glance]\nregion_name = $service_name\nservice_name = ${glance.region_name}\n"
	for name, test := range map[string]struct{ text, option, want string }{
		"exponential growth": {bomb, "endpoint_override", "interpolation produces more than"},
		"a cycle":            {cycle, "region_name", "leads back to where it began"},
		"a cycle through another section": {
			"[DEFAULT]\nstate_path = ${glance.cafile}\n[glance]\ncafile = $state_path/ca.pem\n", "cafile", "leads back to where it began",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			result, mistakes := assess.Run(&assess.Request{Sources: []assess.SourceText{{Name: "nova.conf", Content: test.text}}}, time.Time{})
			if len(mistakes) > 0 {
				t.Fatal(mistakes)
			}
			for _, f := range result.Findings {
				if f.Rule == "interpolation_error" && f.Option == test.option && strings.Contains(f.Message, test.want) {
					return
				}
			}
			t.Errorf("no interpolation_error on %s: %v", test.option, result.Findings)
		})
	}
}
