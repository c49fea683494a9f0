package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/examples"
)

// The guide shows every configuration, and names each weakness.
func TestConcernsAreShown(t *testing.T) {
	t.Parallel()
	root := filepath.Join("..", "..", filepath.FromSlash(concernFolder))
	listed := map[string]bool{}
	for _, c := range concerns {
		for _, s := range c.Shown {
			listed[filepath.Join(root, c.ID, s.Folder)] = true
		}
		if named := weaknesses(c.CWE); len(c.CWE) == 0 || strings.Contains(named+";", " ;") {
			t.Errorf("%s: a weakness has no title: %q", c.ID, named)
		}
		for what, text := range map[string]string{"review": c.Review, "truth": c.Truth, "title": c.Title} {
			if text == "" {
				t.Errorf("%s has no %s", c.ID, what)
			}
		}
	}
	folders, err := examples.Configurations(root)
	if err != nil {
		t.Fatal(err)
	}
	if len(concerns) != 17 || len(folders) != len(listed) {
		t.Errorf("%d concerns show %d configurations, there are %d", len(concerns), len(listed), len(folders))
	}
	for _, folder := range folders {
		if !listed[folder] {
			t.Errorf("the guide does not show %s", folder)
		}
	}
	for folder := range listed {
		if _, err := os.Stat(filepath.Join(folder, "main.tf")); err != nil {
			t.Error(err)
		}
	}
}

func TestWrap(t *testing.T) {
	t.Parallel()
	word := strings.Repeat("w", width)
	for name, test := range map[string]struct{ text, want string }{
		"short":         {"a b", "a b"},
		"at the end":    {word + " b", word + "\nb"},
		"between words": {"a " + word, "a\n" + word},
		"one long word": {word + "w", word + "w"},
		"a source line": {"  on main.tf line 1: " + word, "  on main.tf line 1: " + word},
		"several":       {"a\n\nb", "a\n\nb"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := wrap(test.text); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}
