package rules_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// canary is a secret that must not appear in any output.
const canary = "S3cr3tCanary"

// secretTexts are values of a secret option that provoke findings.
var secretTexts = [...]string{
	canary, "\"" + canary, "'" + canary + "'", canary + " # x", "x\n  " + canary, "x\n  name = " + canary, canary + "\x00", " " + canary + "\u00a0",
	"pa$" + canary, "${" + canary + "}x", "$nope." + canary, "$" + canary + ".x", "${glance." + canary + "}", "pa$$" + canary, `pa\$` + canary,
	"{{ " + canary + " }}", "<" + canary + ">", "%" + canary, "CHANGEME" + canary, "https://" + canary + "/", "[" + canary + "]",
}

// passwordTexts contain a secret whatever the option is.
var passwordTexts = [...]string{
	"https://user:" + canary + "@host:9292/v2", "http://user:" + canary + "@host", "https://" + canary + "@host", "https://user:x/" + canary + "@host",
	"user:" + canary + "@host:9292", "https://user:pa$" + canary + "@host", "https://user:${" + canary + "}@host", "https://user:$nope." + canary + "@host:99999",
	"https://user:" + canary + "@host, http://other:" + canary + "@[::1", "https://host/?password=" + canary, "https://u:%" + canary + "@h%41ost",
	"{{ https://u:" + canary + "@h }}", "\"https://u:" + canary + "@h\",\"https://v:" + canary + "@h\"", "https://u:" + canary + "@h # x", "a,\n  https://u:" + canary + "@h",
	"-----BEGIN PRIVATE KEY-----\n  " + canary + "\n  -----END PRIVATE KEY-----", "-----BEGIN RSA PRIVATE KEY-----" + canary, "-----BEGIN PRIVATE KEY-----\n  " + canary,
	"-----BEGIN PRIVATE KEY----- pa$" + canary + " -----END PRIVATE KEY-----",
}

// mute fails if a public output contains the canary.
func mute(t *testing.T, r *assess.Request) {
	t.Helper()
	r.Policy.Profile, r.Explain, r.RenderDefaults = "strict", true, true
	result, mistakes := assess.Run(r, time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC))
	shown := map[string]string{}
	for i, m := range mistakes {
		shown[fmt.Sprint("mistake ", i)] = m.Summary + "\n" + m.Detail
	}
	if result != nil {
		shown["rendered_redacted"] = result.RenderedRedacted
		for name, value := range result.Values {
			shown["values "+name] = name + " = " + value
		}
		for name, setting := range result.Settings {
			shown["settings "+name] = fmt.Sprintf("%s %+v", name, setting)
		}
		for _, f := range result.Findings {
			shown["finding "+f.Rule+" "+f.Section] = strings.Join([]string{f.Section, f.Option, f.File, f.Message, f.Effect, f.Remediation, f.WaiverReason}, "\n")
			if strings.Contains(f.Message, "failed inside") {
				t.Errorf("%s: %s", input(r), f.Message)
			}
		}
	}
	for where, text := range shown {
		if strings.Contains(strings.ToLower(text), strings.ToLower(canary)) {
			t.Errorf("%s:\n%s shows the secret: %s", input(r), where, text)
		}
	}
}

func input(r *assess.Request) string {
	if r.Attributes != nil {
		return fmt.Sprintf("attributes %+v", r.Attributes.Values)
	}
	return fmt.Sprintf("text %q", r.Sources[0].Content)
}

func file(content string) *assess.Request {
	return &assess.Request{Sources: []assess.SourceText{{Name: "nova.conf", Content: content}}}
}

// everyOption calls f for every option of every section that can be judged.
func everyOption(t *testing.T, f func(release string, option *catalog.Option)) {
	t.Helper()
	for _, name := range []string{"2025.2", "zed"} {
		release, err := catalog.Resolve(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, section := range release.Consumers("nova") {
			facts, _ := release.Section("nova", section)
			for _, option := range facts.All() {
				f(name, option)
			}
		}
	}
}

func TestNoSecretOptionIsShown(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes several seconds")
	}
	try := func(release string, name oslo.Name) {
		for _, text := range secretTexts {
			line := name.Option + " = " + text + "\n"
			for _, content := range []string{
				"[" + name.Group + "]\n" + line,
				"[" + name.Group + "]\n" + line + name.Option + " = other\n" + line,
				"[" + name.Group + "]\nauth_type = password\ntimeout = $" + name.Option + "\nregion_name = ${" + name.Group + "." + name.Option + "}\n" + line,
				"[" + name.Group + "]\nservice_name = a$" + name.Option + "\nregion_name = ${service_name}b\nvalid_interfaces = public,$region_name\nconnect_retries = $service_name\n" +
					"endpoint_override = https://user$region_name:9292/\ncafile = /etc/$region_name/" + strings.Repeat("x", 100) + "/$" + name.Option + "\n" + line,
				"[" + name.Group + "]\n# " + strings.ReplaceAll(line, "\n", " ") + "\n",
				"[" + name.Group + "]\nauth_type = v3" + name.Option + "\n" + line,
			} {
				r := file(content)
				r.Policy.Release = release
				mute(t, r)
			}
		}
	}
	everyOption(t, func(release string, option *catalog.Option) {
		if option.Secret {
			try(release, option.Name)
		}
	})
	for _, group := range []string{"glance", "cinder", "neutron", "DEFAULT", "keystone_authtoken", "database", "vendor"} {
		for _, option := range []string{"password", "token", "vendor_secret", "application_credential_secret", "admin_password", "api_key", "Password"} {
			try("zed", oslo.Name{Group: group, Option: option})
		}
	}
}

