package report

import (
	"strings"
	"sync"
)

// wordEnds are the ends of names, looked up by their last letter: every name of
// every option of a configuration meets them several times.
type wordEnds struct{ byLast func() *[256][]string }

// endings is the set of some ends. It is laid out when a name first meets it.
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

// like are the ends that have the name's last letter.
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
