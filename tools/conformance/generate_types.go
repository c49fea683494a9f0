package main

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/conformance"
)

// typeCase registers one option of a random type and sets it to one value.
func (g *generator) typeCase() conformance.Case {
	spec := g.typeSpec(2)
	option := conformance.OptSpec{Opt: "Opt", Name: "x", Args: conformance.OptArgs{Type: &spec}}
	content := "[glance]\nx = " + g.valueFor(spec) + "\n"
	if g.chance(12) {
		option.Opt, option.Args.Type, option.Args.ItemType = "MultiOpt", nil, &spec
		content += "x = " + g.valueFor(spec) + "\n"
	}
	c := conformance.Case{Register: "none", Extra: []conformance.OptSpec{option}}
	if g.chance(8) {
		c.Env = map[string]string{"OS_GLANCE__X": strings.ReplaceAll(g.valueFor(spec), "\x00", "")}
		if g.chance(2) {
			content = ""
		}
	}
	c.Files = []conformance.File{conformance.NewFile("nova.conf", content)}
	return c
}

// typedFileCase registers an option of each simple class.
func (g *generator) typedFileCase() conformance.Case {
	classes := []string{"StrOpt", "BoolOpt", "IntOpt", "FloatOpt", "ListOpt", "DictOpt", "MultiStrOpt", "PortOpt", "IPOpt", "HostnameOpt", "HostAddressOpt", "HostDomainOpt", "URIOpt"}
	c := conformance.Case{Register: "none"}
	var b strings.Builder
	b.WriteString("[glance]\n")
	for range 1 + g.IntN(4) {
		class := pick(g, classes...)
		name := strings.ToLower(class) + pick(g, "", "-a", "_b")
		c.Extra = appendNew(c.Extra, conformance.OptSpec{Opt: class, Name: name, Group: pick(g, "", "", "other", "DEFAULT")})
		for range g.IntN(3) {
			b.WriteString(strings.ReplaceAll(name, "-", "_") + " = " + g.valueText() + "\n")
		}
		if g.chance(3) {
			b.WriteString("[" + pick(g, "DEFAULT", "other", "glance") + "]\n")
		}
	}
	c.Files = []conformance.File{conformance.NewFile("nova.conf", b.String())}
	return c
}

// appendNew skips a second option with the same group and dest.
func appendNew(specs []conformance.OptSpec, spec conformance.OptSpec) []conformance.OptSpec {
	dest := strings.ReplaceAll(spec.Name, "-", "_")
	for _, old := range specs {
		if old.Group == spec.Group && strings.ReplaceAll(old.Name, "-", "_") == dest {
			return specs
		}
	}
	return append(specs, spec)
}

func number(n int) *json.Number {
	v := json.Number(strconv.Itoa(n))
	return &v
}

// typeSpec returns a type with random arguments, with containers nested up to
// depth.
func (g *generator) typeSpec(depth int) conformance.TypeSpec {
	var args conformance.TypeArgs
	name := pick(g, "String", "String", "Boolean", "Integer", "Integer", "Float", "Port", "Range", "IPAddress", "Hostname", "HostAddress", "HostDomain", "URI", "URI", "List", "List", "Dict", "Dict")
	switch name {
	case "String":
		args.Quotes, args.IgnoreCase = g.chance(3), g.chance(2)
		switch g.IntN(4) {
		case 0:
			args.MaxLength = 1 + g.IntN(5)
		case 1:
			args.Choices = raw(`"foo"`, `"Bar"`, `""`, `"a,b"`, `"é"`)
		case 2:
			args.Regex = pick(g, "^[a-z]+$", "[0-9]{2}", `^\d+$`, `\w,\w`, "foo", `^\s*$`, "a.b", "x$")
		}
	case "Integer", "Port":
		switch g.IntN(5) {
		case 0:
			args.Choices = raw("1", "3", "80")
		case 1:
			args.Min = number(g.IntN(10))
		case 2:
			args.Max = number(g.IntN(2000))
		case 3:
			args.Min, args.Max = number(g.IntN(10)), number(10+g.IntN(60000))
		}
	case "Float":
		if g.chance(2) {
			args.Min, args.Max = number(g.IntN(4)-2), number(2+g.IntN(9))
		}
	case "Range":
		if g.chance(2) {
			args.Min, args.Max = number(g.IntN(5)), number(5+g.IntN(20))
		}
		if g.chance(3) {
			no := false
			args.Inclusive = &no
		}
	case "IPAddress", "HostAddress", "HostDomain":
		args.Version = pick(g, 0, 0, 4, 6)
	case "URI":
		if g.chance(3) {
			args.Schemes = pick(g, []string{"http"}, []string{"HTTPS", "http"})
		}
		if g.chance(4) {
			args.MaxLength = 5 + g.IntN(20)
		}
	case "List", "Dict":
		args.Bounds = g.chance(4)
		if depth > 0 && !g.chance(4) {
			inner := g.typeSpec(depth - 1)
			if name == "List" {
				args.ItemType = &inner
			} else {
				args.ValueType = &inner
			}
		}
	}
	return conformance.TypeSpec{Name: name, Args: args}
}

