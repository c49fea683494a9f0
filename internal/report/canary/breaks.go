package canary

import "strings"

// breakLines damages some lines as people do. A header stays the first line, so
// most texts still parse.
func (w *writer) breakLines() {
	if w.one(8) {
		return
	}
	for range 1 + w.random.IntN(3) {
		i := w.random.IntN(len(w.lines))
		if i == 0 {
			continue
		}
		if _, together := w.two[i]; together {
			continue
		}
		line := &w.lines[i]
		switch w.random.IntN(9) {
		case 0:
			*line = [...]string{" ", "  ", "\t", "    "}[w.random.IntN(4)] + *line
		case 1:
			*line = [...]string{"#", "# ", "; ", "  # "}[w.random.IntN(4)] + *line
		case 2:
			*line += [...]string{" ", "\t", " # see the vault", `\`, " \\"}[w.random.IntN(5)]
		case 3, 4, 5:
			w.glue(i, "")
		case 6:
			w.glue(i, [...]string{" # ", " ", "; ", ", ", "\t", " #"}[w.random.IntN(6)])
		case 7:
			if !strings.HasPrefix(*line, "[") {
				*line = strings.Replace(*line, "=", ":", 1)
			}
		case 8:
			if name, rest, found := strings.Cut(*line, "="); found {
				*line = `"` + strings.TrimSpace(name) + `" =` + rest
			}
		}
	}
}

// glue joins a line to the previous one.
func (w *writer) glue(i int, between string) {
	if _, together := w.two[i-1]; together || i == 1 && w.one(4) {
		return
	}
	w.lines[i-1] += between + w.lines[i]
	w.lines = append(w.lines[:i], w.lines[i+1:]...)
	moved := map[int]string{}
	for at, next := range w.two {
		if at > i {
			at--
		}
		moved[at] = next
	}
	w.two = moved
}

func (w *writer) join() string {
	end := "\n"
	if w.one(6) {
		end = "\r\n"
	}
	var b strings.Builder
	for i, line := range w.lines {
		b.WriteString(line)
		b.WriteString(end)
		if next := w.two[i]; next != "" {
			b.WriteString([...]string{"", " ", "\t"}[w.random.IntN(3)] + next + end)
		}
	}
	text := b.String()
	if w.one(6) {
		text = strings.TrimSuffix(text, end)
	}
	return text
}
