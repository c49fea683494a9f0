package cli

import (
	"errors"
	"path/filepath"
	"strings"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// migrate rewrites files with the names that the release reads.
func (c *call) migrate(s *settings, files []string) (int, error) {
	in, policy, err := c.one(s, files)
	if err != nil {
		return exitUsage, err
	}
	if len(in.sources) > 1 && !s.diff {
		return exitUsage, errors.New("several files would be joined into one text: add --diff, or migrate them one by one")
	}
	result, mistakes := assess.Run(policy.request(s, in, c.settle(in, s.service), nil), time.Now())
	if len(mistakes) > 0 {
		return exitUsage, mistaken(s, in, mistakes)
	}
	if c.unreadable(in, result.Findings) {
		return exitFindings, nil
	}
	for i := range in.sources {
		source := &in.sources[i]
		if err := c.rewritten(s, source.Name, source.Content, result.Migrated[source.Name]); err != nil {
			return exitUsage, err
		}
	}
	return exitFine, nil
}

// upgrade rewrites a configuration for another release.
func (c *call) upgrade(s *settings, files []string) (int, error) {
	if s.from == "" {
		return exitUsage, errors.New("--from is missing: name the release that currently reads the configuration, such as --from 2023.1")
	}
	in, policy, err := c.one(s, files)
	if err != nil {
		return exitUsage, err
	}
	if len(in.sources) > 1 && s.diff {
		return exitUsage, errors.New("several files become one text, so there is no single file to compare with: leave --diff out, or name one FILE")
	}
	if s.to != "" {
		policy.Release = s.to
	}
	request := policy.request(s, in, c.settle(in, s.service), nil)
	result, mistakes := assess.Upgrade(&assess.UpgradeRequest{Request: *request, From: s.from, Pin: s.pin}, time.Now())
	if len(mistakes) > 0 {
		return exitUsage, mistaken(s, in, mistakes)
	}
	if c.unreadable(in, result.Findings) {
		return exitFindings, nil
	}
	if err := c.rewritten(s, in.sources[0].Name, in.sources[0].Content, result.Rendered); err != nil {
		return exitUsage, err
	}
	c.changes(result)
	c.steps(result)
	if !result.Valid {
		c.errors(in, result.Findings)
		return exitFindings, nil
	}
	return exitFine, nil
}

// one reads the policy and the FILEs as one configuration.
func (c *call) one(s *settings, files []string) (*input, *policyFile, error) {
	policy, err := policyOf(s)
	if err != nil {
		return nil, nil, err
	}
	inputs, err := c.inputs(files, s)
	if err != nil {
		return nil, nil, err
	}
	return inputs[0], policy, nil
}

// rewritten writes a text, or its difference from the original.
func (c *call) rewritten(s *settings, name, before, after string) error {
	out := after
	if s.diff {
		out = unified(filepath.ToSlash(name), before, after)
	}
	_, err := c.stdout.WriteString(out)
	return err
}

// unreadable reports whether a text does not parse, and says so.
func (c *call) unreadable(in *input, findings []report.Finding) bool {
	var faults []report.Finding
	for i := range findings {
		if findings[i].Rule == "parse_error" {
			faults = append(faults, findings[i])
		}
	}
	if len(faults) > 0 {
		c.errors(in, faults)
	}
	return len(faults) > 0
}

// errors writes the errors among findings to standard error.
func (c *call) errors(in *input, findings []report.Finding) {
	t := newTextReport(c.notes, []*input{in})
	for i := range findings {
		if f := &findings[i]; f.Severity == report.Error && !f.Accepted() {
			t.finding(f)
		}
	}
	_, _ = c.stderr.Write([]byte(t.String()))
}

// changes lists what behaves differently in the new release.
func (c *call) changes(result *assess.UpgradeResult) {
	for i := range result.Changes {
		if change := &result.Changes[i]; change.Affects {
			c.note("[%s] %s: %s: %s", clean(change.Section), clean(change.Option), change.Kind, clean(change.Advice))
		}
	}
}

// steps lists what the upgrade requires and the texts lack; the same step on
// several hops is one line.
func (c *call) steps(result *assess.UpgradeResult) {
	places := map[string][]string{}
	var texts []string
	for i := range result.Steps {
		step := &result.Steps[i]
		if !step.Due {
			continue
		}
		place := string(step.When) + " " + step.Release
		if step.When == "before" {
			place = "before leaving " + step.From
		}
		text := clean(step.Advice)
		if step.Option != "" {
			value := ""
			if step.Value != nil {
				value = " = " + *step.Value
			}
			text = "[" + clean(step.Section) + "] " + clean(step.Option) + value + ": " + text
		}
		if places[text] == nil {
			texts = append(texts, text)
		}
		places[text] = append(places[text], place)
	}
	for _, text := range texts {
		c.note("%s: %s", strings.Join(places[text], ", "), text)
	}
}
