//go:build e2e

package e2e_test

import (
	"maps"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/tools/conformance/outcome"
)

// testHardened holds what the provider finds in the files of the running services:
// nothing is an error under strict, and these warnings remain.
func testHardened(t *testing.T, c *cloud) {
	// RabbitMQ has one account here, and everything listens on this machine.
	known := map[string]bool{
		"special_address": true, "cloud_shared_account": true,
		"software_key_store": true, "image_unbounded": true,
		"option_not_in_release": true, // Debian's oslo.messaging has the security fix
		"deprecated_option":     true, // Glance of zed needs enforce_secure_rbac
	}
	for name, read := range c.findings {
		if !read.Valid {
			t.Errorf("%s: the provider does not call it valid", name)
		}
		for _, f := range read.Findings {
			if f.Severity != "info" && !f.Waived && !known[f.Rule] {
				t.Errorf("%s: %s %s: %s", name, f.Severity, f.Rule, f.Message)
			}
		}
	}
}

// testCrossing makes requests that take two services each.
func testCrossing(t *testing.T, c *cloud) {
	cases := map[string]any{
		"images_of_nova":   []any{"proof"},
		"networks_of_nova": []any{"proof"},
		"volumes_of_nova":  []any{"plain available"},
		"keys_of_cinder":   map[string]any{"volume": "available", "key": "aes"},
	}
	answers := answersIn(t, c.python(t, "cross.py", c.values, slices.Sorted(maps.Keys(cases))...))
	for name, want := range cases {
		t.Run(name, func(t *testing.T) {
			if got := answers[name]; got.Class != "" {
				t.Errorf("%s\n%s", got, c.logged())
			} else if diff := cmp.Diff(want, got.Result); diff != "" {
				t.Errorf("(-want +got)\n%s\n%s", diff, c.logged())
			}
		})
	}
	checks := []string{"Placement API", "Cinder API", "Service User Token Configuration"}
	t.Run("nova-status", func(t *testing.T) {
		// It asks Placement over [placement], and Cinder over [cinder].
		out, err := c.command(c.words("nova", "nova-status --config-file {config} upgrade check")...).CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		for _, check := range checks {
			if !regexp.MustCompile(`Check: ` + check + ` +\|\n\| Result: Success `).Match(out) {
				t.Errorf("%s is no success:\n%s", check, out)
			}
		}
	})
	outcome.Keep(t, "crossing", len(cases)+len(checks), "python3-keystone", "python3-glance", "python3-placement", "python3-barbican",
		"python3-cinder", "python3-neutron", "python3-nova")
}
