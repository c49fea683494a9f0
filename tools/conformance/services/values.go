package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess/proof"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/registered"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/conformance"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/tools/conformance/outcome"
)

// request is the input of read.py.
type request struct {
	Files []string          `json:"files"`
	Names [][2]string       `json:"names"`
	Named map[string]string `json:"section,omitempty"`
	Whole bool              `json:"whole,omitempty"`
}

// answer is the output of read.py.
type answer struct {
	Error  *string `json:"error"`
	Class  *string `json:"class"`
	Values []any   `json:"values"`
	Set    []bool  `json:"set"`
}

// values compares what the service's own options and this project read from
// random files, and counts the files that disagree.
func (o oracle) values(service *catalog.Service, record *registered.Record, count int, seed uint64) (outcome.Outcome, error) {
	bad, texts, options := 0, 0, 0
	programs := programsOf(record)
	for i, program := range programs {
		narrowed := narrow(service, program)
		g := newGenerator(narrowed, record, program, seed+uint64(i))
		reader, err := o.reader(service.Name(), program)
		if err != nil {
			return outcome.Outcome{}, err
		}
		for wanted := count / len(programs); wanted > 0; {
			requests := make([]request, 0, 200)
			for range cap(requests) {
				r := g.next(texts)
				requests, wanted, texts = append(requests, r), wanted-len(r.Names), texts+1
				options += len(r.Names)
			}
			answers, err := reader.ask(requests)
			if err != nil {
				return outcome.Outcome{}, err
			}
			for j := range requests {
				if problems := compareValues(narrowed, &requests[j], &answers[j]); problems != nil {
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
	fmt.Printf("%s: %d files, %d options read, %d files disagree\n", service.Name(), texts, options, bad)
	return outcome.Outcome{Asked: texts, Values: options, Differ: bad, Seed: seed}, nil
}

// programsOf lists the programs whose options differ, just "" if none do.
func programsOf(record *registered.Record) []string {
	seen := map[string]bool{}
	for i := range record.Options {
		for _, name := range record.Options[i].Programs {
			seen[name] = true
		}
	}
	var names []string
	for name := range seen {
		names = append(names, name)
	}
	slices.Sort(names)
	if names == nil {
		return []string{""}
	}
	return names
}

// narrow is the service as one of those programs has it.
func narrow(service *catalog.Service, program string) *catalog.Service {
	narrowed, _ := service.Release().ProgramOf(service.Name(), catalog.CommandOf(service.Name(), program))
	return narrowed
}

func show(program string, r *request, problems []string) {
	for i, text := range r.Files {
		fmt.Printf("%s file %d: %q\n", program, i, text)
	}
	fmt.Printf("    %s\n", strings.Join(problems, "\n    "))
}

// compareValues reads the files through the catalogue's registry, and returns
// every difference from the service's own answer.
func compareValues(service *catalog.Service, r *request, want *answer) []string {
	var files []*ini.File
	for i, text := range r.Files {
		file, err := ini.Parse(fmt.Sprint(i), text)
		if err != nil {
			return same("reading", classOf(err), want)
		}
		files = append(files, file)
	}
	resolver := oslo.NewResolver(proof.NamedRegistry(service, r.Named), files, nil)
	if want.Class != nil {
		if r.Whole && requiredFails(service, resolver, *want.Class) {
			return nil
		}
		return []string{"reading: got no error, the service says " + *want.Class + ": " + *want.Error}
	}
	var problems []string
	for i, name := range r.Names {
		reading, err := resolver.Read(name[0], name[1])
		if problem := compareValue(name, reading, err, want.Values[i], want.Set[i]); problem != "" {
			problems = append(problems, problem)
		}
	}
	return problems
}

// requiredFails reports whether a required option does not read: on a full
// start, oslo.config reads all of them at once.
func requiredFails(service *catalog.Service, resolver *oslo.Resolver, class string) bool {
	for _, name := range service.Sections() {
		section, ok := service.Section(name)
		if !ok {
			continue
		}
		for _, o := range section.All() {
			if !o.Required {
				continue
			}
			if _, err := resolver.Read(name, o.Name.Option); err != nil && classOf(err) == class {
				return true
			}
		}
	}
	return false
}

func compareValue(name [2]string, reading oslo.Reading, err error, want any, set bool) string {
	where := name[0] + "." + name[1]
	failed, _ := want.(map[string]any)
	class, isError := failed["class"].(string)
	if err != nil {
		if got := classOf(err); got != class {
			return fmt.Sprintf("%s: got %s (%s), the service says %v", where, got, err, want)
		}
		return ""
	}
	if isError {
		return fmt.Sprintf("%s: got %v, the service says %v", where, conformance.Encode(reading.Value), want)
	}
	if reading.Set != set {
		return fmt.Sprintf("%s: set %v, the service says %v", where, reading.Set, set)
	}
	got, _ := json.Marshal(conformance.Encode(reading.Value))
	wanted, _ := json.Marshal(want)
	if dict := reading.Value.Kind() == types.Dict; dict && !set {
		return "" // a default that is not text is unchanged, including numbers in it
	}
	if string(got) != string(wanted) {
		return fmt.Sprintf("%s: got %s, the service says %s", where, got, wanted)
	}
	return ""
}

// same compares a failure to read a file.
func same(what, got string, want *answer) []string {
	if want.Class == nil || *want.Class != got {
		return []string{fmt.Sprintf("%s: got %s, the service says %v", what, got, want.Class)}
	}
	return nil
}

// classOf is oslo.config's error class for one of our errors.
func classOf(err error) string {
	var value *oslo.ValueError
	var reference *oslo.ReferenceError
	var parse *ini.ParseError
	switch {
	case errors.As(err, &value):
		return string(value.Class)
	case errors.As(err, &reference):
		return string(reference.Class())
	case errors.As(err, &parse):
		if parse.Reason == ini.ReasonEncoding {
			return "UnicodeDecodeError"
		}
		return "ConfigFileParseError"
	}
	return fmt.Sprintf("%T", err)
}

// reader is a running read.py.
type reader struct {
	command *exec.Cmd
	in      *bufio.Writer
	shut    func() error
	out     *bufio.Reader
}

func (o oracle) reader(service, program string) (*reader, error) {
	arguments := []string{filepath.Join(o.folder, "read.py"), service}
	if program != "" {
		arguments = append(arguments, program)
	}
	command := exec.Command(o.python, arguments...)
	if o.verbose {
		command.Stderr = os.Stderr
	}
	in, err := command.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	return &reader{command, bufio.NewWriter(in), in.Close, bufio.NewReader(out)}, nil
}

// ask sends requests and returns their answers.
func (r *reader) ask(requests []request) ([]answer, error) {
	sent := make(chan error, 1)
	go func() {
		encoder := json.NewEncoder(r.in)
		for i := range requests {
			if err := encoder.Encode(&requests[i]); err != nil {
				sent <- err
				return
			}
		}
		sent <- r.in.Flush()
	}()
	answers := make([]answer, len(requests))
	for i := range answers {
		line, err := r.out.ReadBytes('\n')
		if err != nil {
			return nil, fmt.Errorf("read.py: %w", err)
		}
		if err := json.Unmarshal(line, &answers[i]); err != nil {
			return nil, fmt.Errorf("read.py: %w", err)
		}
	}
	return answers, <-sent
}

func (r *reader) close() error {
	return errors.Join(r.shut(), r.command.Wait())
}
