package assess

import (
	"cmp"
	"encoding/hex"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Fleet is many configurations under one policy: either all texts, or all
// options of [glance].
type Fleet struct {
	Request // the common part; Attributes and Sources stay empty

	Kind    FleetKind
	Common  []Given       // options of [glance] beneath each configuration, all known
	Members []FleetMember // in any order; names are distinct
	Unknown bool          // there may be more members, not known yet
}

// FleetKind is what a fleet's members are.
type FleetKind uint8

// The kinds of fleets, each named after the argument with the members.
const (
	FleetFiles   FleetKind = iota // texts, read as osloconf_file does
	FleetGlance                   // options of [glance], read as osloconf_glance does
	FleetConfigs                  // whole configurations as typed values, read as osloconf_config does
)

// Argument is the name of the argument with the members.
func (k FleetKind) Argument() string {
	switch k {
	case FleetGlance:
		return "glance"
	case FleetConfigs:
		return "configs"
	}
	return "files"
}

// FleetMember is one configuration: Text, Options or Tree, depending on the
// fleet's kind. Options are texts as in a file, except that $ is literal.
type FleetMember struct {
	Name    string
	Text    string
	Options []Given
	Tree    *Tree
	Unknown bool // nothing of it is known yet
}

// FleetResult is the result of checking a fleet.
type FleetResult struct {
	ID             string
	Release        string // the resolved series
	NovaVersion    string // the exact version whose facts were used
	ServiceVersion string // likewise, of the service
	Members        []MemberResult
	Findings       []FleetFinding
	Valid          bool // true if every configuration and the policy are valid
}

// MemberResult is the check of one configuration, without Values and Migrated
// and without findings about the policy.
type MemberResult struct {
	Name string
	*Result
}

// FleetFinding is a finding and its configuration.
type FleetFinding struct {
	Configuration string
	OfPolicy      bool // it is about the policy, and Configuration is empty
	*report.Finding
}

// RunFleet checks every known configuration of a fleet, on all processors. The
// policy is read once, and findings about it are reported once. Results and
// findings are in name order. The result is nil if there are mistakes.
func RunFleet(f *Fleet, now time.Time) (*FleetResult, []Mistake) {
	f.Service = cmp.Or(f.Service, defaultService)
	f.Policy.Service = f.Service
	policy, mistakes := f.Policy.Parse(now)
	if len(mistakes) > 0 {
		return nil, mistakes
	}
	shared, mistakes := f.shared(policy.Release)
	if len(mistakes) > 0 {
		return nil, mistakes
	}
	only, mistakes := f.scope().only(policy.Release)
	if len(mistakes) > 0 {
		return nil, mistakes
	}
	members := slices.DeleteFunc(slices.Clone(f.Members), func(m FleetMember) bool { return m.Unknown })
	slices.SortFunc(members, func(a, b FleetMember) int { return cmp.Compare(a.Name, b.Name) })

	out := &FleetResult{
		Release:        policy.Release.Series(),
		NovaVersion:    policy.Release.Nova().String(),
		ServiceVersion: policy.Release.VersionOf(f.Service),
		Members:        make([]MemberResult, len(members)),
	}
	wrong := make([][]Mistake, len(members))
	used := spread(len(members), policy.marks(), func(i int, used []bool) {
		mine := policy // each worker records its own use of waivers
		mine.used = used
		mine.configuration = members[i].Name
		var result *Result
		result, wrong[i] = f.member(shared, &members[i]).check(&mine, only)
		out.Members[i] = MemberResult{members[i].Name, result}
	})
	for _, more := range wrong {
		for _, mistake := range more {
			// A mistake in a shared argument is reported once.
			if n := len(mistakes); n == 0 || mistakes[n-1] != mistake {
				mistakes = append(mistakes, mistake)
			}
		}
	}
	if len(mistakes) > 0 {
		return nil, mistakes
	}
	complete := !f.Unknown && len(members) == len(f.Members)
	out.finish(policy.about(used, complete && out.complete()))
	return out, nil
}

// scope is a request of the fleet's kind, for what does not depend on a member.
func (f *Fleet) scope() *Request {
	r := f.Request
	if f.Kind == FleetGlance {
		r.Attributes = &Attributes{Section: "glance", Table: config.GlanceAttributes()}
	}
	return &r
}

func (out *FleetResult) complete() bool {
	for i := range out.Members {
		if !out.Members[i].Complete {
			return false
		}
	}
	return true
}

// finish combines the results and adds what concerns the whole fleet.
func (out *FleetResult) finish(ofPolicy []report.Finding) {
	digest := newDigest()
	digest.texts("osloconf fleet 1", out.NovaVersion)
	out.Valid = report.Valid(ofPolicy)
	total := len(ofPolicy)
	for i := range out.Members {
		total += len(out.Members[i].Findings)
	}
	out.Findings = make([]FleetFinding, 0, total)
	for i := range ofPolicy {
		out.Findings = append(out.Findings, FleetFinding{OfPolicy: true, Finding: &ofPolicy[i]})
	}
	for i := range out.Members {
		member := &out.Members[i]
		digest.texts(member.Name, member.ID)
		out.Valid = out.Valid && member.Valid
		for j := range member.Findings {
			out.Findings = append(out.Findings, FleetFinding{Configuration: member.Name, Finding: &member.Findings[j]})
		}
	}
	out.ID = "sha256:" + hex.EncodeToString(digest.Sum(nil))
	// Members are in name order and their findings in order of place, so keep
	// both.
	slices.SortStableFunc(out.Findings, func(a, b FleetFinding) int {
		return cmp.Or(
			cmp.Compare(b.Severity, a.Severity),
			cmp.Compare(a.Section, b.Section),
			cmp.Compare(a.Option, b.Option),
			cmp.Compare(a.Rule, b.Rule),
		)
	})
}

// spread calls work for every number below count, on all processors. Each
// worker passes its own slice of the given number of marks; spread returns all
// their marks combined. A worker's panic is re-raised in the caller.
func spread(count, marks int, work func(i int, marks []bool)) []bool {
	workers := max(1, min(runtime.GOMAXPROCS(0), count))
	all := make([]bool, marks)
	var next atomic.Int64
	var wait sync.WaitGroup
	var lock sync.Mutex
	var fault any
	for range workers {
		wait.Go(func() {
			own := make([]bool, marks)
			defer func() {
				caught := recover()
				lock.Lock()
				defer lock.Unlock()
				if caught != nil {
					fault = caught
					next.Store(int64(count)) // the others can stop
				}
				for i, mark := range own {
					all[i] = all[i] || mark
				}
			}()
			for i := int(next.Add(1)) - 1; i < count; i = int(next.Add(1)) - 1 {
				work(i, own)
			}
		})
	}
	wait.Wait()
	if fault != nil {
		panic(fault) //nolint:forbidigo // the caller's guard turns it into a diagnostic
	}
	return all
}
