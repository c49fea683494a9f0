package rules

import (
	"fmt"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// literalMarker is marker for a text with holes: only literal text can be a
// marker.
func literalMarker(text string) string {
	if m := marker(text); !oslo.Holed(m) {
		return m
	}
	return ""
}

// holedMarkers looks for markers in the known parts of a text, and in the
// partly known items of a list.
func (p *Pass) holedMarkers(on *config.Setting) {
	if m := literalMarker(on.Outline()); m != "" {
		p.Report(Problem{On: on, Message: stillHolds(on.Name(), m, on.Sketch.Filled(on.Outline()))})
	}
	for i := range on.Holed {
		item := &on.Holed[i]
		if m := literalMarker(item.Text); m != "" {
			p.Report(Problem{On: on, Item: item, Message: stillHolds(fmt.Sprintf("%s[%d]", on.Name(), item.Index), m, on.Sketch.Filled(item.Text))})
		}
	}
}
