package main

import (
	_ "embed"
	"fmt"
	"os"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// hardenedGuide is the start of the guide to hardened defaults.
//
//go:embed hardened.md
var hardenedGuide string

// writeHardened writes the list of hardened defaults.
func writeHardened(path string) error {
	var b strings.Builder
	b.WriteString(hardenedGuide)
	group := ""
	list := assess.HardenedDefaults()
	for i := range list {
		secure := &list[i]
		if secure.Group != group {
			group = secure.Group
			fmt.Fprintf(&b, "\n## %s\n\n| service | section | option | value | given |\n|---|---|---|---|---|\n", group)
		}
		services := "all"
		if secure.Services != nil {
			services = strings.Join(secure.Services, ", ")
		}
		section := "`[" + secure.Section + "]`"
		if strings.HasPrefix(secure.Section, "<") {
			section = "every session"
		}
		fmt.Fprintf(&b, "| %s | %s | `%s` | `%s` | %s |\n", services, section, secure.Option, secure.Text, given(secure))
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

// given says when a value is set.
func given(secure *assess.HardenedDefault) string {
	when := "with the section"
	if secure.Always {
		when = "always"
	}
	if secure.With != "" {
		when = "beside `" + secure.With + "`"
	}
	if secure.Since != "" {
		when += ", since " + secure.Since
	}
	return when
}
