package proof

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/conformance"
)

// Class determines whether, and how, a data source can be given a recorded
// case.
type Class string

// The classes. All except Files and Adapter contain something that no text can
// express or no data source accepts.
const (
	Files         Class = "files"         // texts of Nova, read in [glance]
	Adapter       Class = "adapter"       // texts with one section that has only session and adapter options
	Bytes         Class = "bytes"         // a text that is not UTF-8
	Types         Class = "types"         // only its own options
	ExtraOptions  Class = "extra options" // its own options in addition to those of [glance]
	Environment   Class = "environment"   // environment variables
	adapterGroup        = "foo"           // the section of every case in the class Adapter
	adapterHeader       = "[" + adapterGroup + "]"
)

// Chosen is a recorded case and the real library's answer.
type Chosen struct {
	Case   conformance.Case
	Answer conformance.Answer
}

// LoadChosen reads the chosen cases and their answers from a folder.
func LoadChosen(folder string) ([]Chosen, error) {
	cases, err := loadLines[conformance.Case](filepath.Join(folder, "given.cases.jsonl"))
	if err != nil {
		return nil, err
	}
	answers, err := loadLines[conformance.Answer](filepath.Join(folder, "given.answers.jsonl"))
	if err != nil {
		return nil, err
	}
	if len(cases) != len(answers) {
		return nil, fmt.Errorf("%s: %d cases and %d answers", folder, len(cases), len(answers))
	}
	chosen := make([]Chosen, len(cases))
	for i := range cases {
		if cases[i].ID != answers[i].ID {
			return nil, fmt.Errorf("%s: case %s has the answer to %s", folder, cases[i].ID, answers[i].ID)
		}
		chosen[i] = Chosen{cases[i], answers[i]}
	}
	return chosen, nil
}

func loadLines[T any](path string) ([]T, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return decodeAll[T](path, bufio.NewReader(file))
}

// Class returns the case's class.
func (c *Chosen) Class() Class {
	asked := &c.Case
	switch {
	case asked.Register == "none":
		return Types
	case len(asked.Extra) > 0:
		return ExtraOptions
	case len(asked.Env) > 0:
		return Environment
	case asked.Group == adapterGroup:
		return Adapter
	}
	for i := range asked.Files {
		if !utf8.ValidString(asked.Files[i].Text()) {
			return Bytes
		}
	}
	return Files
}

// Whole is a case of the class Files for use with Against, without texts of
// ours.
func (c *Chosen) Whole() *Whole {
	return &Whole{ID: c.Case.ID, Files: c.Case.Files, Input: NewReading(&c.Answer)}
}

// InSection is a case of the class Adapter, moved into one of Nova's sections
// with session and adapter options. The answer keeps only the options that are
// known there; if there are none, the case cannot be used.
func (c *Chosen) InSection(section string, knows func(option string) bool) (w *Whole, ok bool) {
	w = &Whole{ID: c.Case.ID}
	for i := range c.Case.Files {
		text := strings.ReplaceAll(c.Case.Files[i].Text(), adapterHeader, "["+section+"]")
		w.Files = append(w.Files, conformance.NewFile(c.Case.Files[i].Name, text))
	}
	reading := NewReading(&c.Answer)
	w.Input = reading
	w.Input.Values, w.Input.Set = map[string]any{}, nil
	for _, name := range reading.Set {
		option := strings.TrimPrefix(name, adapterGroup+".")
		if knows(option) {
			w.Input.Values[section+"."+option] = reading.Values[name]
			w.Input.Set = append(w.Input.Set, section+"."+option)
		}
	}
	return w, len(w.Input.Set) > 0
}
