package rules_test

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// said asserts that a rule has one finding on an option, whose message starts
// with these words; the words in also must be somewhere in the message or the
// remediation.
func said(t *testing.T, findings []report.Finding, rule, option, start string, also ...string) report.Finding {
	t.Helper()
	f := one(t, findings, rule, option)
	if !strings.HasPrefix(f.Message, start) {
		t.Errorf("the message is %q, want it to begin with %q", f.Message, start)
	}
	for _, part := range also {
		if !strings.Contains(f.Message+"\n"+f.Remediation+"\n"+f.Effect, part) {
			t.Errorf("%q is neither in %q nor in %q", part, f.Message, f.Remediation)
		}
	}
	return f
}

// byProfile asserts a finding's severity under permissive, baseline and strict,
// one letter each.
func byProfile(t *testing.T, rule, on, letters string, findings func(...option) []report.Finding) {
	t.Helper()
	for i, name := range report.Profiles() {
		f := one(t, findings(profile(name)), rule, on)
		if got := strings.ToUpper(f.Severity.String()[:1]); got != letters[i:i+1] {
			t.Errorf("%s on %q is %s in %s, want %s", rule, on, got, name, letters[i:i+1])
		}
	}
}

// secretless asserts that no text of any finding contains a word.
func secretless(t *testing.T, findings []report.Finding, word string) {
	t.Helper()
	for _, f := range findings {
		for _, text := range []string{f.Message, f.Effect, f.Remediation, f.Option, f.Section, f.File} {
			if strings.Contains(text, word) {
				t.Errorf("%s shows %q: %q", f.Rule, word, text)
			}
		}
	}
}

func TestUnknownOption(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		findings []report.Finding
		option   string
		start    string
		also     []string
	}{
		"nearest name": {
			glance(t, map[string]any{"verify_glance_signature": "true"}, release("zed")), "verify_glance_signature",
			"verify_glance_signature is not an option of [glance] in Nova 26.3.0: did you mean verify_glance_signatures?",
			[]string{"Write verify_glance_signatures."},
		},
		"hyphens": {
			text(t, "[glance]\nvalid-interfaces = internal\n"), "valid-interfaces",
			"valid-interfaces is silently ignored: oslo.config reads no hyphens in names, write valid_interfaces", nil,
		},
		"wrong case": {
			text(t, "[glance]\nInsecure = false\n"), "Insecure",
			"Insecure is silently ignored: oslo.config's names are case-sensitive, write insecure", nil,
		},
		"an alias of another section": {
			text(t, "[glance]\nca_file = /etc/ca.pem\n"), "ca_file",
			"ca_file is not an option of [glance] in Nova 33.0.2: it is an older name in [ssl], write cafile", nil,
		},
		"read in another section": {
			text(t, "[glance]\nimages_rbd_pool = vms\n"), "images_rbd_pool",
			"images_rbd_pool is not an option of [glance] in Nova 33.0.2: it is read in [libvirt]", nil,
		},
		"a misspelling of another release's name": {
			text(t, "[glance]\nallowed_direct_url_scheme = file\n", release("zed")), "allowed_direct_url_scheme",
			"allowed_direct_url_scheme is not an option of [glance] in Nova 26.3.0: did you mean allowed_direct_url_schemes? " +
				"allowed_direct_url_schemes was removed in 23.0.0", nil,
		},
		"like nothing": {
			glance(t, map[string]any{"zzz": "x"}), "zzz", "zzz is not an option of [glance] in Nova 33.0.2", nil,
		},
		"session": {
			session(t, "cinder", map[string]any{"tiemout": "60"}), "tiemout",
			"tiemout is not an option of [cinder] in Nova 33.0.2: did you mean timeout?", nil,
		},
		"hyphens in an auth option": {
			text(t, "[cinder]\nauth_type = password\nuser-domain-name = Default\n"), "user-domain-name",
			"user-domain-name is silently ignored", []string{"write user_domain_name"},
		},
		"right name, wrong section": {
			text(t, "[DEFAULT]\napi_servers = https://a\n[glance]\ntimeout = 1\n"), "api_servers",
			"api_servers is not an option of [DEFAULT] in Nova 33.0.2: it is read in [glance]", nil,
		},
		"only in glance": {
			text(t, "[libvirt]\nverify_glance_signatures = true\n"), "verify_glance_signatures",
			"verify_glance_signatures is not an option of [libvirt] in Nova 33.0.2", nil,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			said(t, test.findings, "unknown_option", test.option, test.start, test.also...)
		})
	}
	byProfile(t, "unknown_option", "zzz", "EEE", func(opts ...option) []report.Finding {
		return glance(t, map[string]any{"zzz": "x"}, opts...)
	})
}

