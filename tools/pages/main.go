// Command pages finishes the pages below docs for the registry: every link becomes
// an address that the registry resolves, and every page gets its place in the
// sidebar.
//
//	go run ./tools/pages
//
// A link to a missing page is an error.
package main

import (
	"io/fs"
	"log"
	"os"
	"path/filepath"
)

func main() {
	log.SetFlags(0)
	if err := finish("."); err != nil {
		log.Fatal(err)
	}
}

// finish rewrites every page below the folder docs of a tree.
func finish(root string) error {
	return filepath.WalkDir(filepath.Join(root, "docs"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".md" {
			return err
		}
		before, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		after, err := linked(root, name, string(before))
		if err != nil {
			return err
		}
		after = placed(name, after)
		if after == string(before) {
			return nil
		}
		return os.WriteFile(path, []byte(after), 0o644)
	})
}
