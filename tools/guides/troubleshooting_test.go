package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// Every summary of an error that the code can produce is explained.
func TestTroubleshooting(t *testing.T) {
	t.Parallel()
	guide, err := os.ReadFile("../../templates/guides/troubleshooting.md.tmpl")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, folder := range []string{"assess", "config", "provider"} {
		files, err := filepath.Glob(filepath.Join("../../internal", folder, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", folder, len(files), err)
		}
		for _, file := range files {
			if !strings.HasSuffix(file, "_test.go") {
				summaries(t, file, found)
			}
		}
	}
	if len(found) < 25 || !found["Wrong waiver"] || !found["Unknown release"] || !found["Not served here"] {
		t.Fatalf("only %d summaries were found: %v", len(found), found)
	}
	for summary := range found {
		if text := string(guide); !strings.Contains(text, "\n| "+summary+" | ") && !strings.Contains(text, "*"+summary+"*") {
			t.Errorf("the guide to troubleshooting does not explain %q", summary)
		}
	}
}

// summaries collects the summaries of mistakes and diagnostics in a file.
func summaries(t *testing.T, file string, found map[string]bool) {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	note := func(e ast.Expr) {
		if literal, ok := e.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			if text, err := strconv.Unquote(literal.Value); err == nil && !strings.HasSuffix(text, ".") {
				found[text] = true
			}
		}
	}
	ast.Inspect(tree, func(node ast.Node) bool {
		switch n := node.(type) {
		case *ast.CompositeLit:
			if kind, ok := n.Type.(*ast.SelectorExpr); ok && kind.Sel.Name == "Definition" {
				return false // a function's summary
			}
			for _, element := range n.Elts {
				if pair, ok := element.(*ast.KeyValueExpr); ok {
					if key, ok := pair.Key.(*ast.Ident); ok && key.Name == "Summary" {
						note(pair.Value)
					}
				}
			}
		case *ast.CallExpr:
			switch called := n.Fun.(type) {
			case *ast.Ident:
				if called.Name == "wrong" && len(n.Args) == 3 {
					note(n.Args[1])
				}
			case *ast.SelectorExpr:
				if called.Sel.Name == "AddError" {
					note(n.Args[0])
				}
			}
		}
		return true
	})
}
