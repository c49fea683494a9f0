package proof

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/conformance"
)

// Groups are the sections whose options are read: those set in the texts of
// Texts, most of which build a session.
var Groups = []string{"glance", "cinder", "neutron", "service_user", "placement", "ironic", "libvirt", "DEFAULT", "keystone_authtoken"}

// Whole is a list of texts, what assess writes for them, and what the real
// oslo.config reads from each.
type Whole struct {
	ID       string             `json:"id"`
	Files    []conformance.File `json:"files"`
	Rendered string             `json:"rendered"`
	Migrated []conformance.File `json:"migrated,omitempty"` // empty if equal to Files

	Input        Reading  `json:"input"`
	FromRendered Reading  `json:"from_rendered"`
	FromMigrated *Reading `json:"from_migrated,omitempty"`
}

// Reading is what the real library reads, as far as it is compared.
type Reading struct {
	Error    string         `json:"error,omitempty"`
	Class    string         `json:"class,omitempty"`
	Values   map[string]any `json:"values,omitempty"` // {"error": class} for an option that cannot be read
	Set      []string       `json:"set,omitempty"`
	Warnings []string       `json:"warnings,omitempty"`

	Parsed []map[string]map[string][]any `json:"parsed,omitempty"`

	// Errors are the messages of the options that cannot be read. They name
	// places in temporary folders and are not recorded with whole files.
	Errors map[string]string `json:"-"`
}

// NewReading records an answer.
func NewReading(answer *conformance.Answer) Reading {
	r := Reading{Values: map[string]any{}, Warnings: answer.Warnings, Parsed: answer.Parsed, Errors: map[string]string{}}
	if answer.Error != nil {
		r.Error, r.Class = *answer.Error, *answer.Class
		return r
	}
	for name, value := range answer.Values {
		if Failed(value) {
			failure := value.(map[string]any)
			r.Errors[name], _ = failure["error"].(string)
			value = map[string]any{"error": failure["class"]}
		}
		r.Values[name] = value
	}
	for name := range answer.Set {
		r.Set = append(r.Set, name)
	}
	slices.Sort(r.Set)
	return r
}

// forgetHost drops the defaults that refer to the recording host's name or to
// the location of its packages.
func (r *Reading) forgetHost() {
	if r == nil {
		return
	}
	maps.DeleteFunc(r.Values, func(name string, value any) bool {
		return strings.HasPrefix(name, "DEFAULT.") && !slices.Contains(r.Set, name) && !Failed(value)
	})
}

// Request is the request of osloconf_file.
func Request(files []conformance.File) *assess.Request {
	r := &assess.Request{Policy: assess.PolicyText{Release: Release}}
	for i := range files {
		r.Sources = append(r.Sources, assess.SourceText{Name: files[i].Name, Content: files[i].Text()})
	}
	return r
}

// NewWhole runs assess on the files of a case.
func NewWhole(c conformance.Case) (Whole, bool) {
	w := Whole{ID: c.ID, Files: c.Files}
	result, mistakes := assess.Run(Request(c.Files), time.Time{})
	if len(mistakes) > 0 {
		return w, false
	}
	w.Rendered = body(result.Rendered)
	same := true
	for _, file := range c.Files {
		same = same && result.Migrated[file.Name] == file.Text()
		w.Migrated = append(w.Migrated, conformance.NewFile(file.Name, result.Migrated[file.Name]))
	}
	if same {
		w.Migrated = nil
	}
	return w, true
}

// Cases are the questions for the real library; Keep takes the answers in the
// same order.
func (w *Whole) Cases() []conformance.Case {
	ask := func(kind string, files ...conformance.File) conformance.Case {
		return conformance.Case{ID: w.ID + " " + kind, Register: "service", Groups: Groups, Files: files}
	}
	cases := []conformance.Case{
		ask("input", w.Files...),
		ask("rendered", conformance.NewFile("rendered.conf", w.Rendered)),
	}
	if w.Migrated != nil {
		cases = append(cases, ask("migrated", w.Migrated...))
	}
	return cases
}

// Keep records the answers to Cases.
func (w *Whole) Keep(answers []conformance.Answer) {
	w.Input, w.FromRendered = NewReading(&answers[0]), NewReading(&answers[1])
	w.Input.Parsed = nil
	if len(answers) > 2 {
		migrated := NewReading(&answers[2])
		migrated.Parsed = nil
		w.FromMigrated = &migrated
	}
	for _, r := range [...]*Reading{&w.Input, &w.FromRendered, w.FromMigrated} {
		r.forgetHost()
	}
}
