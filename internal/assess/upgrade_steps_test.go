package assess_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

func stepsOf(t *testing.T, service, from, to, text string) []assess.Step {
	t.Helper()
	request := textRequest(to, text)
	request.Service = service
	return requestedSteps(t, request, from)
}

func requestedSteps(t *testing.T, request *assess.Request, from string) []assess.Step {
	t.Helper()
	up, mistakes := assess.Upgrade(&assess.UpgradeRequest{Request: *request, From: from, Pin: true}, upgradeTime)
	if len(mistakes) > 0 {
		t.Fatalf("%s: %s", mistakes[0].Summary, mistakes[0].Detail)
	}
	return up.Steps
}

// stepsOn lists the steps for one option: "from>release when value", followed
// by "!" if the texts lack it.
func stepsOn(steps []assess.Step, option string) []string {
	var list []string
	for i := range steps {
		s := &steps[i]
		if s.Section+"."+s.Option != option {
			continue
		}
		line := fmt.Sprintf("%s>%s %s", s.From, s.Release, s.When)
		if s.Value != nil {
			line += " " + *s.Value
		}
		if s.Due {
			line += " !"
		}
		list = append(list, line)
	}
	return list
}

// stepAdvice is what the steps advise on one option, a line each.
func stepAdvice(steps []assess.Step, option string) string {
	var b strings.Builder
	for i := range steps {
		if steps[i].Section+"."+steps[i].Option == option {
			b.WriteString(steps[i].Advice + "\n")
		}
	}
	return b.String()
}

