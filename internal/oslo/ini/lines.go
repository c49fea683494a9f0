package ini

import "strings"

// Lines splits a text into its physical lines, each with its line ending, so
// joining them restores the text. Line n of a File is Lines(text)[n-1].
func Lines(text string) []string {
	returns := strings.IndexByte(text, '\r') >= 0
	lines := make([]string, 0, strings.Count(text, "\n")+1)
	for len(text) > 0 {
		_, rest := cutLine(text, returns)
		lines = append(lines, text[:len(text)-len(rest)])
		text = rest
	}
	return lines
}

// cutLine splits off the first line and drops its ending: "
//
// ", "\r
//
// " or a lone "\r". returns reports whether the text may contain carriage
// returns at all: searching for the line feed alone is much faster, but would
// rescan the rest of the text for every line that ends in a carriage return.
func cutLine(text string, returns bool) (line, rest string) {
	if !returns {
		if before, after, ok := strings.Cut(text, "\n"); ok {
			return before, after
		}
		return text, ""
	}
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\n':
			return text[:i], text[i+1:]
		case '\r':
			if i+1 < len(text) && text[i+1] == '\n' {
				return text[:i], text[i+2:]
			}
			return text[:i], text[i+1:]
		}
	}
	return text, ""
}

// invalidLine returns the number of the line with the first invalid byte.
func invalidLine(text string) int {
	return max(1, len(Lines(text[:invalidOffset(text)]+"x")))
}
