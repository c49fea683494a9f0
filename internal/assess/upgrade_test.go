package assess_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// told is a change as the tests write it: "kind from -> to", followed by "!" if
// it affects the configuration.
func told(changes []assess.Change, option string) []string {
	side := func(text *string) string {
		if text == nil {
			return "null"
		}
		return *text
	}
	var list []string
	for _, c := range changes {
		if c.Section+"."+c.Option != option {
			continue
		}
		line := string(c.Kind) + " " + side(c.From) + " -> " + side(c.To)
		if c.Affects {
			line += " !"
		}
		list = append(list, line)
	}
	return list
}

// withoutComments is a text without the comments above pinned defaults.
func withoutComments(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "# osloconf: pinned") {
			b.WriteString(line)
		}
	}
	return b.String()
}

func adviceOn(changes []assess.Change, option string) string {
	var all []string
	for _, c := range changes {
		if c.Section+"."+c.Option == option {
			all = append(all, c.Advice)
		}
	}
	return strings.Join(all, "\n")
}

func TestUpgrade(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		from, to, text string
		keep           bool // without pins
		option         string
		changes        []string
		advice         string // a part of it
		rendered       string // a part of it
		absent         string // no part of the rendered text
		rule           string // found on the option
	}{
		"default pinned": {
			from: "20.4.0", to: "2025.1", text: "[glance]\ntimeout = 60\n", option: "glance.num_retries",
			changes: []string{"default_changed 0 -> 3 !"}, advice: "the rendered text pins the old value", rendered: "[glance]\nnum_retries = 0\ntimeout = 60\n",
		},
		"default pinned without the section": {
			from: "20.4.0", to: "2025.1", text: "[DEFAULT]\ndebug = true\n", option: "glance.num_retries",
			changes: []string{"default_changed 0 -> 3 !"}, rendered: "\n[glance]\nnum_retries = 0\n",
		},
		"default followed": {
			from: "20.4.0", to: "2025.1", text: "[glance]\ntimeout = 60\n", keep: true, option: "glance.num_retries",
			changes: []string{"default_changed 0 -> 3 !"}, advice: "set the option to keep the old value", absent: "num_retries",
		},
		"default overridden": {
			from: "20.4.0", to: "2025.1", text: "[glance]\nnum_retries = 5\n", option: "glance.num_retries",
			changes: []string{"default_changed 0 -> 3"}, advice: "the value set here stays", rendered: "num_retries = 5\n",
		},
		"default changed inside a stable branch": {
			from: "20.4.0", to: "train", text: "[glance]\n", option: "glance.num_retries",
			changes: []string{"default_changed 0 -> 3 !"}, rendered: "num_retries = 0\n",
		},
		"older name": {
			from: "20.4.0", to: "2025.1", text: "[ssl]\nca_file = /etc/ca.pem\n", option: "glance.cafile",
			changes: []string{"renamed ssl.ca_file -> glance.cafile"}, advice: "Write [glance] cafile", rendered: "cafile = /etc/ca.pem\n", absent: "ssl",
		},
		"older name and the current one": {
			from: "20.4.0", to: "2025.1", text: "[ssl]\nca_file = /old\n[glance]\ncafile = /new\n", option: "glance.cafile",
			rendered: "cafile = /new\n", absent: "/old",
		},
		"older name in a separate section": {
			from: "newton", to: "zed", text: "[ssl]\nca_file = /a\n", option: "ssl.ca_file",
			changes: []string{"renamed ssl.ca_file -> glance.cafile"}, rendered: "[glance]\nnum_retries = 0\ncafile = /a\n", absent: "ssl",
		},
		"renamed": {
			from: "ocata", to: "pike", text: "[glance]\napi_insecure = true\n", option: "glance.api_insecure",
			changes: []string{"renamed glance.api_insecure -> glance.insecure"}, rendered: "[glance]\ninsecure = true\n",
		},
		"renamed, to the older release": {
			from: "pike", to: "ocata", text: "[glance]\ninsecure = true\n", option: "glance.insecure",
			changes: []string{"renamed glance.insecure -> glance.api_insecure"}, rendered: "[glance]\napi_insecure = true\n",
		},
		"renamed, not set": {
			from: "ocata", to: "pike", text: "[glance]\n", option: "glance.api_insecure",
			changes: []string{"renamed glance.api_insecure -> glance.insecure"}, advice: "it is not set here", absent: "insecure",
		},
		"removed": {
			from: "20.4.0", to: "2025.1", text: "[glance]\nallowed_direct_url_schemes = file\n", option: "glance.allowed_direct_url_schemes",
			changes: []string{"removed glance.allowed_direct_url_schemes -> null !"}, advice: "remove it", rule: "option_not_in_release", absent: "direct_url",
		},
		"removed, not set": {
			from: "20.4.0", to: "2025.1", text: "[glance]\n", option: "glance.allowed_direct_url_schemes",
			changes: []string{"removed glance.allowed_direct_url_schemes -> null"}, advice: "there is nothing to do",
		},
		"removed with its section": {
			from: "2025.1", to: "train", text: "[cyborg]\ntimeout = 60\n", option: "cyborg.timeout",
			changes: []string{"removed cyborg.timeout -> null !"}, rule: "option_not_in_release", absent: "timeout",
		},
		"deprecated": {
			from: "train", to: "ussuri", text: "[glance]\napi_servers = https://g\n", option: "glance.api_servers",
			changes: []string{"deprecated glance.api_servers -> null"}, advice: "deprecated since 21.0.0 and still read", rendered: "api_servers = https://g\n",
		},
		"type that rejects the value": {
			from: "2026.2", to: "2026.1", text: "[glance]\ntimeout = 60.5\n", option: "glance.timeout",
			changes: []string{"type_changed float -> int !"}, advice: "rejects the value set here", rule: "timeout_invalid",
		},
		"type that reads the value the same": {
			from: "2026.1", to: "2026.2", text: "[glance]\ntimeout = 60\n", option: "glance.timeout",
			changes: []string{"type_changed int -> float"}, advice: "means the same", rendered: "timeout = 60\n",
		},
		"type that no longer rejects": {
			from: "2026.1", to: "2026.2", text: "[glance]\ntimeout = 60.5\n", option: "glance.timeout",
			changes: []string{"type_changed int -> float !"}, advice: "was rejected before",
		},
		"bounds that exclude the value": {
			from: "newton", to: "ocata", text: "[glance]\nnum_retries = -1\n", option: "glance.num_retries",
			changes: []string{"bounds_changed null -> 0.. !"}, advice: "rejects the value set here", rule: "invalid_value",
		},
		"pattern that rejects the value": {
			from: "2025.1", to: "train", text: "[cinder]\ncatalog_info = volume-x::publicURL\n", option: "cinder.catalog_info",
			changes: []string{"bounds_changed null -> null !"}, advice: "accepts a different form of text", rule: "invalid_value",
		},
		"default that the other release cannot read": {
			from: "2025.1", to: "queens", text: "[cinder]\n", option: "cinder.catalog_info",
			changes: []string{"default_changed volumev3::publicURL -> volumev3:cinderv3:publicURL !"}, advice: "no setting in the new release brings back the old value",
		},
		"host-dependent default is not compared": {
			from: "mitaka", to: "newton", text: "[glance]\n", option: "glance.host",
			changes: []string{"removed glance.host -> null"}, absent: "host",
		},
		"added": {
			from: "ussuri", to: "victoria", text: "[glance]\n", option: "glance.rbd_connect_timeout",
			changes: []string{"added null -> 5"}, absent: "rbd",
		},
		"added, but set before": {
			from: "zed", to: "2025.1", text: "[glance]\nretriable_status_codes = 500\n", option: "glance.retriable_status_codes",
			changes: []string{"added null -> null !"}, advice: "ignored and", rendered: "retriable_status_codes = 500\n",
		},
		"value that refers to another default": {
			from: "20.4.0", to: "2025.1", text: "[glance]\nregion_name = r$num_retries\n", keep: true, option: "glance.region_name",
			changes: []string{"default_changed null -> null !"}, advice: "refers to an option",
		},
		"value that refers to a pinned default": {
			from: "20.4.0", to: "2025.1", text: "[glance]\nregion_name = r$num_retries\n", option: "glance.region_name",
			rendered: "region_name = r$num_retries\n",
		},
		"name that two options read": {
			from: "queens", to: "rocky", text: "[placement]\nos_interface = internal\n", option: "placement.os_interface",
			changes: []string{"removed placement.os_interface -> null"}, advice: "another option reads the same line", rendered: "[placement]\nvalid_interfaces = internal\n",
		},
		"renamed twice, by a release in between": {
			from: "pike", to: "zed", text: "[placement]\nos_region_name = RegionOne\n", option: "placement.os_region_name",
			changes: []string{"renamed placement.os_region_name -> placement.region_name"}, advice: "Write [placement] region_name",
			rendered: "[placement]\nregion_name = RegionOne\n", absent: "os_region_name",
		},
		"renamed by a release in between, a text that becomes a list": {
			from: "pike", to: "zed", text: "[placement]\nos_interface = internal\n", option: "placement.os_interface",
			changes:  []string{"renamed placement.os_interface -> placement.valid_interfaces", "type_changed str -> list of str", "default_changed null -> internal,public"},
			rendered: "[placement]\nvalid_interfaces = internal\n", absent: "os_interface",
		},
		"renamed by a release in between, an endpoint": {
			from: "pike", to: "zed", text: "[ironic]\napi_endpoint = https://ironic.example.org:6385\n", option: "ironic.api_endpoint",
			changes:  []string{"renamed ironic.api_endpoint -> ironic.endpoint_override", "type_changed uri -> str"},
			rendered: "[ironic]\nendpoint_override = https://ironic.example.org:6385\n", absent: "api_endpoint",
		},
		"renamed by a release in between, to the older release": {
			from: "zed", to: "pike", text: "[placement]\nregion_name = RegionOne\n", option: "placement.region_name",
			changes:  []string{"renamed placement.region_name -> placement.os_region_name"},
			rendered: "[placement]\nos_region_name = RegionOne\n",
		},
		"renamed without an alias": {
			from: "newton", to: "train", text: "[neutron]\nurl = https://neutron.example.org:9696\n", option: "neutron.url",
			changes:  []string{"renamed neutron.url -> neutron.endpoint_override", "type_changed uri -> str", "default_changed http://127.0.0.1:9696 -> null"},
			rendered: "[neutron]\nregion_name = RegionOne\nendpoint_override = https://neutron.example.org:9696\n", absent: "url =",
		},
		"same name in both": {
			from: "newton", to: "train", text: "[cinder]\nos_region_name = RegionOne\n", option: "cinder.os_region_name",
			rendered: "[cinder]\nos_region_name = RegionOne\n", keep: true,
		},
		"name and the current one": {
			from: "queens", to: "2025.1", text: "[neutron]\nurl = https://neutron.example.org:9696\n[cinder]\nos_region_name = RegionOne\n", option: "neutron.url",
			changes:  []string{"renamed neutron.url -> neutron.endpoint_override"},
			rendered: "[neutron]\nendpoint_override = https://neutron.example.org:9696\n\n[cinder]\nos_region_name = RegionOne\n",
			keep:     true,
		},
		"name and the current one, both set": {
			from: "queens", to: "2025.1", text: "[neutron]\nurl = https://old.example.org:9696\nendpoint_override = https://neutron.example.org:9696\n", option: "neutron.url",
			changes:  []string{"removed neutron.url -> null !"},
			rendered: "[neutron]\nendpoint_override = https://neutron.example.org:9696\n", absent: "old.example", rule: "option_not_in_release", keep: true,
		},
		"a different value is needed": {
			from: "newton", to: "zed", text: "[oslo_messaging_rabbit]\nrabbit_host = mq.example.org\n", option: "oslo_messaging_rabbit.rabbit_host",
			changes: []string{"removed oslo_messaging_rabbit.rabbit_host -> null !"}, absent: "transport_url = mq", rule: "option_not_in_release", keep: true,
		},
		"unknown name stays and fails": {
			from: "zed", to: "2025.1", text: "[glance]\ntimeot = 5\n", option: "glance.timeot", rule: "unknown_option", rendered: "timeot = 5\n",
		},
		"uncovered section stays": {
			from: "zed", to: "2025.1", text: "[my stuff]\na = b\n", option: "my stuff.a", rendered: "[my stuff]\na = b\n",
		},
		"same release": {
			from: "2025.1", to: "31.3.1", text: "[glance]\ntimeout = 60\n", option: "glance.timeout", rendered: "[glance]\ntimeout = 60\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			up, mistakes := assess.Upgrade(&assess.UpgradeRequest{Request: *textRequest(test.to, test.text), From: test.from, Pin: !test.keep}, upgradeTime)
			if len(mistakes) > 0 {
				t.Fatalf("%s: %s", mistakes[0].Summary, mistakes[0].Detail)
			}
			if diff := cmp.Diff(test.changes, told(up.Changes, test.option)); diff != "" {
				t.Errorf("changes of %s (-want +got):\n%s", test.option, diff)
			}
			if advice := adviceOn(up.Changes, test.option); !strings.Contains(advice, test.advice) {
				t.Errorf("advice does not contain %q: %s", test.advice, advice)
			}
			rendered := withoutComments(up.Rendered)
			if !strings.Contains(rendered, test.rendered) {
				t.Errorf("rendered does not contain %q:\n%s", test.rendered, up.Rendered)
			}
			if test.absent != "" && strings.Contains(rendered, test.absent) {
				t.Errorf("rendered contains %q:\n%s", test.absent, up.Rendered)
			}
			found := test.rule == ""
			for _, f := range up.Findings {
				found = found || f.Rule == test.rule && f.Section+"."+f.Option == test.option && f.File == "nova.conf" && f.Line > 0
			}
			if !found {
				t.Errorf("no %s finding on %s with its line", test.rule, test.option)
			}
		})
	}
}

