package rules_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// The parts of a URL, in order.
const (
	schemePart = iota
	userPart
	hostPart
	portPart
	pathPart
	tailPart
	parts
)

// url is a URL by its parts, without their delimiters.
type url [parts]string

// String assembles the URL. Empty parts are omitted.
func (u url) String() string {
	text := ""
	if u[schemePart] != "" {
		text = u[schemePart] + "://"
	}
	if u[userPart] != "" {
		text += u[userPart] + "@"
	}
	text += u[hostPart]
	if u[portPart] != "" {
		text += ":" + u[portPart]
	}
	if u[pathPart] != "" {
		text += "/" + u[pathPart]
	}
	return text + u[tailPart]
}

// dependent names the rules whose findings may disappear when a part is
// unknown.
var dependent = [parts][]string{
	schemePart: {"endpoint_scheme", "plaintext_endpoint", "mixed_endpoint_schemes", "system_trust_store"},
	userPart:   {"credentials_in_url", "plaintext_secret"},
	hostPart:   {"endpoint_authority has the host", "endpoint_authority contains", "endpoint_authority has an IPv6", "endpoint_authority has something", "special_address", "placeholder_value", "endpoint_percent"},
	portPart:   {"endpoint_authority has the port", "endpoint_authority has an invalid port"},
	pathPart:   {"endpoint_version_suffix", "endpoint_percent"},
	tailPart:   {"endpoint_query_or_fragment"},
}

// parted are the choices for the parts of random URLs.
var parted = [parts][]string{
	schemePart: {"http", "https", "HTTPS", "ftp"},
	userPart:   {"", "u:hunter2x", "nova"},
	hostPart:   {"glance.example.org", "169.254.169.254", "0x7f.1", "[fe80::1]", "[2002:a9fe:a9fe::1]", "a..b", "-a", "256.256.256.256", "GLANCE_HOST", "{{ host }}"},
	portPart:   {"", "9292", "99999", "0", "x"},
	pathPart:   {"", "v2", "image/v2.0/", "a%41", "image"},
	tailPart:   {"", "?x=1", "#f"},
}

var urlPattern = regexp.MustCompile(`^(https?)://(?:([^@/]*)@)?([^:/?#\s]+|\[[^\]]*\])(?::([^/?#\s]*))?(?:/([^?#\s]*))?([?#]\S*)?$`)

// judged returns the findings on the endpoints of a text, each keyed by its
// rule, option, item and the message after the URL.
func judged(t *testing.T, lines string) map[string]report.Finding {
	t.Helper()
	found := map[string]report.Finding{}
	for _, f := range text(t, "[glance]\ntimeout = 3\n"+lines) {
		says := f.Message
		if at := strings.Index(says, `" `); at >= 0 {
			says = says[at+2:]
		}
		if strings.Contains(f.Message, "hunter2x") {
			t.Errorf("%s: %s", lines, f.Message)
		}
		switch f.Rule {
		case "deprecated_option", "image_signatures_off", "option_without_effect", "rule_not_evaluated":
			continue
		case "plaintext_secret", "plaintext_endpoint", "system_trust_store", "mixed_endpoint_schemes":
			says = ""
		}
		found[fmt.Sprintf("%s %s|%s|%d", f.Rule, says, f.Option, f.Index)] = f
	}
	return found
}

func mayGo(key string, part int) bool {
	for _, rule := range dependent[part] {
		if strings.HasPrefix(key, rule) {
			return true
		}
	}
	return false
}

// holdsTrue asserts that an unknown part removes no finding that does not
// depend on it, and adds none.
func holdsTrue(t *testing.T, u url, lines string) {
	t.Helper()
	before := judged(t, fmt.Sprintf(lines, u))
	for part := range u {
		if u[part] == "" || part == tailPart {
			continue
		}
		for _, reference := range []string{"$my_ip", "${my_ip}"} {
			holed := u
			holed[part] = reference
			after := judged(t, fmt.Sprintf(lines, holed))
			for key, f := range before {
				if _, stays := after[key]; !stays && !mayGo(key, part) {
					t.Errorf("%s: %s\nis lost with %s", u, f.Message, holed)
				}
			}
			for key, f := range after {
				if _, was := before[key]; !was && !explained(before) {
					t.Errorf("%s: %s\nwas not found in %s", holed, f.Message, u)
				}
			}
		}
	}
}

