package rules_test

import "testing"

// An item that text cannot express is a finding of the rule about such items,
// with its index in the list, and hides none of the others.
func TestUnfitItems(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		items   []any
		rule    string
		index   int
		message string
	}{
		"empty":               {[]any{"http://a:9292", ""}, "api_servers_syntax", 1, `api_servers[1] "" is empty`},
		"only an empty item":  {[]any{""}, "api_servers_syntax", 0, `api_servers[0] "" is empty`},
		"blank":               {[]any{"http://a:9292", " "}, "api_servers_syntax", 1, `api_servers[1] " " is empty`},
		"a comma":             {[]any{"https://a:9292,http://b:9292"}, "api_servers_syntax", 0, `api_servers[0] "https://a:9292,http://b:9292" contains a comma`},
		"a comma, not known":  {[]any{unknown, "https://a,https://b"}, "api_servers_syntax", 1, `api_servers[1] "https://a,https://b" contains a comma`},
		"blank at the end":    {[]any{"https://a:9292 "}, "endpoint_authority", 0, `api_servers[0] "https://a:9292 " contains white space`},
		"blank in front":      {[]any{"https://a:9292", "\thttps://b"}, "endpoint_authority", 1, `api_servers[1] "\thttps://b" contains white space`},
		"blank and no scheme": {[]any{" a"}, "endpoint_authority", 0, `api_servers[0] " a" contains white space`},
		"a marker":            {[]any{"https://CHANGEME,https://b"}, "placeholder_value", 0, `api_servers[0] still contains the marker "CHANGEME"`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, series := range []string{"mitaka", "pike", "zed"} {
				findings := glance(t, map[string]any{"api_servers": test.items}, release(series))
				assertFound(t, findings, test.rule, found{"api_servers", test.index, test.message})
				none(t, findings, "invalid_value")
			}
		})
	}
	t.Run("the others are judged", func(t *testing.T) {
		t.Parallel()
		findings := glance(t, map[string]any{"api_servers": []any{"http://a:9292", "https://b:9292", ""}})
		assertFound(t, findings, "plaintext_endpoint", found{"api_servers", 0, `api_servers[0] "http://a:9292" is plain HTTP`})
		one(t, findings, "mixed_endpoint_schemes", "api_servers")
		none(t, findings, "endpoint_from_catalog")
	})
	t.Run("other lists", func(t *testing.T) {
		t.Parallel()
		f := one(t, glance(t, map[string]any{"valid_interfaces": []any{"internal", ""}}), "invalid_value", "valid_interfaces")
		saysThat(t, f, "item 1 is empty")
		if f.Index != 1 {
			t.Errorf("index %d, want 1", f.Index)
		}
	})
}
