package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess/proof"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/conformance"
)

// runRendered renders random attribute sets and asks the real library what it
// reads from them. It counts the sets that disagree.
func runRendered(a asker, count int, seed uint64, folder string) (tally, error) {
	random := proof.NewRandom(seed)
	records := make([]proof.Rendered, count)
	cases := make([]conformance.Case, count)
	for i := range records {
		records[i], cases[i] = proof.RenderedCase(random.Literal(i))
	}
	answers, err := a.answers(cases)
	if err != nil {
		return tally{}, err
	}
	counted := tally{asked: len(records)}
	for i := range records {
		records[i].Keep(&answers[i])
		counted.differ += a.print(counted.differ, records[i].Given, records[i].Problems())
	}
	if folder != "" {
		return counted, proof.Save(filepath.Join(folder, "rendered.jsonl.gz"), records)
	}
	return counted, nil
}

// runTexts compares random texts, preceded by those given cases that are whole
// files, with the texts that assess writes for them.
func runTexts(a asker, count int, seed uint64, given, folder string) (tally, error) {
	data, err := a.options()
	if err != nil {
		return tally{}, err
	}
	options, err := conformance.LoadOptions(data)
	if err != nil {
		return tally{}, err
	}
	inputs, err := wholeFiles(given)
	if err != nil {
		return tally{}, err
	}
	random := proof.NewRandom(seed)
	for i := range count {
		inputs = append(inputs, random.Texts(i))
	}
	var records []proof.Whole
	var cases []conformance.Case
	for _, input := range inputs {
		record, ok := proof.NewWhole(input)
		if !ok {
			return tally{}, fmt.Errorf("%s: over the limits", input.ID)
		}
		records = append(records, record)
		cases = append(cases, record.Cases()...)
	}
	answers, err := a.answers(cases)
	if err != nil {
		return tally{}, err
	}
	counted := tally{asked: len(records)}
	for i := range records {
		n := len(records[i].Cases())
		records[i].Keep(answers[:n])
		answers = answers[n:]
		counted.differ += a.print(counted.differ, records[i].Files, records[i].Problems(options))
	}
	if folder != "" {
		return counted, proof.Save(filepath.Join(folder, "texts.jsonl.gz"), records)
	}
	return counted, nil
}

// wholeFiles reads the cases that consist only of a service's files.
func wholeFiles(path string) ([]conformance.Case, error) {
	if path == "" {
		return nil, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var cases []conformance.Case
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		var c conformance.Case
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			return nil, err
		}
		if proof.Fits(&c) {
			cases = append(cases, c)
		}
	}
	return cases, lines.Err()
}

// asker puts cases to the real library.
type asker struct {
	recorder []string
	show     int
}

// options returns the registered options.
func (a asker) options() ([]byte, error) {
	data, err := exec.Command(a.recorder[0], append(a.recorder[1:len(a.recorder):len(a.recorder)], "--options")...).Output()
	if err != nil {
		return nil, fmt.Errorf("asking for the options (is tools/conformance/setup.sh done?): %w", explain(err))
	}
	return data, nil
}

func (a asker) answers(cases []conformance.Case) ([]conformance.Answer, error) {
	lines := make([][]byte, len(cases))
	for i := range cases {
		var err error
		if lines[i], err = json.Marshal(cases[i]); err != nil {
			return nil, err
		}
	}
	texts, err := ask(a.recorder, lines)
	if err != nil {
		return nil, err
	}
	answers := make([]conformance.Answer, len(texts))
	for i := range texts {
		if err := json.Unmarshal(texts[i], &answers[i]); err != nil {
			return nil, fmt.Errorf("answer to %s: %w", cases[i].ID, err)
		}
	}
	return answers, nil
}

// print shows what is wrong with one input; it returns 1 if anything is.
func (a asker) print(before int, input any, problems []string) int {
	if len(problems) == 0 {
		return 0
	}
	if before < a.show {
		text, err := json.Marshal(input)
		if err != nil {
			text = []byte(err.Error())
		}
		fmt.Printf("%s\n    %s\n", text, strings.Join(problems, "\n    "))
	}
	return 1
}