func TestUnknownSection(t *testing.T) {
	t.Parallel()
	f := said(t, text(t, "[glnace]\ninsecure = true\n"), "unknown_section", "",
		"Nova 33.0.2 reads no section [glnace]: did you mean [glance]?", "Write the header [glance].")
	if f.Section != "glnace" || f.Line != 2 || f.Severity != report.Error {
		t.Errorf("it is placed at [%s], line %d, severity %s", f.Section, f.Line, f.Severity)
	}
	f = said(t, text(t, "[my_driver]\nx = 1\ny = 2\n"), "unknown_section", "", "Nova 33.0.2 reads no section [my_driver]")
	if f.Severity != report.Warning {
		t.Errorf("a section that resembles no other has the severity %s", f.Severity)
	}
	said(t, text(t, "[ml2]\ntype_drivers = vxlan\n"), "unknown_section", "",
		"Nova 33.0.2 reads no section [ml2]; neutron does", "Move the section to the configuration of neutron")
	said(t, text(t, "[database]\nconnection = x\n", service("placement")), "unknown_section", "",
		"placement of 2026.1 reads no section [database]: it reads connection as [placement_database] connection", "Move the options to [placement_database]")
	for name, findings := range map[string][]report.Finding{
		"an empty header":        text(t, "[glnace]\n[my_driver]\n"),
		"out of tree":            text(t, "[my_driver]\nx = 1\n", outOfTree("my_driver", "*")),
		"only some judged":       text(t, "[my_driver]\nx = 1\n[glance]\ndebug = no\n", sections("glance")),
		"a library's section":    text(t, "[oslo_messaging_rabbit]\nssl = true\n[oslo_concurrency]\nlock_path = /var/lib/nova/tmp\n"),
		"a freely named section": text(t, "[DEFAULT]\nenabled_backends = ceph\n[ceph]\nrbd_pool = volumes\n", service("cinder")),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			none(t, findings, "unknown_section")
		})
	}
}

func outOfTree(section string, names ...string) option {
	return func(r *assess.Request) { r.OutOfTree = map[string][]string{section: names} }
}

func TestUnknownOptionPasses(t *testing.T) {
	t.Parallel()
	tests := map[string][]report.Finding{
		"known":                glance(t, map[string]any{"insecure": false}),
		"not known yet":        glance(t, map[string]any{"zzz": unknown}),
		"another release's":    glance(t, map[string]any{"region_name": "x"}, release("16.0.0")),
		"an auth option":       glance(t, map[string]any{"password": "x"}),
		"another plugin's":     session(t, "cinder", map[string]any{"auth_type": "token", "password": "x"}),
		"unknown sections":     text(t, "[glance_store]\ninsecure = true\napi_servers = x\n[oslo_limit]\ninsecure = true\n"),
		"another service's":    text(t, "[keystone_authtoken]\ninsecure = true\ncafile = /x\nregion_name = r\n"),
		"oslo.log's debug":     text(t, "[DEFAULT]\ndebug = true\nlog_dir = /var/log\ntransport_url = rabbit://\n"),
		"Nova's own":           text(t, "[DEFAULT]\nmy_ip = 10.0.0.1\n[libvirt]\nimages_type = raw\n[database]\nmax_pool_size = 5\n"),
		"incomplete facts":     session(t, "cinder", map[string]any{"os_region_name": "x", "zzz": "y"}, release("mitaka")),
		"a legacy name":        text(t, "[DEFAULT]\nglance_api_servers = x\n"),
		"an alias":             text(t, "[ssl]\nca_file = /a\n[GLANCE]\napi_insecure = true\n"),
		"reported as a trap":   text(t, "[glance]\napi_servers https://glance\n"),
		"a lower case default": text(t, "[default]\napi_servers = https://a\n"),
	}
	for name, findings := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			none(t, findings, "unknown_option")
		})
	}
}

func TestUnknownOptionShowsNoValue(t *testing.T) {
	t.Parallel()
	for name, findings := range map[string][]report.Finding{
		"value":      glance(t, map[string]any{"mystery": "s3cr3t"}),
		"in the key": text(t, "[glance]\npass phrase s3cr3t : x\n"),
		"base64":     text(t, "[glance]\ns3cr3t/AAAA== = \n"),
		"URL":        text(t, "[glance]\nhttps://u:s3cr3t@h = 1\n"),
		"attribute":  glance(t, map[string]any{"x s3cr3t": "y"}),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			secretless(t, findings, "s3cr3t")
			if report.Valid(findings) {
				t.Error("it passes")
			}
		})
	}
}

