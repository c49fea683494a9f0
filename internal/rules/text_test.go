package rules_test

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func TestParseError(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		content, message, fix string
		line                  int
	}{
		"no separator":              {"[glance]\ninsecure s3cr3t\n", "oslo.config refuses the file: No ':' or '=' found in assignment", "Write the line as", 2},
		"indented":                  {"[glance]\n insecure = s3cr3t\n", "oslo.config refuses the file: Unexpected continuation line", "Begin the line in the first column", 2},
		"header":                    {"[glance # s3cr3t\n", "oslo.config refuses the file: Invalid section (must end with ])", "End the header", 1},
		"no header":                 {"password = s3cr3t\n", "oslo.config refuses the file: Section must be started before assignment", "Begin the file with a header", 1},
		"empty name":                {"[]\n", "oslo.config refuses the file: Empty section name", "Write the section's name", 1},
		"empty key":                 {"[glance]\n= s3cr3t\n", "oslo.config refuses the file: Key cannot be empty", "Write the option's name", 2},
		"not UTF-8":                 {"[glance]\nregion_name = s3cr3t\xff\n", "oslo.config refuses the file: Invalid UTF-8", "UTF-8", 2},
		"byte order mark":           {"\ufeff[glance]\ninsecure = true\n", "oslo.config refuses the file: No ':' or '=' found in assignment (the byte order mark", "Save the file as UTF-8 without a byte order mark.", 1},
		"the mark before a comment": {"\ufeff# x = 1\n[glance]\ninsecure = true\n", "oslo.config refuses the file: Section must be started before assignment (the byte order mark", "without a byte order mark.", 2},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			findings := text(t, test.content)
			f := said(t, findings, "parse_error", "", test.message, test.fix)
			if f.Line != test.line || f.File != "nova.conf" || !f.Unwaivable {
				t.Errorf("it is placed at %s:%d, unwaivable %t", f.File, f.Line, f.Unwaivable)
			}
			secretless(t, findings, "s3cr3t")
		})
	}
	for name, content := range map[string]string{
		"byte order mark":   "\ufeff[glance]\ninsecure = true\n",
		"comment at header": "[Glance] # the image service\ninsecure = false\n",
	} {
		if findings := text(t, content); len(findings) != 1 { // one mistake
			t.Errorf("%s: findings:\n%s", name, list(findings))
		}
	}
	byProfile(t, "parse_error", "", "EEE", func(opts ...option) []report.Finding { return text(t, "x\n", opts...) })
	none(t, text(t, "[glance]\ninsecure = false\n"), "parse_error")
}

