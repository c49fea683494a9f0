package types_test

import (
	_ "embed"
	"encoding/json"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// numbers is what CPython 3.11 made of random texts: digits of several
// scripts, white space of all kinds, signs, underscores, points, exponents.
//
//go:embed testdata/numbers.json
var numbers []byte

// TestNumbersAsPython compares integers and floats with recorded results of
// Python's int() and float(). "" stands for a text that Python rejects.
func TestNumbersAsPython(t *testing.T) {
	t.Parallel()
	var cases []struct {
		Text  string `json:"text"`
		Int   string `json:"int"`
		Float string `json:"float"`
	}
	if err := json.Unmarshal(numbers, &cases); err != nil || len(cases) < 1000 {
		t.Fatalf("%d cases, %v", len(cases), err)
	}
	for _, test := range cases {
		compare(t, types.IntType{}, test.Text, test.Int)
		compare(t, types.FloatType{}, test.Text, test.Float)
	}
}

func compare(t *testing.T, kind types.Type, text, want string) {
	t.Helper()
	value, err := kind.Parse(text)
	got := ""
	if err == nil {
		got = value.Python()
	}
	if got != want {
		t.Errorf("%s of %q is %q, %v, where Python says %q", kind.Name(), text, got, err, want)
	}
}

// A separator at the end of a number is rejected in the service's own words.
func TestSeparatorsAreNoBlanks(t *testing.T) {
	t.Parallel()
	for _, separator := range []string{"\x1c", "\x1d", "\x1e", "\x1f", "\x7f", "\x00"} {
		for _, digit := range []string{"3", "\uff13", "\u0663"} {
			for _, text := range []string{digit + separator, separator + digit, digit + "\u3000" + separator} {
				if value, err := (types.IntType{}).Parse(text); err == nil {
					t.Errorf("the integer %q is %s", text, value.Python())
				} else if reason := err.(*types.Error); reason.Safe() != "invalid literal for int() with base 10" {
					t.Errorf("%q is rejected with %q", text, reason.Safe())
				}
				if value, err := (types.FloatType{}).Parse(text); err == nil {
					t.Errorf("the float %q is %s", text, value.Python())
				}
			}
		}
	}
}