func TestNoPasswordIsShown(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes several seconds")
	}
	everyOption(t, func(release string, option *catalog.Option) {
		for _, text := range passwordTexts {
			line := option.Name.Option + " = " + text + "\n"
			for _, content := range []string{
				"[" + option.Name.Group + "]\n" + line,
				"[" + option.Name.Group + "]\n" + line + option.Name.Option + " = other\n",
			} {
				r := file(content)
				r.Policy.Release = release
				mute(t, r)
			}
		}
	})
	for _, text := range passwordTexts {
		for _, line := range []string{
			"[DEFAULT]\ntransport_url = " + text, "[database]\nconnection = " + text, "[vendor]\nx = " + text, "[glance]\nvendor = " + text,
			"[ssl]\nca_file = " + text, "[glance]\ninsecure = false\napi_insecure = " + text, "[glance]\ninsecure = " + text + "\napi_insecure = false",
			"[glance]\nca-file = " + text, "[glance]\nretriable_status_codes = 503\nhost = " + text,
		} {
			mute(t, file(line+"\n"))
		}
	}
}

func TestNoSecretAttributeIsShown(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes several seconds")
	}
	for _, interpolate := range []bool{false, true} {
		for _, section := range []string{"glance", "cinder", "neutron", "ironic", "service_user"} {
			table := assess.SessionAttributes()
			if section == "glance" {
				table = assess.GlanceAttributes()
			}
			try := func(values map[string]any) {
				mute(t, &assess.Request{Interpolate: interpolate, Attributes: attributes(section, table, values)})
			}
			for _, typed := range table {
				texts := passwordTexts[:]
				if typed.Sensitive {
					texts = append(texts, secretTexts[:]...)
				}
				for _, text := range texts {
					text = strings.ReplaceAll(text, "\n  ", "\n")
					if typed.Kind == assess.Texts {
						try(map[string]any{typed.Name: []any{"https://a", text}})
						continue
					}
					try(map[string]any{typed.Name: text})
					try(map[string]any{typed.Name: text + "\r\n", "auth_type": "password"})
				}
			}
			for _, text := range secretTexts {
				try(map[string]any{"vendor_password": text, "region_name": "$vendor_password"})
				try(map[string]any{"password": text})
				try(map[string]any{"pass\nword = " + text + "!": "x"})
			}
		}
	}
}

// A value that ended up in the wrong place is still a secret.
func TestNoStraySecretIsShown(t *testing.T) {
	t.Parallel()
	for name, content := range map[string]string{
		"no separator":                   "[glance]\npassword " + canary + "\n",
		"no name":                        "[glance]\n= " + canary + "\n",
		"header":                         "[glance]\npassword = x\n[" + canary + "\n",
		"continuation":                   "[glance]\n\n  " + canary + "\n",
		"before a section":               "password = " + canary + "\n",
		"after a header":                 "[glance] password=" + canary + "\n",
		"in a name":                      "[glance]\npassword/" + canary + " = x\n",
		"in a long name":                 "[glance]\n" + strings.Repeat("x", 60) + canary + " = x\n",
		"in a name, BOM":                 "\ufeff" + canary + " = x\n[glance]\n",
		"in a name with a blank":         "[cinder]\npassword " + canary + " = x\n",
		"colon first":                    "[cinder]\npassword:" + canary + " = x\n",
		"wrapped":                        "[cinder]\npassword = a\n b!" + canary + " = c\n",
		"invalid byte":                   "[cinder]\npassword = " + canary + "\xff\n",
		"comment":                        "# password = " + canary + "\n[glance]\n; https://u:" + canary + "@h\n",
		"other release":                  "[glance]\nglance_password = " + canary + "\n[DEFAULT]\nglance_token = " + canary + "\n",
		"misspelt section":               "[cindr]\npassword = " + canary + "\n[cinder ]\npassword = " + canary + "\n",
		"hyphens":                        "[cinder]\nuser-password = " + canary + "\nauth-url = https://u:" + canary + "@h\n",
		"lone carriage return":           "[cinder]\npassword = x\rpassword = " + canary + "\r",
		"reference to a secret":          "[cinder]\npassword = " + canary + "\nusername = $password\nendpoint_override = https://${cinder.password}/\ntimeout = $password\n",
		"reference to an invalid option": "[cinder]\npassword = a$" + canary + "\nregion_name = $password\ntimeout = ${cinder.password}\n[glance]\nregion_name = ${cinder.password}\n",
		"reference from another":         "[DEFAULT]\nmy_password = $" + canary + "\n[glance]\nregion_name = $my_password\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			mute(t, file(content))
		})
	}
}

// A finding shown in the guide contains no secret from its example.
func TestNoExampleShowsItsSecret(t *testing.T) {
	t.Parallel()
	for rule := range rules.All() {
		for _, secret := range []string{"s3cr3t", ":pw@"} {
			if strings.Contains(rule.Example.Message, secret) || strings.Contains(rule.Effect+rule.Remediation, secret) {
				t.Errorf("%s shows %s", rule.Name, secret)
			}
		}
	}
}
