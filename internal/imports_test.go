package internal_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/osloconf/terraform-provider-osloconf/internal/"

// allowed lists the provider's packages below internal, and which of them each
// may import. A package neither here nor in support fails the test, so that
// every new one gets its place.
var allowed = map[string][]string{
	"early":         {},
	"provider":      {"assess", "catalog", "oslo", "provider/wire", "report"},
	"provider/wire": {},
	"cli":           {"assess", "catalog", "oslo/ini", "report"},
	"assess":        {"rules", "config", "report", "inspect", "catalog", "catalog/hops", "catalog/names", "oslo", "oslo/ini", "oslo/types"},
	"rules": {"config", "report", "inspect", "catalog", "catalog/names", "oslo", "oslo/ini", "oslo/types",
		"urls/transport", "urls/database", "urls/spec", "urls/origin"},
	"config":        {"report", "catalog", "oslo", "oslo/ini", "oslo/types"},
	"report":        {},
	"inspect":       {},
	"memory":        {},
	"catalog":       {"catalog/names", "catalog/table", "oslo", "oslo/types"},
	"catalog/hops":  {},
	"catalog/names": {},
	"catalog/table": {},
	"oslo":          {"oslo/ini", "oslo/types", "oslo/internal/py"},
	"oslo/ini":      {"oslo/internal/py"},
	"oslo/types":    {"oslo/internal/py"},

	"oslo/internal/py": {},

	"urls/transport":   {"urls/internal/address", "urls/internal/py"},
	"urls/database":    {"urls/internal/address", "urls/internal/py"},
	"urls/spec":        {"urls/internal/py"},
	"urls/origin":      {},
	"urls/internal/py": {},

	"urls/internal/address": {},
}

// support are the folders of packages for tests and tools only: they may import
// anything, and none of the packages above may import them.
var support = []string{"assess/proof", "bench", "catalog/digest", "catalog/registered", "e2e", "examples", "inspect/pemtest", "oslo/conformance", "report/canary"}

// libraries are the third-party modules that a package may import; a package
// that is not listed may import only the standard library.
var libraries = map[string][]string{
	"provider": {"github.com/hashicorp/terraform-plugin-framework", "github.com/hashicorp/terraform-plugin-go",
		"github.com/hashicorp/go-hclog"},
	"report": {"github.com/agext/levenshtein"},
	"rules":  {"github.com/agext/levenshtein", "golang.org/x/net/idna"},
}

// Imports between packages follow the arrows in README.md.
func TestImports(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	err := filepath.WalkDir(".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		from := path.Dir(filepath.ToSlash(file))
		if supports(from) {
			return nil
		}
		if _, ok := allowed[from]; !ok {
			t.Errorf("%s: the package %s is not in this test's table", file, from)
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
	if !seen["provider"] || !seen["oslo/internal/py"] {
		t.Errorf("the walk missed packages, it saw %v", slices.Sorted(maps.Keys(seen)))
	}
}

// supports reports whether a package is for tests and tools only.
func supports(name string) bool {
	return slices.ContainsFunc(support, func(folder string) bool {
		return name == folder || strings.HasPrefix(name, folder+"/")
	})
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

// The test itself distinguishes forbidden imports from allowed ones.
func TestMayImport(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		from, imported string
		want           bool
	}{
		"along the arrows":               {"rules", module + "report", true},
		"against the arrows":             {"report", module + "rules", false},
		"test support":                   {"oslo", module + "oslo/conformance", false},
		"the standard library":           {"inspect", "crypto/x509", true},
		"a third-party module":           {"inspect", "golang.org/x/crypto/ssh", false},
		"a listed module":                {"provider", "github.com/hashicorp/terraform-plugin-go/tftypes", true},
		"Terraform on the command line":  {"cli", "github.com/hashicorp/terraform-plugin-go/tftypes", false},
		"a third-party module by prefix": {"rules", "github.com/agext/levenshteins", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := mayImport(test.from, test.imported); got != test.want {
				t.Errorf("%s imports %s: allowed is %t, want %t", test.from, test.imported, got, test.want)
			}
		})
	}
}
