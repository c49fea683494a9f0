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
		"no name":       {"[api]\nvendordata_dynamic_targets = a@https://a/,https://b/\n", "vendordata_target_ignored", "vendordata_dynamic_targets", "without a name and @"},
		"name twice":    {"[api]\nvendordata_dynamic_targets = a@https://a/,a@https://b/\n", "vendordata_target_ignored", "vendordata_dynamic_targets", `two targets named "a"`},
		"plain":         {"[api]\nvendordata_dynamic_targets = a@HTTP://a.example.org/\n", "vendordata_open", "vendordata_dynamic_targets", "over plain HTTP"},
		"short":         {"[cinder]\ncatalog_info = volumev3::internal\n", "", "", ""},
		"full":          {"[cinder]\ncatalog_info = volumev3:cinderv3:internalURL\n", "", "", ""},
		"on loopback":   {"[api]\nvendordata_dynamic_targets = a@http://127.0.0.1:8000/\n", "", "", ""},
		"on loopback 6": {"[api]\nvendordata_dynamic_targets = a@http://[::1]:8000/\n", "", "", ""},
		"two targets":   {"[api]\nvendordata_dynamic_targets = a@https://a/,b@https://a/\n", "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := text(t, tt.text, release("zed"), profile("strict"))
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
