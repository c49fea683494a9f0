package assess

import (
	"cmp"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// RunEach checks requests one by one under one policy, which they must share;
// each has its own service and sources. Results are in the order of the
// requests; findings about the policy itself are returned once, separately. If
// there are mistakes there are no results, and at is the index of the request
// that has them.
func RunEach(requests []*Request, now time.Time) (results []*Result, ofPolicy []report.Finding, mistakes []Mistake, at int) {
	var used []bool
	var shared Policy
	complete := true
	for i, r := range requests {
		r.Service = cmp.Or(r.Service, defaultService)
		policy, mistakes := r.Policy.Parse(now)
		if mistakes = append(mistakes, r.Mistakes...); len(mistakes) > 0 {
			return nil, nil, mistakes, i
		}
		if used == nil {
			used = make([]bool, policy.marks())
		}
		policy.used = used
		only, mistakes := r.only(policy.Release)
		if len(mistakes) > 0 {
			return nil, nil, mistakes, i
		}
		result, mistakes := r.check(&policy, only)
		if len(mistakes) > 0 {
			return nil, nil, mistakes, i
		}
		results, shared, complete = append(results, result), policy, complete && result.Complete
	}
	if used != nil {
		ofPolicy = shared.about(used, complete)
	}
	return results, ofPolicy, nil, 0
}
