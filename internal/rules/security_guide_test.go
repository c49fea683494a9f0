package rules_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// guideCase is what the Security Guide fails and passes for one check. Of is
// the service, if the check names several.
type guideCase struct {
	id, of, release, program string
	fails, passes            string
	rule                     string // the rule that finds it, if several might
}

const (
	plainTokens  = "[keystone_authtoken]\nwww_authenticate_uri = http://keystone.example.org:5000\n"
	secureTokens = "[keystone_authtoken]\nwww_authenticate_uri = https://keystone.example.org:5000\ninsecure = false\n"
	blindTokens  = "[keystone_authtoken]\nwww_authenticate_uri = https://keystone.example.org:5000\ninsecure = true\n"
	share        = "[DEFAULT]\nenabled_backends = nfs\n[nfs]\nvolume_driver = cinder.volume.drivers.nfs.NfsDriver\n"
)

var guideCases = []guideCase{
	{id: "Check-Compute-03", release: "2025.1", fails: "[api]\nauth_strategy = noauth2\n", passes: "[api]\nauth_strategy = keystone\n"},
	{id: "Check-Compute-03", release: "newton", fails: "[DEFAULT]\nauth_strategy = noauth2\n", passes: "[DEFAULT]\nauth_strategy = keystone\n"},
	{id: "Check-Compute-05", fails: "[glance]\napi_servers = http://glance.example.org:9292\n", passes: "[glance]\napi_servers = https://glance.example.org:9292\n", rule: "plaintext_endpoint"},
	{id: "Check-Compute-05", fails: "[glance]\ninsecure = true\n", passes: "[glance]\napi_servers = https://glance.example.org:9292\ninsecure = false\n", rule: "tls_verification_disabled"},
	{id: "Check-Compute-05", release: "newton", fails: "[glance]\napi_insecure = true\n", passes: "[glance]\napi_insecure = false\n", rule: "tls_verification_disabled"},
	{id: "Check-Compute-05", fails: "[glance]\nregion_name = RegionOne\n", passes: "[glance]\nendpoint_override = https://glance.example.org:9292\n", rule: "endpoint_from_catalog"},
	{id: "Check-Identity-05", fails: "[oslo_middleware]\nmax_request_body_size = 104857600\n", passes: "[oslo_middleware]\nmax_request_body_size = 114688\n"},
	{id: "Check-Identity-06", fails: "[DEFAULT]\nadmin_token = Geheim\n", passes: "[DEFAULT]\ndebug = false\n"},
	{id: "Check-Identity-07", fails: "[DEFAULT]\ninsecure_debug = true\n", passes: "[DEFAULT]\ninsecure_debug = false\n"},
	{id: "Check-Identity-08", fails: "[token]\nprovider = uuid\n", passes: "[token]\nprovider = fernet\n"},
	{id: "Check-Identity-08", release: "newton", fails: "[token]\nprovider = uuid\n", passes: "[token]\nprovider = fernet\n"},
	{id: "Check-Image-03", fails: "[DEFAULT]\nbind_port = 9292\n[keystone_authtoken]\nauth_type = password\n[paste_deploy]\nflavor = caching\n", passes: "[paste_deploy]\nflavor = keystone\n"},
	{id: "Check-Image-05", release: "ocata", fails: "[DEFAULT]\nenable_v1_api = true\n", passes: "[DEFAULT]\nenable_v1_api = false\n"},
	{id: "Check-Block-03", fails: "[DEFAULT]\nauth_strategy = noauth\n", passes: "[DEFAULT]\nauth_strategy = keystone\n"},
	{id: "Check-Block-05", release: "ocata", fails: "[DEFAULT]\nnova_api_insecure = true\n", passes: "[DEFAULT]\nnova_api_insecure = false\n"},
	{id: "Check-Block-05", fails: "[nova]\ninsecure = true\n", passes: "[nova]\ninsecure = false\n"},
	{id: "Check-Block-06", fails: "[DEFAULT]\nglance_api_servers = http://glance.example.org:9292\n", passes: "[DEFAULT]\nglance_api_servers = https://glance.example.org:9292\nglance_api_insecure = false\n", rule: "plaintext_endpoint"},
	{id: "Check-Block-06", fails: "[DEFAULT]\nglance_api_servers = https://glance.example.org:9292\nglance_api_insecure = true\n", passes: "[DEFAULT]\nglance_api_servers = https://glance.example.org:9292\n", rule: "tls_verification_disabled"},
	{id: "Check-Block-07", fails: share + "nas_secure_file_permissions = False\nnas_secure_file_operations = False\n", passes: share + "nas_secure_file_permissions = auto\nnas_secure_file_operations = auto\n"},
	{id: "Check-Block-07", release: "newton", fails: "[DEFAULT]\nnas_secure_file_permissions = False\nnas_secure_file_operations = False\n", passes: "[DEFAULT]\nnas_secure_file_permissions = auto\n"},
	{id: "Check-Block-08", fails: "[oslo_middleware]\nmax_request_body_size = 104857600\n", passes: "[oslo_middleware]\nmax_request_body_size = 114688\n"},
	{id: "Check-Block-09", of: "cinder", fails: "[DEFAULT]\ndebug = false\n", passes: "[DEFAULT]\ndebug = false\n[key_manager]\nbackend = barbican\n"},
	{id: "Check-Block-09", of: "nova", fails: "[DEFAULT]\ndebug = false\n", passes: "[DEFAULT]\ndebug = false\n[key_manager]\nbackend = barbican\n"},
	{id: "Check-Neutron-03", fails: "[DEFAULT]\nauth_strategy = noauth\n", passes: "[DEFAULT]\nauth_strategy = keystone\n"},
	{id: "Check-Neutron-05", program: "neutron-server", fails: "[DEFAULT]\nuse_ssl = False\n", passes: "[DEFAULT]\nuse_ssl = True\n"},
	{id: "Check-Shared-03", fails: "[DEFAULT]\nauth_strategy = noauth\n", passes: "[DEFAULT]\nauth_strategy = keystone\n"},
	{id: "Check-Shared-05", release: "queens", fails: "[DEFAULT]\nnova_api_insecure = true\n", passes: "[DEFAULT]\nnova_api_insecure = false\n"},
	{id: "Check-Shared-05", fails: "[nova]\ninsecure = true\n", passes: "[nova]\ninsecure = false\n"},
	{id: "Check-Shared-06", fails: "[neutron]\ninsecure = true\n", passes: "[neutron]\ninsecure = false\n"},
	{id: "Check-Shared-07", release: "queens", fails: "[DEFAULT]\ncinder_api_insecure = true\n", passes: "[DEFAULT]\ncinder_api_insecure = false\n"},
	{id: "Check-Shared-07", fails: "[cinder]\ninsecure = true\n", passes: "[cinder]\ninsecure = false\n"},
	{id: "Check-Shared-08", fails: "[oslo_middleware]\nmax_request_body_size = 104857600\n", passes: "[oslo_middleware]\nmax_request_body_size = 114688\n"},
	{id: "Check-Key-Manager-03", fails: "[DEFAULT]\nallow_anonymous_access = true\n", passes: "[DEFAULT]\nallow_anonymous_access = false\n"},
}

