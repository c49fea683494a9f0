package types

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// patterns caches compiled expressions; only a few fixed ones are registered.
var patterns sync.Map // patternKey -> *regexp.Regexp or error

type patternKey struct {
	pattern           string
	ignoreCase, ascii bool
}

// compileFor translates a Python pattern to Go's syntax and compiles it once. For a
// text of ASCII characters alone, it does so without the tables of Unicode, which take
// much longer to compile.
func compileFor(text, pattern string, ignoreCase bool) (*regexp.Regexp, error) {
	key := patternKey{pattern, ignoreCase, isASCII(text)}
	if kept, ok := patterns.Load(key); ok {
		if re, ok := kept.(*regexp.Regexp); ok {
			return re, nil
		}
		return nil, kept.(error)
	}
	flags := "(?s:"
	if ignoreCase {
		flags = "(?is:"
	}
	re, err := regexp.Compile(flags + translate(pattern, key.ascii) + ")")
	if err != nil {
		patterns.Store(key, err)
		return nil, err
	}
	patterns.Store(key, re)
	return re, nil
}

// translate rewrites what the two syntaxes treat differently: in Python "."
// stops at a newline, "$" also matches before a final newline, \Z is the end,
// and \d, \w and \s cover all of Unicode unless the text is ASCII.
func translate(pattern string, ascii bool) string {
	var b strings.Builder
	class := false
	for i := 0; i < len(pattern); i++ {
		c := pattern[i]
		switch {
		case c == '\\' && i+1 < len(pattern):
			i++
			b.WriteString(escape(pattern[i], class, ascii))
		case class:
			class = c != ']'
			b.WriteByte(c)
		case c == '[':
			class = true
			b.WriteByte(c)
			if i+1 < len(pattern) && pattern[i+1] == '^' {
				i++
				b.WriteByte('^')
			}
			if i+1 < len(pattern) && pattern[i+1] == ']' {
				i++
				b.WriteString(`\]`)
			}
		case c == '.':
			b.WriteString(`[^\n]`)
		case c == '$':
			b.WriteString(`(?:\n?\z)`)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func escape(c byte, class, ascii bool) string {
	const (
		anySpace   = `\t-\r\x1c-\x20\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}`
		asciiSpace = `\t-\r\x1c-\x20`
	)
	digit, word, space := `\p{Nd}`, `\p{L}\p{N}_`, anySpace
	if ascii {
		digit, word, space = `0-9`, `0-9A-Za-z_`, asciiSpace
	}
	set := ""
	switch c {
	case 'd':
		set = digit
	case 'w':
		set = word
	case 's':
		set = space
	case 'D':
		return "[^" + digit + "]"
	case 'W':
		return "[^" + word + "]"
	case 'S':
		return "[^" + space + "]"
	case 'Z':
		return `\z`
	default:
		return `\` + string(rune(c))
	}
	if class {
		return set
	}
	return "[" + set + "]"
}

func isASCII(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}
