// Command sessions asks the real keystoneauth and Nova what they make of rendered
// sections, and compares that with this project's answers.
//
//	go run ./tools/conformance/sessions [-write DIR] [-report FILE]
//
// It loads a session, an adapter and an auth plugin from every section that the
// catalogue covers, tries what rules reject, and compares the catalogue's options
// with those that Nova registers. It needs what tools/conformance/setup.sh
// installs. -write DIR keeps cases and answers as test data.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess/proof"
	"github.com/osloconf/terraform-provider-osloconf/internal/assess/proof/sessions"
	"github.com/osloconf/terraform-provider-osloconf/tools/conformance/outcome"
)

func main() {
	python := flag.String("python", "/usr/bin/python3", "the Python that has keystoneauth1 and Nova")
	script := flag.String("script", filepath.Join("tools", "conformance", "session.py"), "path of session.py")
	write := flag.String("write", "", "folder to write cases and answers to")
	reports := flag.String("report", "", "file to append the outcomes to")
	flag.Parse()
	disagreements, err := run(*python, *script, *write, *reports)
	if err != nil {
		fmt.Fprintln(os.Stderr, "sessions:", err)
		os.Exit(2)
	}
	if disagreements > 0 {
		os.Exit(1)
	}
}

// run prints the disagreements and returns their number.
func run(python, script, folder, reports string) (int, error) {
	total := 0
	for _, set := range []struct {
		name  string
		cases func() []sessions.Recorded
	}{{"sound", sessions.SoundCases}, {"refused", sessions.RefusedCases}} {
		records := set.cases()
		if err := answer(python, script, records); err != nil {
			return 0, err
		}
		disagreements := 0
		for i := range records {
			for _, problem := range records[i].Problems() {
				fmt.Printf("%s: %s\n", records[i].Question.ID, problem)
				disagreements++
			}
		}
		fmt.Printf("%s sections: %d asked, %d disagreements\n", set.name, len(records), disagreements)
		total += disagreements
		did := outcome.Outcome{Part: set.name + " sections", Asked: len(records), Differ: disagreements}
		if err := did.Append(reports, "python3-keystoneauth1", "python3-nova"); err != nil {
			return 0, err
		}
		if folder != "" {
			if err := proof.Save(filepath.Join(folder, set.name+".jsonl.gz"), records); err != nil {
				return 0, err
			}
		}
	}
	data, err := exec.Command(python, script, "--registered").Output()
	if err != nil {
		return 0, fmt.Errorf("session.py --registered: %w", err)
	}
	var registered []sessions.RegisteredOption
	if err := json.Unmarshal(data, &registered); err != nil {
		return 0, fmt.Errorf("session.py --registered: %w", err)
	}
	if folder != "" {
		if err := proof.Save(filepath.Join(folder, "registered.jsonl.gz"), registered); err != nil {
			return 0, err
		}
	}
	problems, count, err := sessions.CompareRegistered(registered)
	if err != nil {
		return 0, err
	}
	for _, problem := range problems {
		fmt.Println(problem)
	}
	fmt.Printf("registered options: %d compared, %d disagreements\n", count, len(problems))
	return total + len(problems), nil
}

// answer asks the real libraries about every record.
func answer(python, script string, records []sessions.Recorded) error {
	var questions bytes.Buffer
	encoder := json.NewEncoder(&questions)
	for i := range records {
		if err := encoder.Encode(&records[i].Question); err != nil {
			return err
		}
	}
	command := exec.Command(python, script)
	command.Stdin, command.Stderr = &questions, os.Stderr
	out, err := command.Output()
	if err != nil {
		return fmt.Errorf("session.py: %w", err)
	}
	lines := bufio.NewScanner(bytes.NewReader(out))
	lines.Buffer(nil, 1<<20)
	for i := range records {
		if !lines.Scan() {
			return fmt.Errorf("%d answers to %d cases", i, len(records))
		}
		if err := json.Unmarshal(lines.Bytes(), &records[i].Answer); err != nil {
			return fmt.Errorf("answer to %s: %w", records[i].Question.ID, err)
		}
	}
	return nil
}
