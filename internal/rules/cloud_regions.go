package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

var cloudRegionMismatch = &Rule{
	Name:        "cloud_region_mismatch",
	Levels:      "WEE",
	CWE:         []int{1288},
	Needs:       Values | Text,
	Scope:       Run,
	References:  []string{"keystoneauth1/access/service_catalog.py"},
	Title:       "one region spelt in two ways",
	Effect:      "The service catalogue is searched for exactly this text: the service finds no endpoint, or one of another region.",
	Remediation: "Write the region as Keystone's catalogue has it, from one variable.",
	FalseAlarms: "A member that really belongs to another region.",
	Example: Example{
		DataSource: "osloconf_cloud",
		BadPair: [2]Half{
			{Service: "nova", Text: "[placement]\nregion_name = RegionOne\n[cinder]\nos_region_name = RegionOne\n"},
			{Service: "neutron", Text: "[nova]\nregion_name = regionOne\n"},
		},
		GoodPair: [2]Half{
			{Service: "nova", Text: "[placement]\nregion_name = RegionOne\n[cinder]\nos_region_name = RegionOne\n"},
			{Service: "neutron", Text: "[nova]\nregion_name = RegionOne\n"},
		},
		Message: `[nova] region_name of "neutron" (neutron.conf line 2) is "regionOne"`,
	},
	Cloud: checkCloudRegions,
}

// cloudRegionOptions name the region that a service itself uses.
var cloudRegionOptions = [...]string{"region_name", "os_region_name", "region_name_for_services", "cinder_os_region_name", "swift_store_region"}

// checkCloudRegions looks for region names that differ only in case or white space,
// and for a region that only one member names.
func checkCloudRegions(p *CloudPass) {
	spellings := map[string]*groups{} // by what they have in common
	var regions groups
	for _, m := range p.Members {
		for _, section := range m.Sections {
			for _, s := range section.Given() {
				if !slices.Contains(cloudRegionOptions[:], s.Name()) || !s.IsSet() || !s.HasText() {
					continue
				}
				name := s.Str()
				region := strings.ToLower(oslo.Strip(name))
				if spellings[region] == nil {
					spellings[region] = &groups{}
				}
				spellings[region].add(name, side{m, s})
				regions.add(region, side{m, s})
			}
		}
	}
	most := 0
	for _, region := range regions.order {
		most = max(most, membersOf(regions.sides[region]))
		o := spellings[region].odd()
		for _, s := range o.few {
			if hasMember(o.most, s.member) {
				continue // region_inconsistent compares the regions of one configuration
			}
			p.report(s, o.most, Problem{
				Message:     fmt.Sprintf("%s, and %s: they differ only in case or white space", s.is(), o.most[0].is()),
				Remediation: o.advice(s),
			})
		}
	}
	if most < 2 || len(regions.order) < 2 {
		return // it is unclear which of them belongs elsewhere
	}
	usual := regions.odd().most
	for _, region := range regions.order {
		sides := regions.sides[region]
		if membersOf(sides) > 1 {
			continue
		}
		p.report(sides[0], usual, Problem{
			Levels:  "WWW",
			Message: fmt.Sprintf("%s, a region that no other configuration names; %s", sides[0].is(), usual[0].is()),
		})
	}
}
