package rules_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// suspicious matches names that suggest an option some rule should cover.
var suspicious = regexp.MustCompile(`insecure|verif|ssl|tls|https|noauth|no_auth|host_key|trust` +
	`|debug|trace|verbose|backdoor|profil` +
	`|url|uri|endpoint|protocol|scheme|transport_type|_http$|^http` +
	`|passw|secret|token|_key$|^key$|api_key|passphrase|credential|_pwd$|_pw$|login` +
	`|_path$|_paths$|_dir$|_dirs$|_file$|_root$|_repository$|_base$|datadir|_folder$|_socket$|^path$`)

// looksSuspicious reports whether an option needs review: because of its name
// or type, because it is a secret, or because masking would treat that name as
// a secret.
func looksSuspicious(o *catalog.Option) bool {
	return o.Sensitive || o.TypeName == "uri" || suspicious.MatchString(o.Name.Option) || report.SecretValue(o.Name.Option, "x")
}

// lookedAt reads testdata/looked_at.txt: reasons by name.
func lookedAt(t *testing.T) map[string]string {
	t.Helper()
	page, err := os.ReadFile("testdata/looked_at.txt")
	if err != nil {
		t.Fatal(err)
	}
	names, reason := map[string]string{}, ""
	for line := range strings.Lines(string(page)) {
		switch line = strings.TrimSpace(line); {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, ">"):
			reason = strings.TrimSpace(line[1:])
			if name, ok := strings.CutPrefix(reason, "rule "); ok {
				if _, known := rules.Lookup(name); !known {
					t.Errorf("there is no rule %s", name)
				}
			} else if len(strings.Fields(reason)) < 4 {
				t.Errorf("%q is not a reason", reason)
			}
		default:
			for name := range strings.FieldsSeq(line) {
				if names[name] != "" || reason == "" {
					t.Errorf("%s is listed twice, or without a reason", name)
				}
				names[name] = reason
			}
		}
	}
	return names
}

// Every option with a suspicious name or type is in a row of some rule, or has
// been reviewed with a reason why it is not. Adding facts means adding to one
// or the other.
func TestSuspiciousOptionsAreLookedAt(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes several seconds")
	}
	judged := map[string]string{}
	for rule := range rules.All() {
		for _, row := range rule.Table() {
			for _, name := range row.Options {
				judged[name] = rule.Name
			}
		}
	}
	looked := lookedAt(t)
	found := map[string]string{} // where each suspicious name is registered, once
	every := map[string]bool{}
	for _, release := range catalog.Releases() {
		for _, name := range catalog.Services() {
			service, ok := release.Service(name)
			if !ok {
				continue
			}
			sections := service.Sections()
			for _, pattern := range service.Patterns() {
				sections = append(sections, pattern.Name)
			}
			for _, at := range sections {
				section, ok := service.Section(at)
				if !ok {
					continue
				}
				for _, option := range section.All() {
					every[option.Name.Option] = true
					if looksSuspicious(option) {
						found[option.Name.Option] = name + " " + release.Series() + " [" + at + "]"
					}
				}
			}
		}
	}
	if len(found) < 700 {
		t.Fatalf("%d suspicious names", len(found))
	}
	var missing []string
	for name, at := range found {
		if judged[name] == "" && looked[name] == "" {
			missing = append(missing, name+" in "+at)
		}
	}
	slices.Sort(missing)
	if len(missing) > 0 {
		t.Errorf("%d options with suspicious names are neither in a rule's row nor in testdata/looked_at.txt:\n%s", len(missing), strings.Join(missing, "\n"))
	}
	for name := range looked {
		switch {
		case !every[name]:
			t.Errorf("testdata/looked_at.txt lists %s, which no service registers", name)
		case judged[name] != "":
			t.Errorf("testdata/looked_at.txt lists %s, which %s judges", name, judged[name])
		case found[name] == "":
			t.Errorf("testdata/looked_at.txt lists %s, which is not suspicious", name)
		}
	}
}
