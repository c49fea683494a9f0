// Package canary writes configuration texts that are broken as people break
// them, with a value in every secret that must not leak anywhere. It is for
// tests only.
package canary

import (
	_ "embed"
	"fmt"
	"iter"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
)

// Case is one text.
type Case struct {
	Service  string
	Text     string
	Canaries []string // the secrets in the text
}

//go:embed options.txt
var optionsText string

type kind string

const (
	secret kind = "secret"
	url    kind = "url"
	truth  kind = "bool"
	number kind = "int"
)

type option struct {
	section, name string
	kind          kind
}

type section struct {
	name           string
	secrets, other []option
}

// services are each service's sections with secrets, in file order.
var services = sync.OnceValue(func() (all struct {
	names    []string
	sections map[string][]section
}) {
	all.sections = map[string][]section{}
	for line := range strings.Lines(optionsText) {
		word := strings.Fields(line)
		if len(word) != 4 || word[0] == "#" {
			continue
		}
		if all.sections[word[0]] == nil {
			all.names = append(all.names, word[0])
		}
		list := all.sections[word[0]]
		if len(list) == 0 || list[len(list)-1].name != word[1] {
			list = append(list, section{name: word[1]})
		}
		at := &list[len(list)-1]
		o := option{word[1], word[2], kind(word[3])}
		if o.kind == secret || o.kind == url {
			at.secrets = append(at.secrets, o)
		} else {
			at.other = append(at.other, o)
		}
		all.sections[word[0]] = list
	}
	return all
})

var secretNames = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for _, list := range services().sections {
		for _, s := range list {
			for _, o := range s.secrets {
				names[o.name] = true
			}
		}
	}
	return names
})

// Secret reports whether the texts have secrets in options of this name, in any
// section: the texts lose headers.
func Secret(_, option string) bool { return secretNames()[option] }

// Texts returns n texts. The same seed gives the same texts.
func Texts(seed uint64, n int) iter.Seq[Case] {
	return func(yield func(Case) bool) {
		for i := range n {
			if !yield(New(seed, uint64(i))) {
				return
			}
		}
	}
}

// New is the text with a given number. Successive numbers put every printable
// character at every position of a password.
func New(seed, number uint64) Case {
	w := writer{random: rand.New(rand.NewPCG(seed, number)), count: number} //nolint:gosec // the same texts for the same seed
	names := services().names
	w.Service = names[w.random.IntN(len(names))]
	for range 1 + w.random.IntN(3) {
		w.section()
	}
	w.breakLines()
	w.Text = w.join()
	return w.Case
}

// writer is one text being written.
type writer struct {
	Case

	random *rand.Rand
	count  uint64
	lines  []string
	two    map[int]string // by line, a line that must follow it unchanged
}

func (w *writer) one(in int) bool { return w.random.IntN(in) == 0 }

// canary is a unique value: letters and digits that form neither a word nor a
// number.
func (w *writer) canary() string {
	text := fmt.Sprintf("Zq%xXj%dK", w.count, len(w.Canaries))
	w.Canaries = append(w.Canaries, text)
	return text
}

func (w *writer) section() {
	list := services().sections[w.Service]
	of := list[w.random.IntN(len(list))]
	w.lines = append(w.lines, "["+of.name+"]")
	for range 1 + w.random.IntN(3) {
		if len(of.other) > 0 {
			w.assign(of.other[w.random.IntN(len(of.other))])
		}
		w.assign(of.secrets[w.random.IntN(len(of.secrets))])
	}
	if len(of.other) > 0 && w.one(2) {
		w.assign(of.other[w.random.IntN(len(of.other))])
	}
}

func (w *writer) assign(o option) {
	separator := [...]string{" = ", "=", ": ", ":", "= ", "\t=\t", " =", " : "}[w.random.IntN(8)]
	if w.one(2) {
		separator = " = "
	}
	value := w.value(o.kind)
	if o.kind == secret || o.kind == url {
		switch w.random.IntN(12) {
		case 0:
			w.follow(o.name+strings.TrimRight(separator, " \t"), value) // the value is on the next line
			return
		case 1:
			if o.kind == secret {
				w.follow(o.name+separator+value+`\`, w.canary())
				return
			}
		case 2:
			separator = " " // no separator at all
			w.follow(o.name+separator+value, "")
			return
		case 3:
			quote := [...]string{`"`, "'"}[w.random.IntN(2)]
			value = quote + value + quote
		case 4:
			w.lines = append(w.lines, o.name+separator+value) // twice
		case 5:
			if o.kind == secret { // wrapped base64
				w.follow(o.name+separator+value, w.canary()+[...]string{"=", "==", ""}[w.random.IntN(3)])
				return
			}
		case 6:
			if o.kind == secret {
				value, separator = value+"="+w.canary(), " "
			}
		}
	}
	w.lines = append(w.lines, o.name+separator+value)
}

// follow adds a line and another that stays after it, both unchanged.
func (w *writer) follow(line, next string) {
	if w.two == nil {
		w.two = map[int]string{}
	}
	w.two[len(w.lines)] = next
	w.lines = append(w.lines, line)
}

func (w *writer) value(k kind) string {
	switch k {
	case truth:
		return [...]string{"True", "False", "true", "no"}[w.random.IntN(4)]
	case number:
		return strconv.Itoa(w.random.IntN(10000))
	case secret:
		return w.canary()
	case url:
		return w.url()
	}
	return [...]string{"placement", "RegionOne", "https://k.example.org:5000/v3", "/etc/nova/x.pem", "a, b", "http://a:9292,http://b:9292", ""}[w.random.IntN(7)]
}

func (w *writer) url() string {
	scheme := [...]string{"mysql+pymysql://", "rabbit://", "https://", "redis://"}[w.random.IntN(4)]
	switch w.random.IntN(6) {
	case 0:
		return scheme + w.canary() + "@host.example.org/x" // a token
	case 1:
		return scheme + ":" + w.canary() + "@host:6379"
	case 2:
		return scheme + "u:" + w.password() + "@h1:5672,u2:" + w.canary() + "@h2:5672/v"
	case 3:
		return "https://a:9292,https://u:" + w.password() + "@b:9292"
	case 4:
		return scheme + "host/x?user=u&password=" + w.canary()
	}
	return scheme + "nova:" + w.password() + "@host.example.org:3306/nova?charset=utf8"
}

// password puts a printable character at the start, at the end, in the middle,
// or after digits.
func (w *writer) password() string {
	const first, count = ' ', '~' - ' ' + 1
	c := string(rune(first + (w.count+uint64(len(w.Canaries)))%count))
	switch w.random.IntN(5) {
	case 0:
		return c + w.canary()
	case 1:
		return w.canary() + c
	case 2:
		return strconv.Itoa(w.random.IntN(1000)) + c + w.canary()
	case 3:
		return w.canary()
	}
	return w.canary() + c + w.canary()
}
