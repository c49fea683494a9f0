package assess

import (
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Environ returns the environment variables from which oslo.config reads a
// section's options: OS_<SECTION>__<OPTION>, upper-cased. Values are not
// quoted, because oslo.config does not unquote them; $ is escaped, because it
// does expand them. Mistakes point at "section" or "values" and contain no
// value.
func Environ(section string, values []Given) (map[string]string, []Mistake) {
	wrong := func(argument, format string, args ...any) []Mistake {
		return []Mistake{{
			Place:   report.Place{Attribute: argument},
			Summary: "No environment variable",
			Detail:  fmt.Sprintf(format, args...),
		}}
	}
	if section == "" {
		return nil, wrong("section", "The section is empty. Options without a section are those of DEFAULT.")
	}
	if c, bad := unportable(section); bad {
		return nil, wrong("section", "The section %s contains %q: names of environment variables are letters, digits and underscores, so no shell or service manager could set its options. Set them in a file.", report.Show(section), c)
	}
	variables := make(map[string]string, len(values))
	for i := range values {
		given := &values[i]
		c, bad := unportable(given.Name)
		switch {
		case given.Name == "":
			return nil, wrong("values", "An option name is empty.")
		case bad:
			return nil, wrong("values", "The option %s contains %q: names of environment variables are letters, digits and underscores. oslo.config's names have underscores, not dashes.", report.Show(given.Name), c)
		}
		for number, item := range given.Items {
			if item.Null {
				return nil, wrong("values", "%s.%s: item %d is null: leave it out.", section, given.Name, number)
			}
		}
		attribute := Attribute{IsList: given.IsList, Text: given.Text, Items: given.Items}
		if err := attribute.Carried(); err != nil {
			return nil, wrong("values", "%s.%s: %s.", section, given.Name, err)
		}
		text := attribute.FileText()
		switch {
		case strings.IndexByte(text, 0) >= 0:
			return nil, wrong("values", "%s.%s contains a NUL character, which no environment variable can hold.", section, given.Name)
		case mask(text):
			return nil, wrong("values", "%s.%s contains %s, which masks a secret in outputs without secrets: pass the value itself.", section, given.Name, masked)
		}
		name := "OS_" + strings.ToUpper(section) + "__" + strings.ToUpper(given.Name)
		if _, twice := variables[name]; twice {
			return nil, wrong("values", "Two options differ only in case, but both become %s, which can hold only one value.", name)
		}
		variables[name] = strings.ReplaceAll(text, "$", `\$`)
	}
	return variables, nil
}

// mask reports whether a value came from an output whose secrets are masked.
func mask(text string) bool {
	return oslo.Strip(text) == masked || strings.Contains(text, ":"+masked+"@")
}

// unportable finds a character that POSIX does not allow in names of
// environment variables.
func unportable(name string) (rune, bool) {
	for _, c := range name {
		letter := c|0x20 >= 'a' && c|0x20 <= 'z'
		if !letter && c != '_' && (c < '0' || c > '9') {
			return c, true
		}
	}
	return 0, false
}