// TestUpgradeJudgesWhatItRendered finds nothing about older names, because they
// are gone from the judged text.
func TestUpgradeJudgesWhatItRendered(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ from, text string }{
		"older name":                        {"train", "[ssl]\nca_file = /a\n"},
		"older name in a separate section":  {"newton", "[ssl]\nca_file = /a\n"},
		"older name that never took effect": {"train", "[ssl]\nca_file = /a\n[glance]\ncafile = /b\n"},
		"older name, twice":                 {"train", "[glance]\napi_insecure = true\napi_insecure = false\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			up, _ := assess.Upgrade(&assess.UpgradeRequest{Request: *textRequest("zed", test.text), From: test.from, Pin: true}, upgradeTime)
			for _, f := range up.Findings {
				switch f.Rule {
				case "deprecated_option", "conflicting_names", "duplicate_option", "option_not_in_release":
					t.Errorf("%s: %s", f.Rule, f.Message)
				}
			}
		})
	}
}

func TestUpgradeSameReleaseHasNoChanges(t *testing.T) {
	t.Parallel()
	up, _ := assess.Upgrade(&assess.UpgradeRequest{Request: *textRequest("zed", "[glance]\ntimeout = 5\n[cinder]\n"), From: "26.3.0", Pin: true}, upgradeTime)
	if len(up.Changes) != 0 {
		t.Errorf("%d changes, the first of %s", len(up.Changes), up.Changes[0].Option)
	}
}

