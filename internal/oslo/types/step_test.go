package types

import "testing"

// TestStep parses integers of which only multiples are accepted.
func TestStep(t *testing.T) {
	t.Parallel()
	zone := IntType{Min: 8, HasMin: true, Max: 24, HasMax: true, Step: 8}
	for text, want := range map[string]string{
		"8": "", "16": "", " 24 ": "", "20": "Should be multiple of 8", "0": "Should be greater than or equal to 8",
		"32": "Should be less than or equal to 24", "99999999999999999999": "Should be less than or equal to 24",
	} {
		_, err := zone.Parse(text)
		if got := errorText(err); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
