package rules

import (
	"slices"
	"strings"
)

// reworded are words that options use in place of each other.
var reworded = [...][2]string{
	{"dir", "path"}, {"path", "dir"}, {"directory", "dir"}, {"directory", "path"}, {"dir", "directory"},
	{"passwd", "password"}, {"pass", "password"}, {"pwd", "password"}, {"pass", "passphrase"}, {"password", "passphrase"}, {"passphrase", "password"}, {"addr", "address"}, {"address", "addr"},
	{"tenant", "project"}, {"project", "tenant"},
}

// completed is the only name that begins or ends with the words of a shorter one, of
// which there are at least two; "" if there is none or more than one.
func completed(name string, candidates func(func(string) bool)) string {
	folded := fold(name)
	if !strings.Contains(strings.Trim(folded, "_"), "_") {
		return ""
	}
	found := ""
	for candidate := range candidates {
		switch {
		case !strings.HasPrefix(candidate, folded+"_") && !strings.HasSuffix(candidate, "_"+folded):
		case found != "":
			return ""
		default:
			found = candidate
		}
	}
	return found
}

// withWord is a name with one of its words replaced.
func withWord(name, old, new string) string {
	if !strings.Contains(name, old) {
		return name
	}
	words := strings.Split(name, "_")
	if i := slices.Index(words, old); i >= 0 {
		words[i] = new
	}
	return strings.Join(words, "_")
}
