package rules_test

import (
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func TestTimeoutUnset(t *testing.T) {
	t.Parallel()
	gradedAs(t, "timeout_unset", "timeout", "IWE", func(opts ...option) []report.Finding {
		return glance(t, map[string]any{}, opts...)
	})
	saysThat(t, one(t, glance(t, map[string]any{}), "timeout_unset", "timeout"),
		"timeout is not set: requests of [glance] wait")
	saysThat(t, one(t, text(t, "[glance]\ntimeout =\n"), "timeout_unset", "timeout"), "timeout is empty")
	saysThat(t, one(t, session(t, "neutron", map[string]any{}), "timeout_unset", "timeout"), "[neutron]")

	none(t, glance(t, map[string]any{"timeout": 60}), "timeout_unset")
	none(t, glance(t, map[string]any{"timeout": unknown}), "timeout_unset")
	none(t, glance(t, map[string]any{}, release("mitaka")), "timeout_unset")
	none(t, session(t, "service_user", map[string]any{}), "timeout_unset")
}

func TestTimeoutInvalid(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		content string
		release string
		message string
		levels  string
	}{
		"zero":                   {"timeout = 0", "zed", "timeout = 0 is not above zero: every request raises ValueError", "EEE"},
		"negative":               {"timeout = -5", "zed", "timeout = -5 is not above zero", "EEE"},
		"not a number":           {"timeout = nan", "2026.2", "is not a number: every request raises ValueError", "EEE"},
		"infinite":               {"timeout = inf", "2026.2", "is beyond what a socket can wait", "EEE"},
		"minus infinite":         {"timeout = -inf", "2026.2", "is not above zero", "EEE"},
		"zero as a fraction":     {"timeout = 0.0", "2026.2", "is not above zero", "EEE"},
		"beyond the clock":       {"timeout = 10000000000", "zed", "every request raises OverflowError", "EEE"},
		"hundreds of digits":     {"timeout = 1" + zeros(400), "zed", "every request raises OverflowError", "EEE"},
		"over an hour":           {"timeout = 3601", "zed", "timeout = 3601 is over an hour", "WWW"},
		"a fraction, too early":  {"timeout = 60.5", "zed", `timeout = "60.5": keystoneauth1 5.0.1, which this release pins, reads a whole number here`, "EEE"},
		"an exponent, too early": {"timeout = 1e2", "2025.1", `timeout = "1e2": keystoneauth1`, "EEE"},
		"not an integer either":  {"timeout = nan", "zed", `timeout = "nan": keystoneauth1`, "EEE"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			run := func(opts ...option) []report.Finding {
				return text(t, "[glance]\n"+tt.content+"\n", append(opts, release(tt.release))...)
			}
			saysThat(t, one(t, run(), "timeout_invalid", "timeout"), tt.message)
			gradedAs(t, "timeout_invalid", "timeout", tt.levels, run)
		})
	}
	for name, findings := range map[string][]report.Finding{
		"usual":              glance(t, map[string]any{"timeout": 60}),
		"an hour":            glance(t, map[string]any{"timeout": 3600}),
		"a fraction":         text(t, "[glance]\ntimeout = 60.5\n", release("2026.2")),
		"not known yet":      glance(t, map[string]any{"timeout": unknown}),
		"unset":              glance(t, map[string]any{}),
		"not a number":       text(t, "[glance]\ntimeout = fast\n"),
		"set to nothing":     text(t, "[glance]\ntimeout =\n"),
		"no session options": text(t, "[glance]\ntimeout = 0\n", release("newton")),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			none(t, findings, "timeout_invalid")
		})
	}
	f := one(t, session(t, "cinder", map[string]any{"timeout": 0}), "timeout_invalid", "timeout")
	if f.Section != "cinder" {
		t.Errorf("section %q, want cinder", f.Section)
	}
}

func zeros(n int) string {
	digits := make([]byte, n)
	for i := range digits {
		digits[i] = '0'
	}
	return string(digits)
}

func TestNumRetriesRange(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		content string
		release string
		message string
		levels  string
	}{
		"none":                {"num_retries = 0", "zed", "num_retries = 0 turns retries off", "WWW"},
		"none by default":     {"debug = false", "pike", "num_retries = 0, the default, turns retries off", "WWW"},
		"below zero, early":   {"num_retries = -1", "mitaka", "num_retries = -1 turns retries off", "WWW"},
		"too many":            {"num_retries = 11", "zed", "num_retries = 11 is more than 10", "WWW"},
		"too long":            {"num_retries = 9\ntimeout = 60", "zed", "num_retries = 9 with timeout = 60 lets one image call take 610 seconds", "WWW"},
		"too long on its own": {"timeout = 600", "zed", "num_retries = 3, the default, with timeout = 600", "WWW"},
		"nothing":             {"num_retries =", "zed", "num_retries is empty: Nova adds 1 to it", "EEE"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			run := func(opts ...option) []report.Finding {
				return text(t, "[glance]\n"+tt.content+"\n", append(opts, release(tt.release))...)
			}
			saysThat(t, one(t, run(), "num_retries_range", "num_retries"), tt.message)
			gradedAs(t, "num_retries_range", "num_retries", tt.levels, run)
		})
	}
	for name, findings := range map[string][]report.Finding{
		"usual":               glance(t, map[string]any{"num_retries": 3, "timeout": 60}),
		"most":                glance(t, map[string]any{"num_retries": 10}),
		"most seconds":        glance(t, map[string]any{"num_retries": 9, "timeout": 59}),
		"not known yet":       glance(t, map[string]any{"num_retries": unknown, "timeout": 3000}),
		"timeout not known":   glance(t, map[string]any{"num_retries": 10, "timeout": unknown}),
		"timeout invalid":     glance(t, map[string]any{"timeout": -600}),
		"another service":     judgedAs(t, "ironic", "", "2026.1", "[glance]\nauth_type = password\nauth_url = https://keystone.example.org:5000\n"),
		"out of its bounds":   text(t, "[glance]\nnum_retries = -1\n"),
		"not in this section": session(t, "cinder", map[string]any{"timeout": 3000}),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			none(t, findings, "num_retries_range")
		})
	}
}
