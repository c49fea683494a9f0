package rules_test

import "testing"

func TestRetryDelay(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]string{
		"-1":    "status_code_retry_delay = -1 is negative: the first retry fails",
		"nan":   "status_code_retry_delay = nan is not a number: the first retry fails",
		"1e999": "status_code_retry_delay = 1e999 is infinite: the first retry fails",
		"0":     "",
		"0.5":   "",
		"":      "",
	} {
		findings := text(t, "[glance]\nstatus_code_retry_delay = "+value+"\n", release("2025.1"), profile("permissive"))
		if want == "" {
			none(t, findings, "retry_delay_invalid")
			continue
		}
		f := one(t, findings, "retry_delay_invalid", "status_code_retry_delay")
		if f.Message != want || f.Severity.String() != "error" {
			t.Errorf("%s: %s %q, want error %q", value, f.Severity, f.Message, want)
		}
	}
	none(t, glance(t, map[string]any{"connect_retry_delay": unknown}), "retry_delay_invalid")
	one(t, session(t, "neutron", map[string]any{"connect_retry_delay": -2.5}), "retry_delay_invalid", "connect_retry_delay")
}
