package rules_test

import (
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// TestDebugSwitchesThatReveal judges switches where the service uses them, and where
// it ignores them.
func TestDebugSwitchesThatReveal(t *testing.T) {
	t.Parallel()
	const rule, cache = "debug_logging", "[cache]\ndebug_cache_backend = true\n[DEFAULT]\n"
	strictly := func(service, content string) []report.Finding {
		return judgedUnder(t, assess.PolicyText{Release: "zed", Profile: report.Strict.String()}, nil, service, "", content)
	}
	for _, levels := range []string{
		"default_log_levels = amqp=WARN,oslo.cache=DEBUG",
		"default_log_levels = oslo.cache=INFO,oslo.cache.core=DEBUG",
		"default_log_levels = oslo.cache.core=DEBUG,oslo.cache=INFO",
		"debug = true\ndefault_log_levels = amqp=WARN",
		"debug = true\ndefault_log_levels =",
	} {
		saysThat(t, one(t, strictly("nova", cache+levels+"\n"), rule, "debug_cache_backend"), "logs what is put into the cache")
	}
	for _, levels := range []string{
		"debug = true",
		"debug = true\ndefault_log_levels = oslo.cache=INFO",
		"debug = true\ndefault_log_levels = oslo.cache=DEBUG,oslo.cache.core=INFO",
		"default_log_levels = amqp=WARN",
		"log_config_append = logging.conf\ndefault_log_levels = oslo.cache=DEBUG",
	} {
		none(t, strictly("nova", cache+levels+"\n"), rule)
	}
	one(t, strictly("cinder", "[DEFAULT]\nwsgi_server_debug = true\n"), rule, "wsgi_server_debug")
	for service, content := range map[string]string{
		"nova":     "[DEFAULT]\nwsgi_server_debug = true\n", // its own server ignores it
		"barbican": "[DEFAULT]\nwsgi_server_debug = true\n",
		"heat":     "[clients_nova]\nhttp_log_debug = true\n", // the client ignores it in a session
	} {
		none(t, strictly(service, content), rule)
	}
}

func TestPublishedSignature(t *testing.T) {
	t.Parallel()
	const rule, on = "default_secret", "[profiler]\nenabled = true\nhmac_keys = "
	for _, keys := range []string{"SECRET_KEY", "Wc2n7Yt9,SECRET_KEY", "SECRET_KEY , Wc2n7Yt9"} {
		one(t, text(t, on+keys+"\n"), rule, "hmac_keys")
	}
	for _, keys := range []string{"Wc2n7Yt9", "SECRET_KEYS", "Wc2n7Yt9,MY_SECRET_KEY"} {
		none(t, text(t, on+keys+"\n"), rule)
	}
}

func TestOctaviaVersions(t *testing.T) {
	t.Parallel()
	const rule = "tls_version_weak"
	agent := one(t, judgedAs(t, "octavia", "", "zed", "[amphora_agent]\nagent_tls_protocol = TLSv1.3\n"), rule, "agent_tls_protocol")
	saysThat(t, agent, "Python's ssl has no PROTOCOL_TLSv1_3")
	none(t, judgedAs(t, "octavia", "", "zed", "[amphora_agent]\nagent_tls_protocol = TLSv1.2\n"), rule)
	none(t, judgedAs(t, "octavia", "", "zed", "[api_settings]\nminimum_tls_version = TLSv1.3\n"), rule)
	f := one(t, judgedAs(t, "octavia", "", "zed", "[api_settings]\nminimum_tls_version = TLSv1.1\n"), rule, "minimum_tls_version")
	if f.Remediation != "Set minimum_tls_version = TLSv1.2. Without the option Octavia checks no versions." {
		t.Errorf("the remedy is %q", f.Remediation)
	}
}
