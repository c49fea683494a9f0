package cli

import (
	"fmt"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// verdict is what lint found.
type verdict struct {
	inputs   []*input
	requests []*assess.Request
	results  []*assess.Result
	findings []report.Finding // of all configurations, and about the policy
	failing  bool             // something is at or above the failure level
}

// lint checks configurations.
func (c *call) lint(s *settings, files []string) (int, error) {
	policy, err := policyOf(s)
	if err != nil {
		return exitUsage, err
	}
	var baseline []string
	if s.baseline != "" && s.writeBaseline == "" {
		if baseline, err = readBaseline(s.baseline); err != nil {
			return exitUsage, err
		}
	}
	inputs, err := c.inputs(files, s)
	if err != nil {
		return exitUsage, err
	}
	services := make([]string, len(inputs))
	for i, in := range inputs {
		services[i] = c.settle(in, s.service)
	}
	now := time.Now()
	found, err := c.judge(s, policy, inputs, services, baseline, now)
	if err != nil {
		return exitUsage, err
	}
	if s.writeBaseline != "" {
		entries := assess.BaselineOf(found.findings)
		if err := writeBaseline(s.writeBaseline, entries); err != nil {
			return exitUsage, err
		}
		c.note("%s: %s written", shown(s.writeBaseline), count(len(entries), "finding"))
		baseline = []string{}
		for _, entry := range entries {
			baseline = append(baseline, entry.Fingerprint)
		}
		if found, err = c.judge(s, policy, inputs, services, baseline, now); err != nil {
			return exitUsage, err
		}
	}
	if err := c.write(s, found); err != nil {
		return exitUsage, err
	}
	if found.failing {
		return exitFindings, nil
	}
	return exitFine, nil
}

// judge checks every configuration.
func (c *call) judge(s *settings, policy *policyFile, inputs []*input, services, baseline []string, now time.Time) (*verdict, error) {
	v := &verdict{inputs: inputs}
	for i, in := range inputs {
		r := policy.request(s, in, services[i], baseline)
		r.JudgeOnly = true
		v.requests = append(v.requests, r)
	}
	if err := c.ctx.Err(); err != nil {
		return nil, err
	}
	var ofPolicy []report.Finding
	var mistakes []assess.Mistake
	at := 0
	if s.each {
		v.results, ofPolicy, mistakes, at = assess.RunEach(v.requests, now)
	} else {
		var result *assess.Result
		result, mistakes = assess.Run(v.requests[0], now)
		v.results = []*assess.Result{result}
	}
	if len(mistakes) > 0 {
		return nil, mistaken(s, inputs[at], mistakes)
	}
	for _, result := range v.results {
		v.findings = append(v.findings, result.Findings...)
	}
	v.findings = append(v.findings, ofPolicy...)
	least := report.Error
	if s.failOn == "warning" {
		least = report.Warning
	}
	for i := range v.findings {
		f := &v.findings[i]
		v.failing = v.failing || f.Severity >= least && !f.Accepted()
	}
	return v, nil
}

// place gives a file to findings without one: tools that show findings in a
// change drop them otherwise. What a configuration omits would go into its last
// file; findings about the policy are placed in the policy file.
func (v *verdict) place(s *settings) {
	last := map[string]string{}
	for _, in := range v.inputs {
		last[in.name] = in.sources[len(in.sources)-1].Name
	}
	for i := range v.findings {
		f := &v.findings[i]
		if f.File != "" {
			continue
		}
		switch f.Attribute {
		case "waivers", "severities":
			f.File = s.policy
		case "baseline":
			f.File = s.baseline
		case "inspect":
		default:
			f.File = last[f.Configuration]
		}
	}
}

// write writes the verdict in a format.
func (c *call) write(s *settings, v *verdict) error {
	var out []byte
	var err error
	if s.format != "json" { // which has the data sources' members
		v.place(s)
	}
	switch s.format {
	case "json":
		out, err = v.json()
	case "sarif":
		out, err = report.SARIF(v.findings, assess.RuleMeta(), Version)
	case "junit":
		out, err = report.JUnit(v.findings, program)
	case "github":
		out = v.github()
	default:
		out = newTextReport(c.colour, v.inputs).report(v.findings)
	}
	if err != nil {
		return err
	}
	_, err = c.stdout.Write(out)
	return err
}

// count words a number of things.
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