// explained reports whether a finding stands for all others about a URL, which
// appear when it disappears.
func explained(found map[string]report.Finding) bool {
	for _, f := range found {
		if f.Rule == "placeholder_value" || f.Rule == "api_servers_syntax" {
			return true
		}
	}
	return false
}

func TestAReferenceHidesNothingElse(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(7, 11))
	for range 250 {
		var u url
		for part := range u {
			u[part] = parted[part][random.IntN(len(parted[part]))]
		}
		holdsTrue(t, u, "endpoint_override = %s\n")
		holdsTrue(t, u, "api_servers = https://a.example.org:9292,%s,http://b.example.org:9292\n")
	}
}

// The values in the rules' examples are also judged with an unknown part.
func TestAReferenceHidesNothingInExamples(t *testing.T) {
	t.Parallel()
	shown, tried := regexp.MustCompile(`(endpoint_override|api_servers)\s*=\s*\[?("[^\n\]]*")`), 0
	for rule := range rules.All() {
		match := shown.FindStringSubmatch(rule.Example.Bad)
		if match == nil || rule.Example.DataSource != "" {
			continue
		}
		items := strings.Split(strings.ReplaceAll(match[2], `"`, ""), ", ")
		for i, item := range items {
			pieces := urlPattern.FindStringSubmatch(item)
			if pieces == nil {
				continue
			}
			tried++
			lines := append([]string(nil), items...)
			lines[i] = "%s"
			holdsTrue(t, url(pieces[1:]), match[1]+" = "+strings.Join(lines, ",")+"\n")
		}
	}
	if tried < 8 {
		t.Errorf("only %d examples have a URL", tried)
	}
}

// Each item of a list is judged, whatever the others are.
func TestAReferenceHidesNoItem(t *testing.T) {
	t.Parallel()
	bad := []string{"http://a.example.org", "https://u:hunter2x@a.example.org", "https://169.254.169.254", "ftp://a.example.org", "https://a.example.org:99999",
		"https://a.example.org/v2", "https://a.example.org/?x=1", "https://a.example.org https://b.example.org", "[https://a.example.org", "https://GLANCE_HOST"}
	for _, item := range bad {
		alone := judged(t, "api_servers = https://c.example.org,"+item+"\n")
		beside := judged(t, "api_servers = $my_ip,"+item+"\n")
		for key, f := range alone {
			if _, stays := beside[key]; !stays && f.Index == 1 {
				t.Errorf("%s: %s\nis lost next to a reference", item, f.Message)
			}
		}
	}
}

func TestPathWithAReference(t *testing.T) {
	t.Parallel()
	for path, says := range map[string]string{
		"/tmp/$my_ip":           `cafile = "/tmp/$my_ip" is in a folder where every account on the host can create files`,
		"/tmp/${my_ip}/ca.pem":  "is in a folder where every account",
		"/dev/shm/${my_ip}.pem": "is in a folder where every account",
		"etc/$my_ip":            `cafile = "etc/$my_ip" is relative`,
		"../$my_ip":             "is relative",
		"~/$my_ip":              "begins with a tilde",
		"/etc/../$my_ip":        "goes up with `..`",
		"/etc/$my_ip/../ca.pem": "goes up with `..`",
		"$my_ip":                "",
		"$my_ip/../ca.pem":      "",
		"/tmp$my_ip/ca.pem":     "",
		"/etc/$my_ip":           "",
		"/$my_ip/tmp/ca.pem":    "",
	} {
		for _, option := range []string{"cafile", "certfile", "keyfile", "rbd_ceph_conf"} {
			findings := text(t, "[glance]\n"+option+" = "+path+"\n")
			saysThat(t, one(t, findings, "rule_not_evaluated", option), option+" was judged only in part: it refers to")
			if says == "" {
				none(t, findings, "unsafe_path")
				continue
			}
			saysThat(t, one(t, findings, "unsafe_path", option), strings.Replace(says, "cafile", option, 1))
		}
	}
}

