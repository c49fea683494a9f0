package names

import (
	"errors"
	"fmt"
	"strings"
)

// A heading is the option that a list is about, its section in lower case.
type heading struct{ section, option string }

// A list is what one option accepts.
type list struct {
	others     string
	own, tests []string
	entries    map[string]entry
	names      []string // in the file's order
}

// An entry is one name.
type entry struct {
	spans    []span
	renamed  string
	packages []bundle
}

// A bundle is a package that provides a name, and when.
type bundle struct {
	name  string
	spans []span
}

// decode reads one file's text. Its error names the line.
func decode(text string) (map[heading]*list, error) {
	lists := map[heading]*list{}
	var current *list
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimSuffix(line, "\n")
		if err := decodeLine(lists, &current, line); err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
	}
	for at, one := range lists {
		if one.others == "" {
			return nil, fmt.Errorf("[%s] %s: no line says what other names may be", at.section, at.option)
		}
	}
	return lists, nil
}

func decodeLine(lists map[heading]*list, current **list, line string) error {
	word, rest, _ := strings.Cut(line, " ")
	switch {
	case line == "":
		*current = nil
	case word == "#", word == "project":
	case line[0] == '[':
		at, ok := headingOf(line)
		if !ok {
			return errors.New("a heading is [section] option")
		}
		if lists[at] != nil {
			return fmt.Errorf("%s is there twice", line)
		}
		if *current == nil {
			*current = &list{entries: map[string]entry{}}
		}
		lists[at] = *current
	case *current == nil:
		return errors.New("there is no heading above")
	case word == "from":
	case word == "others":
		if rest != "none" && rest != "names" && rest != "paths" {
			return fmt.Errorf("others cannot be %q", rest)
		}
		(*current).others = rest
	case word == "own":
		(*current).own = strings.Fields(rest)
	case word == "tests":
		(*current).tests = strings.Fields(rest)
	default:
		return (*current).add(word, strings.Fields(rest))
	}
	return nil
}

// headingOf reads "[section] option".
func headingOf(line string) (heading, bool) {
	section, option, ok := strings.Cut(strings.TrimPrefix(line, "["), "] ")
	return heading{strings.ToLower(section), option}, ok && strings.HasPrefix(line, "[") && option != ""
}

// add reads what follows a name: spans, then a rename and packages.
func (l *list) add(name string, words []string) error {
	if _, twice := l.entries[name]; twice {
		return fmt.Errorf("%s is there twice", name)
	}
	if len(words) == 0 {
		return fmt.Errorf("%s has no span", name)
	}
	spans, err := parseSpans(words[0])
	if err != nil {
		return err
	}
	one := entry{spans: spans}
	for words = words[1:]; len(words) > 0; words = words[2:] {
		switch {
		case len(words) > 1 && words[0] == "->":
			one.renamed = words[1]
		case len(words) > 1 && words[0] == "in":
			from := bundle{words[1], spans}
			if len(words) > 2 && words[2] != "in" {
				if from.spans, err = parseSpans(words[2]); err != nil {
					return err
				}
				words = words[1:]
			}
			one.packages = append(one.packages, from)
		default:
			return fmt.Errorf("%s: %q means nothing there", name, words[0])
		}
	}
	l.entries[name] = one
	l.names = append(l.names, name)
	return nil
}
