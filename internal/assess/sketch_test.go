package assess_test

import (
	"strings"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// Partly known values are rendered as written.
func TestPartlyKnownValuesAreRendered(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"api_servers = https://glance.example.org:9292,https://$my_ip:9292",
		"api_servers = $my_ip",
		"endpoint_override = http://$my_ip:9292",
		"cafile = /etc/$my_ip",
		"valid_interfaces = internal,$my_ip",
	} {
		result, mistakes := assess.Run(&assess.Request{
			Sources: []assess.SourceText{{Name: "nova.conf", Content: "[glance]\n" + line + "\n"}}, Explain: true,
		}, time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC))
		if len(mistakes) > 0 {
			t.Fatal(mistakes)
		}
		if !strings.HasSuffix(result.Rendered, "[glance]\n"+line+"\n") {
			t.Errorf("%s is rendered as %q", line, result.Rendered)
		}
		option, _, _ := strings.Cut(line, " ")
		for name := range result.Values {
			if strings.HasSuffix(name, option) {
				t.Errorf("%s has the value %q", name, result.Values[name])
			}
		}
		if _, explained := result.Settings["glance."+option]; explained {
			t.Errorf("%s is in the settings", option)
		}
	}
}
