// Command conformance generates random configurations, asks the real oslo.config
// what it reads from them, and compares the answers with this project's.
//
//	go run ./tools/conformance [-n 5000] [-seed S] [-kind recorded|library|rendered|texts] [-report FILE]
//
// The kind "recorded" repeats the cases kept as test data; "library" generates random
// cases for package oslo; "rendered" generates sets of attributes, whose rendered
// text must read back as the given values; "texts" generates whole files, which must
// read like their rendered and their migrated text. Without -kind, it runs all of
// them.
//
// It needs what setup.sh installs. -write DIR keeps the cases and answers of one
// kind, as test data.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/conformance"
	"github.com/osloconf/terraform-provider-osloconf/tools/conformance/outcome"
)

func main() {
	count := flag.Int("n", 5000, "number of cases")
	seed := flag.Uint64("seed", uint64(time.Now().UnixNano()), "seed of the cases")
	python := flag.String("python", "/usr/bin/python3", "the Python that has oslo.config")
	script := flag.String("recorder", filepath.Join("tools", "conformance", "record.py"), "path of record.py")
	write := flag.String("write", "", "folder to write cases and answers to")
	kind := flag.String("kind", "", "only cases of this kind")
	recorded := flag.String("recorded", filepath.Join("internal", "oslo", "testdata", "conformance"), "folder of the recorded cases; the whole files are taken from the given ones, too")
	show := flag.Int("show", 20, "number of disagreements to print")
	reports := flag.String("report", "", "file to append the outcomes to")
	flag.Parse()
	fmt.Printf("seed %d, %d cases of a kind\n", *seed, *count)
	if *write != "" && (*kind == "" || *kind == "recorded") {
		fmt.Fprintln(os.Stderr, "conformance: -write needs a -kind that is generated")
		os.Exit(2)
	}
	recorder := []string{*python, *script}
	a := asker{recorder, *show}
	failed := false
	for _, k := range []struct {
		name string
		run  func() (tally, error)
	}{
		{"recorded", func() (tally, error) { return runRecorded(a, *recorded) }},
		{"library", func() (tally, error) { return run(a, *count, *seed, *write) }},
		{"rendered", func() (tally, error) { return runRendered(a, *count, *seed, *write) }},
		{"texts", func() (tally, error) {
			return runTexts(a, *count, *seed, filepath.Join(*recorded, "given.cases.jsonl"), *write)
		}},
	} {
		if *kind != "" && *kind != k.name {
			continue
		}
		counted, err := k.run()
		if err == nil {
			err = counted.report(*reports, k.name, *seed)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "conformance:", err)
			os.Exit(2)
		}
		fmt.Printf("%s: %d cases, %d disagree\n", k.name, counted.asked, counted.differ)
		failed = failed || counted.differ > 0
	}
	if failed {
		os.Exit(1)
	}
}

// tally counts cases, and those among them that disagree.
type tally struct{ asked, differ int }

// report appends the tally to a file of outcomes.
func (t tally) report(path, kind string, seed uint64) error {
	if kind == "recorded" {
		seed = 0
	}
	return outcome.Outcome{Part: kind, Asked: t.asked, Differ: t.differ, Seed: seed}.Append(path, "python3-oslo.config")
}

// run generates random cases and counts those that disagree.
func run(a asker, count int, seed uint64, folder string) (tally, error) {
	cases := make([]conformance.Case, count)
	lines := make([][]byte, count)
	g := newGenerator(seed)
	for i := range cases {
		cases[i] = g.next(i)
		var err error
		if lines[i], err = json.Marshal(cases[i]); err != nil {
			return tally{}, err
		}
	}
	if folder == "" {
		return a.disagreements(cases, lines)
	}
	answers, err := ask(a.recorder, lines)
	if err != nil {
		return tally{}, err
	}
	return tally{asked: count}, errors.Join(
		writeLines(filepath.Join(folder, "generated.cases.jsonl"), lines),
		writeLines(filepath.Join(folder, "generated.answers.jsonl"), answers),
	)
}

// disagreements puts the cases, also given as encoded lines, to the library and
// counts those for which this project's answer differs.
func (a asker) disagreements(cases []conformance.Case, lines [][]byte) (tally, error) {
	data, err := a.options()
	if err != nil {
		return tally{}, err
	}
	options, err := conformance.LoadOptions(data)
	if err != nil {
		return tally{}, err
	}
	answers, err := ask(a.recorder, lines)
	if err != nil {
		return tally{}, err
	}
	differ, err := compare(options, cases, lines, answers, a.show)
	return tally{len(cases), differ}, err
}

func compare(options conformance.Options, cases []conformance.Case, lines, answers [][]byte, show int) (int, error) {
	disagreements := 0
	for i := range cases {
		var answer conformance.Answer
		if err := json.Unmarshal(answers[i], &answer); err != nil {
			return 0, fmt.Errorf("answer to %s: %w", cases[i].ID, err)
		}
		differences, err := options.Compare(&cases[i], &answer)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", cases[i].ID, err)
		}
		if len(differences) == 0 {
			continue
		}
		if disagreements++; disagreements <= show {
			fmt.Printf("%s\n", lines[i])
			for _, difference := range differences {
				fmt.Printf("    %s\n", difference)
			}
		}
	}
	return disagreements, nil
}

// ask pipes the cases through the recorder.
func ask(recorder []string, lines [][]byte) ([][]byte, error) {
	command := exec.Command(recorder[0], recorder[1:]...)
	command.Stderr = os.Stderr
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
	go func() {
		defer in.Close()
		w := bufio.NewWriter(in)
		defer w.Flush()
		for _, line := range lines {
			w.Write(line)
			w.WriteByte('\n')
		}
	}()
	answers := make([][]byte, 0, len(lines))
	reader := bufio.NewReader(out)
	for {
		line, err := reader.ReadBytes('\n')
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		answers = append(answers, line[:len(line)-1])
	}
	if err := command.Wait(); err != nil {
		return nil, fmt.Errorf("record.py: %w", err)
	}
	if len(answers) != len(lines) {
		return nil, fmt.Errorf("%d answers to %d cases", len(answers), len(lines))
	}
	return answers, nil
}

func writeLines(path string, lines [][]byte) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(file)
	for _, line := range lines {
		w.Write(line)
		w.WriteByte('\n')
	}
	return errors.Join(w.Flush(), file.Close())
}

func explain(err error) error {
	var exit *exec.ExitError
	if errors.As(err, &exit) && len(exit.Stderr) > 0 {
		return fmt.Errorf("%w: %s", err, exit.Stderr)
	}
	return err
}