func raw(texts ...string) []json.RawMessage {
	out := make([]json.RawMessage, len(texts))
	for i, text := range texts {
		out[i] = json.RawMessage(text)
	}
	return out
}

// valueFor returns a text that is often valid for the type.
func (g *generator) valueFor(spec conformance.TypeSpec) string {
	if g.chance(8) {
		return g.valueText()
	}
	switch spec.Name {
	case "String":
		return pick(g, "foo", "FOO", "bar", "a", "12", "a,b", "\"x\"", "'x", "É", "", "日本語", "x\n y", "a\n  b", g.text(6, "a", "1", ",", "\"", "'", " ", "é", "\\"))
	case "Boolean":
		return pick(g, "true", "True", "1", "on", "YES", "false", "0", "oFF", "no", "t", "2", "yes,", "tRUe")
	case "Integer", "Port":
		return g.integerText()
	case "Float":
		return g.floatText()
	case "Range":
		return pick(g, "0", "1-5", "5-1", "3", "-3--1", "-5-5", "01", "1-", "5-5", "99-100", "1-0", "10-3", "0-0", "-0", "1 - 2", "9"+strings.Repeat("9", g.IntN(30))+"-3")
	case "IPAddress", "Hostname", "HostAddress", "HostDomain":
		return g.hostText()
	case "URI":
		return g.uriText()
	case "List":
		inner := conformance.TypeSpec{Name: "String"}
		if spec.Args.ItemType != nil {
			inner = *spec.Args.ItemType
		}
		return g.joined(spec.Args.Bounds, "[", "]", func() string { return g.valueFor(inner) })
	case "Dict":
		inner := conformance.TypeSpec{Name: "String"}
		if spec.Args.ValueType != nil {
			inner = *spec.Args.ValueType
		}
		return g.joined(spec.Args.Bounds, "{", "}", func() string {
			return pick(g, "a", "b", "c", "k", "", " é ", "x") + pick(g, ":", ":", ":", ": ", "") + g.valueFor(inner)
		})
	}
	return g.valueText()
}

func (g *generator) joined(bounds bool, open, shut string, item func() string) string {
	var b strings.Builder
	if bounds && !g.chance(6) {
		b.WriteString(open)
	}
	for i := range g.IntN(5) {
		if i > 0 {
			b.WriteString(pick(g, ",", ",", ", ", " , ", ",\n  ", ",,"))
		}
		b.WriteString(item())
	}
	b.WriteString(pick(g, "", "", "", ",", ",,"))
	if bounds && !g.chance(6) {
		b.WriteString(shut)
	}
	return b.String()
}

func (g *generator) integerText() string {
	switch g.IntN(4) {
	case 0:
		return g.text(8, "0", "1", "9", "_", "-", "+", " ", "٣", "５", "𝟗", "\u00a0", ".", "e")
	case 1:
		return pick(g, "", "-") + strconv.FormatUint(g.Uint64(), 10) + strings.Repeat("0", g.IntN(3)*g.IntN(400))
	case 2:
		return strings.Repeat(pick(g, "7", "x", "é", "'"), pick(g, 17, 198, 250, 4299, 4300, 4301)) + pick(g, "", "", "x", "_", "\"")
	}
	return pick(g, "0", "1", "80", "3", "65535", "65536", "+3", "-1", "08", "1_000", "0x10", "1.0", "1e3", "1__0", " 7 ", "", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "٣")
}

