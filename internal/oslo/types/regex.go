package types

import (
	"regexp"
	"strings"
	"sync"
)

// patterns caches compiled expressions; only a few fixed ones are registered.
var patterns sync.Map // pattern -> *regexp.Regexp or error

// compile translates a Python pattern to Go's syntax and compiles it once.
func compile(pattern string, ignoreCase bool) (*regexp.Regexp, error) {
	key := pattern
	if ignoreCase {
		key = "(?i)" + key
	}
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
	re, err := regexp.Compile(flags + translate(pattern) + ")")
	if err != nil {
		patterns.Store(key, err)
		return nil, err
	}
	patterns.Store(key, re)
	return re, nil
}

// translate rewrites what the two syntaxes treat differently: in Python "."
// stops at a newline, "$" also matches before a final newline, \Z is the end,
// and \d, \w and \s cover all of Unicode.
func translate(pattern string) string {
	var b strings.Builder
	class := false
	for i := 0; i < len(pattern); i++ {
		c := pattern[i]
		switch {
		case c == '\\' && i+1 < len(pattern):
			i++
			b.WriteString(escape(pattern[i], class))
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

func escape(c byte, class bool) string {
	const space = `\t-\r\x1c-\x20\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}`
	set := ""
	switch c {
	case 'd':
		return `\p{Nd}`
	case 'D':
		return `\P{Nd}`
	case 'Z':
		return `\z`
	case 'w':
		set = `\p{L}\p{N}_`
	case 's':
		set = space
	case 'W':
		return `[^\p{L}\p{N}_]`
	case 'S':
		return `[^` + space + `]`
	default:
		return `\` + string(rune(c))
	}
	if class {
		return set
	}
	return "[" + set + "]"
}
