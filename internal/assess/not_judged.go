package assess

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// notJudged lists the sections in which the configuration sets something but
// which `sections` omits.
func (r *Request) notJudged(res *resolution) []report.Finding {
	if r.Sections == nil || res.Broken {
		return nil
	}
	var names []string
	for _, section := range res.Sections {
		if section.Unjudged && section.SetsSomething() {
			names = append(names, "["+section.Name()+"]")
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []report.Finding{rules.NotJudged.Finding(report.Place{}, "not judged, because sections leaves them out: "+strings.Join(names, ", "))}
}
