//go:build e2e

package e2e_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// A refusal is a configuration that a rule refuses, and what the real software
// makes of it.
type refusal struct {
	// rule has a finding; empty where no rule can know, such as a CA that has
	// not signed the server's certificate.
	rule string
	// severity of the finding under the profile permissive, "error" unless said
	// otherwise.
	severity string

	// glance and session are arguments, HCL expressions by name, over those that
	// work; an empty one takes the argument away. Without either, texts is what
	// the provider is given to read.
	glance, session map[string]string
	// texts is what Nova reads instead of what the provider rendered, one item a
	// file. {name} stands for a value of the cloud's.
	texts []string
	// inspect lets the provider look at the files.
	inspect bool

	// do is what Nova is asked to do, "list" unless said otherwise, and fails
	// matches the error that comes of it.
	do, fails string
	// reads is what Nova reads, by section.option, where the software is not
	// stopped but ignores or turns round what was written; with do "scope" it is
	// what the token is for.
	reads map[string]string
}

// refusals is every case by name.
func refusals() map[string]refusal {
	all := maps.Clone(refusedEndpoints())
	for _, more := range []map[string]refusal{refusedFiles(), refusedNames(), refusedTexts(), refusedAuth()} {
		maps.Copy(all, more)
	}
	return all
}

// The arguments that work.
func workingGlance() map[string]string {
	return map[string]string{
		"endpoint_override": "var.cloud.glance",
		"cafile":            "var.cloud.ca",
		"certfile":          "var.cloud.cert",
		"keyfile":           "var.cloud.key",
		"timeout":           "20",
	}
}

func workingSession() map[string]string {
	return map[string]string{
		"section":           `"placement"`,
		"auth_type":         `"password"`,
		"auth_url":          `"${var.cloud.keystone}/v3"`,
		"username":          `"admin"`,
		"user_domain_id":    `"default"`,
		"password":          "var.cloud.password",
		"project_name":      `"admin"`,
		"project_domain_id": `"default"`,
		"service_type":      `"image"`,
		"cafile":            "var.cloud.ca",
		"certfile":          "var.cloud.cert",
		"keyfile":           "var.cloud.key",
		"timeout":           "20",
	}
}

func (r refusal) dataSource() string {
	switch {
	case r.glance != nil:
		return "osloconf_glance"
	case r.session != nil:
		return "osloconf_session"
	}
	return "osloconf_file"
}

// write writes the case's data source. It reports only: what it renders is to be
// tried.
func (r refusal) write(t *testing.T, to *strings.Builder, name string, c *cloud) {
	t.Helper()
	fmt.Fprintf(to, "data %q %q {\n  profile = \"permissive\"\n  enforcement = \"report\"\n", r.dataSource(), name)
	arguments := map[string]string{}
	switch {
	case r.glance != nil:
		arguments = workingGlance()
		maps.Copy(arguments, r.glance)
	case r.session != nil:
		arguments = workingSession()
		maps.Copy(arguments, r.session)
	default:
		for i, text := range r.resolved(c) {
			fmt.Fprintf(to, "  source {\n    name = \"%d.conf\"\n    content = %s\n  }\n", i, literal(t, text))
		}
	}
	for _, argument := range slices.Sorted(maps.Keys(arguments)) {
		if value := arguments[argument]; value != "" {
			fmt.Fprintf(to, "  %s = %s\n", argument, value)
		}
	}
	if r.inspect {
		to.WriteString("  inspect {\n    root = \"/\"\n  }\n")
	}
	to.WriteString("}\n")
}

// resolved is texts with the cloud's values in.
func (r refusal) resolved(c *cloud) []string {
	var all []string
	for _, text := range r.texts {
		all = append(all, c.resolve(text))
	}
	return all
}

// literal is the text as a quoted HCL string.
func literal(t *testing.T, text string) string {
	t.Helper()
	quoted, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer("${", "$${", "%{", "%%{").Replace(string(quoted))
}
