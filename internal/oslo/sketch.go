package oslo

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// Sketch is the known part of a text that refers to values not known yet.
type Sketch struct {
	// Text has a hole, one private-use character, in place of each reference to
	// an unknown value. All other references are replaced.
	Text string

	holes []string // the references as written
}

// Holes are characters of a private-use range, so they can be told apart. A
// text that contains such a character itself has no sketch.
const (
	firstHole = '\U000F0000'
	mostHoles = 1000
	// mostSketched is the maximum size of a sketch, in bytes.
	mostSketched = 1 << 16
	// sketchDepth is how many references deep a sketch follows.
	sketchDepth = 10
)

// Holed reports whether a piece of a sketch's text contains a hole, in which
// case its full content is unknown.
func Holed(piece string) bool { return FirstHole(piece) >= 0 }

// FirstHole is the index of the first hole in a piece of a sketch's text, or
// -1.
func FirstHole(piece string) int { return strings.IndexFunc(piece, IsHole) }

// IsHole reports whether a character of a sketch's text is a hole.
func IsHole(r rune) bool { return r >= firstHole && r < firstHole+mostHoles }

// Filled returns a piece of the sketch's text as one would write it, with the
// references in place of the holes.
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

// Sketch returns the known part of a text of the requested option; it may have
// no holes. It is nil if the text cannot be expanded for any reason other than
// an unknown value. An unknown option for which hidden returns true becomes one
// hole, whatever its text.
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

// add expands one text as [Resolver.expand] does. It gives up on a fault, on a
// character that could be mistaken for a hole, and when the sketch grows too
// large.
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

// refer adds the text one reference stands for.
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
