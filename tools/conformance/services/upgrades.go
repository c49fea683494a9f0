package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/registered"
	"github.com/osloconf/terraform-provider-osloconf/tools/conformance/outcome"
)

// configurations is the folder of the whole configurations that the tests of
// internal/assess upgrade.
var configurations = filepath.Join("internal", "assess", "testdata", "services")

// whole is one of them, as in its index.
type whole struct {
	Name, Service, Release string
	Files                  []string
	OutOfTree              map[string][]string `json:"out_of_tree"`
}

// upgrades has the installed service read whole configurations: those for its
// release unchanged, the others as rendered for it by an upgrade. Each of the
// service's own options must have the value that the catalogue reads; the tests
// of internal/assess prove that both releases read the same. It counts the
// configurations that disagree.
func (o oracle) upgrades(service *catalog.Service, record *registered.Record) (outcome.Outcome, error) {
	texts, err := upgraded(service)
	if err != nil || len(texts) == 0 {
		return outcome.Outcome{}, err
	}
	bad, options := 0, 0
	for _, program := range programsOf(record) {
		narrowed := narrow(service, program)
		g := newGenerator(narrowed, record, program, 0)
		var names [][2]string
		for _, place := range g.places {
			if !strings.HasPrefix(place, "<") {
				for _, option := range g.options[place] {
					names = append(names, [2]string{place, option.Name.Option})
				}
			}
		}
		requests := make([]request, len(texts))
		for i := range texts {
			requests[i] = request{Files: texts[i], Names: names}
		}
		reader, err := o.reader(service.Name(), program)
		if err != nil {
			return outcome.Outcome{}, err
		}
		answers, err := reader.ask(requests)
		if err != nil {
			return outcome.Outcome{}, err
		}
		for i := range requests {
			set := onlySet(&requests[i], &answers[i])
			options += len(set.Values)
			if problems := compareValues(narrowed, &requests[i], set); problems != nil {
				if bad++; bad <= o.show {
					fmt.Printf("%s configuration %d:\n    %s\n", program, i, strings.Join(problems, "\n    "))
				}
			}
		}
		if err := reader.close(); err != nil {
			return outcome.Outcome{}, err
		}
	}
	fmt.Printf("%s: %d whole configurations, %d options set, %d disagree\n", service.Name(), len(texts), options, bad)
	return outcome.Outcome{Asked: len(texts), Values: options, Differ: bad}, nil
}

// onlySet narrows a request and its answer to what the files set: programs have
// their own defaults, which the comparison of what is registered explains.
func onlySet(r *request, a *answer) *answer {
	set := &answer{Error: a.Error, Class: a.Class}
	var names [][2]string
	for i, name := range r.Names {
		if i < len(a.Set) && a.Set[i] {
			names = append(names, name)
			set.Values, set.Set = append(set.Values, a.Values[i]), append(set.Set, true)
		}
	}
	r.Names = names
	return set
}

// upgraded lists the texts of every configuration of a service for its release.
func upgraded(service *catalog.Service) ([][]string, error) {
	index, err := os.ReadFile(filepath.Join(configurations, "index.jsonl"))
	if err != nil {
		return nil, err
	}
	var all [][]string
	for line := range strings.Lines(string(index)) {
		var w whole
		if err := json.Unmarshal([]byte(line), &w); err != nil {
			return nil, err
		}
		if w.Service != service.Name() {
			continue
		}
		texts, sources := []string{}, []assess.SourceText{}
		for _, name := range w.Files {
			content, err := os.ReadFile(filepath.Join(configurations, name))
			if err != nil {
				return nil, err
			}
			texts = append(texts, string(content))
			sources = append(sources, assess.SourceText{Name: filepath.Base(name), Content: string(content)})
		}
		if to := service.Release().Series(); w.Release != to {
			up, mistakes := assess.Upgrade(&assess.UpgradeRequest{
				Request: assess.Request{Service: w.Service, Policy: assess.PolicyText{Release: to}, Sources: sources, OutOfTree: w.OutOfTree},
				From:    w.Release, Pin: true,
			}, time.Now())
			if len(mistakes) > 0 {
				return nil, fmt.Errorf("%s: %s", w.Name, mistakes[0].Detail)
			}
			texts = []string{up.Rendered}
		}
		all = append(all, texts)
	}
	return slices.Clip(all), nil
}
