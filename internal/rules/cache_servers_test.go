package rules_test

import (
	"strings"
	"testing"
)

// TestCacheServers judges what clients of memcached take for a server.
func TestCacheServers(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		servers, why string // "" where nothing is found
	}{
		"host":                     {"cache1", ""},
		"host and port":            {"cache1.example.org:11211,10.0.0.11:11211", ""},
		"inet":                     {"inet:10.0.0.11:11211", ""},
		"inet6":                    {"inet6:[2001:db8::1]:11211", ""},
		"brackets without a port":  {"inet6:[2001:db8::1]", ""},
		"socket":                   {"unix:/run/memcached/memcached.sock", ""},
		"path of a socket":         {"/run/memcached/memcached.sock", ""},
		"the last port":            {"cache1:65535", ""},
		"a marker":                 {"<controller>:11211", ""},
		"scheme":                   {"memcached://cache1:11211", `"memcached://cache1:11211", which is not a server: it has a scheme`},
		"IPv6 without brackets":    {"2001:db8::1", "an IPv6 address has no square brackets"},
		"a port beyond the last":   {"cache1:65536", "the port is not a number up to 65535"},
		"a word for a port":        {"cache1:memcache", "the port is not a number up to 65535"},
		"two ports":                {"cache1:11211:5", "an IPv6 address has no square brackets"},
		"a path behind the port":   {"cache1/0", "it is not a host name or an address"},
		"a host in brackets":       {"[cache1]:11211", "it is not a host name or an address"},
		"the second of two is bad": {"cache1:11211,http://cache2", `lists "http://cache2"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, at := range [...][2]string{{"keystone_authtoken", "memcached_servers"}, {"cache", "memcache_servers"}} {
				found := ofRule("invalid_value", judgedAs(t, "nova", "", "2026.1", "["+at[0]+"]\n"+at[1]+" = "+test.servers+"\n"))
				if (len(found) == 1) != (test.why != "") {
					t.Fatalf("findings:\n%s", list(found))
				}
				if test.why == "" {
					continue
				}
				saysThat(t, found[0], at[1]+" lists ")
				saysThat(t, found[0], test.why)
				if !strings.Contains(found[0].Remediation, "inet6:[ADDRESS]:11211") {
					t.Errorf("remediation is %q", found[0].Remediation)
				}
			}
		})
	}
}

// TestCacheServersOfIPv6 judges IPv6 addresses by the client that reads them.
func TestCacheServersOfIPv6(t *testing.T) {
	t.Parallel()
	const bare, word = "[2001:db8::1]:11211", "inet6:[2001:db8::1]:11211"
	for text, test := range map[string]struct{ why, remedy string }{
		"[keystone_authtoken]\nmemcached_servers = " + word:                                           {},
		"[keystone_authtoken]\nmemcached_servers = " + bare:                                           {"wants inet6: before the brackets", " inet6:[ADDRESS]:11211"},
		"[keystone_authtoken]\nmemcache_sasl_enabled = true\nmemcached_servers = " + bare:             {},
		"[cache]\nmemcache_servers = " + bare:                                                         {},
		"[cache]\nbackend = dogpile.cache.null\nmemcache_servers = " + bare:                           {},
		"[cache]\nenabled = true\nbackend = oslo_cache.memcache_pool\nmemcache_servers = " + bare:     {"wants inet6: before the brackets", " inet6:[ADDRESS]:11211"},
		"[cache]\nenabled = true\nbackend = dogpile.cache.memcached\nmemcache_servers = " + bare:      {"wants inet6: before the brackets", " inet6:[ADDRESS]:11211"},
		"[cache]\nenabled = true\nbackend = dogpile.cache.pymemcache\nmemcache_servers = " + bare:     {},
		"[cache]\nenabled = true\nbackend = dogpile.cache.pymemcache\nmemcache_servers = " + word:     {"part of the host's name", " and [ADDRESS]:11211"},
		"[cache]\nenabled = true\nbackend = dogpile.cache.pymemcache\nmemcache_servers = 2001:db8::1": {"no square brackets", " and [ADDRESS]:11211"},
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			found := ofRule("invalid_value", judgedAs(t, "nova", "", "2026.1", text+"\n"))
			if (len(found) == 1) != (test.why != "") {
				t.Fatalf("findings:\n%s", list(found))
			}
			if test.why == "" {
				return
			}
			saysThat(t, found[0], test.why)
			if !strings.Contains(found[0].Remediation, test.remedy) {
				t.Errorf("remediation is %q", found[0].Remediation)
			}
		})
	}
}

// TestStrayAddress judges options of a plain text that take one address.
func TestStrayAddress(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		service, text, message string // "" where nothing is found
	}{
		"address":                   {"nova", "[DEFAULT]\nmy_block_storage_ip = 10.0.0.11\n", ""},
		"host":                      {"nova", "[vnc]\nnovncproxy_host = compute1.example.org\n", ""},
		"IPv6":                      {"nova", "[vnc]\nnovncproxy_host = 2001:db8::1\n", ""},
		"a reference":               {"nova", "[DEFAULT]\nmy_ip = 10.0.0.11\n[vnc]\nserver_proxyclient_address = $my_ip\n", ""},
		"a path, and no address":    {"nova", "[vnc]\nnovncproxy_host = compute1/24\n", ""},
		"a slash and a name":        {"nova", "[vnc]\nnovncproxy_host = 10.0.0.11/eth0\n", ""},
		"a text that is no address": {"nova", "[glance]\nregion_name = 10.0.0.11/24\n", ""},
		"URL":                       {"nova", "[vnc]\nnovncproxy_host = tcp://10.0.0.11\n", `novncproxy_host = "tcp://10.0.0.11" is a URL, and the option takes one address`},
		"a blank behind it":         {"nova", "[DEFAULT]\nmy_ip = 10.0.0.11 \n", ""},
		"several":                   {"nova", "[DEFAULT]\nmy_ip = 10.0.0.11,10.0.0.12\n", `my_ip = "10.0.0.11,10.0.0.12" is a list, and the option takes one address`},
		"several without a comma":   {"nova", "[DEFAULT]\nmy_ip = 10.0.0.11 2001:db8::1\n", "is a list"},
		"brackets":                  {"nova", "[DEFAULT]\nmy_ip = [fd00::1]\n", `my_ip = "[fd00::1]" is an address in square brackets`},
		"a wildcard":                {"nova", "[DEFAULT]\nmy_ip = *\n", `my_ip = "*" is a wildcard`},
		"IPv6 alone":                {"nova", "[DEFAULT]\nmy_ip = fd00::1\n", ""},
		"a comma":                   {"nova", "[DEFAULT]\nmy_ip = 10.0.0.11,\n", "is a list"},
		"prefix length":             {"nova", "[vnc]\nnovncproxy_host = 10.0.0.11/24\n", `novncproxy_host = "10.0.0.11/24" is an address with a prefix length`},
		"IPv6 with a prefix":        {"nova", "[vnc]\nnovncproxy_host = 2001:db8::1/64\n", "is an address with a prefix length"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := ofRule("invalid_value", judgedAs(t, test.service, "", "2026.1", test.text))
			if (len(found) == 1) != (test.message != "") {
				t.Fatalf("findings:\n%s", list(found))
			}
			if test.message != "" {
				saysThat(t, found[0], test.message)
				if found[0].Remediation != "Write the address alone." {
					t.Errorf("remediation is %q", found[0].Remediation)
				}
			}
		})
	}
}

// TestCacheServersApart asserts one finding for servers that no comma separates.
func TestCacheServersApart(t *testing.T) {
	t.Parallel()
	for _, servers := range []string{"cache1:11211 cache2:11211", "cache1:11211;cache2:11211"} {
		findings := judgedAs(t, "nova", "", "2026.1", "[cache]\nmemcache_servers = "+servers+"\n")
		saysThat(t, one(t, findings, "ini_trap", "memcache_servers"), "has several names in one item")
		none(t, findings, "invalid_value")
	}
}
