// Command urls generates random transport and database URLs, asks the real
// oslo.messaging, kombu, SQLAlchemy, oslo.db and PyMySQL how they read them, and
// compares the answers with this project's. The kind "spec" covers the small
// languages of other options, for which it asks Nova, Neutron and oslo.log.
//
//	go run ./tools/conformance/urls [-n 20000] [-seed S] [-kind transport|database|spec] [-report FILE]
//
// Nothing is sent over a network. It needs what tools/conformance/setup.sh
// installs.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/tools/conformance/outcome"
)

// question is one text, as the scripts take it.
type question struct {
	Kind       string `json:"kind"`
	Text       string `json:"text"`
	Parameters string `json:"parameters"`
}

func main() {
	count := flag.Int("n", 20000, "number of URLs of a kind")
	seed := flag.Uint64("seed", uint64(time.Now().UnixNano()), "seed of the URLs")
	kind := flag.String("kind", "", "only URLs of this kind")
	python := flag.String("python", "/usr/bin/python3", "the Python that has the libraries")
	folder := flag.String("scripts", filepath.Join("tools", "conformance", "urls"), "folder of urls.py and spec.py")
	show := flag.Int("show", 20, "number of disagreements to print")
	reports := flag.String("report", "", "file to append the outcomes to")
	flag.Parse()
	fmt.Printf("seed %d, %d URLs of a kind\n", *seed, *count)
	failed := false
	for _, k := range []struct {
		name, script string
		packages     []string
		compare      func(question, []byte) (string, error)
	}{
		{"transport", "urls.py", []string{"python3-oslo.messaging", "python3-kombu"}, compareTransport},
		{"database", "urls.py", []string{"python3-oslo.db", "python3-sqlalchemy", "python3-pymysql"}, compareDatabase},
		{"spec", "spec.py", []string{"python3-nova", "python3-neutron-lib", "python3-oslo.log"}, compareSpec},
	} {
		if *kind != "" && *kind != k.name {
			continue
		}
		questions := generate(k.name, *count, *seed)
		answers, err := ask(*python, filepath.Join(*folder, k.script), questions)
		if err != nil {
			fmt.Fprintln(os.Stderr, "urls:", err)
			os.Exit(2)
		}
		disagreements := 0
		for i, q := range questions {
			difference, err := k.compare(q, answers[i])
			if err != nil {
				fmt.Fprintln(os.Stderr, "urls:", err)
				os.Exit(2)
			}
			if difference == "" {
				continue
			}
			if disagreements++; disagreements <= *show {
				fmt.Printf("%s %q %q\n  %s\n  %s\n", q.Kind, q.Text, q.Parameters, difference, answers[i])
			}
		}
		fmt.Printf("%s: %d URLs, %d disagree\n", k.name, len(questions), disagreements)
		failed = failed || disagreements > 0
		did := outcome.Outcome{Part: k.name, Asked: len(questions), Differ: disagreements, Seed: *seed}
		if err := did.Append(*reports, k.packages...); err != nil {
			fmt.Fprintln(os.Stderr, "urls:", err)
			os.Exit(2)
		}
	}
	if failed {
		os.Exit(1)
	}
}

// ask returns the libraries' answers, one per line.
func ask(python, script string, questions []question) ([][]byte, error) {
	var input bytes.Buffer
	encoder := json.NewEncoder(&input)
	for _, q := range questions {
		if err := encoder.Encode(q); err != nil {
			return nil, err
		}
	}
	command := exec.Command(python, script)
	command.Stdin = &input
	command.Stderr = os.Stderr
	output, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", script, err)
	}
	var answers [][]byte
	reader := bufio.NewReader(bytes.NewReader(output))
	for {
		line, err := reader.ReadBytes('\n')
		if len(line) > 0 {
			answers = append(answers, bytes.TrimSpace(line))
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
	}
	if len(answers) != len(questions) {
		return nil, fmt.Errorf("%s: %d answers to %d questions", script, len(answers), len(questions))
	}
	return answers, nil
}
