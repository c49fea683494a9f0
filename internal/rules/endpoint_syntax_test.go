package rules_test

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func TestEndpointScheme(t *testing.T) {
	t.Parallel()

	tests := map[string]struct{ override, message string }{
		"https":               {"https://a", ""},
		"capitals":            {"HTTPS://a", ""},
		"http":                {"http://a", ""},
		"host and port":       {"controller:9292", `endpoint_override "controller:9292" has no scheme`},
		"host":                {"controller", `endpoint_override "controller" has no scheme`},
		"only slashes":        {"//a:9292", `endpoint_override "//a:9292" has no scheme`},
		"no colon":            {"https//a", `endpoint_override "https//a" has no scheme`},
		"path":                {"/a", `endpoint_override "/a" has no scheme`},
		"ftp":                 {"ftp://a", `endpoint_override "ftp://a" has the scheme "ftp", where only http and https are known`},
		"httpx":               {"httpx://a", `endpoint_override "httpx://a" has the scheme "httpx"`},
		"credentials":         {"u:hidden@a", `endpoint_override "***@a" has no scheme`},
		"a marker":            {"{{ url }}", ""},
		"no slashes":          {"https:a", ""},
		"backslashes":         {`https:\\a`, ""},
		"IPv6":                {"[::1]:9292", `endpoint_override "[::1]:9292" has no scheme`},
		"white space as well": {" a", `endpoint_override " a" has no scheme`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assertOverride(t, "endpoint_scheme", test.override, test.message)
		})
	}
}

// assertOverride asserts a rule's message about an endpoint_override, "" for
// none.
func assertOverride(t *testing.T, rule, override, message string) {
	t.Helper()
	findings := glance(t, map[string]any{"endpoint_override": override})
	if message == "" {
		none(t, findings, rule)
		return
	}
	assertFound(t, findings, rule, found{"endpoint_override", whole, message})
}

func TestEndpointSchemeSeverity(t *testing.T) {
	t.Parallel()

	values := map[string]any{"api_servers": []any{"controller:9292"}}
	assertLevels(t, values, "endpoint_scheme", "api_servers", levels(report.Error, report.Error, report.Error))
	assertLevels(t, values, "endpoint_scheme", "api_servers", levels(report.Warning, report.Warning, report.Warning), release("pike"))
	f := one(t, glance(t, values, release("16.0.0")), "endpoint_scheme", "api_servers")
	if want := `api_servers[0] "controller:9292" has no scheme and is taken for plain http://`; f.Message != want {
		t.Errorf("message is %q, want %q", f.Message, want)
	}
}

// TestSeveralFaults: each fault is a finding at its item.
func TestSeveralFaults(t *testing.T) {
	t.Parallel()

	findings := glance(t, map[string]any{"api_servers": []any{"controller:9292", "https://u:p@h:99999/v2#x", unknown}})
	assertFound(t, findings, "endpoint_scheme", found{"api_servers", 0, `api_servers[0] "controller:9292" has no scheme`})
	assertFound(t, findings, "credentials_in_url", found{"api_servers", 1, `api_servers[1] "https://***@h:99999/v2#..." contains a user name and a password`})
	assertFound(t, findings, "endpoint_authority", found{"api_servers", 1, `api_servers[1] "https://***@h:99999/v2#..." has the port "99999", where 1 to 65535 is possible`})
	assertFound(t, findings, "endpoint_query_or_fragment", found{"api_servers", 1, `api_servers[1] "https://***@h:99999/v2#..." contains a fragment`})
	none(t, findings, "api_servers_syntax")
	none(t, findings, "special_address")
}

