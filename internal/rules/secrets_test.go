package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func TestPlaintextSecret(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		findings []report.Finding
		option   string
		start    string
	}{
		"plugin option":  {session(t, "cinder", map[string]any{"auth_type": "password", "password": "s3cr3t"}), "password", "password of [cinder] is written in plain text"},
		"other plugin's": {session(t, "cinder", map[string]any{"auth_type": "token", "password": "s3cr3t"}), "password", "password of [cinder] is written in plain text"},
		"no plugin":      {text(t, "[cinder]\npassword = s3cr3t\n"), "password", "password of [cinder] is written in plain text"},
		"unread URL":     {session(t, "cinder", map[string]any{"auth_url": "https://u:s3cr3t@k"}), "auth_url", "auth_url of [cinder] contains a URL with a password in plain text"},
		"own option":     {text(t, "[neutron]\nmetadata_proxy_shared_secret = s3cr3t\n"), "metadata_proxy_shared_secret", "metadata_proxy_shared_secret of [neutron]"},
		"URL":            {glance(t, map[string]any{"endpoint_override": "https://nova:s3cr3t@glance"}), "endpoint_override", `endpoint_override of [glance] contains a URL with a password in plain text: "https://nova:***@glance"`},
		"item":           {glance(t, map[string]any{"api_servers": []any{"https://a", "https://u:s3cr3t@b"}}), "api_servers", `api_servers of [glance] contains a URL with a password in plain text: "https://u:***@b"`},
		"known item":     {glance(t, map[string]any{"api_servers": []any{unknown, "https://u:s3cr3t@b"}}), "api_servers", "api_servers of [glance] contains"},
		"catalogue":      {text(t, "[database]\nconnection = mysql://n:s3cr3t@db/nova\n"), "connection", "connection of [database]"},
		"plain name":     {text(t, "[oslo_messaging]\nrabbit_password = s3cr3t\n"), "rabbit_password", "rabbit_password of [oslo_messaging] is written in plain text"},
		"transport":      {text(t, "[DEFAULT]\ntransport_url = rabbit://u:s3cr3t@h1,u2:s3cr3t@h2/\n"), "transport_url", "transport_url of [DEFAULT] contains a URL with a password in plain text"},
		"a dollar":       {session(t, "cinder", map[string]any{"auth_type": "password", "password": "s3cr3t$x"}), "password", "password of [cinder]"},
		"escaped":        {text(t, "[cinder]\nauth_type = password\npassword = s3cr3t\\$x\n"), "password", "password of [cinder]"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			said(t, test.findings, "plaintext_secret", test.option, test.start)
			secretless(t, test.findings, "s3cr3t")
		})
	}
	byProfile(t, "plaintext_secret", "password", "IWE", func(opts ...option) []report.Finding {
		return session(t, "cinder", map[string]any{"auth_type": "password", "password": "s3cr3t"}, opts...)
	})
	for name, findings := range map[string][]report.Finding{
		"unset":           session(t, "cinder", map[string]any{"auth_type": "password"}),
		"not known yet":   session(t, "cinder", map[string]any{"auth_type": "password", "password": unknown}),
		"empty":           text(t, "[cinder]\nauth_type = password\npassword =\n"),
		"a reference":     text(t, "[cinder]\nauth_type = password\npassword = $region_name\nregion_name = x\n"),
		"a dead copy":     glance(t, map[string]any{"password": "x"}),
		"no password":     text(t, "[DEFAULT]\ntransport_url = rabbit://h1/\n[libvirt]\nrbd_secret_uuid = abc\n"),
		"only a user":     glance(t, map[string]any{"endpoint_override": "https://nova@glance"}),
		"a boolean":       text(t, "[oslo]\nuse_token = true\n"),
		"masked":          text(t, "[oslo]\npassword = ***\n"),
		"password length": text(t, "[DEFAULT]\npassword_length = 12\n"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			none(t, findings, "plaintext_secret")
		})
	}
}

// One change fixes every secret in a file, so one finding lists them.
func TestPlaintextSecretsOfAFile(t *testing.T) {
	t.Parallel()
	const (
		first  = "[database]\nconnection = mysql+pymysql://n:s3cr3t@db/nova\n[cinder]\nauth_type = password\npassword = s3cr3t\n[vendor]\napi_token = s3cr3t\n"
		second = "[neutron]\nauth_type = password\npassword = s3cr3t\n"
		all    = "3 options contain secrets in plain text: [database] connection, [cinder] password, [vendor] api_token"
	)
	two := texts(t, []assess.SourceText{{Name: "nova.conf", Content: first}, {Name: "more.conf", Content: second}})
	var found []report.Finding
	for _, f := range two {
		if f.Rule == "plaintext_secret" {
			found = append(found, f)
		}
	}
	if len(found) != 2 {
		t.Fatalf("%d findings for two files: %v", len(found), found)
	}
	saysThat(t, found[0], all)
	if found[0].Line != 2 || found[0].Option != "" || found[0].Section != "" {
		t.Errorf("it is at line %d and names [%s] %s", found[0].Line, found[0].Section, found[0].Option)
	}
	saysThat(t, found[1], "password of [neutron] is written in plain text")
	secretless(t, two, "s3cr3t")

	marked := texts(t, []assess.SourceText{{Name: "nova.conf", Content: first}, {Name: "secrets.conf", Content: second, Secrets: true}})
	said(t, marked, "plaintext_secret", "", all)
	none(t, texts(t, []assess.SourceText{{Name: "secrets.conf", Content: first, Secrets: true}}), "plaintext_secret")
	none(t, text(t, first, func(r *assess.Request) { r.Ephemeral = true }), "plaintext_secret")
}

// Secrets omitted from the list are counted.
func TestPlaintextSecretsWithoutEnd(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for i := range 20 {
		fmt.Fprintf(&b, "[vendor%02d]\napi_token = s3cr3t\n", i)
	}
	said(t, text(t, b.String()), "plaintext_secret", "", "20 options contain secrets in plain text: [vendor00] api_token, [vendor01] api_token")
	found := one(t, text(t, b.String()), "plaintext_secret", "")
	if !strings.HasSuffix(found.Message, "[vendor11] api_token and 8 more") {
		t.Errorf("the message ends differently: %s", found.Message)
	}
}

func TestDebugLogging(t *testing.T) {
	t.Parallel()
	said(t, glance(t, map[string]any{"debug": true}), "debug_logging", "debug", "debug = true turns on glanceclient's debug log")
	byProfile(t, "debug_logging", "debug", "IWW", func(opts ...option) []report.Finding {
		return text(t, "[glance]\ndebug = yes\n", opts...)
	})
	none(t, glance(t, map[string]any{"debug": false}), "debug_logging")
	none(t, glance(t, map[string]any{"debug": unknown}), "debug_logging")
	none(t, text(t, "[DEFAULT]\ndebug = true\n"), "debug_logging")
	none(t, glance(t, map[string]any{}), "debug_logging")
}
