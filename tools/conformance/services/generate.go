package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/registered"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// generator creates random files of one program's options. The same seed gives
// the same files.
type generator struct {
	*rand.Rand
	options map[string][]*catalog.Option // by section or pattern
	places  []string                     // sections and patterns
}

// newGenerator uses the options on which the program and the catalogue,
// narrowed to the program, agree: differences are reported by the comparison of
// what is registered.
func newGenerator(service *catalog.Service, record *registered.Record, program string, seed uint64) *generator {
	record = record.Of(program)
	differing := map[[2]string]bool{}
	for _, d := range record.Compare(registered.Catalogue(service)) {
		differing[[2]string{d.Section, d.Option}] = true
	}
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 0x7a6564)), options: map[string][]*catalog.Option{}}
	local := localNames(service, record)
	for i := range record.Options {
		row := &record.Options[i]
		if row.How != registered.ByRegistering || differing[[2]string{row.Section, row.Name}] || differing[[2]string{strings.ToLower(row.Section), row.Name}] {
			continue
		}
		if o, ok := service.Option(row.Section, row.Name); ok && !o.Ignored && !local[row.Name] {
			g.options[row.Section] = append(g.options[row.Section], o)
		}
	}
	g.places = slices.Sorted(maps.Keys(g.options))
	return g
}

// localNames are the options whose defaults come from the current machine, and
// those whose defaults refer to one.
func localNames(service *catalog.Service, record *registered.Record) map[string]bool {
	local := map[string]bool{"config_file": true, "config_dir": true} // command-line options
	for i := range record.Options {
		row := &record.Options[i]
		o, ok := service.Option(row.Section, row.Name)
		if row.Machine || ok && o.HostDefault {
			local[row.Name] = true
		}
	}
	for before := -1; before != len(local); {
		before = len(local)
		for i := range record.Options {
			row := &record.Options[i]
			text, _ := row.Default.(string)
			for name := range local {
				if strings.Contains(text, "$"+name) || strings.Contains(text, "${"+name) {
					local[row.Name] = true
				}
			}
		}
	}
	return local
}

func pick[T any](g *generator, items ...T) T { return items[g.IntN(len(items))] }

// next creates one request: one to three files of a few sections, all options
// they set, and some more.
func (g *generator) next(number int) request {
	r := request{Whole: number%200 == 0, Named: map[string]string{}}
	files := 1
	if g.IntN(5) == 0 {
		files += 1 + g.IntN(2)
	}
	type place struct{ section, pattern string }
	var places []place
	for range 1 + g.IntN(3) {
		p := place{pattern: pick(g, g.places...)}
		if g.IntN(4) == 0 {
			p.pattern = "DEFAULT"
		}
		if g.options[p.pattern] == nil {
			continue
		}
		p.section = p.pattern
		if strings.HasPrefix(p.pattern, "<") {
			p.section = fmt.Sprintf("free%d", g.IntN(3))
			if had := r.Named[p.section]; had != "" {
				continue
			}
			r.Named[p.section] = p.pattern
		}
		places = append(places, p)
	}
	read := map[[2]string]bool{}
	texts := make([]strings.Builder, files)
	for i := range texts {
		for _, p := range places {
			b := &texts[i]
			b.WriteString("[" + g.spelled(p.section) + "]\n")
			for range 1 + g.IntN(8) {
				o := pick(g, g.options[p.pattern]...)
				read[[2]string{p.section, o.Name.Option}] = true
				g.assign(b, p.section, o)
			}
		}
	}
	for i := range texts {
		r.Files = append(r.Files, texts[i].String())
	}
	for _, p := range places {
		for range 2 {
			read[[2]string{p.section, pick(g, g.options[p.pattern]...).Name.Option}] = true
		}
	}
	r.Names = slices.SortedFunc(maps.Keys(read), func(a, b [2]string) int {
		return strings.Compare(a[0]+"\x00"+a[1], b[0]+"\x00"+b[1])
	})
	return r
}

// spelled is a section's name in a random spelling.
func (g *generator) spelled(section string) string {
	if g.IntN(12) == 0 && section != "DEFAULT" {
		return strings.ToUpper(section)
	}
	return section
}

// assign writes an option under its name or an older one, sometimes twice.
func (g *generator) assign(b *strings.Builder, section string, o *catalog.Option) {
	name := o.Name.Option
	if len(o.Deprecated) > 0 && g.IntN(3) == 0 {
		old := pick(g, o.Deprecated...)
		name = old.Option
		if old.Group != "" && old.Group != o.Name.Group && old.Group != section {
			b.WriteString("[" + old.Group + "]\n")
			defer b.WriteString("[" + section + "]\n")
		}
	}
	for range 1 + g.IntN(8)/7 {
		b.WriteString(name + pick(g, " = ", "=", " : ", "= ") + g.value(o) + "\n")
	}
}

