package report

import (
	"slices"
	"strconv"
	"strings"
)

// leastKnown is the length from which on a known secret is looked for inside of
// texts; a shorter one would be found everywhere.
const leastKnown = 4

// deepest is how many bytes of a known secret are looked up; of a longer one,
// as much as agrees with it is masked.
const deepest = 64

// Masker masks what MaskText masks, and besides that the secrets of one
// configuration wherever a text repeats them. Its zero value knows none. It is
// safe for concurrent use.
type Masker struct {
	short []string          // known secrets that are masked only where they are all of a text
	long  []string          // known secrets, whole
	next  map[uint64]uint32 // node and byte to the node behind it; 0 is the root
	last  map[uint32][]int  // nodes where what is looked up of a secret ends, to the places in long
	first [256]bool         // bytes that a secret begins with
}

// NewMasker is a masker that knows secrets: values of secret options, passwords
// out of URLs (see URLPasswords).
func NewMasker(secrets ...string) *Masker {
	m := &Masker{next: map[uint64]uint32{}, last: map[uint32][]int{}}
	seen := map[string]bool{"": true, Mask: true}
	var nodes uint32
	for _, secret := range secrets {
		for _, form := range forms(secret) {
			if seen[form] {
				continue
			}
			seen[form] = true
			if len(form) < leastKnown {
				m.short = append(m.short, form)
				continue
			}
			node := uint32(0)
			for i := range min(len(form), deepest) {
				step := uint64(node)<<8 | uint64(form[i])
				if m.next[step] == 0 {
					nodes++
					m.next[step] = nodes
				}
				node = m.next[step]
			}
			m.first[form[0]] = true
			if len(m.last[node]) < most {
				m.last[node] = append(m.last[node], len(m.long))
			}
			m.long = append(m.long, form)
		}
	}
	return m
}

// most is how many secrets with the same beginning are told apart; of more, only
// the beginning and what agrees with some of them is masked.
const most = 4

// forms are the ways in which a text may repeat a secret: as it is, without
// what surrounds it, each line of it, and quoted.
func forms(secret string) []string {
	trimmed := strings.TrimSpace(secret)
	list := []string{secret, trimmed}
	if strings.ContainsAny(trimmed, "\r\n") {
		for line := range strings.SplitSeq(trimmed, "\n") {
			if line = strings.TrimSpace(line); len(line) >= leastKnown {
				list = append(list, line)
			}
		}
	}
	if quoted := strconv.Quote(trimmed); len(quoted) != len(trimmed)+2 {
		list = append(list, quoted[1:len(quoted)-1])
	}
	return list
}

// Text is MaskText with the known secrets masked as well. Like MaskText it
// takes time in proportion to the text, however many secrets there are.
func (m *Masker) Text(raw string) Shown { return MaskText(m.Known(raw)) }

// Value is MaskValue with the known secrets masked as well.
func (m *Masker) Value(name, raw string, secret bool) Shown {
	if raw != "" && (secret || SecretValue(name, raw)) {
		return Mask
	}
	return m.Text(raw)
}

// Known masks nothing but the known secrets.
func (m *Masker) Known(text string) string {
	if m == nil {
		return text
	}
	if slices.Contains(m.short, strings.TrimSpace(text)) {
		return Mask
	}
	if len(m.long) == 0 {
		return text
	}
	var b strings.Builder
	done := 0
	for at := 0; at < len(text); {
		if !m.first[text[at]] {
			at++
			continue
		}
		size := m.match(text[at:])
		if size == 0 {
			at++
			continue
		}
		b.WriteString(text[done:at])
		b.WriteString(Mask)
		at += size
		done = at
	}
	if done == 0 {
		return text
	}
	b.WriteString(text[done:])
	return b.String()
}

// match is how much of a text's beginning is a known secret.
func (m *Masker) match(text string) int {
	size := 0
	node := uint32(0)
	for i := range min(len(text), deepest) {
		node = m.next[uint64(node)<<8|uint64(text[i])]
		if node == 0 {
			break
		}
		for _, place := range m.last[node] {
			secret := m.long[place]
			same := i + 1
			for same < len(text) && same < len(secret) && text[same] == secret[same] {
				same++
			}
			size = max(size, same)
		}
	}
	return size
}

// URLPasswords gives the passwords and tokens that stand in the URLs of a
// text, as far as they can be told from what surrounds them.
func URLPasswords(text string) []string {
	var list []string
	for rest := text; rest != ""; {
		var line string
		line, _, rest = cutLine(rest)
		for _, s := range urlSecrets(line) {
			secret := line[s.start:s.end]
			if user, password, found := strings.Cut(secret, ":"); found && user != "" {
				secret = password
			}
			list = append(list, strings.TrimPrefix(secret, ":"))
		}
	}
	return list
}
