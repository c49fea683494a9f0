package rules_test

import (
	"strings"
	"testing"
)

// User information without a user or a password is not a secret.
func TestEmptyUserIsNoSecret(t *testing.T) {
	t.Parallel()
	for _, url := range []string{
		"https://@glance.example.org:9292", "https://:@glance.example.org:9292", "https://@[2001:db8::1]:9292/image", "https://:@glance",
	} {
		none(t, text(t, "[glance]\nendpoint_override = "+url+"\n[vendor]\nx = "+url+"\n"), "plaintext_secret")
		none(t, text(t, "[glance]\napi_servers = "+url+","+strings.Replace(url, "glance", "images", 1)+"\n"), "plaintext_secret")
		none(t, glance(t, map[string]any{"endpoint_override": url}), "plaintext_secret")
		none(t, text(t, "[glance]\nendpoint_override = "+url+"\n"), "credentials_in_url")
	}
	none(t, text(t, "[vendor]\nqueue = rabbit://@a:5672,:@b:5672/nova\n"), "plaintext_secret")
}

func TestPasswordWithoutUserIsASecret(t *testing.T) {
	t.Parallel()
	const says = "endpoint_override of [glance] contains a URL with a password in plain text: "
	for _, url := range []string{
		"https://:hunter2x@glance.example.org", "https://u:hunter2x@glance.example.org", "https://@hunter2x@glance.example.org",
		"https://:@:hunter2x@glance.example.org", "https://@a;https://:hunter2x@b", "https://@a/?password=hunter2x", "https://@a and https://u:hunter2x@b",
	} {
		found := one(t, text(t, "[glance]\nendpoint_override = "+url+"\n"), "plaintext_secret", "endpoint_override")
		if !strings.HasPrefix(found.Message, says) || strings.Contains(found.Message, "hunter2x") {
			t.Errorf("%s: the message is\n%s, want\n%s...", url, found.Message, says)
		}
	}
}
