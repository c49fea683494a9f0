// Command services compares the catalogue with the services of Debian 12, as
// installed by tools/conformance/setup.sh.
//
//	go run ./tools/conformance/services [-service NAME] [-n 20000] [-seed S] [-part registered|values|configs|upgrades|respelled] [-report FILE]
//
// The part "registered" asks each service what it registers, and compares that with
// the catalogue in both directions; differences with a reason are in
// internal/catalog/registered/explained.txt. The part "values" generates random files
// for each service, and compares what its own options read from them with what this
// project reads. The part "configs" generates random objects for osloconf_config,
// renders them, and checks that the service's own options read exactly the given
// values. The part "upgrades" does the same as "values" with whole configurations
// rendered by an upgrade. The part "respelled" compares what each service reads from
// internal/rules/testdata/respelled.jsonl with the record there; -keep updates the
// record instead. Without -part, it runs all parts.
//
// -write DIR keeps what the services register, as test data.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/tools/conformance/outcome"
)

// release is Debian 12's release; releases has the services that Debian has in
// a different one.
const release = "zed"

var releases = map[string]string{"ironic": "2023.1"}

func main() {
	only := flag.String("service", "", "only this service, or several, separated by commas")
	count := flag.Int("n", 20000, "options to compare for each service")
	seed := flag.Uint64("seed", uint64(time.Now().UnixNano()), "seed of the files")
	python := flag.String("python", "/usr/bin/python3", "the Python that has the services")
	folder := flag.String("scripts", filepath.Join("tools", "conformance", "services"), "folder of the scripts")
	write := flag.String("write", "", "folder for what the services register")
	part := flag.String("part", "", "only this part: registered, values, configs, upgrades or respelled")
	keep := flag.Bool("keep", false, "write what the services read from the spellings")
	show := flag.Int("show", 20, "differences to print per service")
	reports := flag.String("report", "", "file to append the outcomes to")
	verbose := flag.Bool("v", false, "print the services' standard error")
	flag.Parse()
	names := catalog.Services()
	if *only != "" {
		names = strings.Split(*only, ",")
	}
	fmt.Printf("seed %d\n", *seed)
	o := oracle{python: *python, folder: *folder, show: *show, verbose: *verbose, reports: *reports}
	failed := false
	spellings, err := loadRespelled(respelledFile)
	if err != nil {
		fail(err)
	}
	var kept []respelled
	for _, name := range names {
		of, err := catalog.Resolve(cmp.Or(releases[name], release))
		if err != nil {
			fail(err)
		}
		service, ok := of.Service(name)
		if !ok {
			fail(fmt.Errorf("no service %s; there are %s", name, strings.Join(catalog.Services(), ", ")))
		}
		record, err := o.record(service)
		if err != nil {
			fail(err)
		}
		if *write != "" {
			if err := record.Save(*write); err != nil {
				fail(err)
			}
			continue
		}
		took := func(name string, compare func() (outcome.Outcome, error)) {
			if *part != "" && *part != name {
				return
			}
			did, err := compare()
			if err == nil {
				did.Part = name
				err = o.report(did, record)
			}
			if err != nil {
				fail(err)
			}
			failed = failed || did.Differ > 0
		}
		took("registered", func() (outcome.Outcome, error) { return o.registered(service, record) })
		took("respelled", func() (outcome.Outcome, error) {
			read, err := o.respelled(name, record, spellings)
			if err != nil {
				return outcome.Outcome{}, err
			}
			kept = append(kept, read...)
			mine := slices.DeleteFunc(slices.Clone(spellings), func(r respelled) bool { return r.Service != name })
			did := outcome.Outcome{Asked: len(mine)}
			if !*keep {
				did.Differ = compareRespelled(mine, read)
			}
			fmt.Printf("%-10s %d spellings of what rules forbid\n", name, len(mine))
			return did, nil
		})
		took("values", func() (outcome.Outcome, error) { return o.values(service, record, *count, *seed) })
		took("configs", func() (outcome.Outcome, error) { return o.configs(service, record, *count, *seed) })
		took("upgrades", func() (outcome.Outcome, error) { return o.upgrades(service, record) })
	}
	if *keep {
		if err := keepRespelled(respelledFile, kept); err != nil {
			fail(err)
		}
	}
	if failed {
		os.Exit(1)
	}
}

// respelledFile is where the spellings are.
var respelledFile = filepath.Join("internal", "rules", "testdata", "respelled.jsonl")

func fail(err error) {
	fmt.Fprintln(os.Stderr, "services:", err)
	os.Exit(2)
}
