package cli

import (
	"io"
	"io/fs"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// palette colours words for a terminal; false leaves them alone.
type palette bool

// paletteFor decides whether to colour what goes to w: on a terminal unless
// NO_COLOR is set, and anywhere if CLICOLOR_FORCE is.
func paletteFor(w io.Writer, getenv func(string) string) palette {
	if getenv("NO_COLOR") != "" {
		return false
	}
	if force := getenv("CLICOLOR_FORCE"); force != "" && force != "0" {
		return true
	}
	file, ok := w.(interface{ Stat() (fs.FileInfo, error) })
	if !ok || getenv("TERM") == "dumb" {
		return false
	}
	info, err := file.Stat()
	return palette(err == nil && info.Mode()&fs.ModeCharDevice != 0)
}

func (p palette) paint(code, text string) string {
	if !p {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (p palette) bold(text string) string { return p.paint("1", text) }
func (p palette) dim(text string) string  { return p.paint("2", text) }

// loud is a severity in its colour.
func (p palette) loud(s report.Severity) string {
	return p.paint(map[report.Severity]string{report.Error: "1;31", report.Warning: "1;33", report.Info: "36"}[s], s.String())
}
