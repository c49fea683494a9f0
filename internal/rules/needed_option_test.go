package rules_test

import "testing"

// An option that image verification needs is not reported, because nobody could
// act on it.
func TestNeededOptionIsNotDeprecated(t *testing.T) {
	t.Parallel()
	const id = "0b5d2c72-12cc-4ba6-a8d7-3ff5cc1d8cb8"
	tests := map[string]struct {
		values  map[string]any
		release string
		says    string // the remedy, "" if nothing is found
	}{
		"verified":               {map[string]any{"verify_glance_signatures": true, "enable_certificate_validation": true, "default_trusted_certificate_ids": []any{id}}, "2025.1", ""},
		"verified, no ids":       {map[string]any{"verify_glance_signatures": true, "enable_certificate_validation": true}, "2025.1", ""},
		"verified, first":        {map[string]any{"verify_glance_signatures": true, "enable_certificate_validation": true}, "pike", ""},
		"verified by ids":        {map[string]any{"enable_certificate_validation": true, "default_trusted_certificate_ids": []any{id}}, "2025.1", ""},
		"verified perhaps":       {map[string]any{"verify_glance_signatures": unknown, "enable_certificate_validation": true}, "2025.1", ""},
		"ids, not verified then": {map[string]any{"enable_certificate_validation": true, "default_trusted_certificate_ids": []any{id}}, "queens", "Set verify_glance_signatures = true, which needs it, or leave it out: nothing replaces it yet."},
		"not verified":           {map[string]any{"enable_certificate_validation": true}, "2025.1", "Set verify_glance_signatures = true, which needs it, or leave it out: nothing replaces it yet."},
		"off":                    {map[string]any{"verify_glance_signatures": true, "enable_certificate_validation": false}, "2025.1", "Leave it out: false is its default."},
		"off, not verified":      {map[string]any{"verify_glance_signatures": false, "enable_certificate_validation": false}, "2025.1", "Leave it out: false is its default."},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			findings := glance(t, test.values, release(test.release))
			if test.says == "" {
				none(t, findings, "deprecated_option")
				return
			}
			found := one(t, findings, "deprecated_option", "enable_certificate_validation")
			if found.Remediation != test.says {
				t.Errorf("the remedy is %q, want %q", found.Remediation, test.says)
			}
		})
	}
}
