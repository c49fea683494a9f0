package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/conformance"
)

// generator creates random cases. The same seed gives the same cases.
type generator struct {
	*rand.Rand
}

func newGenerator(seed uint64) *generator {
	return &generator{rand.New(rand.NewPCG(seed, 0x6f736c6f))}
}

// next creates one case from one of the families.
func (g *generator) next(number int) conformance.Case {
	families := []struct {
		name string
		make func() conformance.Case
	}{
		{"grammar", g.grammarCase},
		{"type", g.typeCase},
		{"typed", g.typedFileCase},
		{"interpolation", g.interpolationCase},
		{"deprecation", g.deprecationCase},
		{"file", g.fileCase},
		{"session", g.sessionCase},
	}
	family := families[number%len(families)]
	c := family.make()
	c.ID = fmt.Sprintf("%s-%05d", family.name, number)
	return c
}

func pick[T any](g *generator, items ...T) T { return items[g.IntN(len(items))] }

// chance is true one time in n.
func (g *generator) chance(n int) bool { return g.IntN(n) == 0 }

// text joins up to n random pieces.
func (g *generator) text(n int, pieces ...string) string {
	var b strings.Builder
	for range g.IntN(n + 1) {
		b.WriteString(pick(g, pieces...))
	}
	return b.String()
}

// grammarCase is a text of everything that has a meaning in the grammar.
func (g *generator) grammarCase() conformance.Case {
	pieces := []string{
		"\n", "\n", "\n", "\n ", "\n\t", "\n  ", "\r\n", "\r", "[glance]\n", "\n[glance]\n", "[GLANCE]\n", "[DEFAULT]\n", "[ glance ]\n",
		"[", "]", "[]", "[x]", "#", ";", " # c", "# c", "=", ":", " = ", " : ", "\"", "'", "\"a\"", "'b'", "\\", "$", "$$", "\\$",
		"region_name", "service_name", "region_name = ", "service_name=", "num_retries = ", "valid_interfaces = ",
		" ", "\t", "\v", "\f", "\x1c", "\x1f", "\u0085", "\u00a0", "\u1680", "\u2028", "\u202f", "\u3000", "\u200b", "\ufeff", "\x00",
		"a", "B", "1", "é", "日", "😀", ",", "İ", "Σ",
	}
	if g.chance(40) {
		pieces = append(pieces, "\xff", "\xc3", "\xed\xa0\x80")
	}
	var b strings.Builder
	if !g.chance(4) {
		b.WriteString("[glance]\n")
	}
	b.WriteString(g.text(pick(g, 3, 8, 20), pieces...))
	return conformance.Case{Files: []conformance.File{conformance.NewFile("nova.conf", b.String())}}
}

// fileCase is a plausible [glance], in one to three files, with an environment.
func (g *generator) fileCase() conformance.Case {
	var c conformance.Case
	for i := range 1 + g.IntN(3) {
		c.Files = append(c.Files, conformance.NewFile(fmt.Sprintf("%d.conf", i), g.glanceFile()))
	}
	if g.chance(3) {
		c.Env = map[string]string{}
		for range 1 + g.IntN(3) {
			name := pick(g, "OS_GLANCE__", "OS_SSL__", "OS_DEFAULT__") + strings.ToUpper(pick(g, glanceNames...))
			c.Env[name] = strings.ReplaceAll(g.glanceValue(), "\x00", "")
		}
	}
	return c
}

func (g *generator) glanceFile() string {
	var b strings.Builder
	for range 1 + g.IntN(4) {
		b.WriteString("[" + pick(g, "glance", "glance", "glance", "GLANCE", "Glance", "ssl", "SSL", "DEFAULT", "default", "other", "glance ", "GLANCE\u0130", "\u00c9") + "]" + pick(g, "\n", "\n", "\r\n"))
		for range g.IntN(6) {
			switch g.IntN(12) {
			case 0:
				b.WriteString(pick(g, "# comment", "; comment", "", "\t"))
			case 1:
				b.WriteString(pick(g, " ", "\t", "    ") + g.glanceValue())
			default:
				b.WriteString(pick(g, glanceNames...) + pick(g, " = ", "=", ": ", " :", "= ") + g.glanceValue())
			}
			b.WriteString(pick(g, "\n", "\n", "\n", "\r\n", "\n\n"))
		}
	}
	return b.String()
}

var glanceNames = []string{
	"api_servers", "num_retries", "verify_glance_signatures", "enable_certificate_validation", "default_trusted_certificate_ids",
	"enable_rbd_download", "rbd_user", "rbd_connect_timeout", "debug", "cafile", "certfile", "keyfile", "insecure", "timeout",
	"collect_timing", "split_loggers", "service_type", "service_name", "valid_interfaces", "region_name", "endpoint_override",
	"connect_retries", "connect_retry_delay", "status_code_retries", "status_code_retry_delay", "retriable_status_codes",
	"api_insecure", "ca_file", "cert_file", "key_file", "version", "min_version", "max_version",
	"valid-interfaces", "region-name", "Insecure", "unknown", "x",
}

func (g *generator) glanceValue() string {
	switch g.IntN(6) {
	case 0:
		return g.reference(append(glanceNames, "glance", "ssl", "nope")...)
	case 1:
		return g.valueText()
	case 2:
		return g.text(4, "http://", "https://", "a", "controller", ":9292", ",", ", ", "/v2", "$", "\"", "'", " ", "\n  ", "#")
	}
	return pick(g, "true", "False", "yes", "0", "1", "3", "-1", "5.5", "", "internal", "internal,public", "http://a:9292", "http://a,http://b", "/etc/ssl/ca.pem", "503", "503,504,", "image", "RegionOne")
}

// sessionCase is a section of keystoneauth's options.
func (g *generator) sessionCase() conformance.Case {
	group := pick(g, "foo", "Foo", "cinder")
	names := append([]string{"interface", "interface", "min_version", "max-version"}, glanceNames...)
	var b strings.Builder
	for range 1 + g.IntN(3) {
		b.WriteString("[" + pick(g, group, group, strings.ToUpper(group), strings.ToLower(group), "DEFAULT") + "]\n")
		for range g.IntN(6) {
			value := g.glanceValue()
			if g.chance(4) {
				value = g.reference(append(names, group, group+".timeout", group+".interface")...)
			}
			b.WriteString(pick(g, names...) + " = " + value + "\n")
		}
	}
	return conformance.Case{Group: group, Register: "ksa",
		Files: []conformance.File{conformance.NewFile("nova.conf", b.String())}}
}
