// Command catalog turns the facts under internal/catalog/testdata/facts into
// the static tables internal/catalog/zz_*.go.
//
// Run it from the module's root:
//
//	go run ./tools/catalog          write the tables
//	go run ./tools/catalog -check   fail when the tables on disk are stale
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

const (
	factsFolder = "internal/catalog/testdata/facts"
	tableFolder = "internal/catalog"
)

func main() {
	check := flag.Bool("check", false, "write nothing, fail when a table is stale")
	flag.Parse()
	if err := run(*check); err != nil {
		fmt.Fprintln(os.Stderr, "catalog:", err)
		os.Exit(1)
	}
}

// run builds every table and writes it, or compares it with what is there.
func run(check bool) error {
	files, err := Generate(os.DirFS(factsFolder))
	if err != nil {
		return err
	}
	present, err := filepath.Glob(filepath.Join(tableFolder, "zz_*.go"))
	if err != nil {
		return err
	}
	for _, path := range present {
		if _, ok := files[filepath.Base(path)]; !ok {
			return fmt.Errorf("%s is not generated any more: remove it", path)
		}
	}
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		path := filepath.Join(tableFolder, name)
		if !check {
			if err := os.WriteFile(path, files[name], 0o644); err != nil {
				return err
			}
			continue
		}
		had, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if !bytes.Equal(had, files[name]) {
			return fmt.Errorf("%s is stale: run go run ./tools/catalog", path)
		}
	}
	return nil
}
