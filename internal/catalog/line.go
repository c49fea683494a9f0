package catalog

import (
	"strconv"
	"strings"
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
)

// span is a stretch of versions with the same facts, half open: to is the first
// version that they no longer hold for, zero where they still do. A service's
// spans are points of Nova's axis, a library's those of its own versions.
type span struct {
	from, to table.Point
	facts    string
}

// holds reports whether a half-open range contains a point.
func holds(from, to, at table.Point) bool { return from <= at && (to == 0 || at < to) }

// spansOf walks a line's spans, oldest first.
func (l line) spansOf(yield func(span) bool) {
	for text := range strings.SplitSeq(l.spans, "\t") {
		period, facts, _ := strings.Cut(text, " ")
		from, to, _ := strings.Cut(period, "..")
		if !yield(span{pointOf(from), pointOf(to), facts}) {
			return
		}
	}
}

// at finds the facts that hold at a point.
func (l line) at(point table.Point) (span, bool) {
	for s := range l.spansOf {
		if holds(s.from, s.to, point) {
			return s, true
		}
	}
	return span{}, false
}

// pointOf reads a version of three numbers, or the name of a series, which is
// the first tag of Nova in it; "" is no bound.
func pointOf(text string) table.Point {
	if text == "" {
		return 0
	}
	if p, ok := versionPoint(text); ok {
		return p
	}
	if s := seriesNamed(text); s != nil {
		return s.Tags[0]
	}
	return 0
}

// versionPoint reads three numbers.
func versionPoint(text string) (table.Point, bool) {
	const places = 3
	numbers, n, digits := [places]table.Point{}, 0, false
	for i := range len(text) {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			numbers[n] = numbers[n]*10 + table.Point(c-'0')
			digits = true
		case c == '.' && digits && n < places-1:
			n, digits = n+1, false
		default:
			return 0, false
		}
	}
	if n != places-1 || !digits {
		return 0, false
	}
	return numbers[0]*10000 + numbers[1]*100 + numbers[2], true
}

// interned keeps the facts that have been decoded, by their text: thousands of
// options share a few hundred.
var interned sync.Map // string -> *table.Facts

// factsOf decodes a span's facts.
func factsOf(text string) *table.Facts {
	if had, ok := interned.Load(text); ok {
		return had.(*table.Facts)
	}
	kept, _ := interned.LoadOrStore(text, decodeFacts(text))
	return kept.(*table.Facts)
}

// decodeFacts reads "TYPE flag key=value ...", where a value is a JSON literal
// or a bare word.
func decodeFacts(text string) *table.Facts {
	f := &table.Facts{}
	for first := true; text != ""; first = false {
		var key, value string
		key, value, text = nextAttribute(text)
		if first {
			f.Type.Name = key
			continue
		}
		setFact(f, key, value)
	}
	return f
}

func setFact(f *table.Facts, key, value string) {
	switch key {
	case "item":
		f.Type.Item = value
	case "min":
		f.Type.Min = value
	case "max":
		f.Type.Max = value
	case "choices":
		f.Type.Choices = literals(value)
	case "ichoices":
		f.Type.ItemChoices = textsIn(value)
	case "icase":
		f.Type.IgnoreCase = true
	case "regex":
		f.Type.Regex = unquoted(value)
	case "iregex":
		f.Type.ItemRegex = unquoted(value)
	case "imin":
		f.Type.ItemMin = value
	case "imax":
		f.Type.ItemMax = value
	case "iquotes":
		f.Type.ItemQuotes = true
	case "maxlen":
		f.Type.MaxLength, _ = strconv.Atoi(value)
	case "schemes":
		f.Type.Schemes = textsIn(value)
	case "quotes":
		f.Type.Quotes = true
	case "bounds":
		f.Type.Bounds = true
	case "ibounds":
		f.Type.ItemBounds = true
	case "ipv":
		f.Type.IPVersion, _ = strconv.Atoi(value)
	case "sep":
		f.Type.Separator = unquoted(value)
	case "host":
		f.HostDefault = true
	case "default":
		f.Default = literal(value)
	case "secret":
		f.Secret = true
	case "multi":
		f.Multi = true
	case "required":
		f.Required = true
	case "removal":
		f.ForRemoval = true
	case "since":
		f.DeprecatedSince = unquoted(value)
	case "old":
		f.Deprecated = olderNamesIn(value)
	case "ksa":
		f.Keystoneauth = true
	case "stores":
		f.Stores = textsIn(value)
	case "prog":
		f.Programs = textsIn(value)
	case "backport":
		f.Backported = true
	}
}

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
	n := literalLength(text[end+1:])
	value, rest = text[end+1:end+1+n], text[end+1+n:]
	return key, value, strings.TrimPrefix(rest, " ")
}

// literalLength is how long the literal is that a text begins with.
func literalLength(text string) int {
	depth, quoted := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			depth--
		case c == ' ' && depth == 0:
			return i
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
	depth, quoted, start := 0, false, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			depth--
		case c == ',' && depth == 0:
			parts = append(parts, text[start:i])
			start = i + 1
		}
	}
	if start < len(text) {
		parts = append(parts, text[start:])
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

// dictLiteral holds keys and values by turns.
func dictLiteral(text string) table.Literal {
	l := table.Literal{Kind: table.Dict}
	for _, part := range elements(text) {
		n := literalLength(strings.Replace(part, ":", " ", 1))
		if part[0] == '"' {
			n = strings.Index(part, "\":") + 1
		}
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

// nameOf splits "section.name"; a section may hold dots and colons, a name none.
func nameOf(text string) table.Name {
	at := strings.LastIndexByte(text, '.')
	if at < 0 {
		return table.Name{Option: text}
	}
	return table.Name{Section: text[:at], Option: text[at+1:]}
}
