package report

import (
	"strings"
	"sync"
)

// wordEnds is a set of name endings, indexed by their last letter: every option
// name in a configuration is checked against several such sets.
type wordEnds struct{ byLast func() *[256][]string }

// endings is a set of endings. The index is built on first use.
func endings(words ...string) wordEnds {
	return wordEnds{sync.OnceValue(func() *[256][]string {
		var by [256][]string
		for _, word := range words {
			last := word[len(word)-1]
			by[last] = append(by[last], word)
		}
		return &by
	})}
}

// like returns the endings that share the name's last letter.
func (e wordEnds) like(name string) []string {
	if name == "" {
		return nil
	}
	return e.byLast()[name[len(name)-1]]
}

// end reports whether a name ends in one of them.
func (e wordEnds) end(name string) bool {
	for _, ending := range e.like(name) {
		if strings.HasSuffix(name, ending) {
			return true
		}
	}
	return false
}
