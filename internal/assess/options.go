package assess

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Options lists what a release of a service registers or, if program is not
// empty, what that program registers, in catalogue order: one section, or all
// of them if section is empty.
func Options(service, releaseName, program, section string) (catalog.Release, []*catalog.Option, []Mistake) {
	service = cmp.Or(service, defaultService)
	policy, mistakes := PolicyText{Service: service, Release: releaseName}.Parse(epoch)
	if len(mistakes) > 0 {
		return policy.Release, nil, mistakes
	}
	release := policy.Release
	if !release.ServiceCovered(service) {
		return release, nil, []Mistake{serviceNotCovered(service, release)}
	}
	if mistakes := unknownProgram(service, program); len(mistakes) > 0 {
		return release, nil, mistakes
	}
	known, _ := release.ProgramOf(service, program)
	names := known.Sections()
	if section != "" {
		if facts, ok := known.Section(section); !ok || facts.Len() == 0 && !slices.Contains(names, section) {
			return release, nil, []Mistake{{
				Place:   report.Place{Attribute: "section"},
				Summary: "Section not covered",
				Detail: fmt.Sprintf("%s registers no section %s in release %s. It registers: %s.",
					cmp.Or(program, service), report.Show(section), release.Series(), strings.Join(names, ", ")),
			}}
		}
		names = []string{section}
	}
	var options []*catalog.Option
	for _, name := range names {
		if section, ok := known.Section(name); ok {
			options = append(options, section.All()...)
		}
	}
	return release, options, nil
}
