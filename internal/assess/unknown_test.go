package assess_test

import (
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// While a value is unknown, only what is wrong in every case may be reported.
func TestOnlyCertainFindings(t *testing.T) {
	t.Parallel()
	known := assess.SourceText{Name: "nova.conf", Content: "[glance]\ninsecure = true\n"}
	for name, test := range map[string]struct {
		request *assess.Request
		want    []string // rules with error findings, under the strict profile
	}{
		"an unknown text": {
			&assess.Request{Sources: []assess.SourceText{{Name: "nova.conf", Unknown: true}}}, nil,
		},
		"a later unknown text may turn it off": {
			&assess.Request{Sources: []assess.SourceText{known, {Name: "b.conf", Unknown: true}}}, nil,
		},
		"an unparsable text and an unknown one": {
			&assess.Request{Sources: []assess.SourceText{{Name: "a.conf", Content: "[glance]\nx\n"}, {Name: "b.conf", Unknown: true}}},
			[]string{"parse_error"},
		},
		"all options are unknown": {
			&assess.Request{Attributes: &assess.Attributes{Section: "cinder", Table: assess.SessionAttributes(), Unknown: true, Values: []assess.Attribute{
				{As: oslo.Name{Group: "cinder", Option: "insecure"}, Text: "true"},
				{As: oslo.Name{Group: "cinder", Option: "timeout"}, Text: "60"},
			}}},
			[]string{"tls_verification_disabled"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test.request.Policy = assess.PolicyText{Profile: "strict", Release: "2025.1"}
			result, mistakes := assess.Run(test.request, time.Now())
			if len(mistakes) > 0 {
				t.Fatal(mistakes)
			}
			var got []string
			for _, f := range result.Findings {
				if f.Severity == report.Error {
					got = append(got, f.Rule)
				}
			}
			if len(got) != len(test.want) || len(got) == 1 && got[0] != test.want[0] {
				t.Errorf("errors from %q, want %q", got, test.want)
			}
			if result.Complete {
				t.Error("the result says that everything was known")
			}
		})
	}
}