func (g *generator) floatText() string {
	switch g.IntN(3) {
	case 0:
		return g.text(7, "0", "1", "5", "_", "-", "+", ".", "e", "E", "٣", " ", "inf", "nan")
	case 1:
		return pick(g, "", "-") + strconv.FormatFloat(g.ExpFloat64()*pick(g, 1, 1e-9, 1e5, 1e15, 1e16, 1e22), 'g', -1, 64)
	}
	return pick(g, "0", "-0.0", "nan", "-nan", "+inf", "Infinity", "1e400", "-1e400", "1e-400", ".5", "5.", "1_0.5", "1e16", "123456789012345678", "0.0001", "0.00001", "1e22", "1e5_0", "0x1p3", "infinit", "5e-324", "1.5\n 2")
}

func (g *generator) hostText() string {
	switch g.IntN(4) {
	case 0:
		return g.text(9, "a", "B", "1", "-", ".", "_", "é", ".com", "10", ":", "::", "ſ", "K", "İ", " ", "\n ", "%eth0")
	case 1:
		return strings.Repeat("a", pick(g, 62, 63, 64)) + "." + g.text(4, strings.Repeat("b", 60)+".", "c", "9")
	case 2:
		return g.text(9, "1", "255", "256", "01", ".", ":", "::", "ffff", "a", "12345", "0")
	}
	return pick(g, "10.0.0.1", "1.2.3", "01.2.3.4", "1.2.3.256", "::1", "::ffff:1.2.3.4", "fe80::1%eth0", "1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:8", "::2:3:4:5:6:7:8", "1::2:3:4:5:6:7:8", "host", "host.", "host..", "-a", "a-", "a.1", "a.1-", "h_1", "", "[::1]", "1.2.3.4.", "a\n .b", "0.0.0.0")
}

func (g *generator) uriText() string {
	if g.chance(3) {
		return g.text(10, "http", "://", ":", "/", "//", "?", "#", "[", "]", "@", "a", "Z", "1", "99999", "%41", "%", "%zz", "é", " ", "\\", "::1", "1.2.3.4", "256", "v1.a", "\n  ", "!$&", "'", "\"", "+.-", "~", "_")
	}
	return pick(g, "http", "https", "HTTP", "x+y", "1x", "", "urn") + pick(g, "://", "://", "://", ":", ":/", "//", "") +
		pick(g, "", "", "", "u@", "u:p@", "@", "é@", "u@v@") +
		pick(g, "host", "", "1.2.3.4", "1.2.3.256", "300.1.1.1", "[::1]", "[::1%eth0]", "[::1%25eth0]", "[1:2::3:4:5:6:7:8]", "[::1.2.3.999]", "[v1.x:y]", "[::1", "a%41b", "a%4", "hö", "h st", "[1:2:3:4:5:6:1.2.3.4]", "[1:2:3:4:5:6:7::]", "[V1.x]", "[]") +
		pick(g, "", "", ":", ":80", ":99999", ":123456", ":x", ":80\n") +
		pick(g, "", "/", "/v2", "/a[b]", "/%41", "/%4", "/é", "//", "/a b", "\\x", "/a%41%é") +
		pick(g, "", "", "?", "?q=1", "?q=é#", "?%") + pick(g, "", "", "#", "#f", "#f'\"", "#a\n  b")
}

// valueText is a value for any type.
func (g *generator) valueText() string {
	switch g.IntN(8) {
	case 0:
		return g.integerText()
	case 1:
		return g.floatText()
	case 2:
		return g.hostText()
	case 3:
		return g.uriText()
	case 4:
		return g.text(12, "a", ",", " ", ":", "1", "\"", "'", "\\", "é", "\n  ", "\t", "k:v", "\u2028", "\u200b", "😀", "\x00", "\x7f", "\U000e0001")
	}
	return pick(g, "true", "no", "1", "a", "a,b", "a:b", "a:b,c:d", "", "\"\"", "\"x\"", "'a','b'", "[a]", "{a:b}", " x ", "é")
}
