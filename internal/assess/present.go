package assess

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// present keeps the sections that the texts concern: Nova's [glance] always, others
// where a header names them or an older name of theirs is set.
func present(service string, covered []*catalog.Section, in *config.Lines, older map[oslo.Name]oslo.Name) []*catalog.Section {
	named := map[string]bool{"glance": service == defaultService}
	for _, file := range in.Files {
		for _, section := range file.Sections {
			named[oslo.GroupOf(section.Name)] = true
		}
	}
	for _, a := range in.Assignments {
		if current, ok := older[a.As]; ok {
			named[current.Group] = true
		}
	}
	kept := covered[:0:0]
	for _, section := range covered {
		if named[section.Name] {
			kept = append(kept, section)
		}
	}
	return kept
}
