package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// maxBytes is the largest file that is read; it is package ini's limit.
const maxBytes = 4 << 20

// stdinName is the name of standard input in findings.
const stdinName = "stdin"

// input is one configuration: its texts in order.
type input struct {
	name    string // "" for the only one
	service string // as guessed, "" if no name told
	by      string // the name it was guessed from
	sources []assess.SourceText
}

// inputs reads the FILEs, as one configuration or as one each.
func (c *call) inputs(files []string, s *settings) ([]*input, error) {
	each := s.each
	if err := needFiles(files); err != nil {
		return nil, err
	}
	if len(slices.DeleteFunc(slices.Clone(files), func(f string) bool { return f != "-" })) > 1 {
		return nil, errors.New("- means standard input, which can be read only once: name it once")
	}
	var list []*input
	all := &input{}
	for _, file := range files {
		in := all
		if each {
			in = &input{name: path.Clean(filepath.ToSlash(file))}
			if file == "-" {
				in.name = stdinName
			}
			list = append(list, in)
		}
		err := c.add(in, file, s.service != "")
		if err != nil {
			return nil, err
		}
	}
	if !each {
		list = []*input{all}
	}
	return list, nil
}

// add reads one FILE into a configuration. If the service was given, names do
// not matter.
func (c *call) add(in *input, file string, said bool) error {
	if file == "-" {
		text, err := readAll(c.stdin, "standard input")
		if err != nil {
			return err
		}
		in.sources = append(in.sources, assess.SourceText{Name: stdinName, Content: text})
		return nil
	}
	names := []string{file}
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return readFault(file, err)
	case info.IsDir():
		if names, err = confDir(file); err != nil {
			return err
		}
		if err := in.guess(file); err != nil && !said {
			return err
		}
	}
	for _, name := range names {
		if err := in.guess(name); err != nil && !said {
			return err
		}
		text, err := readFile(name)
		if err != nil {
			return err
		}
		in.sources = append(in.sources, assess.SourceText{Name: name, Content: text})
	}
	return nil
}

// confDir lists what --config-dir reads: the folder's *.conf files in name
// order. As in a shell, * does not match a leading dot.
func confDir(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, readFault(folder, err)
	}
	var names []string
	for _, entry := range entries { // ReadDir sorts by name, byte by byte
		name := entry.Name()
		if !strings.HasSuffix(name, ".conf") || strings.HasPrefix(name, ".") {
			continue
		}
		full := filepath.Join(folder, name)
		if info, err := os.Stat(full); err == nil && info.IsDir() {
			continue
		}
		names = append(names, full)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("%s: the folder contains no *.conf files, the only ones that --config-dir reads", shown(folder))
	}
	return names, nil
}

// readFile reads a regular file within the limit. Anything else is rejected
// before it is opened: opening a pipe would wait for its other end.
func readFile(name string) (string, error) {
	info, err := os.Stat(name)
	if err != nil {
		return "", readFault(name, err)
	}
	if !info.Mode().IsRegular() {
		return "", fmt.Errorf("%s: not a regular file; write - to read standard input", shown(name))
	}
	file, err := os.Open(name)
	if err != nil {
		return "", readFault(name, err)
	}
	defer file.Close()
	return readAll(file, shown(name))
}

func readAll(from io.Reader, name string) (string, error) {
	text, err := io.ReadAll(io.LimitReader(from, maxBytes+1))
	if err != nil {
		return "", readFault(name, err)
	}
	if len(text) > maxBytes {
		return "", fmt.Errorf("%s: larger than the 4 MiB limit", name)
	}
	return string(text), nil
}

// readFault says why a file cannot be read, without repeating its path.
func readFault(name string, err error) error {
	if fault, ok := errors.AsType[*fs.PathError](err); ok {
		err = fault.Err
	}
	return fmt.Errorf("%s: %w", shown(name), err)
}
