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

// Class is what of a recorded case decides whether a data source can ask it.
type Class string

// The classes. All but Files and Adapter hold something that no text can say
// or that no data source takes.
const (
	Files         Class = "files"         // texts of Nova, read in [glance]
	Adapter       Class = "adapter"       // texts with a section of session and adapter options alone
	Bytes         Class = "bytes"         // a text that is not UTF-8
	Types         Class = "types"         // nothing but options of its own
	ExtraOptions  Class = "extra options" // options of its own beside those of [glance]
	Environment   Class = "environment"   // variables of the environment
	adapterGroup        = "foo"           // the section of every case of the class Adapter
	adapterHeader       = "[" + adapterGroup + "]"
)

// Chosen is a recorded case and what the real library answered.
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
			return nil, fmt.Errorf("%s: case %s has the answer of %s", folder, cases[i].ID, answers[i].ID)
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

// Class tells the case's class.
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

// Whole is a case of the class Files for Against; it has no texts of ours.
func (c *Chosen) Whole() *Whole {
	return &Whole{ID: c.Case.ID, Files: c.Case.Files, Input: NewReading(&c.Answer)}
}

// InSection is a case of the class Adapter, put into a section of Nova that
// reads session and adapter options. What remains of the answer are the options
// that are known there; without any the case cannot be asked.
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
