package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("bench: ")
	pairs := flag.Int("pairs", 5, "how often each pair is measured")
	only := flag.String("only", "", "measure only these, by name, with commas")
	write := flag.Bool("write", false, "put the table into docs/performance.md")
	flag.Parse()
	if err := run(max(1, *pairs), *only, *write); err != nil {
		log.Fatal(err)
	}
}

// choose finds contests by name; all if none is given.
func choose(only string) ([]contest, error) {
	if only == "" {
		return contests(), nil
	}
	var chosen []contest
	for name := range strings.SplitSeq(only, ",") {
		at := slices.IndexFunc(contests(), func(c contest) bool { return c.name == name })
		if at < 0 {
			return nil, fmt.Errorf("there is no measurement named %q", name)
		}
		chosen = append(chosen, contests()[at])
	}
	return chosen, nil
}

func run(pairs int, only string, write bool) error {
	chosen, err := choose(only)
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "osloconf-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	b, err := newBench(folder, pairs)
	if err != nil {
		return err
	}
	var rows []row
	for _, c := range chosen {
		log.Printf("%s: %s", c.name, c.what)
		measured, err := c.measure(b)
		if err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		for i := range measured {
			measured[i].name = c.name
			log.Print("  " + measured[i].String())
		}
		rows = append(rows, measured...)
	}
	text := table(rows, pairs)
	fmt.Print(text)
	if !write {
		return nil
	}
	if only != "" {
		return fmt.Errorf("-write needs all rows: leave -only out")
	}
	return rewrite("docs/performance.md", text)
}