func TestUpgradeSteps(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		service, from, to, text string
		option                  string
		want                    []string
		advice                  string
	}{
		"levels of messages, one hop": {
			from: "yoga", to: "zed", text: "[DEFAULT]\nhost = a\n", option: "upgrade_levels.compute",
			want: []string{"yoga>zed while auto !"}, advice: "set auto",
		},
		"levels of messages, done": {
			from: "yoga", to: "zed", text: "[upgrade_levels]\ncompute = auto\n", option: "upgrade_levels.compute",
			want: []string{"yoga>zed while auto", "yoga>zed after"},
		},
		"levels of messages, the old release": {
			from: "2023.1", to: "2024.1", text: "[upgrade_levels]\ncompute = antelope\n", option: "upgrade_levels.compute",
			want: []string{"2023.1>2024.1 while auto", "2023.1>2024.1 after !"}, advice: "Take it out and restart",
		},
		"levels of messages, a number where Nova reads codenames": {
			from: "2023.1", to: "2024.1", text: "[upgrade_levels]\ncompute = 2023.1\n", option: "upgrade_levels.compute",
			want: []string{"2023.1>2024.1 while auto !", "2023.1>2024.1 after !"},
		},
		"levels of messages, an older release": {
			from: "yoga", to: "zed", text: "[upgrade_levels]\ncompute = train\n", option: "upgrade_levels.compute",
			want: []string{"yoga>zed while auto !", "yoga>zed after !"},
		},
		"skip of a release": {
			from: "zed", to: "2025.1", text: "[DEFAULT]\nhost = a\n", option: "upgrade_levels.compute",
			want: []string{"zed>2023.1 while auto !", "2023.1>2024.1 while auto !", "2024.1>2025.1 while auto !"},
		},
		"from a release that cannot be skipped": {
			from: "2023.2", to: "2024.2", text: "[DEFAULT]\nhost = a\n", option: "upgrade_levels.compute",
			want: []string{"2023.2>2024.1 while auto !", "2024.1>2024.2 while auto !"},
		},
		"check of compute services, skipping a release": {
			from: "train", to: "zed", text: "[DEFAULT]\nhost = a\n", option: "workarounds.disable_compute_service_check_for_ffu",
			want: []string{"yoga>zed while true !"}, advice: "for no longer",
		},
		"check of compute services, one hop": {
			from: "yoga", to: "zed", text: "[DEFAULT]\nhost = a\n", option: "workarounds.disable_compute_service_check_for_ffu",
		},
		"check of compute services, before it existed": {
			from: "queens", to: "train", text: "[DEFAULT]\nhost = a\n", option: "workarounds.disable_compute_service_check_for_ffu",
		},
		"check of compute services, no longer needed": {
			from: "zed", to: "2023.1", text: "[workarounds]\ndisable_compute_service_check_for_ffu = true\n", option: "workarounds.disable_compute_service_check_for_ffu",
			want: []string{"zed>2023.1 after !"}, advice: "too old",
		},
		"both names in turn": {
			from: "pike", to: "zed", text: "[placement]\nos_region_name = RegionOne\n", option: "placement.os_region_name",
			want: []string{"queens>rocky before !"}, advice: "Write [placement] region_name instead",
		},
		"both names already": {
			from: "pike", to: "zed", text: "[placement]\nos_region_name = RegionOne\nregion_name = RegionOne\n", option: "placement.os_region_name",
			want: []string{"queens>rocky before"},
		},
		"name that every release reads": {
			from: "train", to: "zed", text: "[glance]\ntimeout = 60\n", option: "glance.timeout",
		},
		"removed in between": {
			from: "queens", to: "zed", text: "[glance]\nallowed_direct_url_schemes = file\n", option: "glance.allowed_direct_url_schemes",
			want: []string{"victoria>wallaby before !"}, advice: "nothing replaces it",
		},
		"default policies": {
			from: "zed", to: "2025.1", text: "[DEFAULT]\nhost = a\n", option: "oslo_policy.enforce_new_defaults",
			want: []string{"zed>2023.1 before !"},
		},
		"default policies, in another service": {
			service: "neutron", from: "zed", to: "2025.1", text: "[DEFAULT]\nhost = a\n", option: "oslo_policy.enforce_new_defaults",
			want: []string{"2023.1>2024.1 before !"},
		},
		"policy file": {
			service: "glance", from: "train", to: "zed", text: "[oslo_policy]\npolicy_file = policy.json\n", option: "oslo_policy.policy_file",
			want: []string{"victoria>wallaby before"}, advice: "oslopolicy-convert-json-to-yaml",
		},
		"service token": {
			from: "zed", to: "2023.1", text: "[service_user]\nsend_service_user_token = yes\n", option: "service_user.send_service_user_token",
			want: []string{"zed>2023.1 before true"},
		},
		"passwords while both releases run": {
			service: "keystone", from: "ocata", to: "queens", text: "[DEFAULT]\ndebug = false\n", option: "identity.rolling_upgrade_password_hash_compat",
			want: []string{"ocata>pike while true !"},
		},
		"removed tokens": {
			service: "keystone", from: "queens", to: "rocky", text: "[token]\nprovider = uuid\n", option: "token.provider",
			want: []string{"queens>rocky before fernet !"}, advice: "fernet_setup",
		},
		"experiment": {
			service: "neutron", from: "yoga", to: "zed", text: "[ml2]\nmechanism_drivers = openvswitch,linuxbridge\n", option: "experimental.linuxbridge",
			want: []string{"yoga>zed before true !"},
		},
		"unwanted experiment": {
			service: "neutron", from: "yoga", to: "zed", text: "[ml2]\nmechanism_drivers = openvswitch\n", option: "experimental.linuxbridge",
		},
		"backends": {
			service: "cinder", from: "newton", to: "ocata", text: "[DEFAULT]\nvolume_driver = cinder.volume.drivers.rbd.RBDDriver\n", option: "DEFAULT.enabled_backends",
			want: []string{"newton>ocata before !"},
		},
		"driver for the whole service": {
			service: "cinder", from: "newton", to: "queens", text: "[DEFAULT]\nrbd_pool = volumes\n", option: "DEFAULT.rbd_pool",
			want: []string{"ocata>pike before !"}, advice: "only in backend sections",
		},
		"one line for two options": {
			from: "queens", to: "rocky", text: "[placement]\nos_interface = internal\n", option: "placement.os_interface",
			want: []string{"queens>rocky before !"}, advice: "Write [placement] valid_interfaces instead",
		},
		"message pin": {
			service: "ironic", from: "zed", to: "2023.1", text: "[DEFAULT]\npin_release_version = zed\n", option: "DEFAULT.pin_release_version",
			want: []string{"zed>2023.1 while zed", "zed>2023.1 after !"},
		},
		"towards an older release": {
			from: "zed", to: "yoga", text: "[DEFAULT]\nhost = a\n", option: "upgrade_levels.compute",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			steps := stepsOf(t, test.service, test.from, test.to, test.text)
			wantSteps(t, steps, test.option, test.want, test.advice)
		})
	}
}

// TestUpgradeStepsInOrder spans many releases: every step comes after those due
// earlier, and none repeats a value from the texts.
func TestUpgradeStepsInOrder(t *testing.T) {
	t.Parallel()
	const secret = "s3cr3t-value"
	steps := stepsOf(t, "nova", "newton", "2026.1", "[DEFAULT]\nhost = a\nvcpu_pin_set = "+secret+"\n[placement]\nos_region_name = "+secret+"\n")
	if len(steps) < 20 {
		t.Fatalf("only %d steps", len(steps))
	}
	seen := map[string]bool{}
	last := ""
	for i := range steps {
		s := &steps[i]
		hop := s.Release + " " + string(s.When)
		if hop != last && seen[hop] {
			t.Errorf("the steps of %s are not together", hop)
		}
		seen[hop], last = true, hop
		if strings.Contains(s.Advice, secret) || !strings.HasSuffix(s.Advice, ".") {
			t.Errorf("advice of %s.%s: %s", s.Section, s.Option, s.Advice)
		}
	}
}
