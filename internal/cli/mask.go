package cli

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// maxShown is the maximum length of a line shown, in characters.
const maxShown = 160

// redactedLines returns a configuration text's lines without its secrets.
// Before they are shown, they must go through maskedLine.
func redactedLines(text string) []string { return ini.Lines(assess.RedactText(text)) }

// maskedLine is a redacted line made safe to show: characters that would move a
// terminal's cursor are escaped. It masks more than redacting a whole file
// does: a line without an assignment may be a secret that lost its name, and a
// value that contains an assignment to a secret's name may have swallowed that
// line.
func maskedLine(line string) string {
	line = strings.TrimRight(line, "\r\n\t ")
	if runes := []rune(cut(line)); len(runes) > maxShown {
		line = string(runes[:maxShown]) + "..."
	}
	body := strings.TrimLeft(line, " \t")
	if body == "" || strings.HasPrefix(body, "[") && strings.HasSuffix(body, "]") {
		return clean(line)
	}
	if !strings.ContainsAny(body, "=:") {
		if line[0] == '#' || line[0] == ';' {
			return clean(line)
		}
		return report.Mask
	}
	return clean(report.Redact(line))
}

// cut shortens a line well beyond the shown length before it is examined.
func cut(line string) string { return line[:min(len(line), 8*maxShown)] }

// clean escapes unprintable characters, so that a file cannot control the
// terminal.
func clean(text string) string {
	if strings.IndexFunc(text, odd) < 0 {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if odd(r) {
			quoted := strconv.QuoteRune(r)
			b.WriteString(quoted[1 : len(quoted)-1])
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func odd(r rune) bool { return r != '\n' && r != '\t' && !unicode.IsPrint(r) }

// shown is a command-line word for a message.
func shown(word string) string {
	if word != "" && !strings.ContainsFunc(word, func(r rune) bool { return odd(r) || unicode.IsSpace(r) }) {
		return word
	}
	return report.Quote(word)
}
