package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"strings"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("bench: ")
	pairs := flag.Int("pairs", 5, "how often each pair is measured")
	only := flag.String("only", "", "measure only what has this in its name")
	write := flag.Bool("write", false, "put the table into docs/performance.md")
	flag.Parse()
	if err := run(max(1, *pairs), *only, *write); err != nil {
		log.Fatal(err)
	}
}

func run(pairs int, only string, write bool) error {
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
	for _, c := range contests() {
		if !strings.Contains(c.name, only) {
			continue
		}
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
