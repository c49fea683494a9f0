package assess_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/assess/proof"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
)

func TestMigrated(t *testing.T) {
	t.Parallel()
	const unread = "# osloconf: retriable_status_codes is not read by 26.2.2 in [glance]\n"
	tests := map[string]struct{ text, want string }{
		"nothing to change": {
			"; first\n\n[glance]  \ninsecure:false\t\n\n[x y]\na = 1\na =  2", "",
		},
		"a name changed in place": {
			"[glance]\n# why\napi_insecure  :  no  \n\ntimeout = 60\n",
			"[glance]\n# why\ninsecure  :  no  \n\ntimeout = 60\n",
		},
		"the name repeated in the value": {
			"[neutron]\nauth_plugin = auth_plugin\n",
			"[neutron]\nauth_type = auth_plugin\n",
		},
		"moved from [ssl] to the end of [glance]": {
			"[ssl]\nca_file = /a\nother = 1\n[glance]\ntimeout = 60\n\n# of the next\n[x]\ny = 1\n",
			"[ssl]\nother = 1\n[glance]\ntimeout = 60\ncafile = /a\n\n# of the next\n[x]\ny = 1\n",
		},
		"moved to the last of several sections": {
			"[glance]\ntimeout = 60\n[ssl]\ncert_file = /c\n[GLANCE]\nvalid_interfaces = a,\n   b\n[x]\n",
			"[glance]\ntimeout = 60\n[ssl]\n[GLANCE]\nvalid_interfaces = a,\n   b\ncertfile = /c\n[x]\n",
		},
		"moved into an empty section": {
			"[glance]\n[ssl]\nkey_file = /k\n", "[glance]\nkeyfile = /k\n[ssl]\n",
		},
		"moved into a section that the file lacks": {
			"[ssl]\nca_file = /a\nkey_file = /k", "[ssl]\n\n[glance]\ncafile = /a\nkeyfile = /k\n",
		},
		"moved with its continuation lines": {
			"[ssl]\nca_file = /a\n  /b\n[glance]\n", "[ssl]\n[glance]\ncafile = /a\n  /b\n",
		},
		"moved after a last line without a newline": {
			"[ssl]\nca_file = /a\n[glance]\ntimeout = 60", "[ssl]\n[glance]\ntimeout = 60\ncafile = /a\n",
		},
		"moved after a comment without a newline": {
			"[ssl]\nca_file = /a\n[glance]\nretriable_status_codes = 503,\n  504",
			"[ssl]\n[glance]\n" + unread + "# retriable_status_codes = 503,\n#   504\ncafile = /a\n",
		},
		"moved after a masked comment without a newline": {
			"[ssl]\nca_file = /a\n[glance]\npassword = s3cr3t\n  more",
			"[ssl]\n[glance]\n# osloconf: password is not read by 26.2.2 in [glance]\n# password = ***\ncafile = /a\n",
		},
		"the text's line endings": {
			"[ssl]\r\nca_file = /a\r\n", "[ssl]\r\n\r\n[glance]\r\ncafile = /a\r\n",
		},
		"a shadowed alias": {
			"[glance]\ninsecure = false\napi_insecure = true\n",
			"[glance]\ninsecure = false\n# osloconf: api_insecure was not read beside the other name of insecure in this file\n# api_insecure = true\n",
		},
		"an option of another release, with its lines": {
			"[glance]\nretriable_status_codes = 503,\n  504\ntimeout = 60\n",
			"[glance]\n" + unread + "# retriable_status_codes = 503,\n#   504\ntimeout = 60\n",
		},
		"no secret is left in a comment": {
			"[glance]\npassword = s3cr3t\n  more\n",
			"[glance]\n# osloconf: password is not read by 26.2.2 in [glance]\n# password = ***\n",
		},
		"nor a URL's password": {
			"[glance]\nretriable_status_codes : https://u:s3cr3t@h\n",
			"[glance]\n" + unread + "# retriable_status_codes : https://u:***@h\n",
		},
		"moved into several sections that the file lacks": {
			"[DEFAULT]\nvnc_enabled = false\nlock_path = /run/nova\nnovncproxy_base_url = http://a:6080/vnc.html\n",
			"[DEFAULT]\n\n[vnc]\nenabled = false\nnovncproxy_base_url = http://a:6080/vnc.html\n\n[oslo_concurrency]\nlock_path = /run/nova\n",
		},
		"in any section":               {"[libvirt]\niscsi_use_multipath = true\n", "[libvirt]\nvolume_use_multipath = true\n"},
		"unknown names stay":           {"[glance]\nvendor = 1\n[libvirt]\nvendor = true\n", ""},
		"a text that does not parse":   {"[ssl]\nca_file = /a\nbroken\n", ""},
		"[ssl] names outside [ssl]":    {"[glance]\nca_file = /a\n[SSL]\nother = 1\n", ""},
		"an empty text":                {"", ""},
		"comments, blank lines, no []": {"# nothing\n\n;\n", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want := test.want
			if want == "" {
				want = test.text
			}
			if diff := cmp.Diff(want, migrated(t, test.text)["0"]); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(want, migrated(t, want)["0"]); diff != "" {
				t.Errorf("a second time: %s", diff)
			}
		})
	}
}

