package rules_test

import "testing"

// A block of options under the wrong header is one finding, whose remedy sets
// nothing twice.
func TestBlockUnderTheWrongHeader(t *testing.T) {
	t.Parallel()
	const block = "[cinder]\nmemcache_security_strategy = ENCRYPT\nmemcache_secret_key = $my_ip\nmemcached_servers = a:11211\ndelay_auth_decision = false\n"
	for name, test := range map[string]struct{ text, remedy string }{
		"none set there": {block, "Move these options under the header [keystone_authtoken]."},
		"some set there": {block + "[keystone_authtoken]\nmemcached_servers = a:11211\n", "Move to [keystone_authtoken] the options that it does not set yet, and remove the others."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := one(t, text(t, test.text, service("manila"), release("2023.1")), "unknown_option", "memcache_security_strategy")
			saysThat(t, found, "memcache_security_strategy, memcache_secret_key, memcached_servers, delay_auth_decision are in [cinder], and manila of 2023.1 reads them in [keystone_authtoken]")
			if found.Remediation != test.remedy {
				t.Errorf("the remedy is %q, want %q", found.Remediation, test.remedy)
			}
		})
	}
}
