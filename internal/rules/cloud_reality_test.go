package rules_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/tools/conformance/outcome"
)

// realCloud is a pair of configurations that the services' own code judges: the
// rule and the code must agree on whether they disagree.
type realCloud struct {
	Kind  string            `json:"kind"` // what ask.py does with them
	Texts map[string]string `json:"texts"`
}

// TestRealityOfClouds runs Debian's Nova, Neutron, Cinder, keystonemiddleware
// and keystoneauth, so it needs a machine that has them.
func TestRealityOfClouds(t *testing.T) {
	needServices(t)
	rules := map[string]string{
		"metadata": "cloud_secret_mismatch", "cache": "cloud_secret_mismatch",
		"service token": "cloud_service_token_halfway", "region": "cloud_region_mismatch",
		"networks": "cloud_network_mismatch", "image download": "cloud_image_path_conflict", "image store": "cloud_image_path_conflict",
	}
	asked := realClouds()
	answers := askServices(t, "cloud", asked)
	agreed := map[string]int{}
	for i, pair := range asked {
		var answer struct {
			Works bool   `json:"works"`
			Error string `json:"error"`
		}
		if err := json.Unmarshal(answers[i], &answer); err != nil || answer.Error != "" {
			t.Errorf("%s: no answer for %q: %v %s", pair.Kind, pair.Texts, err, answer.Error)
			continue
		}
		found := len(pair.found(t, rules[pair.Kind])) > 0
		if found == answer.Works {
			t.Errorf("%s: the services work together: %t, and %s has findings: %t\n%q", pair.Kind, answer.Works, rules[pair.Kind], found, pair.Texts)
		}
		agreed[pair.Kind+map[bool]string{true: " works", false: " fails"}[answer.Works]]++
	}
	for kind := range rules {
		if agreed[kind+" works"] == 0 || agreed[kind+" fails"] == 0 {
			t.Errorf("%s: the pairs cover only one outcome", kind)
		}
	}
	outcome.Keep(t, "clouds", len(asked), "python3-nova", "python3-neutron", "python3-cinder", "python3-keystonemiddleware", "python3-keystoneauth1")
}

// found lists what the rule says about the pair.
func (r *realCloud) found(t *testing.T, rule string) []string {
	t.Helper()
	var members []assess.CloudMember
	for name, text := range r.Texts {
		service := name
		switch r.Kind {
		case "region":
			service = "nova"
		case "networks":
			service = "neutron"
		case "cache":
			service, text = "glance", text+"memcached_servers = m1:11211\n"
		}
		m := assess.CloudMember{Name: name, Service: service, Release: "zed", Sources: []assess.SourceText{{Name: name + ".conf", Content: text}}}
		members = append(members, m)
	}
	var found []string
	for _, f := range cloudFindings(t, members) {
		if f.Rule == rule {
			found = append(found, f.Message)
		}
	}
	return found
}

func realClouds() []realCloud {
	var all []realCloud
	add := func(kind, one, other, first, second string) {
		all = append(all, realCloud{kind, map[string]string{one: first, other: second}})
	}
	for _, pair := range [...][2]string{
		{"a1b2c3", "a1b2c3"}, {"a1b2c3", "f6g7h8"}, {"a1b2c3", "A1B2C3"}, {"a1b2c3", "a1b2c3 "}, {"a1b2c3", `"a1b2c3"`},
		{"sécret", "sécret"}, {"a$$b", "a$$b"}, {"a$$b", "ab"},
	} {
		add("metadata", "nova", "neutron", "[neutron]\nservice_metadata_proxy = true\nmetadata_proxy_shared_secret = "+pair[0]+"\n", "[DEFAULT]\nmetadata_proxy_shared_secret = "+pair[1]+"\n")
	}
	for _, pair := range [...][2]string{
		{"RegionOne", "RegionOne"}, {"RegionOne", "regionOne"}, {"RegionOne", "REGIONONE"}, {"north", "north "}, {"north", "North"},
	} {
		add("region", "a", "b", "[placement]\nregion_name = "+pair[0]+"\n", "[placement]\nregion_name = "+pair[1]+"\n")
	}
	const sends, silent = "[service_user]\nsend_service_user_token = true\n", "[service_user]\nsend_service_user_token = false\n"
	const asks = "[keystone_authtoken]\nservice_token_roles_required = "
	for _, pair := range [...][2]string{
		{sends, asks + "true\n"}, {sends, asks + "false\n"}, {sends, "[keystone_authtoken]\nauth_version = v3\n"}, {silent, asks + "true\n"},
		{"[service_user]\nauth_type = password\n", asks + "yes\n"}, {sends, asks + "1\nservice_token_roles =\n"}, {sends, asks + "on\nservice_token_roles = admin,service\n"},
	} {
		add("service token", "nova", "cinder", pair[0], pair[1])
	}
	for _, pair := range [...][2]string{{"one", "one"}, {"one", "two"}, {"one", "One"}} {
		add("cache", "a", "b", "[keystone_authtoken]\nmemcache_security_strategy = ENCRYPT\nmemcache_secret_key = "+pair[0]+"\n", "[keystone_authtoken]\nmemcache_security_strategy = ENCRYPT\nmemcache_secret_key = "+pair[1]+"\n")
	}
	return slices.Concat(all, realNetworks(), realImages())
}
