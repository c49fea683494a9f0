package provider

import (
	"cmp"
	"fmt"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// choices are the arguments that select something by name and have a default.
var choices = [...]string{"profile", "enforcement", "evaluated_at", "service"}

// emptied finds arguments that are set to an empty value, such as an unfilled
// variable. Treating them as unset would silently use a release or profile
// other than intended, waive more, or skip the check. An empty list of sections
// has its own error.
func (a arguments) emptied() []assess.Mistake {
	var mistakes []assess.Mistake
	wrong := func(place report.Place, detail string) {
		mistakes = append(mistakes, assess.Mistake{Place: place, Summary: "Empty argument", Detail: detail})
	}
	for _, name := range [...]string{"release", "to_release"} {
		if a.empty(name) {
			_, err := catalog.Resolve("")
			mistakes = append(mistakes, assess.Mistake{
				Place:   report.Place{Attribute: name},
				Summary: "Unknown release",
				Detail:  fmt.Sprintf("The argument %s is empty: %v.", name, err),
			})
		}
	}
	for _, name := range choices {
		if a.empty(name) {
			wrong(report.Place{Attribute: name}, fmt.Sprintf("The argument %s is empty: leave it out, or set it to null, for the default.", name))
		}
	}
	for i, block := range a.list("waiver") {
		if argumentsOf(block).empty("option") {
			wrong(report.Place{Attribute: "waiver", Block: i, Key: "option"},
				"The waiver's option is empty: write section.option, or leave it out to waive the rule's findings on every option.")
		}
	}
	for i, block := range a.list("source") {
		source := argumentsOf(block)
		if source == nil {
			continue // a block that is not known yet
		}
		if !source.given("name") || source.empty("name") {
			wrong(report.Place{}, fmt.Sprintf("The name of source block %d is null or empty: set it to the file name to show in findings, such as nova.conf.", i))
		}
		if !source.given("content") {
			wrong(report.Place{Attribute: "source", Block: i, File: cmp.Or(source.text("name"), "source")},
				fmt.Sprintf("The content of source block %d is null, so nothing would be checked: pass the text, or leave the block out.", i))
		}
	}
	if argumentsOf(a["inspect"]).empty("config_file") {
		wrong(report.Place{Attribute: "inspect", Key: "config_file"}, "The argument config_file is empty: write the file's path on the target host, or leave it out.")
	}
	return mistakes
}

// empty reports whether a string argument is set to "".
func (a arguments) empty(name string) bool {
	value, ok := a[name]
	return ok && value.IsKnown() && !value.IsNull() && textOf(value) == ""
}
