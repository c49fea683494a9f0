package catalog

import (
	"slices"
	"strings"
	"testing"
)

func TestDescriptionTables(t *testing.T) {
	t.Parallel()
	tables := map[string][]description{
		"glance": glanceDescriptions[:], "session": sessionDescriptions[:], "plugin": pluginDescriptions[:],
	}
	for name, table := range tables {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if !slices.IsSortedFunc(table, func(a, b description) int { return strings.Compare(a.name, b.name) }) {
				t.Error("not sorted by name")
			}
			for i, d := range table {
				if i > 0 && table[i-1].name == d.name {
					t.Errorf("%s is described twice", d.name)
				}
				if Describe(d.name) != d.text {
					t.Errorf("%s is not found", d.name)
				}
				if sentences := strings.Count(d.text+" ", ". "); !strings.HasSuffix(d.text, ".") || sentences > 2 {
					t.Errorf("%s: %d sentences: %s", d.name, sentences, d.text)
				}
			}
		})
	}
}

// TestDescribe covers every option that has a Terraform attribute.
func TestDescribe(t *testing.T) {
	t.Parallel()
	for name := range strings.FieldsSeq(`
		api_servers num_retries verify_glance_signatures enable_certificate_validation
		default_trusted_certificate_ids enable_rbd_download rbd_user rbd_connect_timeout rbd_pool rbd_ceph_conf
		debug cafile certfile keyfile insecure timeout collect_timing split_loggers service_type service_name
		valid_interfaces region_name endpoint_override connect_retries connect_retry_delay status_code_retries
		status_code_retry_delay retriable_status_codes api_insecure ca_file cert_file key_file
		allowed_direct_url_schemes use_glance_v1 host port protocol version min_version max_version interface
		auth_type auth_section auth_url username user_id user_domain_id user_domain_name password project_id
		project_name project_domain_id project_domain_name domain_id domain_name default_domain_id
		default_domain_name system_scope trust_id token application_credential_id application_credential_name
		application_credential_secret`) {
		if Describe(name) == "" {
			t.Errorf("%s has no description", name)
		}
	}
	for _, name := range []string{"", "nope", "Cafile", "zzz"} {
		if text := Describe(name); text != "" {
			t.Errorf("%q is described: %s", name, text)
		}
	}
}