func TestOptionNotInRelease(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		findings []report.Finding
		option   string
		start    string
		also     []string
	}{
		"newer": {
			glance(t, map[string]any{"region_name": "RegionOne"}, release("16.0.0")), "region_name",
			"region_name is read since 17.0.0: Nova 16.0.0 ignores it", nil,
		},
		"newer library": {
			glance(t, map[string]any{"retriable_status_codes": []any{"503"}}, release("zed")), "retriable_status_codes",
			"retriable_status_codes is read since keystoneauth1 5.5.0 (Nova 29.0.0): Nova 26.3.0 ignores it", nil,
		},
		"removed": {
			text(t, "[glance]\nallowed_direct_url_schemes = file\n", release("zed")), "allowed_direct_url_schemes",
			"allowed_direct_url_schemes was removed in 23.0.0: Nova 26.3.0 ignores it", nil,
		},
		"came and went": {
			glance(t, map[string]any{"use_glance_v1": false}, release("zed")), "use_glance_v1",
			"use_glance_v1 was read since 14.0.0 and removed in 15.0.0", nil,
		},
		"under its older name": {
			glance(t, map[string]any{"insecure": false}, release("mitaka")), "insecure",
			"insecure is read since 16.0.0", []string{"Write api_insecure for this release."},
		},
		"under another older name": {
			text(t, "[ml2]\ntype_drivers = flat,vxlan\nproject_network_types = vxlan\n", service("neutron"), release("2024.1")), "project_network_types",
			"project_network_types is read since 2026.1: neutron of 2024.1 ignores it", []string{"Write tenant_network_types for this release."},
		},
		"older of two": {
			text(t, "[cache]\npassword = s3cr3t\n", service("keystone"), release("2024.1")), "password",
			"password is read since oslo.cache 4.1.0 (2026.1)", []string{"Write memcache_password or redis_password for this release."},
		},
		"in another section": {
			text(t, "[pci]\ndevice_spec = {\"address\": \"*:*:*.*\"}\n", release("train")), "device_spec",
			"device_spec is read since 26.0.0: Nova 20.6.1 ignores it", []string{"Write passthrough_whitelist for this release."},
		},
		"legacy section": {
			text(t, "[DEFAULT]\nglance_api_servers = https://a\n"), "glance_api_servers",
			"[DEFAULT] glance_api_servers was removed in 2015.1.0 (kilo)", []string{"Write api_servers in [glance]"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			said(t, test.findings, "option_not_in_release", test.option, test.start, test.also...)
			none(t, test.findings, "unknown_option")
		})
	}
	byProfile(t, "option_not_in_release", "use_glance_v1", "EEE", func(opts ...option) []report.Finding {
		return glance(t, map[string]any{"use_glance_v1": true}, opts...)
	})
	for name, findings := range map[string][]report.Finding{
		"in time":       glance(t, map[string]any{"region_name": "x"}, release("17.0.0")),
		"not known yet": glance(t, map[string]any{"use_glance_v1": unknown}),
		"still read":    text(t, "[DEFAULT]\nssl_ca_file = /a\n", release("ocata")),
		"not judged":    text(t, "[DEFAULT]\nglance_api_servers = x\n[cinder]\ntimeout = 1\n", sections("cinder")),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			none(t, findings, "option_not_in_release")
		})
	}
}

func sections(names ...string) option { return func(r *assess.Request) { r.Sections = names } }

func TestDeprecatedOption(t *testing.T) {
	t.Parallel()
	f := said(t, text(t, "[ssl]\nca_file = /a\n"), "deprecated_option", "cafile",
		"[ssl] ca_file is an older name of [glance] cafile", "Write cafile in [glance].")
	if f.Section != "glance" || f.Line != 2 {
		t.Errorf("it is placed at [%s], line %d", f.Section, f.Line)
	}
	f = said(t, glance(t, map[string]any{"api_insecure": false}), "deprecated_option", "insecure",
		"[glance] api_insecure is an older name of insecure", "Write insecure in [glance].")
	if f.Attribute != "api_insecure" {
		t.Errorf("it points at %q", f.Attribute)
	}
	said(t, glance(t, map[string]any{"api_servers": []any{unknown}}), "deprecated_option", "api_servers",
		"[glance] api_servers is deprecated for removal since 21.0.0", "endpoint_override")
	said(t, glance(t, map[string]any{"enable_certificate_validation": true}), "deprecated_option", "enable_certificate_validation",
		"[glance] enable_certificate_validation is deprecated for removal since 16.0.0", "nothing replaces it yet")
	byProfile(t, "deprecated_option", "cafile", "WWW", func(opts ...option) []report.Finding {
		return glance(t, map[string]any{"ca_file": "/a"}, opts...)
	})
	none(t, glance(t, map[string]any{"cafile": "/a", "api_servers": unknown, "key_file": unknown}), "deprecated_option")
	none(t, glance(t, map[string]any{"api_servers": []any{"https://a"}}, release("20.6.1")), "deprecated_option")
}

