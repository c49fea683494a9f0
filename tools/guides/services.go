package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// pageLimit is the size of a page, in bytes, beyond which its sections continue
// on another one: the registry accepts 500 kB.
const pageLimit = 400_000

// servicePages is the pattern for the pages' file names.
const servicePages = "service-*.md"

// writeServices writes the pages that list what each service registers in the
// newest release, and removes those that are no longer needed.
func writeServices(folder string) error {
	old, err := filepath.Glob(filepath.Join(folder, servicePages))
	if err != nil {
		return err
	}
	for _, path := range old {
		if err := os.Remove(path); err != nil {
			return err
		}
	}
	for _, name := range catalog.Services() {
		service, ok := catalog.Newest().Service(name)
		if !ok {
			continue
		}
		for at, page := range servicePage(service) {
			path := filepath.Join(folder, pageName(name, at)+".md")
			if err := os.WriteFile(path, []byte(page), 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

// pageName is the name of a service's page, or of a continuation.
func pageName(service string, at int) string {
	if at == 0 {
		return "service-" + service
	}
	return fmt.Sprintf("service-%s-%d", service, at+1)
}

// servicePage is the page of a service, in as many parts as it needs.
func servicePage(service *catalog.Service) []string {
	sections := service.Sections()
	head, count := introduction(service), 0
	var parts []string
	var b strings.Builder
	for _, name := range sections {
		section, ok := service.Section(name)
		if !ok {
			continue
		}
		text := sectionTable(service, section.All())
		count += section.Len()
		if b.Len() > 0 && b.Len()+len(text) > pageLimit-len(head) {
			parts = append(parts, b.String())
			b.Reset()
		}
		b.WriteString(text)
	}
	parts = append(parts, b.String())
	for at := range parts {
		begin := head
		if at > 0 {
			begin = ""
		}
		parts[at] = frontMatter(service, at) + begin + parts[at]
		if at+1 < len(parts) {
			parts[at] += fmt.Sprintf("\nThe other sections are on [the next page](%s.md).\n", pageName(service.Name(), at+1))
		}
	}
	return parts
}

// title is a service's name as its project writes it.
func title(service string) string { return strings.ToUpper(service[:1]) + service[1:] }

func frontMatter(service *catalog.Service, at int) string {
	name, more := title(service.Name()), ""
	if at > 0 {
		more = fmt.Sprintf(" (%d)", at+1)
	}
	release := service.Release()
	return fmt.Sprintf("---\npage_title: \"Options of %[1]s%[2]s\"\nsubcategory: \"\"\ndescription: |-\n"+
		"  Every section and option that %[1]s registers in release %[3]s, with types and defaults.\n---\n\n"+
		"# Options of %[1]s%[2]s\n\n<!-- Generated from the catalogue by make generate: do not edit. -->\n",
		name, more, release.Series())
}

// introduction says what the page lists, what has changed, and which sections
// have names chosen by the user.
func introduction(service *catalog.Service) string {
	var b strings.Builder
	release, name := service.Release(), service.Name()
	count := 0
	for _, section := range service.Sections() {
		if s, ok := service.Section(section); ok {
			count += s.Len()
		}
	}
	fmt.Fprintf(&b, "\n%s %s of release %s registers %d options in %d sections, including those of its libraries. "+
		"[`osloconf_options`](../data-sources/options.md) and `terraform-provider-osloconf options --service %s --release RELEASE` "+
		"list them for every release from %s onwards.\n",
		title(name), release.VersionOf(name), release.Series(), count, len(service.Sections()), name, catalog.CoveredSince(name))
	b.WriteString("\n*Since* is empty for options that have existed since then. `-` means no default; *host* means that the service computes the default on its host.\n")
	if before, ok := previous(service); ok {
		b.WriteString(changes(before, service))
	}
	if patterns := service.Patterns(); len(patterns) > 0 {
		b.WriteString("\n## Sections whose names you choose\n\n| section | named by |\n| --- | --- |\n")
		for _, p := range patterns {
			fmt.Fprintf(&b, "| `[%s]` | `%s` in `[%s]` |\n", p.Name, p.NamedBy.Option, p.NamedBy.Group)
		}
	}
	return b.String()
}

// previous is the same service in the previous release, if covered.
func previous(service *catalog.Service) (*catalog.Service, bool) {
	releases := catalog.Releases()
	at := slices.IndexFunc(releases, func(r catalog.Release) bool { return r.Series() == service.Release().Series() })
	if at < 1 {
		return nil, false
	}
	return releases[at-1].Service(service.Name())
}

// sectionTable lists the options of a section.
func sectionTable(service *catalog.Service, list []*catalog.Option) string {
	if len(list) == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\n## [%s]\n\n| option | type | default | since | notes |\n| --- | --- | --- | --- | --- |\n", list[0].Name.Group)
	first := catalog.CoveredSince(service.Name())
	for _, o := range list {
		since := o.Life().SinceSeries
		if since == first {
			since = ""
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n", o.Name.Option, kindOf(o), defaultOf(o), since, strings.Join(remarks(o), "; "))
	}
	return b.String()
}

// kindOf is an option's type.
func kindOf(o *catalog.Option) string {
	if o.ItemTypeName != "" {
		return o.TypeName + " of " + o.ItemTypeName
	}
	return o.TypeName
}

// defaultOf is an option's default, as code.
func defaultOf(o *catalog.Option) string {
	switch {
	case o.HostDefault:
		return "*host*"
	case o.Default.IsNull():
		return "-"
	case o.DefaultText() == "":
		return `""`
	}
	return code(o.DefaultText())
}

// remarks words what else is known about an option.
func remarks(o *catalog.Option) []string {
	var list []string
	if o.Secret {
		list = append(list, "secret")
	}
	if o.Required {
		list = append(list, "required")
	}
	switch {
	case o.Min != "" && o.Max != "":
		list = append(list, o.Min+" to "+o.Max)
	case o.Min != "":
		list = append(list, "at least "+o.Min)
	case o.Max != "":
		list = append(list, "at most "+o.Max)
	}
	if len(o.Choices) > 0 {
		var choices []string
		for _, choice := range o.Choices {
			choices = append(choices, code(choice.Text()))
		}
		list = append(list, "one of "+strings.Join(choices, ", "))
	}
	if o.DeprecatedForRemoval {
		list = append(list, "deprecated")
	}
	for _, older := range o.Deprecated {
		list = append(list, "also "+code(older.String()))
	}
	if until := o.Life().UntilSeries; until != "" {
		list = append(list, "gone in "+until)
	}
	return list
}

// longest is the maximum length of a cell's text, in characters.
const longest = 100

// code is a text as a code span for a table cell.
func code(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > longest {
		text = string(runes[:longest]) + "..."
	}
	text = strings.ReplaceAll(text, "|", `\|`)
	fence := "`"
	if strings.Contains(text, "`") {
		fence = "`` "
		return fence + text + " ``"
	}
	if text == "" {
		return `""`
	}
	return fence + text + fence
}