func TestCredentialsInURL(t *testing.T) {
	t.Parallel()

	tests := map[string]struct{ override, message string }{
		"none":                            {"https://glance", ""},
		"an @ in the path":                {"https://glance/a@b", ""},
		"empty":                           {"https://@glance", ""},
		"only a colon":                    {"https://:@glance", ""},
		"user":                            {"https://nova@glance", `endpoint_override "https://***@glance" contains a user name`},
		"user and password":               {"https://nova:hidden@glance", `endpoint_override "https://***@glance" contains a user name and a password`},
		"only a password":                 {"https://:hidden@glance", `endpoint_override "https://***@glance" contains a user name and a password`},
		"without scheme":                  {"nova:hidden@glance:9292", `endpoint_override "***@glance:9292" contains a user name and a password`},
		"a slash in the password":         {"https://nova:hid/den@glance", `endpoint_override "https://***@glance" contains a user name and a password`},
		"a question mark in the password": {"https://nova:hid?den@glance", `endpoint_override "https://***@glance" contains a user name and a password`},
		"an @ in the password":            {"https://nova:hid@den@glance", `endpoint_override "https://***@glance" contains a user name and a password`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assertOverride(t, "credentials_in_url", test.override, test.message)
		})
	}
	assertLevels(t, map[string]any{"endpoint_override": "https://nova:hidden@glance"}, "credentials_in_url", "endpoint_override",
		levels(report.Warning, report.Error, report.Error))
}

// TestNoSecretInMessages: whatever else is wrong with the URL.
func TestNoSecretInMessages(t *testing.T) {
	t.Parallel()

	for _, url := range []string{
		"https://nova:s3cr3t@glance", "http://nova:s3cr3t@glance:0/v2/?x#y", "nova:s3cr3t@glance",
		"https://nova:s3cr3t/x@glance", "https://nova:99/s3cr3t@glance", "https://nova:s3cr3t%x@glance", `https://nova:s3cr3t\@glance`,
		"https://nova:s3cr3t@[::1", "https://nova:s3cr3t@::1", "https://nova:s3cr3t@127.1", "https://nova:s3cr3t@a b", "rbd://nova:s3cr3t@a",
		"https://nova:s3cr3t@ä", "https://nova:s3cr3t@a https://nova:s3cr3t@b", "https://nova:s3cr3t@a;https://b",
	} {
		for _, findings := range [][]report.Finding{
			glance(t, map[string]any{"endpoint_override": url, "api_servers": []any{"https://a", url, url}}),
			glance(t, map[string]any{"endpoint_override": url, "region_name": "x"}),
			session(t, "placement", map[string]any{"auth_type": "password", "auth_url": url}),
		} {
			for _, f := range findings {
				if strings.Contains(f.Message+f.Effect+f.Remediation, "s3cr3t") {
					t.Errorf("%s of %q says: %s %s %s", f.Rule, url, f.Message, f.Effect, f.Remediation)
				}
			}
		}
	}
}

