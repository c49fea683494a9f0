package main

import (
	"bytes"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/registered"
	"github.com/osloconf/terraform-provider-osloconf/tools/conformance/outcome"
)

// oracle runs the installed services.
type oracle struct {
	python, folder string
	show           int
	verbose        bool
	reports        string // the file to append outcomes to, "" for none
}

// report appends the result of a comparison with a service.
func (o oracle) report(did outcome.Outcome, record *registered.Record) error {
	did.Service, did.Release = record.Service, record.Release
	name := "python3-" + record.Service
	did.Packages = name + " " + record.Packages[name]
	return did.Append(o.reports)
}

// registered compares the record of what a service registers with the
// catalogue. Every difference needs an explanation.
func (o oracle) registered(service *catalog.Service, record *registered.Record) (outcome.Outcome, error) {
	explanations, err := registered.Explanations()
	if err != nil {
		return outcome.Outcome{}, err
	}
	differences := record.Compare(registered.Catalogue(service))
	left, stale := registered.Unexplained(service.Name(), differences, explanations)
	fmt.Printf("%s: %d options registered, %d differences, %d of them explained\n",
		service.Name(), len(record.Options), len(differences), len(differences)-len(left))
	for i, d := range left {
		if i == o.show {
			fmt.Printf("    and %d more\n", len(left)-i)
			break
		}
		fmt.Printf("    %s\n", d)
	}
	for _, e := range stale {
		fmt.Printf("    explained.txt or faults.txt: %s %s no longer explains anything\n", e.Option, e.Attribute)
	}
	return outcome.Outcome{
		Asked: len(record.Options), Explained: len(differences) - len(left), Differ: len(left) + len(stale),
	}, nil
}

// record asks what a service registers.
func (o oracle) record(service *catalog.Service) (*registered.Record, error) {
	var complaint bytes.Buffer
	command := exec.Command(o.python, filepath.Join(o.folder, "registrations.py"), service.Name())
	command.Stderr = &complaint
	data, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("registrations.py %s (is tools/conformance/setup.sh done?): %w: %s",
			service.Name(), err, lastLines(complaint.String()))
	}
	record, err := registered.Decode(data)
	if err != nil {
		return nil, err
	}
	record.Release = service.Release().Series()
	return record, nil
}

// lastLines are the last lines of an error message.
func lastLines(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return strings.Join(lines[max(0, len(lines)-5):], "\n")
}
