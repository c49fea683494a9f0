package config

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// sketch records what is known about a value that refers to unknown ones: the
// text between its references, and a list's items without references. It
// records nothing of a secret.
func (c *Configuration) sketch(s *Setting, reading oslo.Reading) {
	if s.Entry == nil || s.Entry.Opaque || s.Option.Sensitive || s.Option.Multi || len(reading.Raw) != 1 {
		return
	}
	if s.Option.TypeName != "str" && s.Option.TypeName != "uri" && s.Option.TypeName != "list" {
		return
	}
	sketch := c.resolver.Sketch(s.Option.Name, reading.Raw[0], c.SecretName)
	if sketch == nil || !oslo.Holed(sketch.Text) || s.Option.TypeName != "list" {
		s.Sketch = sketch
		return
	}
	list, err := types.ListType{Item: types.StringType{}}.Parse(sketch.Text)
	if err != nil {
		return
	}
	s.State, s.Partial, s.Sketch = Set, true, sketch
	sortItems(s, ItemsOf(list))
}

// sortItems separates the fully known items from the partly known ones.
func sortItems(s *Setting, items []Item) {
	for _, item := range items {
		if oslo.Holed(item.Text) {
			s.Holed = append(s.Holed, item)
		} else {
			s.Items = append(s.Items, item)
		}
	}
}

// partList records the known items of a list attribute, with references
// replaced if they apply. Items that cannot be told apart are left out.
func (c *Configuration) partList(s *Setting, value Attribute) {
	s.State, s.Partial = Set, true
	known := value.known()
	texts := make([]string, len(known))
	refer := false
	for i, item := range known {
		texts[i] = item.Text
		refer = refer || strings.Contains(item.Text, "$")
	}
	if c.Literal || !refer {
		s.Items = known
		return
	}
	// A line break separates the items. If a reference expands to one, the
	// counts below differ.
	sketch := c.resolver.Sketch(s.Option.Name, strings.Join(texts, "\n"), c.SecretName)
	if sketch == nil {
		return
	}
	expanded := strings.Split(sketch.Text, "\n")
	if len(expanded) != len(known) {
		return
	}
	for i := range known {
		known[i].Text = expanded[i]
	}
	sketch.Text = strings.Join(expanded, ",")
	s.Sketch = sketch
	sortItems(s, known)
}

// hideSketch masks secrets in the known parts of a value.
func (t *taint) hideSketch(s *Setting) {
	if s.Sketch == nil {
		return
	}
	s.Sketch.Text = t.hidden(s.Sketch.Text)
	for _, items := range [...][]Item{s.Items, s.Holed} {
		for i := range items {
			items[i].Text = t.hidden(items[i].Text)
		}
	}
}

// hidden returns a text without the secrets.
func (t *taint) hidden(text string) string {
	if t.tooMany {
		return report.Mask
	}
	return t.mask(text)
}
