package assess_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
)

// regionRead returns [glance] region_name as the newest Nova reads it.
func regionRead(t *testing.T, text string, environ map[string]string) string {
	t.Helper()
	file, err := ini.Parse("nova.conf", text)
	if err != nil {
		t.Fatalf("%v\n%q", err, text)
	}
	reading, err := oslo.NewResolver(catalog.Newest().Registry("nova"), []*ini.File{file}, environ).Read("glance", "region_name")
	if err != nil {
		t.Fatal(err)
	}
	return reading.Value.Text()
}

// FuzzLiteral checks that a value written as a line or an environment variable
// reads back unchanged, or is rejected without being shown.
func FuzzLiteral(f *testing.F) {
	for _, seed := range []string{"", " ", "a", `"`, `'a'`, "$a", `\$a`, "${x}$$", "a\nb", "a\n\nb", "\n", "a\rb", "#", "a # b", "a,", "\u00a0a", "a\x00", "\xff", "***"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, value string) {
		text, err := assess.RenderText([]assess.TextSection{{Name: "glance", Options: []assess.TextOption{{Name: "region_name", Values: []string{"first", value}}}}})
		switch {
		case err != nil && !strings.HasPrefix(err.Error(), "glance.region_name: "):
			t.Errorf("the error does not name the option: %v", err)
		case err == nil && regionRead(t, text, nil) != value:
			t.Errorf("%q is read back as %q from %q", value, regionRead(t, text, nil), text)
		}
		if !utf8.ValidString(value) {
			return // Terraform never passes one
		}
		environ, mistakes := assess.Environ("glance", []assess.Given{{Name: "region_name", Text: value}})
		if len(mistakes) == 0 && regionRead(t, "", environ) != value {
			t.Errorf("%q is read back as %q from %q", value, regionRead(t, "", environ), environ)
		}
	})
}

// FuzzParseText parses what was written from a parsed text.
func FuzzParseText(f *testing.F) {
	f.Add("[a]\nb = c\nb: d\n[e]\n")
	f.Add("[a]\nb =\n  c\n  d\n[A]\nb = 1\n")
	f.Fuzz(func(t *testing.T, text string) {
		sections, err := assess.ParseText(text)
		if err != nil {
			return
		}
		written, err := assess.RenderReferences(sections)
		if err != nil {
			return
		}
		again, err := assess.ParseText(written)
		if err != nil {
			t.Fatalf("%v\n%q", err, written)
		}
		if diff := cmp.Diff(byName(sections), byName(again)); diff != "" {
			t.Errorf("-parsed +parsed again\n%s", diff)
		}
	})
}

func byName(sections []assess.TextSection) map[string]map[string][]string {
	all := map[string]map[string][]string{}
	for _, section := range sections {
		all[section.Name] = map[string][]string{}
		for _, option := range section.Options {
			all[section.Name][option.Name] = option.Values
		}
	}
	return all
}

func TestAttributesOf(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		service, section, option string
		want                     oslo.Name
	}{
		"alias of nova":                  {"nova", "glance", "ca_file", oslo.Name{Group: "ssl", Option: "ca_file"}},
		"nova is the default":            {"", "glance", "ca_file", oslo.Name{Group: "ssl", Option: "ca_file"}},
		"another service's":              {"cinder", "glance", "ca_file", oslo.Name{Group: "glance", Option: "ca_file"}},
		"another section's":              {"nova", "cinder", "ca_file", oslo.Name{Group: "cinder", Option: "ca_file"}},
		"an option without an attribute": {"nova", "glance", "no_such", oslo.Name{Group: "glance", Option: "no_such"}},
		"with one in the section":        {"nova", "glance", "cafile", oslo.Name{Group: "glance", Option: "cafile"}},
		"with one in all sections":       {"nova", "cinder", "cafile", oslo.Name{Group: "cinder", Option: "cafile"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			attributes, mistakes := assess.AttributesOf(test.service, test.section, []assess.Given{{Name: test.option, Text: "x"}})
			if len(mistakes) > 0 {
				t.Fatal(mistakes)
			}
			if got := attributes.Values[0].As; got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}
