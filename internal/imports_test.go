package internal_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/osloconf/terraform-provider-osloconf/internal/"

// allowed are the packages below internal, and which of each other they may
// import. A package that is not listed fails the test, so that each new one is
// given its place.
var allowed = map[string][]string{
	"provider":      {"assess", "catalog", "oslo", "provider/wire", "report"},
	"provider/wire": {},
	"assess":        {"rules", "report", "inspect", "catalog", "oslo", "oslo/ini", "oslo/types"},
	"rules":         {"report", "inspect", "catalog", "oslo", "oslo/ini", "oslo/types"},
	"report":        {},
	"inspect":       {},
	"catalog":       {"catalog/table", "oslo", "oslo/types"},
	"catalog/table": {},
	"oslo":          {"oslo/ini", "oslo/types", "oslo/internal/py"},
	"oslo/ini":      {"oslo/internal/py"},
	"oslo/types":    {"oslo/internal/py"},

	"oslo/internal/py": {},

	// For tests and tools alone: nothing above imports them.
	"assess/proof":     {"assess", "catalog", "oslo", "oslo/conformance", "oslo/ini", "oslo/types", "report"},
	"bench/floor":      {},
	"examples":         {},
	"inspect/pemtest":  {},
	"oslo/conformance": {"oslo", "oslo/ini", "oslo/types"},
}

// libraries are the modules of others that a package may import; for one that
// is not listed it is the standard library alone.
var libraries = map[string][]string{
	"provider":    {"github.com/hashicorp/terraform-plugin-framework", "github.com/hashicorp/terraform-plugin-go"},
	"rules":       {"github.com/agext/levenshtein", "golang.org/x/net/idna"},
	"bench/floor": {"github.com/hashicorp/terraform-plugin-framework", "github.com/hashicorp/terraform-plugin-go"},
}

// Imports between packages follow the line that README.md draws.
func TestImports(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	err := filepath.WalkDir(".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		from := path.Dir(filepath.ToSlash(file))
		if _, ok := allowed[from]; !ok {
			t.Errorf("%s: the package %s has no place in the table of this test", file, from)
			return nil
		}
		seen[from] = true
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, imported := range parsed.Imports {
			name, err := strconv.Unquote(imported.Path.Value)
			if err != nil {
				return err
			}
			if !mayImport(from, name) {
				t.Errorf("%s: %s must not import %s", file, from, name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range allowed {
		if !seen[name] {
			t.Errorf("the table of this test lists %s, which is not there", name)
		}
	}
}

func mayImport(from, name string) bool {
	if own, ok := strings.CutPrefix(name, module); ok {
		return slices.Contains(allowed[from], own)
	}
	first, _, _ := strings.Cut(name, "/")
	if !strings.Contains(first, ".") {
		return true // the standard library
	}
	return slices.ContainsFunc(libraries[from], func(library string) bool {
		return name == library || strings.HasPrefix(name, library+"/")
	})
}

// The test itself tells a forbidden import from one that is allowed.
func TestMayImport(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		from, imported string
		want           bool
	}{
		"along the line":       {"rules", module + "report", true},
		"against the line":     {"report", module + "rules", false},
		"test support":         {"oslo", module + "oslo/conformance", false},
		"the standard library": {"inspect", "crypto/x509", true},
		"another's module":     {"inspect", "golang.org/x/crypto/ssh", false},
		"a listed module":      {"provider", "github.com/hashicorp/terraform-plugin-go/tftypes", true},
		"another's by prefix":  {"rules", "github.com/agext/levenshteins", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := mayImport(test.from, test.imported); got != test.want {
				t.Errorf("%s imports %s: allowed is %t, want %t", test.from, test.imported, got, test.want)
			}
		})
	}
}