// TestUpgradeLaterFileWins checks that the order of the texts is kept.
func TestUpgradeLaterFileWins(t *testing.T) {
	t.Parallel()
	request := textRequest("2025.1", "[glance]\ncafile = /first\n")
	request.Sources = append(request.Sources, assess.SourceText{Name: "site.conf", Content: "[ssl]\nca_file = /second\n[oslo]\nx = 1\n"})
	up, _ := assess.Upgrade(&assess.UpgradeRequest{Request: *request, From: "train", Pin: true}, upgradeTime)
	want := "[glance]\ncafile = /second\n\n[oslo]\nx = 1\n"
	if diff := cmp.Diff(want, up.Rendered); diff != "" {
		t.Errorf("rendered (-want +got):\n%s", diff)
	}
}

func TestUpgradeKeepsSecretsOut(t *testing.T) {
	t.Parallel()
	const secret = "s3cr3t"
	text := "[service_user]\nauth_type = password\npassword = " + secret + "\nsend_service_user_token = " + secret + "\n"
	up, _ := assess.Upgrade(&assess.UpgradeRequest{Request: *textRequest("newton", text), From: "zed", Pin: true}, upgradeTime)
	if strings.Contains(up.RenderedRedacted, "password = "+secret) {
		t.Error("the redacted text contains the password")
	}
	for _, c := range up.Changes {
		if strings.Contains(c.Advice, secret) || c.From != nil && strings.Contains(*c.From, secret) || c.To != nil && strings.Contains(*c.To, secret) {
			t.Errorf("the change of %s contains the password", c.Option)
		}
	}
	for _, f := range up.Findings {
		if f.Option == "password" && strings.Contains(f.Message, secret) {
			t.Errorf("the finding %s contains the password", f.Rule)
		}
	}
}

