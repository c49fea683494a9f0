package oslo

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// Sketch is what is known of a text that refers to values that are not known.
type Sketch struct {
	// Text has a hole in place of each reference to such a value: one
	// character of a range that is nobody's. All other references are replaced.
	Text string

	holes []string // the references, as they are written
}

// The holes of a sketch are the characters of a private range, so that each
// can be told from the others. A text that holds one of its own has no sketch.
const (
	firstHole = '\U000F0000'
	mostHoles = 1000
	// mostSketched is the most that a sketch grows to, in bytes.
	mostSketched = 1 << 16
	// sketchDepth is how many references deep a sketch looks.
	sketchDepth = 10
)

// Holed reports whether a piece of a sketch's text holds a hole, so that
// nothing is known of it as a whole.
func Holed(piece string) bool { return FirstHole(piece) >= 0 }

// FirstHole is the index of the first hole in a piece of a sketch's text, -1
// where there is none.
func FirstHole(piece string) int { return strings.IndexFunc(piece, IsHole) }

// IsHole reports whether a character of a sketch's text is a hole.
func IsHole(r rune) bool { return r >= firstHole && r < firstHole+mostHoles }

// Filled gives back a piece of the sketch's text as somebody would write it,
// with the references where the holes are.
func (s *Sketch) Filled(piece string) string {
	if s == nil || !Holed(piece) {
		return piece
	}
	var b strings.Builder
	for _, r := range piece {
		if n := int(r - firstHole); IsHole(r) && n < len(s.holes) {
			b.WriteString(s.holes[n])
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Sketch gives what is known of a text of the option asked for, which may have
// no hole at all; it is nil where the text cannot be expanded for another
// reason than that something is not known. What an option for which hidden is
// true is made of stays out of it.
func (r *Resolver) Sketch(asked Name, raw string, hidden func(Name) bool) *Sketch {
	s := &sketcher{Resolver: r, hidden: hidden}
	if !s.add(asked, raw, 0) {
		return nil
	}
	return &Sketch{Text: s.text.String(), holes: s.holes}
}

type sketcher struct {
	*Resolver
	hidden func(Name) bool
	text   strings.Builder
	holes  []string
}

// add expands one text as [Resolver.expand] does. It gives up on a fault, a
// character that would pass for a hole, and a sketch that grows too large.
func (s *sketcher) add(asked Name, text string, depth int) bool {
	if Holed(text) || !utf8.ValidString(text) {
		return false
	}
	text = strings.ReplaceAll(text, `\$`, "$$")
	for at := strings.IndexByte(text, '$'); at >= 0; at = strings.IndexByte(text, '$') {
		s.text.WriteString(text[:at])
		text = text[at:]
		reference, length, form := scanReference(text)
		if form != named {
			s.text.WriteByte('$')
		} else if !s.refer(asked, reference, text[:length], depth) {
			return false
		}
		if s.text.Len() > mostSketched {
			return false
		}
		text = text[length:]
	}
	s.text.WriteString(text)
	return s.text.Len() <= mostSketched
}

// refer adds what one reference stands for.
func (s *sketcher) refer(asked Name, reference, written string, depth int) bool {
	value, ok, err := s.Resolver.refer(asked, reference)
	switch {
	case err == nil:
		if !ok { // the library leaves the text as it stands
			value = written
		}
		s.text.WriteString(value)
		return !Holed(value)
	case !errors.Is(err, ErrOpaque):
		return false
	}
	if name := s.target(reference, asked.Group); depth < sketchDepth && !s.hidden(name) {
		reading, _ := s.Read(name.Group, name.Option)
		if len(reading.Raw) == 1 && !reading.opaque && strings.Contains(reading.Raw[0], "$") {
			return s.add(name, reading.Raw[0], depth+1)
		}
	}
	if len(s.holes) == mostHoles {
		return false
	}
	s.text.WriteRune(firstHole + rune(len(s.holes)))
	s.holes = append(s.holes, written)
	return true
}
