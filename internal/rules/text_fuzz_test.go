package rules_test

import (
	"strings"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// FuzzText asserts that no rule fails on any text, and that no finding repeats
// a secret's value.
func FuzzText(f *testing.F) {
	f.Add("[glance]\ninsecure = true\n  [cinder]\napi_servers https://a # b\n")
	f.Add("\ufeff[ glance ]\rvalid-interfaces = \"internal\",'public'\n[ssl]\nca_file = $nope\n")
	f.Add("[cinder]\nauth_type = v3password\ntimeout : nan\n[DEFAULT]\nglance_host = x\n")
	f.Fuzz(func(t *testing.T, content string) {
		const secret = "S3cr3tS3cr3t"
		if strings.Contains(content, secret) {
			return
		}
		request := &assess.Request{Sources: []assess.SourceText{
			{Name: "nova.conf", Content: content},
			{Name: "more.conf", Content: "[cinder]\nauth_type = password\npassword = " + secret + "\n"},
		}}
		result, mistakes := assess.Run(request, time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC))
		if len(mistakes) > 0 {
			return
		}
		for _, f := range result.Findings {
			if strings.Contains(f.Message, "failed inside") {
				t.Errorf("%s\n%q", f.Message, content)
			}
			if strings.Contains(f.Message+f.Effect+f.Remediation+f.Option, secret) {
				t.Errorf("%s shows the secret: %s", f.Rule, f.Message)
			}
		}
	})
}
