package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// tree writes files into a folder.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

const head = "---\npage_title: \"X\"\nsubcategory: \"\"\n---\n"

func TestFinish(t *testing.T) {
	t.Parallel()
	const base = "https://registry.terraform.io/providers/osloconf/osloconf/latest/docs"
	root := tree(t, map[string]string{
		"docs/index.md":                  "[a](guides/rules.md#x) [b](guides/rules) [c](performance.md) [d](https://example.org/x.md) [e](#schema)\n```hcl\n[f](guides/none.md)\n```\n",
		"docs/guides/rules.md":           head + "[index](../index.md) [other](getting-started.md) [glance](../data-sources/glance.md) [code](../../internal/README.md)\n",
		"docs/guides/getting-started.md": head + "subcategory: \"\"\n",
		"docs/data-sources/glance.md":    head,
		"docs/performance.md":            "[rules](guides/rules.md)\n",
		"internal/README.md":             "x",
	})
	for range 2 { // a finished page does not change
		if err := finish(root); err != nil {
			t.Fatal(err)
		}
		for name, want := range map[string]string{
			"docs/index.md":                  "[a](" + base + "/guides/rules#x) [b](" + base + "/guides/rules) [c](https://github.com/osloconf/terraform-provider-osloconf/blob/main/docs/performance.md) [d](https://example.org/x.md) [e](#schema)\n```hcl\n[f](guides/none.md)\n```\n",
			"docs/guides/rules.md":           strings.Replace(head, `""`, `"Policy"`, 1) + "[index](" + base + ") [other](" + base + "/guides/getting-started) [glance](" + base + "/data-sources/glance) [code](https://github.com/osloconf/terraform-provider-osloconf/blob/main/internal/README.md)\n",
			"docs/guides/getting-started.md": strings.Replace(head, `""`, `"Getting started"`, 1) + "subcategory: \"\"\n",
			"docs/performance.md":            "[rules](guides/rules.md)\n",
		} {
			if got, err := os.ReadFile(filepath.Join(root, name)); err != nil || string(got) != want {
				t.Errorf("%s: %v\n%s\nwant\n%s", name, err, got, want)
			}
		}
	}
}

func TestBrokenLink(t *testing.T) {
	t.Parallel()
	root := tree(t, map[string]string{"docs/guides/rules.md": head + "[x](gone.md)\n"})
	if err := finish(root); err == nil || !strings.Contains(err.Error(), "docs/guides/rules.md links to gone.md, which does not exist") {
		t.Errorf("%v", err)
	}
}

// Every page of the tree is finished, and has a place in the sidebar.
func TestPagesOfTheTree(t *testing.T) {
	t.Parallel()
	for _, folder := range []string{"guides", "data-sources", "ephemeral-resources", "functions"} {
		pages, err := filepath.Glob(filepath.Join("../../docs", folder, "*.md"))
		if err != nil || len(pages) == 0 {
			t.Fatalf("%s: %d pages, %v", folder, len(pages), err)
		}
		for _, file := range pages {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			page := "docs/" + folder + "/" + filepath.Base(file)
			after, err := linked("../..", page, string(text))
			if err != nil {
				t.Error(err)
			}
			if after = placed(page, after); after != string(text) || strings.Contains(after, `subcategory: ""`) {
				t.Errorf("%s is not finished: run make generate", page)
			}
		}
	}
}
