package registered

import (
	"strings"
	"testing"
)

func TestParseExplanations(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ text, want string }{
		"a line":          {"# why\n\nnova\tDEFAULT.x\tmissing\ta reason\n", ""},
		"three fields":    {"nova\tDEFAULT.x\tmissing\n", "list line 1: want service, option, attribute and reason, separated by tabs"},
		"no reason":       {"\nnova\tDEFAULT.x\tmissing\t\n", "list line 2: want service, option, attribute and reason, separated by tabs"},
		"invalid pattern": {"nova\tDEFAULT.[x\tmissing\ta reason\n", "list line 1: DEFAULT.[x: syntax error in pattern"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := parseExplanations("list", test.text)
			got := ""
			if err != nil {
				got = err.Error()
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestUnexplained(t *testing.T) {
	t.Parallel()
	list, err := parseExplanations("list", "*\t*.capabilities\ttype\tr\nnova\tDEFAULT.a*\tmissing\tr\nnova\tDEFAULT.gone\textra\tr\nglance\tDEFAULT.b\textra\tr\n")
	if err != nil {
		t.Fatal(err)
	}
	left, stale := Unexplained("nova", []Difference{
		{Section: "privsep", Option: "capabilities", Attribute: "type"},
		{Section: "DEFAULT", Option: "ab", Attribute: "missing", Registered: "string"},
		{Section: "DEFAULT", Option: "ab", Attribute: "default", Catalogue: "1", Registered: "2"},
		{Section: "DEFAULT", Option: "b", Attribute: "extra", Catalogue: "string"},
	}, list)
	var got []string
	for _, d := range left {
		got = append(got, d.String())
	}
	want := "DEFAULT.ab default: the catalogue has 1, the service 2\nDEFAULT.b extra (string)"
	if strings.Join(got, "\n") != want {
		t.Errorf("left: got %q, want %q", got, want)
	}
	if len(stale) != 1 || stale[0].Option != "DEFAULT.gone" {
		t.Errorf("stale: got %v, want DEFAULT.gone alone: another service's and one for all do not count", stale)
	}
}