// value is a text that is often valid for the option, or at its bounds.
func (g *generator) value(o *catalog.Option) string {
	switch g.IntN(16) {
	case 0:
		return g.odd()
	case 1:
		return g.reference(o)
	}
	return strings.ReplaceAll(g.typed(o.Type), "\n", "\n  ")
}

// odd is a value that few options accept.
func (g *generator) odd() string {
	return pick(g, "", " ", "x", "tru", "0x10", "1.5", "nan", "\"q\"", "'q'", "a,b", "a:b", "[a]", "{a:b}", "é", "$$", "-1",
		"99999999999999999999", "1_0", "http://", "::1", "256.1.1.1", "a\n  b", "#", "a #b", "%(x)s", "\\", ",", ":", "None")
}

// reference refers to another option of the same section, or to none.
func (g *generator) reference(o *catalog.Option) string {
	others := g.options[o.Name.Group]
	if others == nil {
		return g.odd()
	}
	other := pick(g, others...)
	if len(other.Default.Keys()) > 0 {
		// The catalogue holds a default's items as unordered texts, so the text
		// of the reference differs from the service's.
		return g.odd()
	}
	return pick(g, "$"+other.Name.Option, "${"+other.Name.Option+"}", "$nope", "a$"+other.Name.Option,
		"${"+o.Name.Group+"."+other.Name.Option+"}", "\\$x", "$")
}

func (g *generator) typed(t types.Type) string {
	switch t := t.(type) {
	case types.BoolType:
		return pick(g, "true", "False", "1", "0", "yes", "no", "ON", "off", "t", "maybe")
	case types.IntType:
		return g.number(t.Min, t.HasMin, t.Max, t.HasMax, t.Choices)
	case types.PortType:
		return g.number(t.Min, t.HasMin, t.Max, t.HasMax, t.Choices)
	case types.FloatType:
		return pick(g, "0", "1.5", "-1", "1e3", "inf", float(t.Min), float(t.Max), float(t.Max+0.5), float(t.Min-0.5), "1,5")
	case types.ListType:
		items := make([]string, g.IntN(4))
		for i := range items {
			items[i] = g.typed(t.Item)
		}
		text := strings.Join(items, pick(g, ",", ", ", " ,"))
		if t.Bounds && g.IntN(6) > 0 {
			return "[" + text + "]"
		}
		return text
	case types.DictType:
		items := make([]string, g.IntN(4))
		for i := range items {
			items[i] = pick(g, "a", "b", "c") + pick(g, ":", ":", ":", "=", "") + g.typed(t.Value)
		}
		text := strings.Join(items, ",")
		if t.Bounds && g.IntN(6) > 0 {
			return "{" + text + "}"
		}
		return text
	case types.URIType:
		return pick(g, "http://h", "https://h:1/v", "ftp://h", "h", "file:///x", "http://[::1]:80", strings.Repeat("a", max(t.MaxLength, 1)))
	case types.IPType, types.HostnameType, types.HostAddressType, types.HostDomainType:
		return pick(g, "10.0.0.1", "::1", "host", "host.example.com", "1.2.3.256", "-h", "a_b", "fe80::1%eth0", "", "h.", strings.Repeat("a", 64))
	case types.StringType:
		if t.Choices != nil && g.IntN(4) > 0 {
			choice := pick(g, t.Choices...)
			return pick(g, choice, choice, strings.ToUpper(choice), choice+"x")
		}
		if t.MaxLength > 0 {
			return strings.Repeat("é", t.MaxLength+g.IntN(3)-1)
		}
	}
	return pick(g, "a", "a b", "/var/lib/x", "\"quoted\"", "'q'", "1", "é", "a,b", "http://h:1/", "x=y", "12:34", "1.0", "auto")
}

func (g *generator) number(low int64, hasLow bool, high int64, hasHigh bool, choices []int64) string {
	n := int64(g.IntN(100))
	switch g.IntN(4) {
	case 0:
		if hasLow {
			n = low + int64(g.IntN(3)) - 1
		}
	case 1:
		if hasHigh {
			n = high + int64(g.IntN(3)) - 1
		}
	case 2:
		if choices != nil {
			n = pick(g, choices...)
		}
	case 3:
		return pick(g, "-1", "0", "+1", "007", "65535", "65536", "1.0", "1e3", " 5 ", "9223372036854775808")
	}
	return strconv.FormatInt(n, 10)
}

func float(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }
