package cli

import (
	"fmt"
	"slices"
	"strings"
)

// contextLines is how many lines of context a diff shows around a change.
const contextLines = 3

// unified is the unified diff that turns one text into another; "" if they are
// equal. It names the file as git does, so that patch -p1 accepts it.
func unified(name, before, after string) string {
	if before == after {
		return ""
	}
	edits := diffLines(strings.SplitAfter(before, "\n"), strings.SplitAfter(after, "\n"))
	var b strings.Builder
	from, to := "a/"+strings.TrimPrefix(name, "/"), "b/"+strings.TrimPrefix(name, "/")
	fmt.Fprintf(&b, "--- %s\n+++ %s\n", quotedName(from), quotedName(to))
	for _, h := range hunks(edits) {
		h.write(&b)
	}
	return b.String()
}

// quotedName keeps a name with odd characters on one line.
func quotedName(name string) string {
	if clean(name) == name && !strings.ContainsAny(name, "\n\t\"\\") {
		return name
	}
	return fmt.Sprintf("%q", name)
}

// edit is one line of a diff: kept ' ', removed '-' or added '+'.
type edit struct {
	kind byte
	line string
}

// diffLines finds an edit script. Lines that occur once in both texts and in
// the same order anchor it; between two anchors only common beginnings and ends
// are kept. It takes O(n log n) time, whatever the texts.
func diffLines(before, after []string) []edit {
	if before[len(before)-1] == "" {
		before = before[:len(before)-1]
	}
	if after[len(after)-1] == "" {
		after = after[:len(after)-1]
	}
	var edits []edit
	i, j := 0, 0
	for _, a := range append(anchors(before, after), anchor{len(before), len(after)}) {
		edits = between(edits, before[i:a.before], after[j:a.after])
		if a.before < len(before) {
			edits = append(edits, edit{' ', before[a.before]})
		}
		i, j = a.before+1, a.after+1
	}
	return edits
}

// between keeps the common beginning and end and replaces the rest.
func between(edits []edit, before, after []string) []edit {
	head := 0
	for head < len(before) && head < len(after) && before[head] == after[head] {
		edits = append(edits, edit{' ', before[head]})
		head++
	}
	before, after = before[head:], after[head:]
	tail := 0
	for tail < len(before) && tail < len(after) && before[len(before)-1-tail] == after[len(after)-1-tail] {
		tail++
	}
	for _, line := range before[:len(before)-tail] {
		edits = append(edits, edit{'-', line})
	}
	for _, line := range after[:len(after)-tail] {
		edits = append(edits, edit{'+', line})
	}
	for _, line := range before[len(before)-tail:] {
		edits = append(edits, edit{' ', line})
	}
	return edits
}

// anchor is a line that occurs in both texts, by its indexes.
type anchor struct{ before, after int }

// anchors is the longest increasing run of lines that are unique in both texts.
func anchors(before, after []string) []anchor {
	const repeated = -1
	places := func(lines []string) map[string]int {
		at := make(map[string]int, len(lines))
		for i, line := range lines {
			if _, seen := at[line]; seen {
				at[line] = repeated
			} else {
				at[line] = i
			}
		}
		return at
	}
	inBefore, inAfter := places(before), places(after)
	var all []anchor
	for i, line := range before {
		if j, ok := inAfter[line]; ok && j != repeated && inBefore[line] != repeated {
			all = append(all, anchor{i, j})
		}
	}
	// Patience sorting: ends[n] is the end of the best run of n+1 anchors.
	var ends []int
	previous := make([]int, len(all))
	for k, a := range all {
		n, _ := slices.BinarySearchFunc(ends, a.after, func(end, after int) int { return all[end].after - after })
		previous[k] = -1
		if n > 0 {
			previous[k] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, k)
		} else {
			ends[n] = k
		}
	}
	run := make([]anchor, len(ends))
	for n, k := len(ends)-1, lastOf(ends); n >= 0; n, k = n-1, previous[k] {
		run[n] = all[k]
	}
	return run
}

func lastOf(ends []int) int {
	if len(ends) == 0 {
		return 0
	}
	return ends[len(ends)-1]
}

// hunk is a run of edits with its context.
type hunk struct {
	before, after int // lines before the hunk in each text
	edits         []edit
}

// hunks groups edits whose contexts touch.
func hunks(edits []edit) []hunk {
	var list []hunk
	before, after, done := 0, 0, 0
	for i := 0; i < len(edits); {
		if edits[i].kind == ' ' {
			before, after, i = before+1, after+1, i+1
			continue
		}
		lead := min(contextLines, i-done)
		end, quiet := i, 0
		for end < len(edits) && quiet <= 2*contextLines {
			if edits[end].kind == ' ' {
				quiet++
			} else {
				quiet = 0
			}
			end++
		}
		end -= max(0, quiet-contextLines)
		h := hunk{before - lead, after - lead, edits[i-lead : end]}
		list = append(list, h)
		for _, e := range edits[i:end] {
			if e.kind != '+' {
				before++
			}
			if e.kind != '-' {
				after++
			}
		}
		i, done = end, end
	}
	return list
}

func (h *hunk) write(b *strings.Builder) {
	removed, added := 0, 0
	for _, e := range h.edits {
		if e.kind != '+' {
			removed++
		}
		if e.kind != '-' {
			added++
		}
	}
	fmt.Fprintf(b, "@@ -%s +%s @@\n", span(h.before, removed), span(h.after, added))
	for _, e := range h.edits {
		b.WriteByte(e.kind)
		b.WriteString(e.line)
		if !strings.HasSuffix(e.line, "\n") {
			b.WriteString("\n\\ No newline at end of file\n")
		}
	}
}

// span formats a range of lines: an empty one is named by the line before it.
func span(before, count int) string {
	switch count {
	case 0:
		return fmt.Sprintf("%d,0", before)
	case 1:
		return fmt.Sprintf("%d", before+1)
	}
	return fmt.Sprintf("%d,%d", before+1, count)
}