// tokenChecks are the same for six services: three cases for each.
var tokenChecks = []string{"Check-Compute-04", "Check-Image-04", "Check-Block-04", "Check-Neutron-04", "Check-Shared-04", "Check-Key-Manager-04"}

func allGuideCases() []guideCase {
	cases := slices.Clone(guideCases)
	for _, id := range tokenChecks {
		cases = append(cases, guideCase{id: id, fails: plainTokens, passes: secureTokens, rule: "plaintext_endpoint"},
			guideCase{id: id, fails: blindTokens, passes: secureTokens, rule: "tls_verification_disabled"},
			guideCase{id: id, fails: "[DEFAULT]\ndebug = false\n[keystone_authtoken]\nauth_type = password\n", passes: "[DEFAULT]\ndebug = false\n" + secureTokens, rule: "www_authenticate_uri_unset"})
	}
	return cases
}

// Each check that values can answer has a finding that names it on what the
// Guide fails, and none on what the Guide passes.
func TestSecurityGuide(t *testing.T) {
	t.Parallel()
	checks := rules.SecurityGuide()
	covered := map[string]bool{}
	for _, c := range allGuideCases() {
		at := slices.IndexFunc(checks, func(check rules.GuideCheck) bool { return check.ID == c.id })
		if at < 0 {
			t.Fatalf("%s is not a check in the Guide", c.id)
		}
		of := c.of
		if of == "" {
			of = checks[at].Services[0]
		}
		covered[c.id+" "+of] = true
		run := func(content string) []report.Finding {
			opts := []option{service(of), profile("strict"), asProgram(c.program)}
			if c.release != "" {
				opts = append(opts, release(c.release))
			}
			return text(t, content, opts...)
		}
		if found := naming(run(c.fails), c.id, c.rule); len(found) == 0 {
			t.Errorf("%s (%s): no finding names it in what the Guide fails:\n%s\n%s", c.id, of, c.fails, list(run(c.fails)))
		}
		if found := naming(run(c.passes), c.id, ""); len(found) > 0 {
			t.Errorf("%s (%s): there are findings in what the Guide passes:\n%s\n%s", c.id, of, c.passes, list(found))
		}
	}
	for _, check := range checks {
		for _, of := range check.Services {
			if wanted := check.Shown != rules.ByFiles && check.Shown != rules.ByNothing; covered[check.ID+" "+of] != wanted {
				t.Errorf("%s for %s: a case is %v, want %v", check.ID, of, !wanted, wanted)
			}
		}
	}
}

func asProgram(name string) option { return func(r *assess.Request) { r.Program = name } }