func TestUpgradeIDs(t *testing.T) {
	t.Parallel()
	id := func(from, to string, pin bool) string {
		up, _ := assess.Upgrade(&assess.UpgradeRequest{Request: *textRequest(to, "[glance]\n"), From: from, Pin: pin}, upgradeTime)
		return up.ID
	}
	if id("train", "zed", true) != id("20.6.1", "26.3.0", true) {
		t.Error("the same releases under other names give another id")
	}
	for name, other := range map[string]string{
		"from": id("20.4.0", "zed", true), "to": id("train", "yoga", true), "pin": id("train", "zed", false),
	} {
		if other == id("train", "zed", true) {
			t.Errorf("%s does not affect the id", name)
		}
	}
}

// TestUpgradeOfAnotherService checks that the advice names the service, because
// its releases do not have Nova's numbers.
func TestUpgradeOfAnotherService(t *testing.T) {
	t.Parallel()
	request := textRequest("2026.2", "[placement]\ntimeout = 60\n")
	request.Service = "neutron"
	up, mistakes := assess.Upgrade(&assess.UpgradeRequest{Request: *request, From: "2026.1", Pin: true}, upgradeTime)
	if len(mistakes) > 0 {
		t.Fatal(mistakes)
	}
	if diff := cmp.Diff([]string{"type_changed int -> float"}, told(up.Changes, "placement.timeout")); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
	if advice := adviceOn(up.Changes, "placement.timeout"); !strings.HasPrefix(advice, "neutron of 2026.2 reads it as float") {
		t.Error(advice)
	}
	if up.Rendered != "[placement]\ntimeout = 60\n" {
		t.Error(up.Rendered)
	}
}

