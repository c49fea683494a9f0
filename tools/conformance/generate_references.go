package main

import (
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/conformance"
)

// reference is a text around references to some of the names.
func (g *generator) reference(names ...string) string {
	var b strings.Builder
	for range 1 + g.IntN(4) {
		name := pick(g, names...)
		switch g.IntN(14) {
		case 0:
			b.WriteString("${" + name + "}")
		case 1:
			b.WriteString("${" + pick(g, "glance", "other", "Other", "DEFAULT", "nope", "ssl") + "." + name + "}")
		case 2:
			b.WriteString("$" + pick(g, "glance", "other", "DEFAULT", "ssl") + "." + name)
		case 3:
			b.WriteString("\\$" + name)
		case 4:
			b.WriteString("$$" + name)
		case 5:
			b.WriteString(pick(g, "$", "$5", "${}", "${a-b}", "${x", "$.", "\\", "\\\\$", "$$$", "$é", "${ſ}", "$K", "$İx", "$ "))
		case 6:
			b.WriteString("$" + strings.ToUpper(name))
		case 7:
			b.WriteString("$" + name + pick(g, ".", "..", "-", "_", "é"))
		default:
			b.WriteString("$" + name)
		}
		b.WriteString(pick(g, "", "", ",", "/", " ", "x", ":", "\n  "))
	}
	return b.String()
}

// interpolationCase registers a few options of every class and lets them refer
// to each other, including in defaults.
func (g *generator) interpolationCase() conformance.Case {
	names := []string{"a", "b", "c", "d", "e-f", "g"}
	targets := []string{"a", "b", "c", "d", "e_f", "g", "a", "b", "other", "old_a", "old_b", "nope", "other.a", "glance.b", "other.old_b"}
	classes := []string{"StrOpt", "StrOpt", "StrOpt", "IntOpt", "BoolOpt", "FloatOpt", "ListOpt", "DictOpt", "MultiStrOpt", "PortOpt"}
	c := conformance.Case{Register: "none"}
	for _, name := range names {
		for _, group := range []string{"glance", "other", "DEFAULT"} {
			if g.chance(3) {
				continue
			}
			option := conformance.OptSpec{Opt: pick(g, classes...), Name: name, Group: group}
			if g.chance(2) {
				option.Args.Default = g.defaultFor(option.Opt, targets)
			}
			if g.chance(5) {
				option.Args.DeprecatedOpts = g.oldNames("old-" + name)
			}
			c.Extra = append(c.Extra, option)
		}
	}
	c.Files = g.assignments(names, func() string {
		if g.chance(2) {
			return pick(g, "1", "true", "x", "", "1,2", "k:v", "5.0", "10")
		}
		return g.reference(targets...)
	})
	if g.chance(5) {
		c.Env = map[string]string{pick(g, "OS_GLANCE__A", "OS_OTHER__B", "OS_DEFAULT__C", "OS_GLANCE__OLD_A", "OS_DEFAULT__OLD_B"): g.reference(targets...)}
	}
	return c
}

// defaultFor returns a default that the class accepts, often with references.
func (g *generator) defaultFor(class string, targets []string) any {
	reference := "$" + pick(g, targets...)
	switch class {
	case "StrOpt":
		return pick[any](g, "plain", 5, reference, g.reference(targets...))
	case "IntOpt", "PortOpt":
		return pick[any](g, 5, "7", reference)
	case "FloatOpt":
		return pick[any](g, 3, 1.5, "2", reference)
	case "BoolOpt":
		return pick[any](g, true, "yes", reference)
	case "ListOpt":
		return pick[any](g, []any{"a", reference}, "x,"+reference, []any{})
	case "MultiStrOpt":
		return []any{"a", g.reference(targets...)}
	case "DictOpt":
		return pick[any](g, map[string]any{reference: g.reference(targets...)}, "k:"+reference, map[string]any{"k": "v"})
	}
	return nil
}

func (g *generator) oldNames(names ...string) [][2]*string {
	var out [][2]*string
	for range 1 + g.IntN(3) {
		name := pick(g, names...) // the library cannot handle one without a name here
		pair := [2]*string{&name}
		if group := pick(g, "", "glance", "other", "DEFAULT", "OG"); group != "" {
			pair[1] = &group
		}
		out = append(out, pair)
	}
	return out
}

// assignments writes one or two files that set the names in several sections.
func (g *generator) assignments(names []string, value func() string) []conformance.File {
	var files []conformance.File
	for i := range 1 + g.IntN(2) {
		var b strings.Builder
		for range 1 + g.IntN(5) {
			b.WriteString("[" + pick(g, "glance", "glance", "GLANCE", "other", "Other", "DEFAULT", "og", "OG") + "]\n")
			for range 1 + g.IntN(4) {
				name := pick(g, names...)
				if !g.chance(8) {
					name = strings.ReplaceAll(name, "-", "_")
				}
				b.WriteString(name + " = " + value() + "\n")
			}
		}
		files = append(files, conformance.NewFile(fmt.Sprintf("%d.conf", i), b.String()))
	}
	return files
}

// deprecationCase registers options with older names in several groups.
func (g *generator) deprecationCase() conformance.Case {
	c := conformance.Case{Register: "none"}
	for i := range 1 + g.IntN(3) {
		option := conformance.OptSpec{Opt: pick(g, "StrOpt", "StrOpt", "MultiStrOpt", "IntOpt"), Name: fmt.Sprintf("%s%d", pick(g, "new-", "new_", "n"), i),
			Group: pick(g, "", "other", "DEFAULT")}
		option.Args.DeprecatedOpts = g.oldNames("old-one", "old_two", "three")
		if g.chance(4) {
			name, group := pick(g, "old-one", "four-x"), pick(g, "og", "DEFAULT")
			if !g.chance(3) {
				option.Args.DeprecatedName = &name
			}
			if g.chance(2) {
				option.Args.DeprecatedGroup = &group
			}
		}
		if g.chance(4) {
			option.Args.ForRemoval = true
			option.Args.DeprecatedReason = pick(g, "", "No longer used.")
		}
		option.Args.Required = g.chance(12)
		c.Extra = append(c.Extra, option)
	}
	names := []string{"old-one", "old_one", "old_two", "three", "four-x", "four_x"}
	for _, option := range c.Extra {
		names = append(names, option.Name)
	}
	c.Files = g.assignments(names, func() string { return pick(g, "1", "2", "3", "x", "$three", "$old_one", "$other.old_two") })
	return c
}
