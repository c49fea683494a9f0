package rules_test

import "testing"

// TestMethodsOfKeystone judges names in [auth] that Keystone registers because
// methods lists them.
func TestMethodsOfKeystone(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		text, unknown string
	}{
		"listed":          {"[auth]\nmethods = password,openid\nopenid = default\n", ""},
		"written empty":   {"[auth]\nmethods = openid , password\nopenid =\n", ""},
		"not listed":      {"[auth]\nmethods = password\nopenid = default\n", "openid"},
		"by default":      {"[auth]\nopenid = default\n", "openid"},
		"a slip":          {"[auth]\nmethods = password,openid\nopenidc = default\n", "openidc"},
		"another section": {"[auth]\nmethods = password,openid\n[token]\nopenid = default\n", "openid"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := judgedAs(t, "keystone", "", "2026.1", test.text)
			if test.unknown == "" {
				none(t, found, "unknown_option")
				return
			}
			saysThat(t, one(t, found, "unknown_option", test.unknown), test.unknown+" is not an option of [")
		})
	}
}
