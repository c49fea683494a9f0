package provider

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// enforcement is which findings become diagnostics.
type enforcement string

const (
	fail       enforcement = "fail"
	warn       enforcement = "warn"
	reportOnly enforcement = "report"
)

// callArguments affect the check as a whole: while one is not known, nothing is
// judged.
var callArguments = [...]string{"enforcement", "hardened_defaults", "interpolate", "inspect", "section", "sections",
	"service", "program", "out_of_tree", "set_elsewhere"}

// validate judges what is known of a block before variables and other resources
// are known.
func (c checked) validate(base basePolicy, args arguments) []*tfprotov6.Diagnostic {
	mode, mistakes, known := args.call(base, callArguments[:])
	if !known {
		return mistakeDiagnostics(mistakes)
	}
	request := c.complete(args, base.PolicyText)
	request.Inspect = nil // files are examined when the data source is read
	request.JudgeOnly, request.MistakesOnly = true, mode != fail
	result, more := assess.Run(request, time.Now())
	mistakes = append(mistakes, more...)
	if len(mistakes) > 0 || mode != fail {
		return mistakeDiagnostics(mistakes)
	}
	return errorDiagnostics(result.Findings)
}

// call reads the arguments that affect a verdict as a whole, before everything
// is known: if known is false, only the mistakes found so far can be reported.
func (a arguments) call(base basePolicy, names []string) (mode enforcement, mistakes []assess.Mistake, known bool) {
	mode, mistakes = a.enforcement()
	if base.faulty || a == nil {
		return mode, mistakes, false
	}
	policyKnown := !a.unknown(policyArguments[:]...)
	if policyKnown && !base.pending && !a.unknown(names...) {
		return mode, mistakes, true
	}
	_, more := a.knownPolicy().Parse(time.Now())
	return mode, append(mistakes, more...), false
}

// knownPolicy is the known part of the policy, for mistakes that need not wait
// for the rest.
func (a arguments) knownPolicy() assess.PolicyText {
	known := make(arguments, len(policyArguments))
	for _, name := range policyArguments {
		// How far a rule may be lowered depends on the profile.
		if value, ok := a[name]; ok && (name == "waiver" || !a.unknown(name)) && !(name == "severities" && a.unknown("profile")) {
			known[name] = value
		}
	}
	policy, waivers := known.policy(), a.list("waiver")
	policy.Waivers = slices.DeleteFunc(policy.Waivers, func(w assess.WaiverText) bool { return !waivers[w.Block].IsFullyKnown() })
	return policy
}

// read judges a block whose arguments are all known, and returns its outputs,
// or nil if the block fails.
func (c checked) read(base basePolicy, args arguments) (*state, []*tfprotov6.Diagnostic) {
	mode, mistakes := args.enforcement()
	if len(mistakes) > 0 {
		return nil, mistakeDiagnostics(mistakes)
	}
	result, mistakes := assess.Run(c.complete(args, base.PolicyText), time.Now())
	if len(mistakes) > 0 {
		return nil, mistakeDiagnostics(mistakes)
	}
	diagnostics := findingDiagnostics(result.Findings, mode)
	if mode == fail && !result.Valid {
		return nil, diagnostics
	}
	to := newState(roomForOne(result))
	commonOutputs(to, result)
	c.outputs(result, to)
	return to, diagnostics
}

// complete is the check's request including the common arguments.
func (c checked) complete(args arguments, base assess.PolicyText) *assess.Request {
	request := c.request(args)
	request.Policy = args.policy().Over(base)
	request.Hardened = args.truth("hardened_defaults")
	request.RenderDefaults = args.truth("render_defaults")
	request.Explain = args.truth("explain")
	request.Inspect = args.inspect()
	request.Ephemeral = c.ephemeral
	return request
}

// inspect reads the inspect block, nil if there is none.
func (a arguments) inspect() *assess.Inspect {
	if !a.given("inspect") {
		return nil
	}
	inspect := argumentsOf(a["inspect"])
	return &assess.Inspect{Root: inspect.text("root"), ConfigFile: inspect.text("config_file")}
}

func (a arguments) enforcement() (enforcement, []assess.Mistake) {
	text := a.text("enforcement")
	switch mode := enforcement(strings.ToLower(text)); mode {
	case "":
		return fail, nil
	case fail, warn, reportOnly:
		return mode, nil
	}
	return fail, []assess.Mistake{{
		Place:   report.Place{Attribute: "enforcement"},
		Summary: "Unknown enforcement",
		Detail:  fmt.Sprintf("There is no enforcement %s: write fail, warn or report.", report.Show(text)),
	}}
}
