package hops

import (
	"slices"
	"strings"
)

// Condition says which configurations a note is about: those that set an option
// or, given words, those whose value contains one of them.
type Condition struct {
	Name
	Holds []string
}

// Met reports whether a configuration that gives the option a value, or leaves it
// out if set is false, meets the condition. The words true and false stand for every
// spelling of a boolean, - for an option that is left out; a word that begins with =
// is the whole value.
func (c *Condition) Met(value string, set bool) bool {
	if !set {
		return slices.Contains(c.Holds, Unset)
	}
	return c.Holds == nil || slices.ContainsFunc(c.Holds, func(word string) bool { return word != Unset && has(value, word) })
}

func has(value, word string) bool {
	if whole, ok := strings.CutPrefix(word, "="); ok {
		return SameWord(value, whole)
	}
	if word == "true" || word == "false" {
		return SameWord(value, word)
	}
	return strings.Contains(value, word)
}

// SameWord compares a text with a word in a note: booleans have several spellings.
func SameWord(text, word string) bool {
	text = strings.ToLower(strings.TrimSpace(text))
	switch word {
	case "true":
		return slices.Contains([]string{"true", "1", "on", "yes"}, text)
	case "false":
		return slices.Contains([]string{"false", "0", "off", "no"}, text)
	}
	return text == word
}

// conditionsOf reads the column of conditions.
func conditionsOf(column string) ([]Condition, bool) {
	if column == "-" {
		return nil, true
	}
	var all []Condition
	for text := range strings.SplitSeq(column, " & ") {
		name, words, holds := strings.Cut(text, "~")
		c := Condition{Name: nameOf(name)}
		if holds {
			c.Holds = strings.Split(words, ",")
		}
		if c.Name == (Name{}) || slices.Contains(c.Holds, "") {
			return nil, false
		}
		all = append(all, c)
	}
	return all, true
}

// Pattern is the kind of freely named section to which the note applies, such as
// <backend>, once for each section; "" if none.
func (n *Note) Pattern() string {
	names := []Name{n.Option}
	for _, c := range n.If {
		names = append(names, c.Name)
	}
	for _, name := range names {
		if strings.HasPrefix(name.Section, "<") {
			return name.Section
		}
	}
	return ""
}

// In is the name in one section of the note's pattern.
func (n Name) In(section string) Name {
	if strings.HasPrefix(n.Section, "<") {
		n.Section = section
	}
	return n
}
