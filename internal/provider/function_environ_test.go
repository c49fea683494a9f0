package provider_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEnviron(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		section string
		values  any
		want    any
	}{
		"nothing": {"glance", map[string]any{}, map[string]any{}},
		"typed": {"glance", map[string]any{"num_retries": 3, "insecure": false, "api_servers": []any{"https://a", "https://b"}, "region_name": nil}, map[string]any{
			"OS_GLANCE__NUM_RETRIES": "3", "OS_GLANCE__INSECURE": "false", "OS_GLANCE__API_SERVERS": "https://a,https://b",
		}},
		"default section": {"DEFAULT", map[string]any{"my_ip": "10.0.0.1"}, map[string]any{"OS_DEFAULT__MY_IP": "10.0.0.1"}},
		"literal":         {"cinder", map[string]any{"password": `a$b\$"c" `}, map[string]any{"OS_CINDER__PASSWORD": `a\$b\\$"c" `}},
		"lines":           {"a", map[string]any{"x": "1\r\n2", "y": ""}, map[string]any{"OS_A__X": "1\r\n2", "OS_A__Y": ""}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, fault := call(t, "environ", test.section, test.values)
			if fault != nil {
				t.Fatal(fault.Text)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestEnvironRefuses(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		section  string
		values   any
		argument int64
		words    []string
	}{
		"no section":      {"", map[string]any{"a": 1}, 0, []string{"DEFAULT"}},
		"section's name":  {"a-b", map[string]any{"a": 1}, 0, []string{`"a-b" contains '-'`}},
		"option's name":   {"a", map[string]any{"valid-interfaces": 1}, 1, []string{`"valid-interfaces"`, "underscores"}},
		"empty name":      {"a", map[string]any{"": 1}, 1, []string{"empty"}},
		"equals sign":     {"a", map[string]any{"b=c": "s3cr3t"}, 1, []string{`"b=c" contains '='`}},
		"NUL":             {"a", map[string]any{"token": "s3cr3t\x00"}, 1, []string{"a.token", "NUL"}},
		"masked":          {"a", map[string]any{"token": "***"}, 1, []string{"a.token", "***"}},
		"masked in a URL": {"a", map[string]any{"url": "mysql://u:***@h/db"}, 1, []string{"a.url", "***"}},
		"case":            {"a", map[string]any{"x": 1, "X": 2}, 1, []string{"OS_A__X", "case"}},
		"comma in item":   {"a", map[string]any{"x": []any{"s3cr3t,b"}}, 1, []string{"a.x", "item 0 contains a comma"}},
		"null item":       {"a", map[string]any{"x": []any{"b", nil}}, 1, []string{"a.x", "item 1 is null"}},
		"object":          {"a", map[string]any{"x": map[string]any{"b": "s3cr3t"}}, 1, []string{"x is an object"}},
		"not an object":   {"a", "s3cr3t", 1, []string{"values is a string"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			refused(t, test.argument, test.words, "environ", test.section, test.values)
		})
	}
}

func TestRedact(t *testing.T) {
	t.Parallel()
	got, fault := call(t, "redact", "[cinder]\npassword = s3cr3t\n# token: s3cr3t\nauth_url = https://u:s3cr3t@h/v3\nregion_name = a\nno sense\n")
	if fault != nil {
		t.Fatal(fault.Text)
	}
	want := "[cinder]\npassword = ***\n# token: ***\nauth_url = https://u:***@h/v3\nregion_name = a\nno sense\n"
	if diff := cmp.Diff(any(want), got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
