package py_test

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/internal/py"
)

func TestLower(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"glance": "glance", "GLANCE": "glance", "aÉ": "aé", "İ": "i̇", "\u212a": "k",
		"ΑΣ": "ας", "ΑΣΑ": "ασα", "Σ": "σ", "ΑΣ.": "ας.", "ΑΣ.Α": "ασ.α",
	} {
		if got := py.Lower(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestStrip(t *testing.T) {
	t.Parallel()
	if got := py.Strip("\x1c\u0085\u3000 a\u200b\x1f\n"); got != "a\u200b" {
		t.Errorf("got %q", got)
	}
	if got := py.LStrip("\t a "); got != "a " {
		t.Errorf("got %q", got)
	}
	if got := py.Strip(" \u2028 "); got != "" {
		t.Errorf("got %q", got)
	}
}

func TestRepr(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"a": "'a'", "it's": `"it's"`, `"'`: `'"\''`, "\\\n\r\t\x00\x7f": `'\\\n\r\t\x00\x7f'`,
		"é\u0080\u200b\U000e0001😀": `'é\x80\u200b\U000e0001😀'`, "\u00a0\u3000": `'\xa0\u3000'`,
	} {
		if got := py.Repr(text); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

func TestReprLimited(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		strings.Repeat("é", 50):       "'ééé",
		"ab":                          "'ab'",
		strings.Repeat("a", 50) + "'": `"aaa`,
	} {
		if got := py.ReprLimited(text, 4); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	t.Parallel()
	for f, want := range map[float64]string{1: "1.0", 1e15: "1000000000000000.0", 1e16: "1e+16", 1e-4: "0.0001", 1.5e-5: "1.5e-05", 0.1: "0.1", 1e100: "1e+100"} {
		if got := py.FloatRepr(f); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	for f, want := range map[float64]string{1: "1", 65535: "65535", 1e6: "1e+06", 1234567: "1.23457e+06", 0.5: "0.5", 100000: "100000", 1e-5: "1e-05"} {
		if got := py.FormatG(f); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