// The known part of a reference's target is judged, through further references.
func TestReferencesAreFollowed(t *testing.T) {
	t.Parallel()
	findings := text(t, "[glance]\nregion_name = http://$my_ip\nendpoint_override = $region_name:99999/v2\n")
	saysThat(t, one(t, findings, "plaintext_endpoint", "endpoint_override"), `endpoint_override "http://$my_ip:99999/v2" is plain HTTP`)
	saysThat(t, one(t, findings, "endpoint_authority", "endpoint_override"), `has the port "99999"`)
	findings = text(t, "[glance]\nregion_name = glance\nendpoint_override = http://${region_name}.example.org:$my_ip\n")
	saysThat(t, one(t, findings, "plaintext_endpoint", "endpoint_override"), `endpoint_override "http://glance.example.org:***" is plain HTTP`)
	findings = text(t, "[cinder]\nauth_type = v3password\nauth_url = http://$my_ip:5000/v2.0\n")
	saysThat(t, one(t, findings, "auth_url_version", "auth_url"), `auth_url = "http://$my_ip:5000/v2.0" names version 2.0`)
	// A partly known secret stays hidden.
	findings = text(t, "[cinder]\nauth_type = v3password\npassword = hunter2x$my_ip\nendpoint_template = http://${password}.example.org\n")
	for _, f := range findings {
		if strings.Contains(f.Message, "hunter2x") {
			t.Errorf("%s: %s", f.Rule, f.Message)
		}
	}
	one(t, findings, "plaintext_endpoint", "endpoint_template")
}

// Attributes that refer to one another are judged alike, whatever part of them
// is unknown before apply.
func TestAttributesWithUnknownParts(t *testing.T) {
	t.Parallel()
	run := func(values given) []report.Finding { return glance(t, values, interpolate()) }
	saysThat(t, one(t, run(given{"endpoint_override": "http://$my_ip:9292"}), "plaintext_endpoint", "endpoint_override"), `endpoint_override "http://$my_ip:9292" is plain HTTP`)
	findings := run(given{"endpoint_override": "http://$region_name:9292", "region_name": unknown})
	saysThat(t, one(t, findings, "plaintext_endpoint", "endpoint_override"), `"http://$region_name:9292" is plain HTTP`)
	none(t, findings, "rule_not_evaluated")
	saysThat(t, one(t, run(given{"cafile": "/tmp/$region_name", "region_name": unknown}), "unsafe_path", "cafile"), `cafile = "/tmp/$region_name" is in a folder`)
	findings = run(given{"api_servers": []any{"http://$region_name:9292", unknown, "https://$service_type:99999"}, "region_name": unknown})
	none(t, findings, "rule_not_evaluated")
	if f := one(t, findings, "plaintext_endpoint", "api_servers"); f.Index != 0 || !strings.HasPrefix(f.Message, `api_servers[0] "http://$region_name:9292" is plain HTTP`) {
		t.Errorf("item %d: %s", f.Index, f.Message)
	}
	if f := one(t, findings, "endpoint_authority", "api_servers"); f.Index != 2 || f.Message != `api_servers[2] "https://image:99999" has the port "99999", where 1 to 65535 is possible` {
		t.Errorf("item %d: %s", f.Index, f.Message)
	}
	// Without interpolation a dollar sign is literal.
	findings = glance(t, given{"api_servers": []any{"http://$region_name:9292", unknown}})
	saysThat(t, one(t, findings, "endpoint_authority", "api_servers"), `has the host "$region_name", which contains "$"`)
}

// A password is found wherever the rest of the URL comes from.
func TestLiteralPasswordBesideReferences(t *testing.T) {
	t.Parallel()
	for _, host := range []string{"$my_ip", "$service_type", "${service_type}:9292"} {
		found := one(t, text(t, "[glance]\nendpoint_override = https://nova:hunter2x@"+host+"\n"), "plaintext_secret", "endpoint_override")
		saysThat(t, found, `endpoint_override of [glance] contains a URL with a password in plain text: "https://nova:***@`+host+`"`)
		found = one(t, text(t, "[glance]\napi_servers = https://a,https://nova:hunter2x@"+host+"\n"), "plaintext_secret", "api_servers")
		if found.Index != 1 {
			t.Errorf("it is item %d", found.Index)
		}
		there := strings.Replace(host, "service_type", "glance.service_type", 1)
		one(t, text(t, "[DEFAULT]\ntransport_url = rabbit://nova:hunter2x@"+there+"\n[glance]\ntimeout = 3\n"), "plaintext_secret", "transport_url")
		none(t, text(t, "[glance]\nendpoint_override = https://$service_type:$my_ip@"+host+"\n"), "plaintext_secret")
		none(t, text(t, "[DEFAULT]\ntransport_url = rabbit://nova:$my_ip@"+there+"\n[glance]\ntimeout = 3\n"), "plaintext_secret")
	}
}
