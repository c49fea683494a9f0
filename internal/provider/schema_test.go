package provider_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/osloconf/terraform-provider-osloconf/internal/provider"
)

// docsFolder is the folder of the generated pages, relative to this package.
const docsFolder = "../../docs"

// schemas is everything that the provider offers, as Terraform sees it.
func schemas(t *testing.T) *tfprotov6.GetProviderSchemaResponse {
	t.Helper()
	resp, err := provider.New("test")().GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	if len(resp.Diagnostics) > 0 {
		t.Fatalf("%s: %s", resp.Diagnostics[0].Summary, resp.Diagnostics[0].Detail)
	}
	return resp
}

// undescribed lists what lacks a description, or whose description is not a
// sentence.
func undescribed(where string, block *tfprotov6.SchemaBlock) []string {
	var list []string
	for _, a := range block.Attributes {
		if !sentence(a.Description) || a.DescriptionKind != tfprotov6.StringKindMarkdown {
			list = append(list, where+"."+a.Name)
		}
	}
	for _, b := range block.BlockTypes {
		if !sentence(b.Block.Description) {
			list = append(list, where+"."+b.TypeName)
		}
		list = append(list, undescribed(where+"."+b.TypeName, b.Block)...)
	}
	return list
}

// sentence reports whether a text has words and ends like a sentence.
func sentence(text string) bool {
	return strings.ContainsRune(text, ' ') && strings.ContainsRune(".)", rune(text[len(text)-1]))
}

func TestEverythingIsDescribed(t *testing.T) {
	t.Parallel()
	offered := schemas(t)
	blocks := map[string]*tfprotov6.SchemaBlock{"provider": offered.Provider.Block}
	for name, schema := range offered.DataSourceSchemas {
		blocks["data."+name] = schema.Block
	}
	for name, schema := range offered.EphemeralResourceSchemas {
		blocks["ephemeral."+name] = schema.Block
	}
	for name, block := range blocks {
		if !sentence(block.Description) {
			t.Errorf("%s has no description", name)
		}
		for _, missing := range undescribed(name, block) {
			t.Errorf("the description of %s is not a sentence", missing)
		}
	}
	for name, function := range offered.Functions {
		if function.Summary == "" || !sentence(function.Description) {
			t.Errorf("the function %s has no summary or description", name)
		}
		for _, parameter := range function.Parameters {
			if !sentence(parameter.Description) {
				t.Errorf("the parameter %s of the function %s has no description", parameter.Name, name)
			}
		}
	}
}

// Every page exists, has an example, and names each argument and output.
func TestReferencePagesAreComplete(t *testing.T) {
	t.Parallel()
	offered := schemas(t)
	type page struct {
		file  string
		names []string
	}
	pages := []page{{"index.md", names(offered.Provider.Block)}}
	for name, schema := range offered.DataSourceSchemas {
		pages = append(pages, page{"data-sources/" + strings.TrimPrefix(name, "osloconf_") + ".md", names(schema.Block)})
	}
	for name, schema := range offered.EphemeralResourceSchemas {
		pages = append(pages, page{"ephemeral-resources/" + strings.TrimPrefix(name, "osloconf_") + ".md", names(schema.Block)})
	}
	for name, function := range offered.Functions {
		p := page{file: "functions/" + name + ".md"}
		for _, parameter := range function.Parameters {
			p.names = append(p.names, parameter.Name)
		}
		pages = append(pages, p)
	}
	for _, p := range pages {
		text, err := os.ReadFile(filepath.Join(docsFolder, filepath.FromSlash(p.file)))
		if err != nil {
			t.Errorf("%v: run make generate", err)
			continue
		}
		if !strings.Contains(string(text), "## Example Usage") {
			t.Errorf("docs/%s has no example", p.file)
		}
		for _, name := range p.names {
			if !strings.Contains(string(text), "`"+name+"`") {
				t.Errorf("docs/%s does not name %s: run make generate", p.file, name)
			}
		}
	}
}

// names lists the arguments and outputs of a block and of its nested blocks.
func names(block *tfprotov6.SchemaBlock) []string {
	var list []string
	for _, a := range block.Attributes {
		list = append(list, a.Name)
	}
	for _, b := range block.BlockTypes {
		list = append(list, b.TypeName)
		list = append(list, names(b.Block)...)
	}
	return list
}
