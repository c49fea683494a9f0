package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

var cloudReleaseMix = &Rule{
	Name:        "cloud_release_mix",
	Levels:      "WWE",
	CWE:         []int{1288},
	Needs:       Values | Text,
	Scope:       Run,
	References:  []string{"nova/compute/rpcapi.py", "nova/doc/source/admin/upgrades.rst"},
	Title:       "releases that do not work together",
	Effect:      "Nova supports computes one release older than its controllers, or two where both are releases of the yearly cycle; beyond that, calls between them are not understood.",
	Remediation: "Upgrade the older configurations first, release by release.",
	Example: Example{
		DataSource: "osloconf_cloud",
		BadPair: [2]Half{
			{Service: "nova", Release: "2025.1", Text: "[DEFAULT]\ndebug = false\n"},
			{Service: "cinder", Release: "zed", Text: "[DEFAULT]\ndebug = false\n"},
		},
		GoodPair: [2]Half{
			{Service: "nova", Text: "[DEFAULT]\ndebug = false\n"},
			{Service: "cinder", Text: "[DEFAULT]\ndebug = false\n"},
		},
		Message: `"cinder" runs zed and "nova" runs 2025.1`,
	},
	Cloud: checkCloudReleases,
}

// checkCloudReleases looks for members too many releases apart.
func checkCloudReleases(p *CloudPass) {
	if len(p.Members) == 0 {
		return
	}
	places := map[string]int{}
	for i, r := range catalog.Releases() {
		places[r.Series()] = i
	}
	place := func(m *Member) int { return places[m.Release.Series()] }
	newest := slices.MaxFunc(p.Members, func(a, b *Member) int { return place(a) - place(b) })
	told := map[string]bool{}
	for _, m := range p.Members {
		key := m.Service + " " + m.Release.Series()
		if place(newest)-place(m) <= allowedDistance(m, newest) || told[key] {
			continue
		}
		told[key] = true
		f := p.rule.Finding(m.Place, fmt.Sprintf("%s runs %s and %s runs %s: they are more than one upgrade apart",
			m.shown(), m.Release.Series(), newest.shown(), newest.Release.Series()))
		f.Configuration = m.Name
		f.Remediation = fmt.Sprintf("Upgrade %s of %s first, release by release.", m.Service, m.Release.Series())
		f.Related = []report.Related{{Configuration: newest.Name}}
		*p.findings = append(*p.findings, f)
	}
	p.levels(place)
}

// allowedDistance is how many series two members may be apart: one, or two
// between the first releases of their years, because upgrades may skip one.
func allowedDistance(m, newest *Member) int {
	if strings.HasSuffix(m.Release.Series(), ".1") && strings.HasSuffix(newest.Release.Series(), ".1") {
		return 2
	}
	return 1
}

// levels checks how members of a newer Nova speak to those of an older one.
func (p *CloudPass) levels(place func(*Member) int) {
	novas := p.of("nova")
	if len(novas) == 0 {
		return
	}
	oldest := slices.MinFunc(novas, func(a, b *Member) int { return place(a) - place(b) })
	releases := catalog.Releases()
	for _, m := range novas {
		if place(m) == place(oldest) {
			continue
		}
		s := side{m, m.Get("upgrade_levels", "compute")}
		if !s.setting.Known() {
			continue
		}
		level := s.setting.Str()
		pin := slices.IndexFunc(releases, func(r catalog.Release) bool { return level != "" && r.Codename() == level })
		var says string
		switch {
		case level == "":
			says = "is unset"
		case pin > place(oldest):
			says = "is " + report.Show(level)
		default:
			continue
		}
		p.report(s, nil, Problem{
			Levels:      "WWE",
			Message:     fmt.Sprintf("%s %s, and %s runs %s: calls go out as %s makes them", s, says, oldest.shown(), oldest.Release.Series(), seriesOf(pin, releases, m)),
			Effect:      "A compute service of the older release refuses calls of a version that it does not know: servers on that host cannot be started, resized or moved.",
			Remediation: fmt.Sprintf("Set compute = auto in [upgrade_levels] of %s until every compute host is upgraded.", m.shown()),
		})
		f := &(*p.findings)[len(*p.findings)-1]
		f.Related = []report.Related{{Configuration: oldest.Name}}
	}
}

// seriesOf is the series of a pin, or the member's own if there is none.
func seriesOf(pin int, releases []catalog.Release, m *Member) string {
	if pin >= 0 {
		return releases[pin].Series()
	}
	return m.Release.Series()
}
