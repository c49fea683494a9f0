package rules_test

import (
	"strings"
	"testing"
)

func TestNovaCalls(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ text, rule, option, says string }{
		"interface":     {"[cinder]\ncatalog_info = volumev3::publicurl\n", "catalog_info_invalid", "catalog_info", "no catalogue has"},
		"four fields":   {"[cinder]\ncatalog_info = volumev3::publicURL:x\n", "catalog_info_invalid", "catalog_info", "with colons between"},
		"template":      {"[cinder]\nendpoint_template = https://volume.example.org/v3/%(project_id)s\ncatalog_info = volumev3::publicurl\n", "", "", ""},
		"no name":       {"[api]\nvendordata_dynamic_targets = a@https://a/,https://b/\n", "vendordata_target_ignored", "vendordata_dynamic_targets", "without a name and @"},
		"name twice":    {"[api]\nvendordata_dynamic_targets = a@https://a/,a@https://b/\n", "vendordata_target_ignored", "vendordata_dynamic_targets", `two targets named "a"`},
		"plain":         {"[api]\nvendordata_dynamic_targets = a@HTTP://a.example.org/\n", "vendordata_open", "vendordata_dynamic_targets", "over plain HTTP"},
		"short":         {"[cinder]\ncatalog_info = volumev3::internal\n", "", "", ""},
		"a hyphen":      {"[cinder]\ncatalog_info = block-storage::internalURL\n", "", "", ""},
		"full":          {"[cinder]\ncatalog_info = volumev3:cinderv3:internalURL\n", "", "", ""},
		"on loopback":   {"[api]\nvendordata_dynamic_targets = a@http://127.0.0.1:8000/\n", "", "", ""},
		"on loopback 6": {"[api]\nvendordata_dynamic_targets = a@http://[::1]:8000/\n", "", "", ""},
		"two targets":   {"[api]\nvendordata_dynamic_targets = a@https://a/,b@https://a/\n", "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			const auth = "[vendordata_dynamic_auth]\nauth_type = password\n"
			found := text(t, tt.text+auth, release("zed"), profile("strict"))
			for _, rule := range []string{"catalog_info_invalid", "vendordata_target_ignored", "vendordata_open"} {
				if rule != tt.rule {
					none(t, found, rule)
				}
			}
			if tt.rule == "" {
				return
			}
			if f := one(t, found, tt.rule, tt.option); !strings.Contains(f.Message, tt.says) {
				t.Errorf("message %q", f.Message)
			}
		})
	}
}

// From 31.0.0 on Nova accepts a hyphen in the type; before that, invalid_value
// reports it.
func TestCatalogInfoHyphen(t *testing.T) {
	t.Parallel()
	const content = "[cinder]\ncatalog_info = block-storage::internalURL\n"
	now := text(t, content, release("2025.1"))
	none(t, now, "catalog_info_invalid")
	none(t, now, "invalid_value")
	before := text(t, content, release("zed"))
	none(t, before, "catalog_info_invalid")
	one(t, before, "invalid_value", "catalog_info")
	one(t, text(t, "[cinder]\ncatalog_info = block-storage::internal-URL\n", release("2025.1")), "catalog_info_invalid", "catalog_info")
}

// An unreadable bus URL does not make a rule fail.
func TestBrokenBusURL(t *testing.T) {
	t.Parallel()
	for _, url := range []string{"rabbit://a:b@h:x/", "://", "rabbit+ssl://h", "rabbit://h?ssl=1&ssl=1"} {
		for _, f := range text(t, "[DEFAULT]\ntransport_url = "+url+"\n[oslo_messaging_rabbit]\nssl = true\n") {
			if strings.Contains(f.Message, "failed inside") {
				t.Errorf("%s: %s", url, f.Message)
			}
		}
	}
}

// Nova sends no token to a target for which it has no account.
func TestVendordataWithoutToken(t *testing.T) {
	t.Parallel()
	const targets = "[api]\nvendordata_dynamic_targets = a@https://a.example.org/\n"
	saysThat(t, one(t, text(t, targets), "vendordata_open", "vendordata_dynamic_targets"), "[vendordata_dynamic_auth] has no auth_type: requests carry no token")
	none(t, text(t, targets+"[vendordata_dynamic_auth]\nauth_section = keystone_authtoken\n[keystone_authtoken]\nauth_type = password\n"), "vendordata_open")
	none(t, text(t, "[api]\nvendordata_dynamic_targets =\n"), "vendordata_open")
}