func TestEndpointAuthority(t *testing.T) {
	t.Parallel()

	tests := map[string]struct{ override, message string }{
		"host":                  {"https://glance.example.org:9292/image", ""},
		"dot at the end":        {"https://glance.example.org.:9292", ""},
		"IPv4":                  {"https://10.0.0.1:9292", ""},
		"short IPv4":            {"https://10.1", ""},
		"IPv6":                  {"https://[2001:db8::1]:9292", ""},
		"zone":                  {"https://[fd00::1%25eth0]:9292", ""},
		"empty port":            {"https://glance:", ""},
		"highest port":          {"https://glance:65535", ""},
		"punycode":              {"https://xn--4ca.example.org", ""},
		"substitution in host":  {"https://%(project_id)s.example.org", ""},
		"no scheme":             {"glance:9292", ""},
		"empty host":            {"https://", `endpoint_override "https://" names no host`},
		"empty host and a path": {"https:///image", `endpoint_override "https:///image" names no host`},
		"only a port":           {"https://:9292", `endpoint_override "https://:9292" names no host`},
		"one slash":             {"https:/glance", `endpoint_override "https:/glance" names no host`},
		"no slashes":            {"https:glance", `endpoint_override "https:glance" names no host`},
		"bare IPv6":             {"https://2001:db8::1", `endpoint_override "https://2001:db8::1" has an IPv6 address without brackets`},
		"bare loopback":         {"https://::1:9292", `endpoint_override "https://::1:9292" has an IPv6 address without brackets`},
		"open bracket":          {"https://[::1", `endpoint_override "https://[::1" opens a bracket and never closes it`},
		"after the bracket":     {"https://[::1]9292", `endpoint_override "https://[::1]9292" has something other than a port after the bracket`},
		"IPv4 in brackets":      {"https://[10.0.0.1]", `endpoint_override "https://[10.0.0.1]" has something other than an IPv6 address in its brackets`},
		"empty zone":            {"https://[fe80::1%25]", `endpoint_override "https://[fe80::1%25]" has something other than an IPv6 address`},
		"port 0":                {"https://glance:0", `endpoint_override "https://glance:0" has the port "0", where 1 to 65535 is possible`},
		"high port":             {"https://glance:65536", `endpoint_override "https://glance:65536" has the port "65536"`},
		"six digits":            {"https://glance:000080", `endpoint_override "https://glance:000080" has the port "000080"`},
		"negative port":         {"https://glance:-1", `endpoint_override "https://glance:-1" has the port "-1"`},
		"port in letters":       {"https://glance:http", `endpoint_override "https://glance:http" has the port "http"`},
		"foreign digits":        {"https://glance:٣", `endpoint_override "https://glance:٣" has the port "٣"`},
		"two ports":             {"https://glance:1:2", `endpoint_override "https://glance:1:2" has more than one colon`},
		"foreign host":          {"https://glänce.example.org", `endpoint_override "https://glänce.example.org" has a host outside ASCII`},
		"wide digits":           {"https://１２７.0.0.1", `endpoint_override "https://１２７.0.0.1" has a host outside ASCII`},
		"backslash":             {`https://glance\image`, `endpoint_override "https://glance\\image" contains a backslash`},
		"blank":                 {"https://gla nce", `endpoint_override "https://gla nce" contains white space`},
		"blank in front":        {" https://glance", `endpoint_override " https://glance" contains white space`},
		"blank at the end":      {"https://glance:9292 ", `endpoint_override "https://glance:9292 " contains white space`},
		"blank in the path":     {"https://glance/a b", `endpoint_override "https://glance/a b" contains white space`},
		"a separator":           {"https://glance\x1c", `endpoint_override "https://glance\x1c" contains white space`},
		"empty label":           {"https://glance..org", `endpoint_override "https://glance..org" has the host "glance..org", which has an empty label`},
		"dot in front":          {"https://.glance", `endpoint_override "https://.glance" has the host ".glance", which has an empty label`},
		"hyphen":                {"https://-glance", `endpoint_override "https://-glance" has the host "-glance", which has a label that begins or ends with a hyphen`},
		"star":                  {"https://*.example.org", `endpoint_override "https://*.example.org" has the host "*.example.org", which contains "*"`},
		"brace":                 {"https://{host}", `endpoint_override "https://{host}" has the host "{host}", which contains "{"`},
		"control":               {"https://a\x01b", `endpoint_override "https://a\x01b" has the host "a\x01b", which contains "\x01"`},
		"double percent":        {"https://a%%b", `endpoint_override "https://a%%b" has the host "a%%b", which contains "%"`},
		"five numbers":          {"https://1.2.3.4.5", `endpoint_override "https://1.2.3.4.5" has the host "1.2.3.4.5", which is neither an IPv4 address nor a name`},
		"high number":           {"https://256.1.1.1", `endpoint_override "https://256.1.1.1" has the host "256.1.1.1", which is neither an IPv4 address nor a name`},
		"long label":            {"https://" + strings.Repeat("a", 64), `endpoint_override "https://` + strings.Repeat("a", 64) + `" has the host "` + strings.Repeat("a", 64) + `", which has a label of more than 63 characters`},
		"long name":             {"https://" + strings.Repeat("a.", 127) + "a", `endpoint_override "https://a.a.`},
		"underscore":            {"https://glance_api", `endpoint_override "https://glance_api" has the host "glance_api", which contains an underscore`},
		"slash in a password":   {"https://u:hid/den@glance", `endpoint_override "https://***@glance" contains a /, ? or # in its user information`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assertOverride(t, "endpoint_authority", test.override, test.message)
		})
	}
}

