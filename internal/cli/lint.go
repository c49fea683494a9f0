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
	failing  bool             // something is at or above the level
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
	if err := c.write(s.format, found); err != nil {
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
	results, ofPolicy, mistakes, at := assess.RunEach(v.requests, now)
	if len(mistakes) > 0 {
		return nil, mistaken(s, inputs[at], mistakes)
	}
	v.results = results
	for _, result := range results {
		v.findings = append(v.findings, result.Findings...)
	}
	for i := range ofPolicy {
		f := &ofPolicy[i]
		// Their places are arguments, which a command line does not have.
		if f.Line == 0 && f.File == "" {
			f.File = map[bool]string{true: s.baseline, false: s.policy}[f.Attribute == "baseline"]
		}
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

// place gives findings about what a configuration leaves out the file that would
// hold it, the last one: what shows findings in a change drops those without a
// file.
func (v *verdict) place() {
	last := map[string]string{}
	for _, in := range v.inputs {
		last[in.name] = in.sources[len(in.sources)-1].Name
	}
	judged := 0
	for _, result := range v.results {
		judged += len(result.Findings)
	}
	for i := range v.findings[:judged] {
		if f := &v.findings[i]; f.File == "" && f.Attribute != "inspect" {
			f.File = last[f.Configuration]
		}
	}
}

// write writes the verdict in a format.
func (c *call) write(format string, v *verdict) error {
	var out []byte
	var err error
	if format != "json" { // which has the same members as the data sources
		v.place()
	}
	switch format {
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
