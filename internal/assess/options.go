package assess

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Options lists what a release of a service registers, in catalogue order: one
// section, or all of them where section is empty.
func Options(service, releaseName, section string) (catalog.Release, []*catalog.Option, []Mistake) {
	service = cmp.Or(service, defaultService)
	policy, mistakes := PolicyText{Service: service, Release: releaseName}.Parse(epoch)
	if len(mistakes) > 0 {
		return policy.Release, nil, mistakes
	}
	release := policy.Release
	if !release.ServiceCovered(service) {
		return release, nil, []Mistake{serviceNotCovered(service, release)}
	}
	names := release.Sections(service)
	if section != "" {
		if _, ok := release.Section(service, section); !ok {
			return release, nil, []Mistake{{
				Place:   report.Place{Attribute: "section"},
				Summary: "Section not covered",
				Detail: fmt.Sprintf("%s registers no section %s in release %s. It registers: %s.",
					service, report.Show(section), release.Series(), strings.Join(names, ", ")),
			}}
		}
		names = []string{section}
	}
	var options []*catalog.Option
	for _, name := range names {
		if section, ok := release.Section(service, name); ok {
			options = append(options, section.All()...)
		}
	}
	return release, options, nil
}