func TestEndpointAuthoritySeverity(t *testing.T) {
	t.Parallel()

	assertLevels(t, map[string]any{"endpoint_override": "https://glance:0"}, "endpoint_authority", "endpoint_override",
		levels(report.Error, report.Error, report.Error))
	assertLevels(t, map[string]any{"endpoint_override": "https://glance_api"}, "endpoint_authority", "endpoint_override",
		levels(report.Warning, report.Warning, report.Warning))
}

func TestEndpointAuthorityTwoFaults(t *testing.T) {
	t.Parallel()

	assertFound(t, glance(t, map[string]any{"api_servers": []any{"https://-a:0"}}), "endpoint_authority",
		found{"api_servers", 0, `api_servers[0] "https://-a:0" has the host "-a"`},
		found{"api_servers", 0, `api_servers[0] "https://-a:0" has the port "0"`})
}

func TestEndpointAuthoritySuggestions(t *testing.T) {
	t.Parallel()

	tests := map[string]string{
		"https://glänce.example.org": "Write the host as xn--glnce-hra.example.org.",
		"https://GLÄNCE":             "Write the host as xn--glnce-hra.",
		"https://2001:db8::1":        "Write the address as [2001:db8::1].",
		"https://2001:db8::1:9292":   "Write the address as [2001:db8::1]:9292, or as [2001:db8::1:9292] if 9292 belongs to it.",
		"https://\u200b":             "Write the host in its ASCII form, xn--...",
	}
	for override, want := range tests {
		f := one(t, glance(t, map[string]any{"endpoint_override": override}), "endpoint_authority", "endpoint_override")
		if f.Remediation != want {
			t.Errorf("remediation of %q is %q, want %q", override, f.Remediation, want)
		}
	}
}

func TestEndpointQueryOrFragment(t *testing.T) {
	t.Parallel()

	tests := map[string]struct{ override, message string }{
		"neither":        {"https://a/b", ""},
		"query":          {"https://a/b?c=d", `endpoint_override "https://a/b?..." contains a query: the path of each request is appended after it and lost`},
		"fragment":       {"https://a/b#c", `endpoint_override "https://a/b#..." contains a fragment`},
		"both":           {"https://a?b#c", `endpoint_override "https://a?..." contains a query and a fragment`},
		"empty query":    {"https://a?", `endpoint_override "https://a?" contains a query`},
		"empty fragment": {"https://a/#", `endpoint_override "https://a/#" contains a fragment`},
		"a marker":       {"https://a/?x={{ x }}", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assertOverride(t, "endpoint_query_or_fragment", test.override, test.message)
		})
	}
	assertLevels(t, map[string]any{"endpoint_override": "https://a?b"}, "endpoint_query_or_fragment", "endpoint_override",
		levels(report.Error, report.Error, report.Error))
}

func TestEndpointPercent(t *testing.T) {
	t.Parallel()

	tests := map[string]struct{ override, message string }{
		"none":            {"https://a/b", ""},
		"project":         {"https://a/%(project_id)s", ""},
		"user":            {"https://a/%(user_id)s/x", ""},
		"doubled":         {"https://a/%%20", ""},
		"letter":          {"https://glance%x:9292", `endpoint_override "https://glance%x:9292" contains "%x", which keystoneauth cannot substitute`},
		"encoded":         {"https://a/%20", `endpoint_override "https://a/%20" contains "%2"`},
		"other name":      {"https://a/%(region)s", `endpoint_override "https://a/%(region)s" contains "%(region)s"`},
		"no letter":       {"https://a/%(project_id)", `endpoint_override "https://a/%(project_id)" contains "%(project_id)"`},
		"zone":            {"https://[fd00::1%25eth0]", `endpoint_override "https://[fd00::1%25eth0]" contains "%2"`},
		"user info":       {"https://u:a%40b@h", `endpoint_override "https://***@h" contains a percent sign in its user information`},
		"tenant":          {"https://a/%(tenant_id)s", `endpoint_override "https://a/%(tenant_id)s" contains %(tenant_id)s, which keystoneauth does not know by that name`},
		"an old template": {"https://%SERVICE_HOST%:9292", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assertOverride(t, "endpoint_percent", test.override, test.message)
		})
	}
	assertLevels(t, map[string]any{"endpoint_override": "https://a%x"}, "endpoint_percent", "endpoint_override",
		levels(report.Error, report.Error, report.Error))
}

