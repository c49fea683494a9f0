package provider_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text string
		want any
	}{
		"empty": {"", map[string]any{}},
		"values in file order": {
			"[glance]\nx = 1\n# x = 2\nx: 3\n[DEFAULT]\nd =\n[glance]\nx = 4\n",
			map[string]any{
				"glance":  map[string]any{"x": []any{"1", "3", "4"}},
				"DEFAULT": map[string]any{"d": []any{""}},
			},
		},
		"headers as written": {
			"[GLANCE]\nx = 1\n[glance]\nx = 2\n[ a ]\n",
			map[string]any{
				"GLANCE": map[string]any{"x": []any{"1"}},
				"glance": map[string]any{"x": []any{"2"}},
				" a ":    map[string]any{},
			},
		},
		"values as the parser keeps them": {
			"[a]\nq = \" x \"\nr = $my_ip\nm = 1,\n  2\nc = v # no comment\n",
			map[string]any{"a": map[string]any{
				"q": []any{" x "}, "r": []any{"$my_ip"}, "m": []any{"1,\n2"}, "c": []any{"v # no comment"},
			}},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, fault := call(t, "parse", test.text)
			if fault != nil {
				t.Fatal(fault.Text)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text  string
		words []string
	}{
		"no separator":      {"[a]\n\npassword s3cr3t\n", []string{"line 3", "No ':' or '=' found", "name = value"}},
		"no section":        {"password = s3cr3t\n[a]\n", []string{"line 2", "Section must be started", "[DEFAULT]"}},
		"open header":       {"[a] # s3cr3t\n", []string{"line 1", "must end with ]"}},
		"stray indentation": {"[a]\n  s3cr3t\n", []string{"line 2", "Unexpected continuation line", "first column"}},
		"too long":          {strings.Repeat("# s3cr3t\n", 600_000), []string{"more than 4194304 bytes"}},
		"too many lines":    {strings.Repeat("\n", 100_001), []string{"more than 100000 lines"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			refused(t, 0, test.words, "parse", test.text)
		})
	}
}