// naming returns the findings that refer to a check, of one rule if given.
func naming(findings []report.Finding, id, rule string) []report.Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f report.Finding) bool {
		return !slices.Contains(f.References, id) || rule != "" && f.Rule != rule
	})
}

// What the Guide fails but the software accepts passes, as the page says.
func TestSecurityGuideDiffers(t *testing.T) {
	t.Parallel()
	for id, c := range map[string]struct{ service, content string }{
		"Check-Identity-05": {"keystone", "[DEFAULT]\ndebug = false\n"},
		"Check-Block-08":    {"cinder", "[DEFAULT]\ndebug = false\n"},
		"Check-Shared-08":   {"manila", "[DEFAULT]\ndebug = false\n"},
	} {
		if found := naming(text(t, c.content, service(c.service), profile("strict")), id, ""); len(found) > 0 {
			t.Errorf("%s: unset, as the Guide requires, has findings:\n%s", id, list(found))
		}
	}
	// One of the two suffices for a finding, though the Guide requires both.
	if len(naming(text(t, share+"nas_secure_file_operations = False\n", service("cinder")), "Check-Block-07", "")) == 0 {
		t.Error("Check-Block-07: one option alone passes")
	}
	one(t, text(t, "[DEFAULT]\nauth_strategy = keystone\n", service("glance")), "option_not_in_release", "auth_strategy")
}

// The file checks apply to every service that the Guide names.
func TestSecurityGuideFiles(t *testing.T) {
	t.Parallel()
	for _, check := range rules.SecurityGuide() {
		if check.Shown != rules.ByFiles {
			continue
		}
		of := check.Services[0]
		h := newHost(t, nil)
		file := "/etc/nova/" + of + ".conf"
		h.write(file, []byte("[DEFAULT]\n"))
		h.chmod("/etc/nova", 0o750)
		h.write("/etc/passwd", []byte("root:x:0:0::/root:/bin/sh\n"+of+":x:5000:5000::/:/bin/sh\nalice:x:1000:1000::/:/bin/sh\n"))
		h.write("/etc/group", []byte("root:x:0:\n"+of+":x:5000:\nusers:x:100:\n"))
		run := func() []report.Finding {
			return naming(text(t, "[DEFAULT]\ndebug = false\n", service(of), root(h.dir), configFile(file), profile("strict")), check.ID, "")
		}
		if strings.HasSuffix(check.ID, "-02") {
			if found := run(); len(found) > 0 {
				t.Errorf("%s: there are findings in what the Guide passes:\n%s", check.ID, list(found))
			}
			h.chmod(file, 0o644)
			if len(run()) != 1 {
				t.Errorf("%s: there are no findings in what the Guide fails", check.ID)
			}
			continue
		}
		if os.Getuid() != 0 {
			continue // only root can change a file's owner
		}
		own := func(uid, gid int) {
			for _, path := range []string{file, "/etc/nova"} {
				if err := os.Chown(h.path(path), uid, gid); err != nil {
					t.Fatal(err)
				}
			}
		}
		for _, ids := range [][2]int{{0, 5000}, {5000, 5000}} {
			own(ids[0], ids[1])
			if found := run(); len(found) > 0 {
				t.Errorf("%s: there are findings in what the Guide passes:\n%s", check.ID, list(found))
			}
		}
		for _, ids := range [][2]int{{1000, 5000}, {0, 100}} {
			own(ids[0], ids[1])
			if len(run()) == 0 {
				t.Errorf("%s: there are no findings in what the Guide fails", check.ID)
			}
		}
	}
}

// The table, the rules' references and the page's numbers agree.
func TestSecurityGuideIsWhole(t *testing.T) {
	t.Parallel()
	id := regexp.MustCompile(`^Check-[A-Z][A-Za-z-]*-\d\d$`)
	known := map[string]bool{}
	count := map[rules.Shown]int{}
	for _, check := range rules.SecurityGuide() {
		if !id.MatchString(check.ID) || known[check.ID] || check.Asks == "" || len(check.Services) == 0 || check.Services[0] == "" {
			t.Errorf("%+v is incomplete or repeated", check)
		}
		known[check.ID] = true
		count[check.Shown]++
		if named := check.Rules(); (len(named) == 0) != (check.Shown == rules.ByNothing) {
			t.Errorf("%s: %d rules name it", check.ID, len(named))
		}
	}
	if len(known) != 43 || count[rules.ByValues] != 26 || count[rules.ByFiles] != 14 || count[rules.ByPaste] != 2 || count[rules.ByNothing] != 1 {
		t.Errorf("%d checks: %v", len(known), count)
	}
	refers := func(rule *rules.Rule, references []string) {
		for _, reference := range references {
			if strings.HasPrefix(reference, "Check-") && !known[reference] {
				t.Errorf("%s refers to %s, which is not a check", rule.Name, reference)
			}
		}
	}
	for rule := range rules.All() {
		refers(rule, rule.References)
		for _, row := range rule.Table() {
			refers(rule, row.References)
		}
	}
}
