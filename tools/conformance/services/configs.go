package main

import (
	"fmt"
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/assess/proof"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/registered"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/tools/conformance/outcome"
)

// rendered is a configuration and what it renders to.
type rendered struct {
	proof.Config
	result *assess.Result
}

// configs compares the values in random HCL configurations with what the
// service's own options read from the rendered text. It counts the
// configurations that disagree.
func (o oracle) configs(service *catalog.Service, record *registered.Record, count int, seed uint64) (outcome.Outcome, error) {
	bad, made, written, values := 0, 0, 0, 0
	programs := programsOf(record)
	for i, program := range programs {
		narrowed := narrow(service, program)
		options := newGenerator(narrowed, record, program, seed).options
		random := proof.NewRandom(seed + uint64(i))
		reader, err := o.reader(service.Name(), program)
		if err != nil {
			return outcome.Outcome{}, err
		}
		for wanted := count / len(programs); wanted > 0; {
			var batch []rendered
			var requests []request
			for range 200 {
				c := random.ConfigOf(service, options)
				made++
				wanted -= max(1, len(c.Want))
				if result, mistakes := c.Run(); len(mistakes) == 0 && result.Rendered != "" {
					r := request{Files: []string{result.Rendered}, Named: c.Named, Whole: made%200 == 0}
					for _, want := range c.Want {
						r.Names = append(r.Names, [2]string{want.Name.Group, want.Name.Option})
					}
					batch, requests = append(batch, rendered{c, result}), append(requests, r)
					written, values = written+1, values+len(c.Want)
				}
			}
			answers, err := reader.ask(requests)
			if err != nil {
				return outcome.Outcome{}, err
			}
			for j := range batch {
				if problems := batch[j].problems(&requests[j], &answers[j]); problems != nil {
					if bad++; bad <= o.show {
						show(program, &requests[j], problems)
					}
				}
			}
		}
		if err := reader.close(); err != nil {
			return outcome.Outcome{}, err
		}
	}
	fmt.Printf("%s: %d configurations in HCL, %d rendered, %d values, %d disagree\n", service.Name(), made, written, values, bad)
	return outcome.Outcome{Asked: written, Values: values, Differ: bad, Seed: seed}, nil
}

// problems lists where the service reads values other than those given.
func (r *rendered) problems(asked *request, answer *answer) []string {
	if answer.Class != nil {
		// On a full start, oslo.config reads every required option at once.
		if asked.Whole && *answer.Class == "ConfigFileValueError" && finds(r.result, "invalid_value") {
			return nil
		}
		return []string{"reading: the service says " + *answer.Class + ": " + *answer.Error}
	}
	if unwritten(r.result) {
		return nil
	}
	read := map[oslo.Name]any{}
	for i, name := range asked.Names {
		read[oslo.Name{Group: name[0], Option: name[1]}] = answer.Values[i]
		if !answer.Set[i] {
			read[oslo.Name{Group: name[0], Option: name[1]}] = "not set"
		}
	}
	problems := r.Differences(r.result, func(name oslo.Name) any { return read[name] })
	return append(problems, r.Older(r.result.Rendered)...)
}

// unwritten reports whether a value that no line can express prevents the text
// from being written.
func unwritten(result *assess.Result) bool { return finds(result, "line_injection") }

func finds(result *assess.Result, rule string) bool {
	return slices.ContainsFunc(result.Findings, func(f report.Finding) bool { return f.Rule == rule })
}