func TestLineInjection(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		findings []report.Finding
		option   string
		start    string
	}{
		"attribute":   {glance(t, map[string]any{"cafile": "/a\rinsecure=true"}), "cafile", "the value of cafile contains a carriage return at character 3"},
		"line feed":   {glance(t, map[string]any{"cafile": "/ä\n[DEFAULT]"}), "cafile", "the value of cafile contains a line feed at character 3"},
		"NUL":         {glance(t, map[string]any{"cafile": "/$a\x00b"}), "cafile", "the value of cafile contains a NUL at character 4"},
		"in an item":  {glance(t, map[string]any{"api_servers": []any{"https://a", "https://b\r"}}), "api_servers", "the value of api_servers contains a carriage return"},
		"in extra":    {glance(t, map[string]any{"foo": "a\rb"}), "foo", "the value of foo contains a carriage return"},
		"an alias":    {glance(t, map[string]any{"ca_file": "/a\rb"}), "cafile", "the value of ca_file contains"},
		"name":        {glance(t, map[string]any{"insecure = true\rx": "1"}), "***", "no configuration file can carry this option name: a line end"},
		"equals sign": {glance(t, map[string]any{"insecure=1": "1"}), "***", `no configuration file can carry this option name: "="`},
		"header name": {glance(t, map[string]any{"[DEFAULT]": "1"}), "***", `no configuration file can carry this option name: "["`},
		"comment":     {glance(t, map[string]any{"#x": "1"}), "***", `no configuration file can carry this option name: "#"`},
		"edge":        {glance(t, map[string]any{" x": "1"}), "***", "no configuration file can carry this option name: white space"},
		"text":        {text(t, "[glance]\ncafile=/a\rinsecure=true"), "insecure", "a lone carriage return begins line 3 of nova.conf, which sets insecure"},
		"header":      {text(t, "[cinder]\ninsecure = no\r[glance]\ndebug = no\n"), "", "a lone carriage return begins line 3 of nova.conf"},
		"elsewhere":   {text(t, "[foo]\n# x\ry=1\rz=1\n[glance]\ndebug = no\n"), "", "a lone carriage return begins line 3 of nova.conf, and 1 more"},
		"unparsed":    {text(t, "[glance]\ncafile=/a\rinsecure\n"), "", "a lone carriage return begins line 3 of nova.conf"},
		"NUL in text": {text(t, "[glance]\ncafile = /a\x00b\n"), "cafile", "the value of cafile contains a NUL at character 3"},
		"NUL in key":  {text(t, "[glance]\ncaf\x00ile = /a\n"), "", "an option's name contains a NUL"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := said(t, test.findings, "line_injection", test.option, test.start)
			if !f.Unwaivable {
				t.Error("it can be waived")
			}
		})
	}
	// What the carriage return forges really takes effect.
	one(t, text(t, "[glance]\ncafile=/a\rinsecure=true"), "tls_verification_disabled", "insecure")
	byProfile(t, "line_injection", "cafile", "EEE", func(opts ...option) []report.Finding {
		return glance(t, map[string]any{"cafile": "/a\rb"}, opts...)
	})
	for name, findings := range map[string][]report.Finding{
		"CRLF":           text(t, "[glance]\r\ncafile = /a\r\ninsecure = no\r\n"),
		"CR before CRLF": text(t, "[glance]\r\ncafile = /a\r\r\ninsecure = no\r\n"),
		"at the end":     text(t, "[glance]\ncafile = /a\r"),
		"continuation":   text(t, "[glance]\napi_servers = https://a,\n  https://b\n"),
		"tab, U+2028":    glance(t, map[string]any{"region_name": "a\tb\u2028c"}),
		"not known yet":  glance(t, map[string]any{"cafile": unknown}),
		"dollar":         glance(t, map[string]any{"region_name": "a$b"}),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			none(t, findings, "line_injection")
		})
	}
}

