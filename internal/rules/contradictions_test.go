package rules_test

import (
	"slices"
	"testing"
)

// TestContradictions asserts what a user reads of secret stores, TLS versions and
// ciphers that contradict each other, and how often: one mistake is one error.
func TestContradictions(t *testing.T) {
	t.Parallel()
	const several = "[secretstore]\nenable_multiple_secret_stores = true\nstores_lookup_suffix = "
	const soft, hard = "[secretstore:soft]\nsecret_store_plugin = store_crypto\n", "[secretstore:hard]\nsecret_store_plugin = kmip_plugin\n"
	const chosen = "global_default = true\n"
	for name, test := range map[string]struct {
		rule, service, release, text string
		want                         []string
	}{
		"misspelt suffix": {
			"secret_stores_invalid", "barbican", "", several + "sfot\n" + soft + chosen,
			[]string{`stores_lookup_suffix lists "sfot", and secret_store_plugin is not set in [secretstore:sfot]`},
		},
		"one store without a plugin": {
			"secret_stores_invalid", "barbican", "", several + "soft,hard\n" + soft + "[secretstore:hard]\ncrypto_plugin = p11_crypto\n",
			[]string{`stores_lookup_suffix lists "hard", and secret_store_plugin is not set in [secretstore:hard]`},
		},
		"no suffix": {
			"secret_stores_invalid", "barbican", "", "[secretstore]\nenable_multiple_secret_stores = yes\n" + soft + chosen,
			[]string{"enable_multiple_secret_stores = true needs stores_lookup_suffix, which names no store"},
		},
		"gap between suffixes": {
			"secret_stores_invalid", "barbican", "", several + "soft,,hard\n" + soft + chosen + hard,
			[]string{"stores_lookup_suffix has an item without a name"},
		},
		"no default":                {"secret_stores_invalid", "barbican", "newton", several + "soft,hard\n" + soft + hard, []string{"no secret store has global_default = true"}},
		"two defaults":              {"secret_stores_invalid", "barbican", "", several + "soft,hard\n" + soft + chosen + hard + chosen, []string{"2 secret stores have global_default = true"}},
		"a default that is no bool": {"secret_stores_invalid", "barbican", "", several + "soft\n" + soft + "global_default = perhaps\n", nil},
		"case of a section":         {"secret_stores_invalid", "barbican", "", several + "SOFT\n" + soft + chosen, nil},
		"stores":                    {"secret_stores_invalid", "barbican", "", several + "soft, hard\n" + soft + chosen + hard, nil},
		"one store, leftovers":      {"secret_stores_invalid", "barbican", "", "[secretstore]\nstores_lookup_suffix = soft\n" + hard, nil},

		"minimum above both defaults": {
			"tls_versions_conflict", "octavia", "", "[api_settings]\nminimum_tls_version = TLSv1.3\n",
			[]string{`minimum_tls_version = "TLSv1.3" is above TLSv1.2, which default_listener_tls_versions and default_pool_tls_versions list`},
		},
		"minimum above one list": {
			"tls_versions_conflict", "octavia", "", "[api_settings]\nminimum_tls_version = TLSv1.2\ndefault_pool_tls_versions = TLSv1.3,TLSv1.1\n",
			[]string{`minimum_tls_version = "TLSv1.2" is above TLSv1.1, which default_pool_tls_versions lists`},
		},
		"different versions below": {
			"tls_versions_conflict", "octavia", "", "[api_settings]\nminimum_tls_version = TLSv1.3\ndefault_pool_tls_versions = TLSv1.1\n",
			[]string{`minimum_tls_version = "TLSv1.3" is above TLSv1.2 and TLSv1.1, which default_listener_tls_versions and default_pool_tls_versions list`},
		},
		"case of a version": {
			"tls_versions_conflict", "octavia", "zed", "[api_settings]\nminimum_tls_version = TLSv1.2\ndefault_pool_tls_versions = TLSV1.2\n",
			[]string{`default_pool_tls_versions lists "TLSV1.2", which cannot be compared with minimum_tls_version`},
		},
		"a version that oslo.config refuses": {"tls_versions_conflict", "octavia", "", "[api_settings]\nminimum_tls_version = TLSv1.2\ndefault_pool_tls_versions = TLSv1.4\n", nil},
		"a minimum that it refuses":          {"tls_versions_conflict", "octavia", "", "[api_settings]\nminimum_tls_version = TLSv1.4\n", nil},
		"before the option":                  {"tls_versions_conflict", "octavia", "ussuri", "[api_settings]\nminimum_tls_version = TLSv1.3\n", nil},

		"prohibited by default": {
			"tls_ciphers_conflict", "octavia", "zed", "[api_settings]\ntls_cipher_prohibit_list = DHE-RSA-AES128-SHA256:DHE-RSA-AES256-SHA256\ndefault_pool_ciphers = AES128-SHA\n",
			[]string{"default_listener_ciphers has DHE-RSA-AES256-SHA256 and 1 more, which tls_cipher_prohibit_list prohibits"},
		},
		"no longer a default": {"tls_ciphers_conflict", "octavia", "", "[api_settings]\ntls_cipher_prohibit_list = DHE-RSA-AES128-SHA256\n", nil},
		"empty ciphers": {
			"tls_ciphers_conflict", "octavia", "", "[api_settings]\ndefault_listener_ciphers =\n",
			[]string{"default_listener_ciphers has a cipher without a name, and so has tls_cipher_prohibit_list"},
		},
		"defaults": {"tls_ciphers_conflict", "octavia", "", "[api_settings]\nbind_port = 9876\n", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			release := test.release
			if release == "" {
				release = "2026.1"
			}
			var got []string
			for _, f := range judgedAs(t, test.service, "", release, test.text) {
				if f.Rule == test.rule {
					got = append(got, f.Message)
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%s says %q, want %q", test.rule, got, test.want)
			}
		})
	}
}