// keystoneauth names its older options with hyphens. oslo.config finds an older
// name unchanged and with underscores, a current one with underscores only.
func TestHyphenatedOlderNames(t *testing.T) {
	t.Parallel()
	const section = "[neutron]\nauth_type = password\nauth_url = https://k\npassword = s\nuser_domain_name = D\nproject_domain_name = D\n"
	for written, option := range map[string]string{"tenant-name": "project_name", "tenant_name": "project_name", "user-name": "username", "tenant-id": "project_id"} {
		t.Run(written, func(t *testing.T) {
			t.Parallel()
			findings := text(t, section+written+" = x\n")
			said(t, findings, "deprecated_option", option, "[neutron] "+written+" is an older name of "+option)
			none(t, findings, "unknown_option")
		})
	}
	none(t, text(t, section+"user-name = nova\ntenant-name = service\n"), "auth_option_missing")
	said(t, text(t, section+"tenant-name = a\nproject_name = b\n"), "conflicting_names", "project_name",
		`project_name = "b" and tenant-name = "a" are one option`)
	said(t, text(t, section+"project-name = x\n"), "unknown_option", "project-name", "project-name is silently ignored")
}

func TestConflictingNames(t *testing.T) {
	t.Parallel()
	said(t, glance(t, map[string]any{"insecure": false, "api_insecure": true}), "conflicting_names", "insecure",
		`insecure = "false" and api_insecure = "true" are one option: insecure counts, because the current name wins within a file`)
	f := said(t, texts(t, []assess.SourceText{
		{Name: "nova.conf", Content: "[glance]\ninsecure = no\n"},
		{Name: "old.conf", Content: "[glance]\napi_insecure = yes\n"},
	}), "conflicting_names", "insecure",
		`api_insecure = "yes" and insecure = "no" are one option: api_insecure counts, because the later file wins`)
	if f.File != "old.conf" || f.Line != 2 {
		t.Errorf("it is placed at %s:%d", f.File, f.Line)
	}
	said(t, text(t, "[ssl]\nca_file = /a\n[glance]\ncafile = /b\n"), "conflicting_names", "cafile",
		`cafile = "/b" and [ssl] ca_file = "/a" are one option`)
	said(t, text(t, "[glance]\ninsecure = maybe\napi_insecure = true\n"), "conflicting_names", "insecure", `insecure = "maybe" and`)
	byProfile(t, "conflicting_names", "insecure", "EEE", func(opts ...option) []report.Finding {
		return glance(t, map[string]any{"insecure": false, "api_insecure": true}, opts...)
	})
	for name, findings := range map[string][]report.Finding{
		"same value":          text(t, "[glance]\ninsecure = true\napi_insecure = YES\n"),
		"one name, two files": texts(t, []assess.SourceText{{Name: "a", Content: "[glance]\ninsecure = no\n"}, {Name: "b", Content: "[glance]\ninsecure = yes\n"}}),
		"not known yet":       glance(t, map[string]any{"insecure": unknown, "api_insecure": true}),
		"nor the other":       glance(t, map[string]any{"insecure": true, "api_insecure": unknown}),
		"a reference":         text(t, "[glance]\nregion_name = x\ncafile = /b\n[ssl]\nca_file = $region_name\n"),
		"same dollar":         glance(t, map[string]any{"cafile": "/a$b", "ca_file": "/a$b"}),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			none(t, findings, "conflicting_names")
		})
	}
}