func TestIniTrap(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		content, option, start string
		line                   int
	}{
		"swallowed option":  {"[glance]\ncafile = /a\n  insecure = false\n", "cafile", "line 3 is indented and looks like an assignment to insecure, but oslo.config reads it as part of the value of cafile", 3},
		"swallowed, hyphen": {"[glance]\ncafile = /a\n  valid-interfaces: x\n", "cafile", "line 3 is indented and looks like an assignment to valid_interfaces", 3},
		"swallowed unknown": {"[glance]\ncafile = /a\n\tfoo = bar\n", "cafile", "line 3 is indented and looks like an assignment, but", 3},
		"swallowed comment": {"[glance]\ncafile = /a\n  # the CA\n", "cafile", "line 3 is indented and looks like a comment", 3},
		"swallowed header":  {"[glance]\ncafile = /a\n [cinder]\n", "cafile", "line 3 is indented and looks like the header [cinder]", 3},
		"header of another": {"[libvirt]\nimages_type = raw\n  [glance]\ninsecure = true\n", "images_type", "line 3 is indented and looks like the header [glance]", 3},
		"comment after":     {"[glance]\nendpoint_override = https://glance # internal\n", "endpoint_override", `endpoint_override = "https://glance # internal" contains what looks like a comment`, 2},
		"semicolon":         {"[glance]\ninsecure = false ; never\n", "insecure", `insecure = "false ; never" contains what looks like a comment`, 2},
		"nothing but it":    {"[glance]\ncafile = # none\n", "cafile", `cafile = "# none" contains what looks like a comment`, 2},
		"mark inside":       {"[glance]\n\ufeffinsecure = true\n", "insecure", "the line looks as if it set insecure", 2},
		"spaced header":     {"[ glance ]\ninsecure = false\n", "", "the header on line 1 looks like [glance], but oslo.config reads it as another section: nothing reads its 1 option", 1},
		"spaced end":        {"[cinder ]\ninsecure = false\ntimeout = 1\n", "", "the header on line 1 looks like [cinder], but oslo.config reads it as another section: nothing reads its 2 options", 1},
		"quoted header":     {"[\"glance\"]\ninsecure = false\n", "", "the header on line 1 looks like [glance]", 1},
		"doubled":           {"[[glance]]\ninsecure = false\n", "", "the header on line 1 looks like [glance]", 1},
		"hyphens":           {"[service-user]\ntimeout = 1\n", "", "the header on line 1 looks like [service_user]", 1},
		"default":           {"[default]\nmy_ip = 10.0.0.1\n", "", "the header on line 1 looks like [DEFAULT]", 1},
		"quoted items":      {"[glance]\nvalid_interfaces = \"internal\",\"public\"\n", "valid_interfaces", `valid_interfaces = "internal\",\"public" has a quoted item`, 2},
		"one quoted item":   {"[glance]\nvalid_interfaces = internal, 'public'\n", "valid_interfaces", `valid_interfaces = "internal, 'public'" has a quoted item`, 2},
		"half a quote":      {"[glance]\ncafile = \"/etc/ca.pem\n", "cafile", `cafile = "\"/etc/ca.pem" keeps a quote`, 2},
		"doubled quotes":    {"[glance]\ncafile = \"\"/etc/ca.pem\"\"\n", "cafile", `cafile = "\"/etc/ca.pem\"" keeps a quote`, 2},
		"other sign":        {"[glance]\ncafile := /etc/ca.pem\n", "cafile", `cafile = "= /etc/ca.pem" begins with a part of the sign`, 2},
		"arrow":             {"[glance]\ncafile => /etc/ca.pem\n", "cafile", `cafile = "> /etc/ca.pem" begins with a part of the sign`, 2},
		"no sign":           {"[glance]\napi_servers https://glance:9292\n", "api_servers", "the line looks as if it set api_servers, but oslo.config reads another name", 2},
		"export":            {"[glance]\nexport insecure = true\n", "insecure", "the line looks as if it set insecure", 2},
		"quoted key":        {"[glance]\n\"insecure\" = true\n", "insecure", "the line looks as if it set insecure", 2},
		"plus":              {"[glance]\napi_servers += https://b\n", "api_servers", "the line looks as if it set api_servers", 2},
		"backslash":         {"[glance]\nvalid_interfaces = internal, \\\npublic =\n", "valid_interfaces", `valid_interfaces = "internal, \\" ends in a backslash`, 2},
		"missing comma":     {"[glance]\napi_servers = https://a\n  https://b\n", "api_servers", `api_servers = "https://a\nhttps://b" has no comma before a line break`, 2},
		"header behind":     {"[glance]\ncafile = /a[cinder]\ntimeout = 1\n", "cafile", "cafile ends in what looks like the header [cinder]", 2},
		"no width":          {"[glance]\nregion_name = One\u200b\n", "region_name", `region_name = "One\u200b" contains an invisible character`, 2},
		"percent":           {"[DEFAULT]\nmy_ip = %(host)s\n", "my_ip", `my_ip = "%(host)s" refers to host as in other INI files`, 2},
		"values in one":     {"[cache]\nbackend_argument = a:1\n[DEFAULT]\nvirt_mkfs = a,b\n", "virt_mkfs", `virt_mkfs = "a,b" looks like several values`, 4},
		"two lines":         {"[glance]\ncafile = /etc\n  /ca.pem\n", "cafile", `cafile = "/etc\n/ca.pem" goes on over several lines`, 2},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := said(t, text(t, test.content), "ini_trap", test.option, test.start)
			if f.Line != test.line || f.File != "nova.conf" {
				t.Errorf("it is placed at %s:%d, want line %d", f.File, f.Line, test.line)
			}
		})
	}
	byProfile(t, "ini_trap", "cafile", "WEE", func(opts ...option) []report.Finding {
		return text(t, "[glance]\ncafile = /a # b\n", opts...)
	})
}

