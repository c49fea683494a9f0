// Command guides writes the guide to the rules and the answers to the Security Guide
// from the rule table, the guide to the command line from its flags, the guide to
// hardened defaults from their list, the service pages from the catalogue, and the
// guide to the concerns from plans of their configurations:
//
//	go run ./tools/guides
//
// terraform-plugin-docs writes everything else under docs.
package main

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/template"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/cli"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

//go:embed rules.md.tmpl
var rulesGuide string

// commandLineGuide is the start of the guide to the command line.
//
//go:embed command-line.md
var commandLineGuide string

func main() {
	log.SetFlags(0)
	if err := write(filepath.Join("docs", "guides", "rules.md"), rulesGuide); err != nil {
		log.Fatal(err)
	}
	if err := writeSecurityGuide(filepath.Join("docs", "guides", "security-guide.md")); err != nil {
		log.Fatal(err)
	}
	if err := writeCommandLine(filepath.Join("docs", "guides", "command-line.md")); err != nil {
		log.Fatal(err)
	}
	if err := writeHardened(filepath.Join("docs", "guides", "hardened-defaults.md")); err != nil {
		log.Fatal(err)
	}
	if err := writeServices(filepath.Join("docs", "guides")); err != nil {
		log.Fatal(err)
	}
	if err := writeProfiles(filepath.Join("docs", "guides", "profiles.md")); err != nil {
		log.Fatal(err)
	}
	if err := writeServicesTable("README.md"); err != nil {
		log.Fatal(err)
	}
	if err := writeRun(context.Background()); err != nil {
		log.Fatal(err)
	}
}

// writeRun writes the results of running the examples.
func writeRun(ctx context.Context) error {
	engine, folder, err := startEngine(ctx)
	defer os.RemoveAll(folder)
	if err != nil {
		return err
	}
	if err := writeSaid(ctx, engine, filepath.Join("examples", "guides")); err != nil {
		return err
	}
	return writeConcerns(ctx, engine, filepath.Join("docs", "guides", "concerns.md"))
}

// writeCommandLine writes the reference of the command line's flags.
func writeCommandLine(path string) error {
	return os.WriteFile(path, []byte(commandLineGuide+"\n"+cli.Reference()), 0o644)
}

func write(path, text string) error {
	guide, err := template.New(filepath.Base(path)).Funcs(template.FuncMap{
		"levels":  levels,
		"cwe":     cwe,
		"since":   since,
		"needs":   needs,
		"example": example,
		"letter":  letter,
		"holds":   holds,
		"anchor":  anchored,
	}).Parse(text)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := guide.Execute(&out, rulesPage{Families: rules.Families(), Services: byService()}); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, out.Bytes(), 0o644)
}

// rulesPage is the data for the guide to the rules.
type rulesPage struct {
	Families []rules.Family
	Services []serviceRules
}

// serviceRules are the rules for one service only; Service is "every service"
// for the others.
type serviceRules struct {
	Service string
	Rules   []*rules.Rule
}

func byService() []serviceRules {
	table := []serviceRules{{Service: "every service"}}
	for _, service := range catalog.Services() {
		table = append(table, serviceRules{Service: service})
	}
	for rule := range rules.All() {
		services := rule.Services()
		if services == nil {
			table[0].Rules = append(table[0].Rules, rule)
		}
		for i := range table[1:] {
			if slices.Contains(services, table[i+1].Service) {
				table[i+1].Rules = append(table[i+1].Rules, rule)
			}
		}
	}
	return table
}

// holds names the services that a rule applies to, "" for all.
func holds(r *rules.Rule) string { return strings.Join(r.Services(), ", ") }

// anchored is a heading's anchor as GitHub and the registry generate it.
func anchored(heading string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(heading) {
		switch {
		case r == ' ':
			b.WriteByte('-')
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '_', r == '-':
			b.WriteRune(r)
		}
	}
	return b.String()
}

func levels(r *rules.Rule) string {
	return fmt.Sprintf("permissive %s, baseline %s, strict %s",
		r.Levels.At(report.Permissive), r.Levels.At(report.Baseline), r.Levels.At(report.Strict))
}

func letter(r *rules.Rule) string { return strings.Join(strings.Split(string(r.Levels), ""), " ") }

func cwe(r *rules.Rule) string {
	var names []string
	for _, id := range r.CWE {
		names = append(names, fmt.Sprintf("CWE-%d %s", id, rules.CWETitle(id)))
	}
	return strings.Join(names, "; ")
}

// since names the release from which a rule applies; "" if it applies to all in
// the catalogue.
func since(r *rules.Rule) string {
	for _, release := range catalog.Releases() {
		if release.Major() == r.Since && r.Since > catalog.Releases()[0].Major() {
			return fmt.Sprintf("Nova %d (%s)", r.Since, release.Series())
		}
	}
	return ""
}

func needs(r *rules.Rule) string {
	var what []string
	if r.Needs&rules.Values != 0 {
		what = append(what, "option values")
	}
	if r.Needs&rules.Text != 0 {
		what = append(what, "configuration text")
	}
	if r.Needs&rules.Files != 0 {
		what = append(what, "files (`inspect`)")
	}
	return strings.Join(what, " or ")
}

// example is an example's arguments in a complete block.
func example(r *rules.Rule, bad bool) string {
	source, arguments := r.Example.Arguments(bad)
	lines := strings.Split(strings.Trim(arguments, "\n"), "\n")
	return fmt.Sprintf("data %q \"example\" {\n  %s\n}", source, strings.Join(lines, "\n  "))
}
