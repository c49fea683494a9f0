package assess_test

import (
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Rendered defaults read back as the defaults, in every section of several
// releases, hardened or not.
func TestRenderedDefaultsReadBack(t *testing.T) {
	t.Parallel()
	values := 0
	for _, name := range []string{"mitaka", "queens", "ussuri", "zed", "2025.2"} {
		release, err := catalog.Resolve(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, section := range release.Consumers("nova") {
			for _, hardened := range []bool{false, true} {
				r := &assess.Request{
					Policy:         assess.PolicyText{Release: name},
					Attributes:     &assess.Attributes{Section: section},
					RenderDefaults: true,
					Hardened:       hardened,
				}
				result, mistakes := assess.Run(r, time.Time{})
				if len(mistakes) > 0 {
					t.Fatalf("%s [%s]: %v", name, section, mistakes)
				}
				file, err := ini.Parse("nova.conf", result.Rendered)
				if err != nil {
					t.Fatalf("%s [%s]: %v", name, section, err)
				}
				set := map[string]bool{}
				for _, entry := range file.Entries {
					set[entry.Name] = true
				}
				resolver := oslo.NewResolver(release.Registry("nova"), []*ini.File{file}, nil)
				values += len(result.Values)
				for option, value := range result.Values {
					reading, err := resolver.Read(section, option)
					if err != nil || report.Redact(reading.Value.Text()) != value || !set[option] {
						t.Errorf("%s [%s] %s: values has %q, the rendered text sets it: %t, and reads as %q, %v",
							name, section, option, value, set[option], reading.Value.Text(), err)
					}
				}
			}
		}
	}
	if values < 500 {
		t.Errorf("only %d values", values)
	}
}
