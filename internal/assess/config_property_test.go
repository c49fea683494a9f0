package assess_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/assess/proof"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// Every possible option value in HCL either renders to a text that reads back
// as the same value, under the current name, or is rejected with an error. This
// applies to every service, in an old and a new release, and rendering is
// deterministic.
func TestConfigReadsBack(t *testing.T) {
	t.Parallel()
	for i, name := range catalog.Services() {
		for _, series := range []string{"train", "2026.1"} {
			t.Run(name+" "+series, func(t *testing.T) {
				t.Parallel()
				release, err := catalog.Resolve(series)
				if err != nil {
					t.Fatal(err)
				}
				service, ok := release.Service(name)
				if !ok {
					t.Skip("the release does not cover it")
				}
				readsBack(t, service, proof.NewRandom(uint64(i)))
			})
		}
	}
}

func readsBack(t *testing.T, service *catalog.Service, random *proof.Random) {
	const configurations = 200
	options := optionsByPlace(service)
	written, values, older, refused, bad := 0, 0, 0, 0, 0
	for range configurations {
		c := random.ConfigOf(service, options)
		result, mistakes := c.Run()
		if len(mistakes) > 0 {
			refused++
			continue
		}
		read, err := c.Reader(result.Rendered)
		if err != nil {
			t.Fatalf("the rendered text does not parse: %v\n%s", err, result.Rendered)
		}
		if again, _ := c.Run(); again.Rendered != result.Rendered {
			t.Errorf("it renders to\n%s\nand then to\n%s", result.Rendered, again.Rendered)
		}
		if unwritten(result) {
			refused++
			continue
		}
		written++
		values += len(c.Want)
		for _, want := range c.Want {
			if want.Given != want.Name {
				older++
			}
		}
		problems := append(c.Differences(result, read), c.Older(result.Rendered)...)
		for _, problem := range append(problems, takenOver(t, &c, result)...) {
			if bad++; bad < 20 {
				t.Errorf("%s\n%s", problem, result.Rendered)
			}
		}
	}
	if written < configurations/2 || values < configurations {
		t.Errorf("only %d configurations: %d written, %d rejected, with %d values", configurations, written, refused, values)
	}
	if older == 0 && hasOlder(options) {
		t.Error("no value has an older name")
	}
}

// takenOver lists what differs after the rendered text has been converted to an
// object and that back to a text.
func takenOver(t *testing.T, c *proof.Config, result *assess.Result) []string {
	t.Helper()
	request := func() *assess.Request {
		return &assess.Request{Service: c.Service.Name(), Policy: assess.PolicyText{Release: c.Service.Release().Series(), Profile: "permissive"}}
	}
	text := request()
	text.Sources = []assess.SourceText{{Name: "rendered", Content: result.Rendered}}
	sections, err := assess.TypedText(text)
	if err != nil {
		return []string{"it does not become an object: " + err.Error()}
	}
	object := request()
	object.Tree = proof.TreeOf(sections)
	again, mistakes := assess.Run(object, june)
	if len(mistakes) > 0 {
		return []string{"the object is refused: " + mistakes[0].Detail}
	}
	read, err := c.Reader(again.Rendered)
	if err != nil {
		return []string{err.Error()}
	}
	var problems []string
	for _, problem := range c.Differences(result, read) {
		problems = append(problems, "as an object again: "+problem)
	}
	return problems
}

// unwritten reports whether a value prevents the text from being written at
// all.
func unwritten(result *assess.Result) bool {
	for _, f := range result.Findings {
		if f.Rule == "line_injection" {
			return true
		}
	}
	return false
}

// optionsByPlace returns what the service registers, by section or pattern.
func optionsByPlace(service *catalog.Service) map[string][]*catalog.Option {
	options := map[string][]*catalog.Option{}
	for _, name := range service.Sections() {
		if section, ok := service.Section(name); ok && len(section.All()) > 0 {
			options[name] = section.All()
		}
	}
	for _, pattern := range service.Patterns() {
		if section, ok := service.Section(pattern.Name); ok && len(section.All()) > 0 {
			options[pattern.Name] = section.All()
		}
	}
	return options
}

func hasOlder(options map[string][]*catalog.Option) bool {
	return slices.ContainsFunc(slices.Collect(maps.Values(options)), func(list []*catalog.Option) bool {
		return slices.ContainsFunc(list, func(o *catalog.Option) bool { return len(o.Deprecated) > 0 })
	})
}
