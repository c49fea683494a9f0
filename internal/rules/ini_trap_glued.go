package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// glued reports a value in which another option of the section is set: the end of a
// line got lost. It shows nothing of the value.
func (p *Pass) glued(a *config.Assignment) bool {
	name := a.Option.Name.Option
	if !strings.Contains(a.Entry.Value, "=") || a.Option.TypeName == "dict" || isProse(a.Option) {
		return false
	}
	if strings.Contains(name, "format") || strings.Contains(name, "params") { // which have NAME=VALUE of their own
		return false
	}
	found := p.gluedName(a)
	if found == "" {
		return false
	}
	other := label(found)
	problem := Problem{
		At: a, Option: current(a),
		Message:     label(a.As.Option) + " contains " + other + " =: two lines seem to have become one",
		Effect:      "The service reads all of it as the value of the first option, and the second one keeps its default.",
		Remediation: "Write " + other + " on a line of its own.",
	}
	if a.Option.Sensitive || p.SecretName(a.As) {
		problem.Levels = "WWE" // a secret may contain anything
	}
	p.Report(problem)
	return true
}

// gluedName is the name of the option that a value sets, "" if there is none.
func (p *Pass) gluedName(a *config.Assignment) string {
	section := p.Configuration.Section(a.Option.Name.Group)
	value := oslo.Strip(a.Entry.Value)
	if section == nil || strings.ContainsAny(value, "\n\"'(%") || unseen(value) {
		return ""
	}
	for at := range min(len(value), longestGlued) {
		if value[at] != '=' {
			continue
		}
		before := strings.TrimRight(value[:at], " \t")
		start := len(before)
		for start > 0 && isWordByte(before[start-1]) {
			start--
		}
		word, apart := before[start:], len(before) < at
		if a.Option.TypeName == "list" && !apart {
			continue // an item may be NAME=VALUE
		}
		if start > 0 && isBlank(before[start-1]) {
			if section.Option(word) != nil {
				return word
			}
			continue
		}
		if !apart || a.Option.Sensitive {
			continue // only where the equals sign stands apart is it surely the file's
		}
		for name := range register(section) {
			if begun, glued := strings.CutSuffix(word, name); glued && len(name) >= shortestGlued && start+len(begun) > 0 {
				return name
			}
		}
	}
	return ""
}

const (
	shortestGlued = 5   // how long a name must be for it not to end a value by chance
	longestGlued  = 500 // how much of a value is searched
)

func isBlank(c byte) bool { return c == ' ' || c == '\t' }
