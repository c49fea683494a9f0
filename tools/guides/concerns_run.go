package main

import (
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/template"

	"github.com/osloconf/terraform-provider-osloconf/internal/examples"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

//go:embed concerns.md.tmpl
var concernsGuide string

// concernFolder is where the configurations of the concerns are.
const concernFolder = "examples/concerns"

// writeConcerns writes the guide to the concerns, with the output of a real
// plan of each configuration.
func writeConcerns(ctx context.Context, engine *examples.Engine, path string) error {
	guide, err := template.New("concerns").Funcs(template.FuncMap{
		"upper":      strings.ToUpper,
		"weaknesses": weaknesses,
		"ran":        func(c concern, s shown) (ran, error) { return runShown(ctx, engine, c, s) },
	}).Parse(concernsGuide)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := guide.Execute(&out, concerns); err != nil {
		return err
	}
	return os.WriteFile(path, out.Bytes(), 0o644)
}

// ran is the result of one configuration.
type ran struct {
	Folder      string
	Config      string
	Files       []examples.File
	Diagnostics string
	Outputs     string
}

func runShown(ctx context.Context, engine *examples.Engine, c concern, s shown) (ran, error) {
	folder := filepath.Join(concernFolder, c.ID, s.Folder)
	example, run, err := planned(ctx, engine, folder)
	if err != nil {
		return ran{}, err
	}
	config, err := os.ReadFile(filepath.Join(folder, "main.tf"))
	if err != nil {
		return ran{}, err
	}
	return ran{
		Folder:      filepath.ToSlash(folder),
		Config:      strings.TrimSpace(string(config)),
		Files:       example.Files,
		Diagnostics: said(example.Shown(run)),
		Outputs:     texts(example, run),
	}, nil
}

// width is the line length of diagnostics, as in a terminal.
const width = 78

// said is the text of the diagnostics.
func said(diagnostics []examples.Diagnostic) string {
	var paragraphs []string
	for _, d := range diagnostics {
		paragraphs = append(paragraphs, wrap(d.String()))
	}
	return strings.Join(paragraphs, "\n\n")
}

// wrap wraps lines that are longer than width, except those that quote the
// configuration.
func wrap(text string) string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		for len(line) > width && !strings.HasPrefix(line, "  on ") {
			end := strings.LastIndexByte(line[:width+1], ' ')
			if end <= 0 {
				break // one long word
			}
			out = append(out, line[:end])
			line = line[end+1:]
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// texts are the multi-line outputs that an example expects, mostly
// configuration texts.
func texts(example *examples.Example, run *examples.Run) string {
	var paragraphs []string
	for _, want := range example.Expects {
		if want.Kind != "output" {
			continue
		}
		if text := run.Outputs[want.Subject].Text(); strings.Contains(text, "\n") {
			paragraphs = append(paragraphs, want.Subject+":\n\n"+strings.TrimSpace(text))
		}
	}
	return strings.Join(paragraphs, "\n\n")
}

func weaknesses(ids []int) string {
	var names []string
	for _, id := range ids {
		names = append(names, fmt.Sprintf("CWE-%d %s", id, cmp.Or(rules.CWETitle(id), weakness(id))))
	}
	return strings.Join(names, "; ")
}
