package rules_test

import "testing"

// oslo.config before 6.0.0 reads an empty item for each trailing comma of a
// list; Rocky was the first release to pin a newer one.
func TestTrailingCommas(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		line, rule, option string
		index              int
		message            string
		oldest             string
	}{
		"one":        {"api_servers = https://a,", "api_servers_syntax", "api_servers", 1, `api_servers[1] "" is empty`, "mitaka"},
		"alone":      {"api_servers = ,", "api_servers_syntax", "api_servers", 0, `api_servers[0] "" is empty`, "mitaka"},
		"a blank":    {"api_servers = https://a ,", "api_servers_syntax", "api_servers", 1, `api_servers[1] "" is empty`, "mitaka"},
		"interfaces": {"valid_interfaces = internal,", "invalid_interface", "valid_interfaces", 1, `valid_interfaces[1] = "" is not an interface`, "queens"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, series := range []string{test.oldest, "17.0.0"} {
				hit := false
				for _, f := range text(t, "[glance]\n"+test.line+"\n", release(series)) {
					hit = hit || f.Rule == test.rule && f.Option == test.option && f.Index == test.index && f.Message == test.message
				}
				if !hit {
					t.Errorf("%s: %s does not say %q", series, test.rule, test.message)
				}
			}
			for _, series := range []string{"18.0.0", "zed"} {
				none(t, text(t, "[glance]\n"+test.line+"\n", release(series)), test.rule)
			}
		})
	}
	none(t, text(t, "[glance]\napi_servers =\n", release("mitaka")), "api_servers_syntax")
}
