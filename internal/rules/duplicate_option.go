package rules

import (
	"slices"
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// nameInFile is a name in one file.
type nameInFile struct {
	as     oslo.Name
	source int
}

func checkDuplicates(p *Pass) {
	if !slices.ContainsFunc(p.Assignments, func(a *config.Assignment) bool { return a.Shadowed }) {
		return // each of them counts
	}
	seen := make(map[nameInFile][]*config.Assignment, len(p.Assignments))
	var repeated []nameInFile
	for _, a := range p.Assignments {
		if a.Option == nil || a.Option.Multi || !p.fromText(a) {
			continue
		}
		key := nameInFile{a.As, a.Source}
		if seen[key] = append(seen[key], a); len(seen[key]) == 2 {
			repeated = append(repeated, key)
		}
	}
	for _, key := range repeated {
		p.repeated(seen[key])
	}
}

func (p *Pass) repeated(all []*config.Assignment) {
	last := all[len(all)-1]
	problem := Problem{At: last, Option: current(last)}
	how := "different values"
	if sameValues(all) {
		how, problem.Levels = "the same value", "III"
		problem.Effect = "It has no effect yet; the next edit of the wrong one will have none either."
	}
	problem.Message = full(last.As)
	if last.As.Group == p.Section.Name() {
		problem.Message = last.As.Option
	}
	problem.Message += " is set " + strconv.Itoa(len(all)) + " times in " + fileName(&p.Sources[last.Source]) +
		", with " + how + ", on lines " + lines(all) + ": the last one counts"
	p.Report(problem)
}

// sameValues reports whether all assignments give the option the same value, as
// its type reads them.
func sameValues(all []*config.Assignment) bool {
	first := all[0]
	for _, a := range all[1:] {
		if a.Entry.Value == first.Entry.Value {
			continue
		}
		if first.Option.Type == nil || refers(a.Entry.Value) || refers(first.Entry.Value) {
			return false
		}
		one, err := first.Option.Type.Parse(first.Entry.Value)
		other, also := first.Option.Type.Parse(a.Entry.Value)
		if err != nil || also != nil || !one.Equal(other) {
			return false
		}
	}
	return true
}

// mostLines is the maximum number of line numbers in a message.
const mostLines = 10

func lines(all []*config.Assignment) string {
	var numbers []string
	for i, a := range all {
		if i == mostLines-1 && len(all) > mostLines {
			numbers = append(numbers, "...")
			break
		}
		numbers = append(numbers, strconv.Itoa(a.Entry.Line))
	}
	if last := strconv.Itoa(all[len(all)-1].Entry.Line); len(all) > mostLines {
		numbers = append(numbers, last)
	}
	return strings.Join(numbers[:len(numbers)-1], ", ") + " and " + numbers[len(numbers)-1]
}