// TestUpgradeToDict checks that pairs which a service used to split itself mean the
// same once their option is a dict.
func TestUpgradeToDict(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		line, from, to string
		want           []string
	}{
		"default":          {"", "2025.2", "2026.1", []string{"type_changed list of str -> dict"}},
		"default, back":    {"", "2026.1", "2025.2", []string{"type_changed dict -> list of str"}},
		"pairs":            {"share_helpers = NFS=manila.Other,CIFS=manila.One\n", "2025.2", "2026.1", []string{"type_changed list of str -> dict"}},
		"not of its pairs": {"share_helpers = NFS:manila.Other\n", "2025.2", "2026.1", []string{"type_changed list of str -> dict !"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			request := textRequest(c.to, "[DEFAULT]\nenabled_share_backends = a\n[a]\nshare_driver = manila.share.drivers.generic.GenericShareDriver\n"+c.line)
			request.Service = "manila"
			up, mistakes := assess.Upgrade(&assess.UpgradeRequest{Request: *request, From: c.from, Pin: true}, upgradeTime)
			if len(mistakes) > 0 {
				t.Fatal(mistakes)
			}
			if diff := cmp.Diff(c.want, told(up.Changes, "a.share_helpers")); diff != "" {
				t.Errorf("changes (-want +got):\n%s", diff)
			}
		})
	}
}

func TestUpgradeMistakes(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		from, to, service, text string
		attribute, detail       string
	}{
		"unknown from":    {from: "99.0.0", to: "zed", text: "[glance]\n", attribute: "from_release", detail: `"99.0.0"`},
		"no from":         {to: "zed", text: "[glance]\n", attribute: "from_release", detail: "nearest"},
		"unknown to":      {from: "zed", to: "zedd", text: "[glance]\n", attribute: "to_release", detail: `"zedd"`},
		"unknown service": {from: "zed", to: "2025.1", service: "novva", text: "[glance]\n", attribute: "service", detail: `"novva"`},
		"service unknown to the older release": {from: "newton", to: "2026.1", service: "designate", text: "[keystone]\n",
			attribute: "service", detail: "not in newton"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			request := textRequest(test.to, test.text)
			request.Service = test.service
			up, mistakes := assess.Upgrade(&assess.UpgradeRequest{Request: *request, From: test.from}, upgradeTime)
			if up != nil || len(mistakes) == 0 {
				t.Fatal("a result instead of a mistake")
			}
			if m := mistakes[0]; m.Attribute != test.attribute || !strings.Contains(m.Detail, test.detail) {
				t.Errorf("%s: %s", m.Attribute, m.Detail)
			}
		})
	}
}

func TestUpgradeOfTextThatDoesNotParse(t *testing.T) {
	t.Parallel()
	up, mistakes := assess.Upgrade(&assess.UpgradeRequest{Request: *textRequest("2025.1", "timeout = 60\n"), From: "zed", Pin: true}, upgradeTime)
	if len(mistakes) > 0 {
		t.Fatal(mistakes)
	}
	if up.Valid || len(up.Changes) > 0 || len(up.Findings) == 0 || up.Findings[0].Rule != "parse_error" {
		t.Errorf("valid %t, %d changes, findings %v", up.Valid, len(up.Changes), up.Findings)
	}
	if !strings.HasPrefix(up.Rendered, "# NOT APPROVED") || strings.Contains(up.Rendered, "timeout") {
		t.Errorf("rendered: %s", up.Rendered)
	}
}