func TestMigratedFiles(t *testing.T) {
	t.Parallel()
	got := migrated(t, "[glance]\ninsecure = false\n", "[glance]\napi_insecure = true\n[ssl]\nca_file = /a\n")
	want := map[string]string{
		"0": "[glance]\ninsecure = false\n",
		"1": "[glance]\ninsecure = true\ncafile = /a\n[ssl]\n",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestMigratedWithoutFirstSource(t *testing.T) {
	t.Parallel()
	r := &assess.Request{Sources: []assess.SourceText{
		{Name: "secrets.conf", Unknown: true},
		{Name: "nova.conf", Content: "[glance]\napi_insecure = 1\napi_insecure = 0\n"},
	}}
	result, mistakes := assess.Run(r, time.Time{})
	if len(mistakes) > 0 {
		t.Fatal(mistakes)
	}
	if diff := cmp.Diff(map[string]string{"nova.conf": "[glance]\ninsecure = 1\ninsecure = 0\n"}, result.Migrated); diff != "" {
		t.Error(diff)
	}
	for _, f := range result.Findings {
		if f.Rule == "rule_not_evaluated" || f.File != "" && f.File != "nova.conf" {
			t.Errorf("%s: %s", f.Rule, f.Message)
		}
	}
}

// Migrating keeps every line not reported as changed, and migrating twice
// changes nothing more.
func TestMigratedKeepsLines(t *testing.T) {
	t.Parallel()
	random := proof.NewRandom(3)
	changed := 0
	for i := range 2_000 {
		files := random.Texts(i).Files
		texts := make([]string, len(files))
		for i := range files {
			texts[i] = files[i].Text()
		}
		once := migrated(t, texts...)
		again := make([]string, len(files))
		for i, text := range texts {
			again[i] = once[string(rune('0'+i))]
			if again[i] != text {
				changed++
				keptLines(t, text, again[i])
			}
		}
		for name, text := range migrated(t, again...) {
			if diff := cmp.Diff(once[name], text); diff != "" {
				t.Errorf("%q migrated twice: %s", texts, diff)
			}
		}
	}
	if changed < 200 {
		t.Errorf("only %d texts are changed", changed)
	}
}

// keptLines checks that the remaining lines keep their order: comments,
// headers, blank lines and unknown names are never touched.
func keptLines(t *testing.T, before, after string) {
	t.Helper()
	rest := ini.Lines(after)
	for _, line := range ini.Lines(before) {
		line = strings.TrimRight(line, "\r\n")
		if !strings.HasPrefix(line, "[") && !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "x") {
			continue
		}
		at := 0
		for at < len(rest) && strings.TrimRight(rest[at], "\r\n") != line {
			at++
		}
		if at == len(rest) {
			t.Errorf("the line %q is missing from %q: %q", line, before, after)
			return
		}
		rest = rest[at+1:]
	}
}

// migrated returns the migrated texts, named by their index.
func migrated(t *testing.T, texts ...string) map[string]string {
	t.Helper()
	r := &assess.Request{Policy: assess.PolicyText{Release: "26.2.2"}}
	for i, text := range texts {
		r.Sources = append(r.Sources, assess.SourceText{Name: string(rune('0' + i)), Content: text})
	}
	result, mistakes := assess.Run(r, time.Time{})
	if len(mistakes) > 0 {
		t.Fatal(mistakes)
	}
	return result.Migrated
}

// TestMigratedOfAnotherService checks that a comment names the version of the service
// whose file it is.
func TestMigratedOfAnotherService(t *testing.T) {
	t.Parallel()
	request := textRequest("2024.1", "[DEFAULT]\nglance_api_version = 2\n")
	request.Service = "cinder"
	result, mistakes := assess.Run(request, upgradeTime)
	if len(mistakes) > 0 {
		t.Fatal(mistakes)
	}
	want := "[DEFAULT]\n# osloconf: glance_api_version is not read by " + result.ServiceVersion + " in [DEFAULT]\n# glance_api_version = 2\n"
	if diff := cmp.Diff(want, result.Migrated["nova.conf"]); diff != "" {
		t.Error(diff)
	}
	if !strings.HasPrefix(result.ServiceVersion, "24.") {
		t.Errorf("version %s of cinder", result.ServiceVersion)
	}
}
