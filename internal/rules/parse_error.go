package rules

import (
	"cmp"
	"errors"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

const (
	byteOrderMark = "\ufeff"
	withoutMark   = "Save the file as UTF-8 without a byte order mark."
)

func startsWithMark(source *config.Source) bool { return strings.HasPrefix(source.Text, byteOrderMark) }

func checkParseError(p *Pass) {
	for i := range p.Sources {
		source := &p.Sources[i]
		if source.Err == nil {
			continue
		}
		problem := Problem{Place: source.Place, Message: "oslo.config refuses the file"}
		if fault, ok := errors.AsType[*ini.ParseError](source.Err); ok {
			problem.Place.Line = fault.Line
			problem.Message += ": " + fault.Reason
			problem.Remediation = cmp.Or(remedyForOther(lineOf(source.Text, fault.Line)), remedyForLine(fault.Reason))
			if startsWithMark(source) && (fault.Line == 1 || fault.Reason == ini.ReasonNoSection) {
				problem.Message += " (the byte order mark before it counts as a character)"
				problem.Remediation = withoutMark
			}
		}
		p.Report(problem)
	}
}

// fileName is a source's name for a message.
func fileName(source *config.Source) string {
	if source.Place.File == "" {
		return "the text"
	}
	return report.Redact(source.Place.File)
}

// lineOf is a line of a text, "" if it has no such line.
func lineOf(text string, number int) string {
	at := 0
	for line := range strings.Lines(text) {
		if at++; at == number {
			return strings.TrimRight(line, "\r\n")
		}
	}
	return ""
}

// remedyForOther says what to do where a line is of no INI file: a mark of a merge, or
// the beginning of a file of another kind. It is "" for any other line.
func remedyForOther(line string) string {
	const instead = ". Give the configuration file of the service instead."
	for _, mark := range [...]string{"<<<<<<<", "=======", ">>>>>>>"} {
		if rest, found := strings.CutPrefix(line, mark); found && (rest == "" || rest[0] == ' ') {
			return "Resolve the merge conflict: keep the lines of one side, and delete the lines with <<<<<<<, ======= and >>>>>>>."
		}
	}
	switch {
	case strings.HasPrefix(line, "export "):
		return "The file looks like a script for a shell, such as an openrc file" + instead
	case line == "---", line == "{", strings.HasPrefix(line, "- "), strings.HasPrefix(line, `"`) && strings.Contains(line, `": "`):
		return "The file looks like YAML or JSON" + instead + " A policy file is named by policy_file in [oslo_policy]."
	case strings.HasPrefix(line, "<?xml"):
		return "The file looks like XML" + instead
	}
	return ""
}

// remedyForLine says how to correct a line that the parser rejects.
func remedyForLine(reason string) string {
	switch reason {
	case ini.ReasonContinuation:
		return "Begin the line in the first column: an indented line continues the value above it, and there is none."
	case ini.ReasonSection:
		return "End the header with `]` and write nothing after it, not even a comment."
	case ini.ReasonEmptySection:
		return "Write the section's name between the brackets."
	case ini.ReasonEmptyKey:
		return "Write the option's name before the `=` or `:`."
	case ini.ReasonNoSection:
		return "Begin the file with a header: `[DEFAULT]` or the section that is meant."
	case ini.ReasonEncoding:
		return "Save the file as UTF-8."
	default:
		return ""
	}
}
