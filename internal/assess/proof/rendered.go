package proof

import (
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/conformance"
)

// Rendered is a set of attributes, its rendered text, and what the real
// oslo.config reads from the text: every option that is set, and every one that
// cannot be read.
type Rendered struct {
	Given Literal        `json:"given"`
	Text  string         `json:"text"`
	Read  map[string]any `json:"read"`
}

// RenderedCase renders a set, and returns the case for the real library.
func RenderedCase(given Literal) (Rendered, conformance.Case) {
	record := Rendered{Given: given}
	result, mistakes := assess.Run(given.Request(), time.Time{})
	if len(mistakes) == 0 {
		record.Text = body(result.Rendered)
	}
	return record, conformance.Case{ID: given.ID, Register: "full",
		Files: []conformance.File{conformance.NewFile("nova.conf", record.Text)}}
}

// Keep records the real library's answer.
func (r *Rendered) Keep(answer *conformance.Answer) {
	r.Read = map[string]any{}
	for name, value := range answer.Values {
		if answer.Set[name] != "" || Failed(value) {
			r.Read[name] = value
		}
	}
	if answer.Error != nil {
		r.Read["error"] = *answer.Error
	}
}

// Problems lists the differences from the record.
func (r *Rendered) Problems() []string {
	result, mistakes := assess.Run(r.Given.Request(), time.Time{})
	switch {
	case len(mistakes) > 0:
		return []string{mistakes[0].Detail}
	case body(result.Rendered) != r.Text:
		return []string{"renders to a text that differs from the record: " + result.Rendered}
	}
	return append(r.Given.Differences(result, r.Read), Shown(result, r.Read)...)
}
