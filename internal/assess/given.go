package assess

import (
	"fmt"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Given is one option's value as the caller of a function gives it, by name.
type Given struct {
	Name    string
	Extra   bool // it stands in the member extra, as in the data source's argument
	Unknown bool
	IsList  bool
	Text    string
	Items   []ItemText
}

// AttributesOf lays options out as the data source for the section would: in
// [glance] of Nova the names of [ssl] mean that section, elsewhere every name
// is one of the section at hand. Options without an attribute of their own are
// taken as they are. A list for an option that takes one value is a mistake.
func AttributesOf(service, section string, options []Given) (*Attributes, []Mistake) {
	table := SessionAttributes()
	if section == "glance" && (service == "" || service == string(catalog.Nova)) {
		table = GlanceAttributes()
	}
	attributes := &Attributes{Section: section, Table: table}
	var mistakes []Mistake
	for i := range options {
		given := &options[i]
		value := Attribute{
			Place:   report.Place{Attribute: given.Name},
			As:      oslo.Name{Group: section, Option: given.Name},
			Unknown: given.Unknown,
			IsList:  given.IsList,
			Text:    given.Text,
			Items:   given.Items,
		}
		if given.Extra {
			value.Place = report.Place{Attribute: Extra, Key: given.Name}
		} else if typed, ok := TypedNamed(table, given.Name); ok {
			value.As = typed.As(section)
			if given.IsList && typed.Kind != Texts && typed.Kind != Numbers {
				mistakes = append(mistakes, Mistake{
					Place:   value.Place,
					Summary: "List for a single value",
					Detail:  fmt.Sprintf("%s takes one value, not a list.", given.Name),
				})
			}
		}
		attributes.Values = append(attributes.Values, value)
	}
	return attributes, mistakes
}
