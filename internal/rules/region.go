package rules

import (
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

var regionInconsistent = &Rule{
	Name:        "region_inconsistent",
	Levels:      "WEE",
	CWE:         []int{1288},
	Needs:       Values | Text,
	Scope:       Whole,
	Title:       "one region is spelt in two ways",
	Effect:      "Keystone's catalogue is searched for the region's exact name, so no endpoint is found under the other spelling.",
	Remediation: "Write the region as `openstack region list` shows it, everywhere.",
	FalseAlarms: "A cloud whose regions differ only in case.",
	Example: Example{
		BadText:  "[glance]\nregion_name = RegionOne\n[neutron]\nregion_name = regionOne\n",
		GoodText: "[glance]\nregion_name = RegionOne\n[neutron]\nregion_name = RegionOne\n",
		Message:  `region_name = "regionOne" in [neutron] differs from region_name = "RegionOne" in [glance] only in case or white space`,
	},
	Check: checkRegions,
}

// regionOptions name a region of the cloud itself. An S3 store has its own
// regions.
var regionOptions = map[string]bool{
	"region_name": true, "os_region_name": true, "auth_region": true, "backup_swift_region_name": true, "barbican_region_name": true,
	"cinder_os_region_name": true, "endpoint_region_name": true, "region_name_for_services": true, "region_name_for_shared_services": true,
	"swift_region": true, "swift_store_region": true, "trustee_keystone_region_name": true,
}

func checkRegions(p *Pass) {
	var regions []*config.Setting
	count := map[string]int{} // how often each spelling occurs
	for _, section := range p.Sections {
		for _, s := range section.Given() {
			if regionOptions[s.Name()] && s.IsSet() && s.HasText() && !s.Hidden && marker(s.Str()) == "" {
				regions = append(regions, s)
				count[s.Str()]++
			}
		}
	}
	usual := map[string]*config.Setting{} // by the name without case and blanks: the most frequent spelling
	for _, s := range regions {
		key := regionKey(s.Str())
		if had := usual[key]; had == nil || count[s.Str()] > count[had.Str()] {
			usual[key] = s
		}
	}
	for _, s := range regions {
		if other := usual[regionKey(s.Str())]; other.Str() != s.Str() {
			p.Report(Problem{On: s, Message: fmt.Sprintf("%s in [%s] differs from %s in [%s] only in case or white space",
				assigned(s), s.Section(), assigned(other), other.Section())})
			continue
		}
		if strings.TrimFunc(s.Str(), isSpace) != s.Str() {
			p.Report(Problem{On: s, Message: fmt.Sprintf("%s in [%s] begins or ends with white space",
				assigned(s), s.Section())})
		}
	}
}

// regionKey is a region's name without differences in spelling.
func regionKey(name string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(name, isSpace), ""))
}
