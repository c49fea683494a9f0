package assess_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func TestUpgradePins(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		service, from, to, text string
		free                    bool // without pins
		rendered, absent        string
		option, change, advice  string
		rule                    string // found on the option, in no file
		no                      string // no rule finds it
	}{
		"comment": {
			from: "zed", to: "2025.1", text: "[DEFAULT]\nhost = a\n[oslo_messaging_rabbit]\n",
			rendered: "[oslo_messaging_rabbit]\n# osloconf: pinned: the default was \"2\" in zed and is \"3\" in 2025.1\nheartbeat_rate = 2\n",
		},
		"comment within a series": {
			from: "20.4.0", to: "20.6.1", text: "[glance]\n",
			rendered: "# osloconf: pinned: the default was \"0\" in 20.4.0 and is \"3\" in train\nnum_retries = 0\n",
		},
		"section missing from the texts": {
			from: "zed", to: "2025.1", text: "[DEFAULT]\nhost = a\n",
			rendered: "\n[oslo_messaging_rabbit]\n# osloconf: pinned: the default was \"2\" in zed and is \"3\" in 2025.1\nheartbeat_rate = 2\n",
			option:   "oslo_messaging_rabbit.heartbeat_rate", change: "default_changed 2 -> 3 !", advice: "pins the old value",
		},
		"section missing from the texts, followed": {
			from: "zed", to: "2025.1", text: "[DEFAULT]\nhost = a\n", free: true, absent: "heartbeat_rate",
			option: "oslo_messaging_rabbit.heartbeat_rate", change: "default_changed 2 -> 3 !", advice: "set the option to keep the old value",
		},
		"part of a configuration": {
			from: "zed", to: "2025.1", text: "[glance]\ntimeout = 60\n", absent: "oslo_",
		},
		"a default that the old release did not use": {
			service: "manila", from: "xena", to: "yoga", text: "[DEFAULT]\ndebug = false\n[neutron]\nregion_name = RegionOne\n", absent: "9696",
		},
		"a value that the old release did not use": {
			service: "manila", from: "xena", to: "yoga", text: "[neutron]\nurl = https://network.example.org:9696\n",
			option: "neutron.url", change: "added null -> null !", advice: "which manila of xena ignored and manila of yoga does not",
		},
		"section with an account is not added": {
			from: "newton", to: "train", text: "[DEFAULT]\nhost = a\n", absent: "[neutron]",
		},
		"removed filters": {
			from: "queens", to: "2025.1", text: "[DEFAULT]\nhost = a\n[filter_scheduler]\n", absent: "RetryFilter,",
			option: "filter_scheduler.enabled_filters", change: "!", advice: "no longer accepts the old value", no: "filter_unknown",
		},
		"stricter policies": {
			from: "zed", to: "2025.1", text: "[DEFAULT]\nhost = a\n", rendered: "and is \"true\" in 2025.1; the new one is stricter, so keep this no longer than needed\nenforce_scope = false\n",
			option: "oslo_policy.enforce_scope", change: "default_changed false -> true !", advice: "which is stricter: the rendered text pins the old value, which lets a token of any scope through",
			rule: "weaker_default_pinned", no: "policy_old_defaults",
		},
		"new stricter policies": {
			from: "train", to: "2025.1", text: "[DEFAULT]\nhost = a\n", absent: "enforce_new_defaults",
			option: "oslo_policy.enforce_new_defaults", change: "added null -> true !", advice: "is stricter than what Nova 20.6.1 did",
		},
		"new policies, not yet stricter": {
			from: "train", to: "zed", text: "[DEFAULT]\nhost = a\n[oslo_policy]\n",
			option: "oslo_policy.enforce_new_defaults", change: "added null -> false",
		},
		"stricter policies, set": {
			from: "zed", to: "2025.1", text: "[DEFAULT]\nhost = a\n[oslo_policy]\nenforce_scope = true\nenforce_new_defaults = true\n", absent: "enforce_scope = false",
			option: "oslo_policy.enforce_scope", change: "default_changed false -> true", no: "policy_old_defaults",
		},
		"stricter transport": {
			service: "ironic", from: "2024.1", to: "2025.1", text: "[DEFAULT]\nhost = a\n[conductor]\n", rendered: "require_rescue_password_hashed = false\n",
			option: "conductor.require_rescue_password_hashed", change: "default_changed false -> true !", advice: "older agents", rule: "weaker_default_pinned",
		},
		"stricter transport, followed": {
			service: "ironic", from: "2024.1", to: "2025.1", text: "[DEFAULT]\nhost = a\n[agent]\n", free: true, absent: "require_tls",
			option: "agent.require_tls", change: "default_changed false -> true !", no: "weaker_default_pinned",
		},
		"towards an older release": {
			service: "ironic", from: "2025.1", to: "2024.1", text: "[DEFAULT]\nhost = a\n[agent]\n", rendered: "require_tls = true\n",
			option: "agent.require_tls", change: "default_changed true -> false !", no: "weaker_default_pinned",
		},
		"deprecated option": {
			from: "newton", to: "train", text: "[DEFAULT]\nhost = a\n[vnc]\n", rendered: "keymap = en-us\n",
			option: "vnc.keymap", change: "default_changed en-us -> null !", no: "deprecated_option",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			request := textRequest(test.to, test.text)
			request.Service = test.service
			up, mistakes := assess.Upgrade(&assess.UpgradeRequest{Request: *request, From: test.from, Pin: !test.free}, upgradeTime)
			if len(mistakes) > 0 {
				t.Fatalf("%s: %s", mistakes[0].Summary, mistakes[0].Detail)
			}
			if !strings.Contains(up.Rendered, test.rendered) {
				t.Errorf("rendered does not contain %q:\n%s", test.rendered, up.Rendered)
			}
			if test.absent != "" && strings.Contains(withoutComments(up.Rendered), test.absent) {
				t.Errorf("rendered contains %q:\n%s", test.absent, up.Rendered)
			}
			if list := told(up.Changes, test.option); test.change != "" && !slices.ContainsFunc(list, func(c string) bool { return strings.HasSuffix(c, test.change) }) {
				t.Errorf("no change %q in %q", test.change, list)
			}
			if advice := adviceOn(up.Changes, test.option); !strings.Contains(advice, test.advice) {
				t.Errorf("advice does not contain %q: %s", test.advice, advice)
			}
			found := test.rule == ""
			for _, f := range up.Findings {
				if f.Section+"."+f.Option == test.option && f.Rule == test.rule && f.Severity == report.Warning {
					found = true
				}
				if f.Rule == test.no {
					t.Errorf("%s: [%s] %s: %s", f.Rule, f.Section, f.Option, f.Message)
				}
			}
			if !found {
				t.Errorf("no %s warning on %s", test.rule, test.option)
			}
		})
	}
}