func TestInvalidValue(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		findings []report.Finding
		option   string
		start    string
	}{
		"bool":     {text(t, "[glance]\ninsecure = maybe\n"), "insecure", `insecure = "maybe" cannot be read: `},
		"empty":    {text(t, "[glance]\ninsecure =\n"), "insecure", `insecure = "" cannot be read: `},
		"int":      {text(t, "[glance]\nnum_retries = 0x10\n"), "num_retries", `num_retries = "0x10" cannot be read: `},
		"bound":    {text(t, "[glance]\nnum_retries = -1\n"), "num_retries", `num_retries = "-1" cannot be read: `},
		"timeout":  {text(t, "[glance]\ntimeout = fast\n"), "timeout", `timeout = "fast" cannot be read: `},
		"choice":   {text(t, "[glance]\nprotocol = ftp\n", release("mitaka")), "protocol", `protocol = "ftp" cannot be read: `},
		"list":     {text(t, "[glance]\nretriable_status_codes = 503,x\n"), "retriable_status_codes", `retriable_status_codes = "503,x" cannot be read: `},
		"a comma":  {glance(t, map[string]any{"valid_interfaces": []any{"internal,public"}}), "valid_interfaces", `valid_interfaces = "internal,public" cannot be read: item 0 contains a comma`},
		"expanded": {text(t, "[glance]\nregion_name = maybe\ninsecure = $region_name\n"), "insecure", `insecure = "maybe" cannot be read: `},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			said(t, test.findings, "invalid_value", test.option, test.start)
		})
	}
	broken := text(t, "[DEFAULT]\nstate_path = $my_ip/${glance.insecure}\ntransport_url = rabbit://u:${glance.insecure}@h\nmy_ip = x\n[glance]\ninsecure = maybe\n")
	f := said(t, broken, "invalid_value", "state_path", "state_path refers to glance.insecure, which cannot be read: Unexpected boolean value")
	if f.Remediation != "Correct glance.insecure." {
		t.Errorf("remediation %q", f.Remediation)
	}
	f = said(t, broken, "invalid_value", "transport_url", "transport_url refers to an option that cannot be read; its value is not shown")
	if f.Remediation != "Correct the option that it refers to." {
		t.Errorf("remediation %q", f.Remediation)
	}
	f = said(t, glance(t, map[string]any{"retriable_status_codes": []any{503, 42}}), "invalid_value", "retriable_status_codes",
		`retriable_status_codes contains "42", which is not an HTTP status code`)
	if f.Index != 1 {
		t.Errorf("it is item %d, want 1", f.Index)
	}
	one(t, glance(t, map[string]any{"retriable_status_codes": []any{unknown, 600}}), "invalid_value", "retriable_status_codes")
	byProfile(t, "invalid_value", "num_retries", "EEE", func(opts ...option) []report.Finding {
		return text(t, "[glance]\nnum_retries = x\n", opts...)
	})
	for name, findings := range map[string][]report.Finding{
		"good":          text(t, "[glance]\ninsecure = On\nnum_retries = +3\nretriable_status_codes = 100,599\n"),
		"shadowed":      text(t, "[glance]\ninsecure = maybe\ninsecure = true\n"),
		"a fraction":    text(t, "[glance]\ntimeout = 60.5\n", release("zed")),
		"a reference":   text(t, "[glance]\nregion_name = $nope\n"),
		"not known yet": glance(t, map[string]any{"num_retries": unknown}),
		"unread anyway": text(t, "[glance]\nversion = $service_type\n"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			none(t, findings, "invalid_value")
		})
	}
}

func TestAuthOptionIgnored(t *testing.T) {
	t.Parallel()
	findings := glance(t, map[string]any{"password": "s3cr3t", "username": "nova"})
	said(t, findings, "auth_option_ignored", "password",
		"[glance] reads no auth options, so password is ignored: a dead copy of a secret")
	said(t, findings, "auth_option_ignored", "username", "[glance] reads no auth options, so username is ignored")
	secretless(t, findings, "s3cr3t")
	none(t, findings, "unknown_option")
	one(t, text(t, "[glance]\nauth_type = password\n"), "auth_option_ignored", "auth_type")
	one(t, text(t, "[glance]\nuser-domain-name = x\n"), "auth_option_ignored", "user-domain-name")
	byProfile(t, "auth_option_ignored", "password", "WWE", func(opts ...option) []report.Finding {
		return glance(t, map[string]any{"password": "s3cr3t"}, opts...)
	})
	none(t, session(t, "cinder", map[string]any{"auth_type": "password", "password": "x"}), "auth_option_ignored")
	none(t, glance(t, map[string]any{"password": unknown}), "auth_option_ignored")
	none(t, glance(t, map[string]any{"protocol": "http"}), "auth_option_ignored")
	elsewhere := text(t, "[DEFAULT]\nauth_url = https://k.example.org\n[vnc]\npassword = s3cr3t\n")
	one(t, elsewhere, "unknown_option", "auth_url")
	one(t, elsewhere, "unknown_option", "password")
	none(t, elsewhere, "auth_option_ignored")
	secretless(t, elsewhere, "s3cr3t")
}
