package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// trapIn says what in a value reads differently from how it looks, and how to
// fix it; "" for nothing. list means that oslo.config splits it at commas.
func trapIn(value string, list bool) (what, fix string) {
	switch {
	case value == "":
		return "", ""
	case value[0] == '=' || value[0] == '>':
		return "begins with a part of the sign before it: oslo.config ends the name at the first `=` or `:`",
			"Write one `=` between name and value."
	case inlineComment(value):
		return "holds what looks like a comment, which oslo.config takes for a part of the value",
			"Write the comment on a line of its own."
	case strings.HasSuffix(value, `\`) && !windowsFolder(value):
		return "ends in a backslash: it stays in the value and does not continue the line",
			"Write the value on one line, or indent the next line."
	case list:
		return listTrap(value)
	case quoteAtEdge(value):
		return "keeps a quote: oslo.config drops quotes only where the same one is at both ends, once",
			"Write the value without quotes."
	case strings.Contains(value, "\n"):
		return "goes on over several lines: the line break becomes a part of the value",
			"Write the value on one line."
	}
	return "", ""
}

// windowsFolder reports whether a value is the path of a Windows folder, which
// may well end in a backslash.
func windowsFolder(value string) bool {
	drive := len(value) > 2 && value[1] == ':' && value[2] == '\\' && (value[0]|0x20 >= 'a' && value[0]|0x20 <= 'z')
	return (drive || strings.HasPrefix(value, `\\`)) && !strings.ContainsAny(value, "\n,")
}

func listTrap(value string) (what, fix string) {
	for item := range strings.SplitSeq(strings.TrimRight(oslo.Strip(value), ","), ",") {
		item = oslo.Strip(item)
		switch {
		case item == "":
		case quoteAtEdge(item):
			return "has a quoted item: oslo.config's lists know no quotes, so they stay in the items",
				"Write the items without quotes, separated by commas."
		case strings.Contains(item, "\n"):
			return "has no comma before a line break: both lines are one item",
				"End every line but the last with a comma."
		}
	}
	return "", ""
}

// inlineComment reports whether a value begins like a comment, or has white space
// before a `#` or `;` in one of its lines.
func inlineComment(value string) bool {
	if value[0] == '#' || value[0] == ';' {
		return true
	}
	for i := 1; i < len(value); i++ {
		if (value[i] == '#' || value[i] == ';') && (value[i-1] == ' ' || value[i-1] == '\t') {
			return true
		}
	}
	return false
}

func quoteAtEdge(value string) bool {
	first, last := value[0], value[len(value)-1]
	return first == '"' || first == '\'' || last == '"' || last == '\''
}
