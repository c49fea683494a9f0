package assess_test

import (
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// oslo.config also lets a text refer to an option by an older name.
func TestReferenceByOlderName(t *testing.T) {
	t.Parallel()
	r := &assess.Request{Sources: []assess.SourceText{{Name: "nova.conf", Content: "[glance]\napi_insecure = false\nregion_name = is-$api_insecure\n"}}}
	result, mistakes := assess.Run(r, time.Now())
	if len(mistakes) > 0 {
		t.Fatal(mistakes)
	}
	if got, want := result.Values["glance.region_name"], "is-False"; got != want {
		t.Errorf("region_name is %q, want %q; findings: %v", got, want, result.Findings)
	}
}