func TestIniTrapPasses(t *testing.T) {
	t.Parallel()
	for name, findings := range map[string][]report.Finding{
		"plain":             text(t, "# c\n; d\n[glance]\n# c\ncafile = /a\n\ninsecure: no\n[GLANCE]\ntimeout = 1\n"),
		"list":              text(t, "[glance]\napi_servers = https://a?x=1,\n    https://b\nvalid_interfaces =\n  internal,\n  public\n"),
		"quotes":            text(t, "[glance]\ncafile = \"/etc/ca.pem\"\nvalid_interfaces = 'internal,public'\nregion_name = \"\"\n"),
		"hash in a word":    text(t, "[glance]\nregion_name = a#b;c\nendpoint_override = https://glance/#x\n"),
		"secret":            text(t, "[cinder]\nauth_type = password\npassword = \"a #b'\n"),
		"elsewhere":         text(t, "[foo]\nalias = { \"name\": \"a\" } # x\n  foo = bar\n[ foo ]\nx = 1\n"),
		"empty header":      text(t, "[ glance ]\n[glance]\ninsecure = no\n"),
		"attribute":         glance(t, map[string]any{"region_name": "a # b", "valid_interfaces": []any{"\"internal\""}}),
		"no carriage":       text(t, "[glance]\r\ncafile = /a\r\n"),
		"unknown name":      text(t, "[glance]\nfoo bar = 1\n"),
		"brackets at end":   text(t, "[glance]\nregion_name = a[b]\nendpoint_override = https://[glance]\ncafile = /a[x]y\n"),
		"percent in format": text(t, "[DEFAULT]\nlogging_default_format_string = %(host)s\nlog_date_format = %(host)s\ninstance_name_template = %(host)s\nmy_ip = %(nothing)s\n"),
		"description":       text(t, "[api_settings]\nenabled_provider_drivers = amphora:'The amphora driver',ovn:'The OVN driver'\n", service("octavia")),
		"comma in a value":  text(t, "[cache]\nbackend_argument = url:a:11211,b:11211\n[DEFAULT]\nvirt_mkfs = default=mkfs.ext3 -L %(fs_label)s,x\n"),
		"DEFAULT and lower": text(t, "[DEFAULT]\nmy_ip = 10.0.0.1\n[default]\n"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			none(t, findings, "ini_trap")
		})
	}
}

func TestIniTrapShowsNoSecret(t *testing.T) {
	t.Parallel()
	for name, content := range map[string]string{
		"after the name":   "[cinder]\nauth_type = password\npassword s3cr3t = x\n",
		"URL":              "[glance]\nendpoint_override = https://u:s3cr3t@h # x\n",
		"continuation":     "[cinder]\nauth_type = password\npassword = x\n  s3cr3t = y\n",
		"header behind":    "[cinder]\nauth_type = password\npassword = s3cr3t [neutron]\n",
		"no width":         "[cinder]\nauth_type = password\npassword = s3cr3t\u200b\n",
		"backslash":        "[cinder]\nauth_type = password\npassword = s3cr3t \\\n",
		"swallowed secret": "[cinder]\nauth_type = password\nusername = x\n  password = s3cr3t\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			findings := text(t, content)
			if !strings.Contains(list(findings), "ini_trap") {
				t.Errorf("not reported as a trap:\n%s", list(findings))
			}
			secretless(t, findings, "s3cr3t")
		})
	}
}

