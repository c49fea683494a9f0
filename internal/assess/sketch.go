package assess

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// sketch keeps what is known of a value that refers to something that is not:
// the pieces of a text between its references, the items of a list that hold
// none. A secret keeps nothing.
func (res *resolution) sketch(s *rules.Setting, reading oslo.Reading) {
	if s.Entry == nil || s.Entry.Opaque || s.Option.Sensitive || s.Option.Multi || len(reading.Raw) != 1 {
		return
	}
	if s.Option.TypeName != "str" && s.Option.TypeName != "uri" && s.Option.TypeName != "list" {
		return
	}
	sketch := res.resolver.Sketch(s.Option.Name, reading.Raw[0], res.secretName)
	if sketch == nil || s.Option.TypeName != "list" {
		s.Sketch = sketch
		return
	}
	list, err := types.ListType{Item: types.StringType{}}.Parse(sketch.Text)
	if err != nil {
		return
	}
	s.State, s.Partial, s.Sketch = rules.Set, true, sketch
	for _, item := range items(list) {
		if oslo.Holed(item.Text) {
			s.Holed = append(s.Holed, item)
		} else {
			s.Items = append(s.Items, item)
		}
	}
}

// hideSketch masks secrets in what is known of a value.
func (t *taint) hideSketch(s *rules.Setting) {
	if s.Sketch == nil {
		return
	}
	s.Sketch.Text = t.hidden(s.Sketch.Text)
	for _, items := range [...][]rules.Item{s.Items, s.Holed} {
		for i := range items {
			items[i].Text = t.hidden(items[i].Text)
		}
	}
}

// hidden is a text without the secrets.
func (t *taint) hidden(text string) string {
	if t.tooMany {
		return masked
	}
	return t.mask(text)
}
