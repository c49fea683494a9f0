package spec

import (
	"strings"
	"unicode/utf8"
)

// maxPattern is the longest pattern that is checked; longer ones are accepted.
const maxPattern = 1000

// IsPattern reports whether Python may accept a regular expression. It refuses
// what every Python 3 refuses: an unbalanced bracket or parenthesis, a quantifier
// with nothing before it or after another one, a reversed range, an unknown escape
// or kind of group. A pattern that any Python might accept, or that is longer than
// 1000 bytes, is accepted.
func IsPattern(pattern string) bool {
	if len(pattern) > maxPattern {
		return true
	}
	p := patternParser{rest: pattern}
	for p.rest != "" {
		if !p.step() {
			return false
		}
		if p.unsure {
			return true
		}
	}
	return p.open == 0
}

// patternParser reads a pattern as Python's re does, as far as its faults need.
type patternParser struct {
	rest   string
	open   int  // parentheses
	item   kind // what precedes
	unsure bool // verbose patterns have another syntax
}

// kind is what a quantifier finds before itself.
type kind int

const (
	nothing    kind = iota // or an anchor
	repeatable             // a character, a set or a group
	repeated               // a quantifier
)

// step reads one element, and reports whether it may be one.
func (p *patternParser) step() bool {
	switch c := p.next(); c {
	case '\\':
		return p.escape()
	case '[':
		p.item = repeatable
		return p.set()
	case '(':
		return p.group()
	case ')':
		p.open--
		p.item = repeatable
		return p.open >= 0
	case '|', '^', '$':
		p.item = nothing
	case '*', '+', '?':
		return p.quantifier()
	case '{':
		return p.braces()
	default:
		p.item = repeatable
	}
	return true
}

func (p *patternParser) next() byte {
	c := p.rest[0]
	p.rest = p.rest[1:]
	return c
}

func (p *patternParser) skip(prefix string) bool {
	rest, found := strings.CutPrefix(p.rest, prefix)
	p.rest = rest
	return found
}

// quantifier follows one that has been read. A question mark makes it lazy; a
// plus sign makes it possessive, from Python 3.11.
func (p *patternParser) quantifier() bool {
	if p.item != repeatable {
		return false
	}
	p.item = repeated
	if !p.skip("?") {
		p.skip("+")
	}
	return true
}

// braces are a quantifier, or characters if they hold no numbers.
func (p *patternParser) braces() bool {
	inside, after, closed := strings.Cut(p.rest, "}")
	low, high, two := strings.Cut(inside, ",")
	if !closed || inside == "" || !digits(low) || !digits(high) || !two && low == "" {
		p.item = repeatable
		return true
	}
	p.rest = after
	low, high = strings.TrimLeft(low, "0"), strings.TrimLeft(high, "0")
	bounded := two && !strings.HasSuffix(inside, ",")
	if bounded && (len(low) > len(high) || len(low) == len(high) && low > high) {
		return false
	}
	return p.quantifier()
}

func digits(text string) bool { return strings.Trim(text, "0123456789") == "" }

// group follows an opening parenthesis.
func (p *patternParser) group() bool {
	if !p.skip("?") {
		p.open++
		p.item = nothing
		return true
	}
	if p.rest == "" {
		return false
	}
	switch c := p.next(); c {
	case '#':
		comment, after, closed := strings.Cut(p.rest, ")")
		p.rest, p.unsure = after, strings.Contains(comment, `\`)
		return closed
	case 'P':
		if p.skip("=") {
			return p.name(")", repeatable)
		}
		p.open++
		return p.skip("<") && p.name(">", nothing)
	case '<':
		p.open++
		p.item = nothing
		return p.skip("=") || p.skip("!")
	case '(':
		p.open++
		return p.name(")", nothing)
	case ':', '=', '!', '>':
		p.open++
		p.item = nothing
		return true
	default:
		return p.flags(c)
	}
}

// name is a group's, up to an end mark.
func (p *patternParser) name(end string, item kind) bool {
	name, after, closed := strings.Cut(p.rest, end)
	p.rest, p.item = after, item
	return closed && name != ""
}

// flags are letters for the whole pattern, or for a group.
func (p *patternParser) flags(first byte) bool {
	end := strings.IndexFunc(p.rest, func(r rune) bool { return !strings.ContainsRune("aiLmstux-", r) })
	if !strings.ContainsRune("aiLmstux-", rune(first)) || end < 0 || p.rest[end] != ')' && p.rest[end] != ':' {
		return false
	}
	p.unsure = first == 'x' || strings.Contains(p.rest[:end], "x")
	if p.rest[end] == ':' {
		p.open++
		p.item = nothing
	}
	p.rest = p.rest[end+1:]
	return true
}

// escape follows a backslash outside a set.
func (p *patternParser) escape() bool {
	if p.rest == "" {
		return false
	}
	c := p.next()
	p.item = repeatable
	if strings.IndexByte("AbBZz", c) >= 0 {
		p.item = nothing
		return true
	}
	return !letter(c) || strings.IndexByte("afnrtvxuUNdDsSwW", c) >= 0
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// set follows an opening bracket.
func (p *patternParser) set() bool {
	p.skip("^")
	for first := true; ; first = false {
		if p.rest == "" {
			return false
		}
		if p.rest[0] == ']' && !first {
			p.next()
			return true
		}
		from, ok := p.member()
		if !ok {
			return false
		}
		if !strings.HasPrefix(p.rest, "-") || strings.HasPrefix(p.rest, "-]") {
			continue
		}
		if p.next(); p.rest == "" {
			return false
		}
		to, ok := p.member()
		if !ok || from != class && to != class && to < from {
			return false
		}
	}
}

// class is the member that stands for several characters, or for one that is
// written as a number.
const class = -1

// member is one character of a set, or class.
func (p *patternParser) member() (c rune, ok bool) {
	if c = p.character(); c != '\\' {
		return c, true
	}
	if p.rest == "" {
		return 0, false
	}
	switch c = p.character(); {
	case c >= '0' && c <= '9':
		return class, true
	case c < utf8.RuneSelf && letter(byte(c)):
		return class, strings.ContainsRune("abfnrtvxuUNdDsSwW", c)
	}
	return c, true
}

func (p *patternParser) character() rune {
	c, size := utf8.DecodeRuneInString(p.rest)
	p.rest = p.rest[size:]
	if c == utf8.RuneError {
		return class
	}
	return c
}
