package assess_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Some release reads each line of the list and accepts its value, and the
// strict profile has no objection. Hardening causes no new findings.
func TestHardenedDefaults(t *testing.T) {
	t.Parallel()
	list := assess.HardenedDefaults()
	if len(list) < 50 {
		t.Fatalf("%d lines", len(list))
	}
	for i := range list {
		secure := &list[i]
		t.Run(secure.Section+"."+secure.Option, func(t *testing.T) {
			t.Parallel()
			services := secure.Services
			if services == nil {
				services = catalog.Services()
			}
			for _, service := range services {
				if applied := hardenedIn(t, secure, service); applied == 0 && secure.Services != nil {
					t.Errorf("it applies to no release of %s", service)
				}
			}
		})
	}
}

// hardenedIn returns the number of releases in which the service gets the
// value.
func hardenedIn(t *testing.T, secure *assess.HardenedDefault, service string) int {
	applied := 0
	for _, release := range catalog.Releases() {
		facts, ok := release.Service(service)
		if !ok || !secure.For(service, release) {
			continue
		}
		for _, section := range sectionsOf(secure, service, facts) {
			if _, registered := facts.Option(section, secure.Option); !registered {
				continue
			}
			text := "[" + section + "]\n"
			if secure.With != "" {
				text += secure.With + " = /etc/ssl/certs/internal.pem\n"
			}
			plain, hardened := hardening(t, service, release, text, false), hardening(t, service, release, text, true)
			setting, given := hardened.Settings[section+"."+secure.Option]
			if !given {
				t.Errorf("%s of %s: [%s] is not given it", service, release.Series(), section)
				continue
			}
			applied++
			if setting.Origin != "hardened" {
				t.Errorf("%s of %s: the origin is %q", service, release.Series(), setting.Origin)
			}
			for _, f := range hardened.Findings {
				if f.Severity < report.Warning || f.Rule == "trusted_certificates_inconsistent" {
					continue // validating certificates requires naming the trusted ones
				}
				fresh := !slices.ContainsFunc(plain.Findings, func(p report.Finding) bool {
					return p.Rule == f.Rule && p.Section == f.Section && p.Option == f.Option
				})
				if fresh || f.Section == section && f.Option == secure.Option {
					t.Errorf("%s of %s: %s on [%s] %s: %s", service, release.Series(), f.Rule, f.Section, f.Option, f.Message)
				}
			}
		}
	}
	return applied
}

// sectionsOf lists the sections that a line applies to.
func sectionsOf(secure *assess.HardenedDefault, service string, facts *catalog.Service) []string {
	if secure.Section == "<session>" {
		return facts.Release().Consumers(service)
	}
	return []string{secure.Section}
}

func hardening(t *testing.T, service string, release catalog.Release, text string, on bool) *assess.Result {
	t.Helper()
	result, mistakes := assess.Run(&assess.Request{
		Service:  service,
		Policy:   assess.PolicyText{Release: release.Series(), Profile: "strict"},
		Sources:  []assess.SourceText{{Name: "x.conf", Content: text}},
		Hardened: on,
		Explain:  true,
	}, june)
	if len(mistakes) > 0 {
		t.Fatalf("%s of %s: %+v", service, release.Series(), mistakes)
	}
	return result
}

// Exactly the options in the list are set.
func TestHardenedConditions(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		service, release, text string
		elsewhere              []string
		want, not              string // lines of the rendered text
	}{
		"a missing section":                   {"cinder", "2026.1", "[DEFAULT]\nhost = a\n", nil, "[oslo_policy]", "keystone_authtoken"},
		"a release before the value exists":   {"cinder", "zed", "[oslo_policy]\n", nil, "remote_ssl_verify_server_crt = true", "enforce_scope"},
		"set by the user":                     {"heat", "2026.1", "[DEFAULT]\ndebug = true\n", nil, "encrypt_parameters_and_properties = true", "debug = false"},
		"set by the user under an older name": {"nova", "zed", "[glance]\napi_insecure = true\n", nil, "insecure = true", "insecure = false"},
		"set elsewhere":                       {"glance", "2026.1", "[DEFAULT]\nhost = a\n", []string{"DEFAULT.use_user_token", "oslo_policy.enforce_scope"}, "enforce_new_defaults = true", "use_user_token"},
		"without the other option":            {"nova", "2026.2", "[oslo_messaging_rabbit]\nssl = false\n", nil, "ssl = false", "ssl_enforce_hostname_verification"},
		"with the other option":               {"nova", "2026.2", "[oslo_messaging_rabbit]\nssl = true\nssl_ca_file = /a\n", nil, "ssl_enforce_hostname_verification = true", "rabbit_quorum"},
		"another service's section":           {"magnum", "2026.1", "[glance_store]\n[drivers]\n", nil, "verify_ca = true", "https_insecure"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			result, mistakes := assess.Run(&assess.Request{
				Service: test.service, Policy: assess.PolicyText{Release: test.release}, Hardened: true, SetElsewhere: test.elsewhere,
				Sources: []assess.SourceText{{Name: "x.conf", Content: test.text}},
			}, june)
			if len(mistakes) > 0 {
				t.Fatalf("%+v", mistakes)
			}
			if !strings.Contains(result.Rendered, test.want+"\n") || strings.Contains(result.Rendered, test.not) {
				t.Errorf("got\n%s\nwant %q and not %q", result.Rendered, test.want, test.not)
			}
		})
	}
}
