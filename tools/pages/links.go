package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

const (
	registry   = "https://registry.terraform.io/providers/osloconf/osloconf/latest/docs"
	repository = "https://github.com/osloconf/terraform-provider-osloconf/blob/main/"
)

// link matches the target of a Markdown link.
var link = regexp.MustCompile(`\]\(([^()\s]+)\)`)

// linked rewrites the relative links of a page, whose path is relative to the
// top of the tree. The registry resolves them against the page's own address,
// which for the index is one level higher than the files, so they become
// absolute. Code is left alone.
func linked(root, page, text string) (string, error) {
	if !published(page) {
		return text, nil // read on the repository's site, where relative links work
	}
	var fault error
	fenced := false
	lines := strings.SplitAfter(text, "\n")
	for i, line := range lines {
		if strings.HasPrefix(strings.TrimLeft(line, " "), "```") {
			fenced = !fenced
		}
		if fenced {
			continue
		}
		lines[i] = link.ReplaceAllStringFunc(line, func(match string) string {
			target, err := absolute(root, page, match[2:len(match)-1])
			if err != nil && fault == nil {
				fault = err
			}
			return "](" + target + ")"
		})
	}
	return strings.Join(lines, ""), fault
}

// absolute is the target address of a page's link.
func absolute(root, page, target string) (string, error) {
	if strings.HasPrefix(target, "#") || strings.Contains(target, "://") || strings.HasPrefix(target, "mailto:") {
		return target, nil
	}
	file, anchor, found := strings.Cut(target, "#")
	if found {
		anchor = "#" + anchor
	}
	file = path.Join(path.Dir(page), file)
	if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(file))); err != nil {
		if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(file+".md"))); err != nil {
			return target, fmt.Errorf("%s links to %s, which does not exist", page, target)
		}
		file += ".md"
	}
	if !published(file) {
		return repository + file + anchor, nil
	}
	file = strings.TrimSuffix(strings.TrimPrefix(file, "docs/"), ".md")
	if file == "index" {
		return registry + anchor, nil
	}
	return registry + "/" + file + anchor, nil
}

// published reports whether the registry shows a file.
func published(file string) bool {
	if file == "docs/index.md" {
		return true
	}
	switch path.Dir(file) {
	case "docs/guides", "docs/data-sources", "docs/ephemeral-resources", "docs/functions":
		return path.Ext(file) == ".md"
	}
	return false
}
