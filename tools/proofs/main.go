// Command proofs writes docs/proofs.md from tools/proofs/outcomes.jsonl, which
// tools/proofs.sh creates, and from the lists of what is proved:
//
//	go run ./tools/proofs
package main

import (
	"bytes"
	"cmp"
	_ "embed"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/template"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess/proof/refused"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
	"github.com/osloconf/terraform-provider-osloconf/tools/conformance/outcome"
)

//go:embed proofs.md.tmpl
var page string

func main() {
	log.SetFlags(0)
	outcomes, err := outcome.Load(filepath.Join("tools", "proofs", "outcomes.jsonl"))
	if err != nil {
		log.Fatal(err)
	}
	text, err := write(outcomes)
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join("docs", "proofs.md"), text, 0o644); err != nil {
		log.Fatal(err)
	}
}

// write creates the page.
func write(outcomes []outcome.Outcome) ([]byte, error) {
	t := template.New("proofs.md").Funcs(template.FuncMap{"thousands": thousands})
	if _, err := t.Parse(page); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err := t.Execute(&out, map[string]any{
		"Day":      parts(outcomes, "run")[0].Packages,
		"Services": services(outcomes),
		"Others":   others(outcomes),
		"Code":     inCode(true),
		"Warned":   inCode(false),
		"Running":  running(),
		"Unproved": unproved(),
	})
	return out.Bytes(), err
}

// service is a row in the table of services.
type service struct {
	Name, Version, Release string
	Did                    map[string]outcome.Outcome // by part
}

func services(outcomes []outcome.Outcome) []service {
	rows := map[string]service{}
	for _, o := range outcomes {
		if o.Service == "" {
			continue
		}
		row, ok := rows[o.Service]
		if !ok {
			_, version, _ := strings.Cut(o.Packages, " ")
			row = service{o.Service, version, o.Release, map[string]outcome.Outcome{}}
			rows[o.Service] = row
		}
		row.Did[o.Part] = o
	}
	var list []service
	for _, name := range slices.Sorted(maps.Keys(rows)) {
		list = append(list, rows[name])
	}
	return list
}

// other is a row in the table of everything other than services' options.
type other struct {
	What, Packages string
	Asked, Differ  int
}

func others(outcomes []outcome.Outcome) []other {
	var list []other
	for _, part := range [...]struct{ name, what string }{
		{"recorded", "recorded files, read with the options of Nova"},
		{"library", "random files, read with the options of Nova"},
		{"rendered", "random `[glance]` sections, rendered and read back"},
		{"texts", "random whole files: values, errors, warnings, and the rendered text read back"},
		{"sound sections", "sections from which a session, an adapter and an auth plugin load"},
		{"refused sections", "sections that rules refuse, loaded"},
		{"transport", "random and recorded `transport_url`s"},
		{"database", "random and recorded database URLs"},
		{"spec", "PCI devices, network mappings, log levels and other small languages"},
		{"files", "certificate and key files of every kind, used by a real TLS client"},
		{"mutations", "damaged certificate and key files, loaded"},
		{"clouds", "pairs of configurations that must agree, judged by the services' code"},
		{"refused", "configurations that stop a service, and some like them that do not, given to its code"},
		{"crossing", "requests that take two services, to a cloud that runs on files from `osloconf_config`"},
		{"stopped", "configurations that stop Nova, given to a running Nova with Glance and Keystone"},
	} {
		for _, o := range parts(outcomes, part.name) {
			list = append(list, other{part.what, o.Packages, o.Asked, o.Differ})
		}
	}
	return list
}

func parts(outcomes []outcome.Outcome, name string) []outcome.Outcome {
	return slices.DeleteFunc(slices.Clone(outcomes), func(o outcome.Outcome) bool { return o.Part != name })
}

// running lists the rules that fail a plan under permissive and that a running
// service confirms.
func running() []string {
	var names []string
	code, rest := refused.Rules(), refused.Unproved()
	for rule := range rules.All() {
		if _, listed := rest[rule.Name]; !listed && !code[rule.Name] && rule.Name != "waiver_expired" && rule.Levels.At(report.Permissive) == report.Error {
			names = append(names, rule.Name)
		}
	}
	slices.Sort(names)
	return names
}

// inCode lists the rules that the services' own code confirms: those that fail a
// plan under permissive, or those that do not.
func inCode(fail bool) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(refused.Rules())), func(name string) bool {
		rule, known := rules.Lookup(name)
		return !known || (rule.Levels.At(report.Permissive) == report.Error) != fail
	})
}

// compared is a rule that another comparison confirms, and which.
type compared struct{ Rule, On string }

func unproved() []compared {
	var list []compared
	for rule, on := range refused.Unproved() {
		list = append(list, compared{rule, on})
	}
	slices.SortFunc(list, func(a, b compared) int { return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.Rule, b.Rule)) })
	return list
}

// thousands writes a number with commas.
func thousands(n int) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
