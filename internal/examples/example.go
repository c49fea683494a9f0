package examples

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Example is a folder with a configuration, and the expected result of its
// plan.
type Example struct {
	Folder    string
	Base      string   // a folder whose files come first, overlaid by those of Folder; "" for none
	Needs     string   // the oldest engine version that can plan it, such as "1.11"; "" for any
	Variables []string // as NAME=value
	Files     []File   // created before the plan
	Expects   []Expect // if empty, the plan succeeds
	Twice     bool     // a second plan after an apply shows no difference
}

// File is a file or folder whose mode matters, so it cannot be kept under
// version control.
type File struct {
	Kind string // "certificate", "key", "text", "folder", or "file" for an existing one
	Mode os.FileMode
	Path string
}

// Expect is one line of expect.txt.
type Expect struct {
	Kind    string   // "error", "warning", "none", "output", "absent", "nowhere" or "errors"
	Subject string   // the start of the summary, the output's name, the absent text, or the file's name
	Words   []string // what the detail or the value contains
}

// Load reads an example. The lines of its expect.txt, which may be missing, are
// fields between bars:
//
//	error | the start of the summary | words of the detail ...
//	warning | the start of the summary | words of the detail ...
//	none | a text with which no summary starts
//	output | name | words of the value ...
//	absent | a text in no diagnostic, log or output that is not sensitive
//	nowhere | a text that is absent, and also not in the plan or the state
//	errors | a file with all errors of the plan, as a guide shows them
//	base | the folder, relative to this one, whose configuration it changes
//	needs | the oldest engine version that can plan the example
//	variable | name | value
//	stable
//	certificate, key, text or folder | mode | path of what to create first
//	file | mode | path of an existing file, which gets the mode
//
// A summary of * matches any. A plan has no errors other than those listed.
func Load(folder string) (*Example, error) {
	e := &Example{Folder: folder}
	text, err := os.ReadFile(filepath.Join(folder, "expect.txt"))
	if os.IsNotExist(err) {
		return e, nil
	}
	if err != nil {
		return nil, err
	}
	for number, line := range strings.Split(string(text), "\n") {
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := e.add(line); err != nil {
			return nil, fmt.Errorf("%s/expect.txt line %d: %w", folder, number+1, err)
		}
	}
	return e, nil
}

func (e *Example) add(line string) error {
	fields := strings.Split(line, " | ")
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	switch kind := fields[0]; kind {
	case "stable":
		e.Twice = true
	case "needs":
		if len(fields) != 2 {
			return errors.New("needs a version")
		}
		e.Needs = fields[1]
	case "base":
		if len(fields) != 2 {
			return errors.New("base needs a folder")
		}
		e.Base = filepath.Join(e.Folder, fields[1])
	case "variable":
		if len(fields) != 3 {
			return errors.New("variable needs a name and a value")
		}
		e.Variables = append(e.Variables, fields[1]+"="+fields[2])
	case "error", "warning", "output", "none", "absent", "nowhere", "errors":
		if len(fields) < 2 {
			return fmt.Errorf("%s names nothing", kind)
		}
		e.Expects = append(e.Expects, Expect{Kind: kind, Subject: fields[1], Words: fields[2:]})
	case "certificate", "key", "text", "folder", "file":
		if len(fields) != 3 {
			return fmt.Errorf("%s needs a mode and a path", kind)
		}
		var mode os.FileMode
		if _, err := fmt.Sscanf(fields[1], "%o", &mode); err != nil {
			return fmt.Errorf("mode %s: %w", fields[1], err)
		}
		e.Files = append(e.Files, File{Kind: kind, Mode: mode, Path: fields[2]})
	default:
		return fmt.Errorf("unknown word %q", kind)
	}
	return nil
}

// Configurations lists the folders below a folder that contain a configuration,
// or changes to one.
func Configurations(root string) ([]string, error) {
	var folders []string
	err := filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		if err == nil && entry.IsDir() {
			found, _ := filepath.Glob(filepath.Join(path, "*.tf"))
			changes, _ := filepath.Glob(filepath.Join(path, "*.tfvars"))
			if len(found)+len(changes) > 0 {
				folders = append(folders, path)
			}
		}
		return err
	})
	return folders, err
}
