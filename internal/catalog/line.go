package catalog

import (
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
)

// span is a half-open range of versions with the same facts: to is the first
// version they no longer apply to, zero if they still do. A service's spans are
// points on Nova's axis, a library's points on its own.
type span struct {
	from, to table.Point
	facts    string
}

// holds reports whether a half-open range contains a point.
func holds(from, to, at table.Point) bool { return from <= at && (to == 0 || at < to) }

// spansOf iterates over a line's spans, oldest first.
func (l line) spansOf(yield func(span) bool) {
	for text := range strings.SplitSeq(l.spans, "\t") {
		period, facts, _ := strings.Cut(text, " ")
		from, to := boundsOf(period)
		if !yield(span{from, to, facts}) {
			return
		}
	}
}

// at finds the facts that apply at a point.
func (l line) at(point table.Point) (span, bool) {
	for s := range l.spansOf {
		if holds(s.from, s.to, point) {
			return s, true
		}
	}
	return span{}, false
}

// boundsOf reads "FROM..TO".
func boundsOf(text string) (from, to table.Point) {
	first, end, _ := strings.Cut(text, "..")
	return pointOf(first), pointOf(end)
}

// pointOf reads a version of three numbers, or a series name, which means
// Nova's first tag in it; "" is no bound.
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

// interned caches decoded facts by their text: thousands of options share a few
// hundred.
var interned cache[string, *table.Facts]

// factsOf decodes a span's facts.
func factsOf(text string) *table.Facts { return interned.get(text, decodeFacts) }

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
	case "superseded":
		f.Superseded = true
	}
}