// TestAuthURLIsNotFormatted: keystoneauth uses it unchanged.
func TestAuthURLIsNotFormatted(t *testing.T) {
	t.Parallel()

	findings := session(t, "placement", map[string]any{"auth_type": "password", "auth_url": "https://keystone/a%20b"})
	none(t, findings, "endpoint_percent")
	none(t, findings, "endpoint_authority")
	findings = session(t, "placement", map[string]any{"auth_type": "password", "auth_url": "https://key%20stone/v3?x"})
	assertFound(t, findings, "endpoint_authority", found{"auth_url", whole, `auth_url "https://key%20stone/v3?..." has the host "key%20stone", which contains "%"`})
	assertFound(t, findings, "endpoint_query_or_fragment", found{"auth_url", whole, `auth_url "https://key%20stone/v3?..." contains a query`})
	none(t, findings, "endpoint_version_suffix")
}

func TestEndpointVersionSuffix(t *testing.T) {
	t.Parallel()

	findings := glance(t, map[string]any{"api_servers": []any{"https://a", "https://b/v2", "https://c/image/v2.0/", "https://d/v1", "https://e/v2/images", "https://f/rev2"}})
	assertFound(t, findings, "endpoint_version_suffix",
		found{"api_servers", 1, `api_servers[1] "https://b/v2" ends in /v2: requests go to /v2/v2/images`},
		found{"api_servers", 2, `api_servers[2] "https://c/image/v2.0/" ends in /v2.0: requests go to /v2.0/v2/images`},
		found{"api_servers", 3, `api_servers[3] "https://d/v1" ends in /v1: requests go to /v1/v2/images`})
	assertLevels(t, map[string]any{"api_servers": []any{"https://a/v2"}}, "endpoint_version_suffix", "api_servers", levels(report.Error, report.Error, report.Error))
	assertLevels(t, map[string]any{"endpoint_override": "https://a/v2"}, "endpoint_version_suffix", "endpoint_override", levels(report.Info, report.Info, report.Info))
	none(t, glance(t, map[string]any{"api_servers": []any{"https://a/v2"}}, release("pike")), "endpoint_version_suffix")
	none(t, session(t, "placement", map[string]any{"endpoint_override": "https://a/v2"}), "endpoint_version_suffix")
}

func TestSpecialAddress(t *testing.T) {
	t.Parallel()

	tests := map[string]struct{ override, message string }{
		"name":        {"https://controller:9292", ""},
		"private":     {"https://10.0.0.1", ""},
		"metadata":    {"https://169.254.169.254", `endpoint_override "https://169.254.169.254" is a cloud metadata address`},
		"decimal":     {"https://2852039166/", `endpoint_override "https://2852039166/" is a cloud metadata address, 169.254.169.254`},
		"hexadecimal": {"https://0xA9FEA9FE", `endpoint_override "https://0xA9FEA9FE" is a cloud metadata address, 169.254.169.254`},
		"octal":       {"https://0177.0.0.1", `endpoint_override "https://0177.0.0.1" is the loopback address, 127.0.0.1`},
		"short":       {"https://127.1", `endpoint_override "https://127.1" is the loopback address, 127.0.0.1`},
		"mapped":      {"https://[::ffff:169.254.1.1]", `endpoint_override "https://[::ffff:169.254.1.1]" is a link-local address, 169.254.1.1`},
		"link-local":  {"https://[fe80::1]:9292", `endpoint_override "https://[fe80::1]:9292" is a link-local address`},
		"any":         {"https://0.0.0.0:9292", `endpoint_override "https://0.0.0.0:9292" is the unspecified address`},
		"any IPv6":    {"https://[::]:9292", `endpoint_override "https://[::]:9292" is the unspecified address`},
		"multicast":   {"https://239.1.1.1", `endpoint_override "https://239.1.1.1" is a multicast address`},
		"by name":     {"https://metadata.google.internal", `endpoint_override "https://metadata.google.internal" is a cloud metadata address`},
		"credentials": {"https://u:hidden@localhost", `endpoint_override "https://***@localhost" is the loopback address`},
		"in the user": {"https://127.0.0.1@glance", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assertOverride(t, "special_address", test.override, test.message)
		})
	}
	assertLevels(t, map[string]any{"endpoint_override": "https://0.0.0.0"}, "special_address", "endpoint_override", levels(report.Warning, report.Error, report.Error))
	assertLevels(t, map[string]any{"endpoint_override": "https://localhost"}, "special_address", "endpoint_override", levels(report.Info, report.Warning, report.Warning))
}

