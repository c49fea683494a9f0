package catalog

import (
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
)

// nextAttribute takes the first attribute off a text.
func nextAttribute(text string) (key, value, rest string) {
	end := strings.IndexAny(text, "= ")
	if end < 0 {
		return text, "", ""
	}
	key = text[:end]
	if text[end] == ' ' {
		return key, "", text[end+1:]
	}
	n := literalEnd(text[end+1:], ' ')
	value, rest = text[end+1:end+1+n], text[end+1+n:]
	return key, value, strings.TrimPrefix(rest, " ")
}

// literalEnd is the index of the first occurrence of a byte outside quotes and
// brackets, or the text's length.
func literalEnd(text string, stop byte) int {
	depth, quoted := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == stop && depth == 0:
			return i
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			depth--
		}
	}
	return len(text)
}

func unquoted(text string) string {
	if plain, err := strconv.Unquote(text); err == nil {
		return plain
	}
	return text
}

// elements splits the inside of a JSON list or object at its commas.
func elements(text string) []string {
	if len(text) < 2 {
		return nil
	}
	text = text[1 : len(text)-1]
	var parts []string
	for text != "" {
		end := literalEnd(text, ',')
		parts = append(parts, text[:end])
		text = strings.TrimPrefix(text[end:], ",")
	}
	return parts
}

func textsIn(text string) []string {
	parts := elements(text)
	texts := make([]string, len(parts))
	for i, part := range parts {
		texts[i] = unquoted(part)
	}
	return texts
}

func literals(text string) []table.Literal {
	parts := elements(text)
	list := make([]table.Literal, len(parts))
	for i, part := range parts {
		list[i] = literal(part)
	}
	return list
}

// literal reads a JSON literal.
func literal(text string) table.Literal {
	switch {
	case text == "" || text == "null":
		return table.Literal{}
	case text == "true", text == "false":
		return table.Literal{Kind: table.Bool, Text: text}
	case text[0] == '"':
		return table.Literal{Kind: table.String, Text: unquoted(text)}
	case text[0] == '{':
		return dictLiteral(text)
	case text[0] == '[':
		return listLiteral(text)
	case strings.ContainsAny(text, ".eE"):
		return table.Literal{Kind: table.Float, Text: text}
	}
	return table.Literal{Kind: table.Int, Text: text}
}

func listLiteral(text string) table.Literal {
	parts := elements(text)
	l := table.Literal{Kind: table.Strings, Items: make([]string, len(parts))}
	if len(parts) > 0 && parts[0] != "" && (parts[0][0] >= '0' && parts[0][0] <= '9' || parts[0][0] == '-') {
		l.Kind = table.Ints
	}
	for i, part := range parts {
		l.Items[i] = unquoted(part)
	}
	return l
}

// dictLiteral holds alternating keys and values.
func dictLiteral(text string) table.Literal {
	l := table.Literal{Kind: table.Dict}
	for _, part := range elements(text) {
		n := literalEnd(part, ':')
		l.Items = append(l.Items, unquoted(part[:n]), unquoted(part[n+1:]))
	}
	return l
}

// olderNamesIn reads older names, each "name" or "section.name".
func olderNamesIn(text string) []table.Name {
	texts := textsIn(text)
	names := make([]table.Name, len(texts))
	for i, t := range texts {
		names[i] = nameOf(t)
	}
	return names
}

// olderNamesOf lists the older names in a span's facts, without decoding the
// rest.
func olderNamesOf(facts string) []table.Name {
	if !strings.Contains(facts, " old=") {
		return nil
	}
	for facts != "" {
		var key, value string
		if key, value, facts = nextAttribute(facts); key == "old" {
			return olderNamesIn(value)
		}
	}
	return nil
}

// nameOf splits "section.name"; a section may contain dots and colons, a name
// may not.
func nameOf(text string) table.Name {
	at := strings.LastIndexByte(text, '.')
	if at < 0 {
		return table.Name{Option: text}
	}
	return table.Name{Section: text[:at], Option: text[at+1:]}
}
