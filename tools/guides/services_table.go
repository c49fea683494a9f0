package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// writeServicesTable inserts the table of what is checked into the README.
func writeServicesTable(readme string) error {
	text, err := os.ReadFile(readme)
	if err != nil {
		return err
	}
	after, err := inset(string(text), "services", servicesTable())
	if err != nil {
		return fmt.Errorf("%s: %w", readme, err)
	}
	return os.WriteFile(readme, []byte(after), 0o644)
}

// servicesTable lists the services with the releases covered.
func servicesTable() string {
	newest := catalog.Newest()
	var last string
	for _, release := range catalog.Releases() {
		last = release.Series()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "| service | releases | sections and options in %s |\n| --- | --- | --- |\n", newest.Series())
	for _, name := range catalog.Services() {
		service, ok := newest.Service(name)
		if !ok {
			continue
		}
		options := len(registered(service).list)
		fmt.Fprintf(&b, "| %s | %s to %s | [%d and %d](docs/guides/%s.md) |\n",
			title(name), catalog.CoveredSince(name), last, len(service.Sections()), options, pageName(name, 0))
	}
	return b.String()
}

// inset inserts a text between the marks with a name.
func inset(page, name, text string) (string, error) {
	begin, end := "<!-- "+name+":begin -->\n", "<!-- "+name+":end -->\n"
	head, rest, ok := strings.Cut(page, begin)
	_, tail, also := strings.Cut(rest, end)
	if !ok || !also {
		return "", fmt.Errorf("the marks %q and %q are missing", strings.TrimSpace(begin), strings.TrimSpace(end))
	}
	return head + begin + text + end + tail, nil
}