func TestAPIServersSyntax(t *testing.T) {
	t.Parallel()

	tests := map[string]struct {
		line string
		want []found
	}{
		"plain":      {"https://a,https://b", nil},
		"spaces":     {" https://a , https://b ,", nil},
		"empty":      {"", nil},
		"inner":      {"https://a,,https://b", []found{{"api_servers", 1, `api_servers[1] "" is empty`}}},
		"blank":      {"https://a https://b", []found{{"api_servers", 0, `api_servers[0] "https://a https://b" contains white space between items`}}},
		"semicolon":  {"https://a;https://b", []found{{"api_servers", 0, `api_servers[0] "https://a;https://b" contains a semicolon between items`}}},
		"next line":  {"https://a\n  https://b", []found{{"api_servers", 0, `api_servers[0] "https://a\nhttps://b" contains white space between items`}}},
		"one quoted": {`"https://a"`, nil},
		"quoted": {`"https://a","https://b"`, []found{
			{"api_servers", 0, `api_servers[0] "https://a\"" contains a quotation mark`},
			{"api_servers", 1, `api_servers[1] "\"https://b" contains a quotation mark`},
		}},
		"Python": {"['https://a', 'https://b']", []found{
			{"api_servers", 0, `api_servers[0] "['https://a'" contains a quotation mark`},
			{"api_servers", 1, `api_servers[1] "'https://b']" contains a quotation mark`},
		}},
		"brackets":   {"[https://a,https://b]", []found{{"api_servers", 0, `api_servers[0] "[https://a" contains a bracket`}, {"api_servers", 1, `api_servers[1] "https://b]" contains a bracket`}}},
		"IPv6":       {"https://[::1]:9292,https://[2001:db8::1]", nil},
		"duplicates": {"https://a,https://b,HTTPS://A:443/", []found{{"api_servers", 2, `api_servers[2] "HTTPS://A:443/" is the same endpoint as api_servers[0]`}}},
		"passwords":  {"https://u:hidden@a https://b", []found{{"api_servers", 0, `api_servers[0] "https://***@a https://b" contains white space between items`}}},
		"a marker":   {"<https://a>,https://b", nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			findings := text(t, "[glance]\napi_servers = "+test.line+"\n")
			assertFound(t, findings, "api_servers_syntax", test.want...)
			if len(test.want) > 0 && !strings.Contains(test.line, "@") {
				none(t, findings, "endpoint_authority")
				none(t, findings, "endpoint_scheme")
			}
		})
	}
	assertLevels(t, map[string]any{"api_servers": []any{"https://a;https://b"}}, "api_servers_syntax", "api_servers", levels(report.Error, report.Error, report.Error))
	assertLevels(t, map[string]any{"api_servers": []any{"https://a", unknown, "https://a/"}}, "api_servers_syntax", "api_servers", levels(report.Warning, report.Warning, report.Warning))
}

// TestUnknownEndpoints: there are no findings on a value that is not known yet.
func TestUnknownEndpoints(t *testing.T) {
	t.Parallel()

	findings := glance(t, map[string]any{"api_servers": []any{unknown, "https://a.example.org:9292"}, "endpoint_override": unknown, "region_name": unknown})
	for _, rule := range []string{
		"plaintext_endpoint", "mixed_endpoint_schemes", "endpoint_from_catalog", "endpoint_scheme", "credentials_in_url", "endpoint_authority",
		"endpoint_query_or_fragment", "endpoint_percent", "endpoint_version_suffix", "special_address", "placeholder_value", "api_servers_syntax",
		"conflicting_endpoints", "option_without_effect",
	} {
		none(t, findings, rule)
	}
}
