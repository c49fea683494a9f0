package py

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Repr is Python's repr of a str.
func Repr(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 2)
	AppendRepr(&b, s)
	return b.String()
}

// AppendRepr writes Python's repr of a str.
func AppendRepr(b *strings.Builder, s string) {
	quote := byte('\'')
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		quote = '"'
	}
	b.WriteByte(quote)
	for _, r := range s {
		switch {
		case r == '\\' || r == rune(quote):
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < 0x7f && r >= ' ':
			b.WriteByte(byte(r))
		case printable(r):
			b.WriteRune(r)
		case r <= 0xff:
			hex(b, `\x`, r, 2)
		case r <= 0xffff:
			hex(b, `\u`, r, 4)
		default:
			hex(b, `\U`, r, 8)
		}
	}
	b.WriteByte(quote)
}

func printable(r rune) bool {
	return r >= 0x80 && unicode.IsPrint(r) && !afterUnicode14(r)
}

func hex(b *strings.Builder, prefix string, r rune, width int) {
	const digits = "0123456789abcdef"
	b.WriteString(prefix)
	for shift := (width - 1) * 4; shift >= 0; shift -= 4 {
		b.WriteByte(digits[r>>shift&0xf])
	}
}

// ReprLimited is Repr cut to the first n characters, as CPython's %.200R does.
func ReprLimited(s string, n int) string {
	// Every character takes at least one in the repr, so more than n never
	// show. The choice of quote depends on the whole text, so keep its quotes.
	if len(s) > 8*n {
		s = shorten(s, n)
	}
	full := Repr(s)
	if utf8.RuneCountInString(full) <= n {
		return full
	}
	seen := 0
	for i := range full {
		if seen == n {
			return full[:i]
		}
		seen++
	}
	return full
}

func shorten(s string, n int) string {
	seen, cut := 0, len(s)
	for i := range s {
		if seen == n {
			cut = i
			break
		}
		seen++
	}
	head, tail := s[:cut], s[cut:]
	if strings.IndexByte(tail, '\'') >= 0 {
		head += "'"
	}
	if strings.IndexByte(tail, '"') >= 0 {
		head += `"`
	}
	return head + "x"
}

// FloatRepr is Python's repr of a float: the shortest text that reads back,
// with an exponent below 1e-4 and from 1e16 up.
func FloatRepr(f float64) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	case f == 0:
		if math.Signbit(f) {
			return "-0.0"
		}
		return "0.0"
	}
	if a := math.Abs(f); a >= 1e16 || a < 1e-4 {
		return strconv.FormatFloat(f, 'e', -1, 64)
	}
	text := strconv.FormatFloat(f, 'f', -1, 64)
	if strings.IndexByte(text, '.') < 0 {
		text += ".0"
	}
	return text
}

// FormatG is Python's '%g' % f.
func FormatG(f float64) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	}
	return strconv.FormatFloat(f, 'g', 6, 64)
}
