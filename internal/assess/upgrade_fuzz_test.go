package assess_test

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// FuzzUpgrade upgrades arbitrary text between any two releases, then upgrades
// the result without changing the release: the second time nothing may change.
func FuzzUpgrade(f *testing.F) {
	f.Add("[glance]\ntimeout = 60.5\nregion_name = $num_retries\n", uint8(7), uint8(18))
	f.Add("[ssl]\nca_file = /a\n[GLANCE]\napi_insecure = yes\n x\n", uint8(1), uint8(13))
	f.Add("[placement]\nos_interface = internal\nos_interface = public\n", uint8(4), uint8(5))
	f.Add("[cinder]\nauth_type = password\npassword = \"x\n[ glance ]\nk =\n", uint8(20), uint8(2))
	f.Add("[Cinder]\nauth_type=", uint8(48), uint8(0))
	f.Add("[cinder]\nauth_type=password\npassword=", uint8(20), uint8(44))
	f.Fuzz(func(t *testing.T, text string, from, to uint8) {
		releases := catalog.Releases()
		older, newer := releases[int(from)%len(releases)].Nova().String(), releases[int(to)%len(releases)].Nova().String()
		up, mistakes := assess.Upgrade(&assess.UpgradeRequest{Request: *textRequest(newer, text), From: older, Pin: true}, upgradeTime)
		if len(mistakes) > 0 {
			return
		}
		for _, finding := range up.Findings {
			if finding.Rule == "parse_error" || finding.Rule == "line_injection" {
				return
			}
			if finding.Rule == "rule_not_evaluated" && strings.Contains(finding.Message, "panic") {
				t.Fatal(finding.Message)
			}
		}
		again, mistakes := assess.Upgrade(&assess.UpgradeRequest{Request: *textRequest(newer, up.Rendered), From: newer, Pin: true}, upgradeTime)
		if len(mistakes) > 0 {
			t.Fatalf("rendered: %s: %s", mistakes[0].Summary, mistakes[0].Detail)
		}
		if body(again.Rendered) != body(up.Rendered) {
			t.Errorf("rendered once:\n%s\nand twice:\n%s", up.Rendered, again.Rendered)
		}
	})
}

// body is a rendered text without its header and without the comments above
// pinned defaults, which are not new the second time.
func body(text string) string {
	if strings.HasPrefix(text, "# NOT APPROVED") {
		_, text, _ = strings.Cut(text, "\n")
	}
	return withoutComments(text)
}