func TestInterpolationError(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ content, option, start string }{
		"unknown option": {"[glance]\nregion_name = $nope\n", "region_name", "region_name refers to nope, which is not an option that Nova 33.0.2 registers; only a library"},
		"unknown group":  {"[glance]\nregion_name = ${nope.x}\n", "region_name", "region_name refers to nope.x, whose group Nova 33.0.2 does not register"},
		"cycle":          {"[glance]\nregion_name = $service_name\nservice_name = $region_name\n", "region_name", "region_name refers to "},
		"itself":         {"[glance]\nregion_name = $region_name\n", "region_name", "region_name refers to region_name, which leads back"},
		"group":          {"[glance]\nregion_name = $cinder\n", "region_name", "region_name refers to cinder, which is a group"},
		"in a list":      {"[glance]\napi_servers = https://$nope:9292\n", "api_servers", "api_servers refers to nope, which is not an option"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			findings := text(t, test.content)
			f := said(t, findings, "interpolation_error", test.option, test.start)
			if !f.Unwaivable || f.Line != 2 {
				t.Errorf("unwaivable %t, line %d", f.Unwaivable, f.Line)
			}
			none(t, findings, "invalid_value")
		})
	}
	said(t, glance(t, map[string]any{"region_name": "$nope"}, interpolate()), "interpolation_error", "region_name", "region_name refers to nope")
	said(t, text(t, "[glance]\nhost = $nope\n", release("mitaka")), "interpolation_error", "host", "host refers to nope", "not complete")
	byProfile(t, "interpolation_error", "region_name", "EEE", func(opts ...option) []report.Finding {
		return text(t, "[glance]\nregion_name = $nope\n", opts...)
	})
	for name, findings := range map[string][]report.Finding{
		"literal":       glance(t, map[string]any{"region_name": "$nope"}),
		"resolves":      text(t, "[DEFAULT]\nmy_ip = 10.0.0.1\n[glance]\napi_servers = https://$my_ip:9292\n"),
		"escaped":       text(t, "[glance]\nregion_name = \\$nope$$nope\n"),
		"no name":       text(t, "[glance]\nregion_name = $5 ${a-b} $\n"),
		"not known yet": glance(t, map[string]any{"region_name": "$service_name", "service_name": unknown}, interpolate()),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			none(t, findings, "interpolation_error")
		})
	}
}

func TestDuplicateOption(t *testing.T) {
	t.Parallel()
	f := said(t, text(t, "[glance]\ninsecure = true\n[GLANCE]\ninsecure = false\n"), "duplicate_option", "insecure",
		"insecure is set 2 times in nova.conf, with different values, on lines 2 and 4: the last one counts")
	if f.Line != 4 {
		t.Errorf("it is placed on line %d", f.Line)
	}
	said(t, text(t, "[glance]\ninsecure = true\ninsecure = yes\n"), "duplicate_option", "insecure",
		"insecure is set 2 times in nova.conf, with the same value, on lines 2 and 3")
	f = said(t, text(t, "[ssl]\nca_file = /a\nca_file = /b\n"), "duplicate_option", "cafile", "[ssl] ca_file is set 2 times")
	if f.Section != "glance" {
		t.Errorf("it is placed in [%s], whose option cafile is not", f.Section)
	}
	said(t, text(t, "[glance]\n"+strings.Repeat("insecure = true\n", 30)), "duplicate_option", "insecure",
		"insecure is set 30 times in nova.conf, with the same value, on lines 2, 3, 4, 5, 6, 7, 8, 9, 10, ... and 31")
	byProfile(t, "duplicate_option", "insecure", "WWE", func(opts ...option) []report.Finding {
		return text(t, "[glance]\ninsecure = true\ninsecure = false\n", opts...)
	})
	byProfile(t, "duplicate_option", "insecure", "III", func(opts ...option) []report.Finding {
		return text(t, "[glance]\ninsecure = true\ninsecure = 1\n", opts...)
	})
	for name, findings := range map[string][]report.Finding{
		"two files":    texts(t, []assess.SourceText{{Name: "a", Content: "[glance]\ninsecure = no\n"}, {Name: "b", Content: "[glance]\ninsecure = yes\n"}}),
		"two names":    text(t, "[glance]\ninsecure = no\napi_insecure = no\n"),
		"two sections": text(t, "[glance]\ninsecure = no\n[cinder]\ninsecure = yes\n"),
		"unread":       text(t, "[glance]\nzzz = 1\nzzz = 2\n"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			none(t, findings, "duplicate_option")
		})
	}
}
