package assess

import (
	"fmt"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// unknownProgram says what is wrong with a program's name, nil if the service
// has it or none is given.
func unknownProgram(service, program string) []Mistake {
	if program == "" {
		return nil
	}
	programs := catalog.Programs(service)
	if slices.Contains(programs, program) {
		return nil
	}
	detail := fmt.Sprintf("The service %s has no program %s", service, report.Quote(program))
	if near := rules.Nearest(program, slices.Values(programs)); near != "" {
		detail += ": did you mean " + near + "?"
	}
	return []Mistake{{
		Place:   report.Place{Attribute: "program"},
		Summary: "Unknown program",
		Detail:  sentence(detail) + " Its programs are: " + strings.Join(programs, ", ") + ".",
	}}
}
