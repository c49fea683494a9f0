package assess_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// fleetDay is the date on which these tests judge fleets.
var fleetDay = time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)

func optionTexts(pairs ...string) []assess.Given {
	var options []assess.Given
	for i := 0; i < len(pairs); i += 2 {
		options = append(options, assess.Given{Name: pairs[i], Text: pairs[i+1]})
	}
	return options
}

func fleetOf(t *testing.T, fleet *assess.Fleet) *assess.FleetResult {
	t.Helper()
	result, mistakes := assess.RunFleet(fleet, fleetDay)
	if len(mistakes) > 0 {
		t.Fatalf("mistakes: %v", mistakes)
	}
	return result
}

func rendered(result *assess.FleetResult) map[string]string {
	texts := map[string]string{}
	for _, member := range result.Members {
		texts[member.Name] = member.Rendered[strings.Index(member.Rendered, "["):]
	}
	return texts
}

func TestFleetMergesCommonOptions(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		fleet assess.Fleet
		want  map[string]string
	}{
		"options take what they do not set": {
			assess.Fleet{Kind: assess.FleetGlance, Common: optionTexts("timeout", "60", "cafile", "/etc/ssl/ca.pem"), Members: []assess.FleetMember{
				{Name: "b", Options: optionTexts("timeout", "30")},
				{Name: "a"},
			}},
			map[string]string{
				"a": "[glance]\ncafile = /etc/ssl/ca.pem\ntimeout = 60\n",
				"b": "[glance]\ncafile = /etc/ssl/ca.pem\ntimeout = 30\n",
			},
		},
		"an older name also sets the option": {
			assess.Fleet{Kind: assess.FleetGlance, Common: optionTexts("cafile", "/etc/ssl/ca.pem", "insecure", "false"), Members: []assess.FleetMember{
				{Name: "a", Options: optionTexts("ca_file", "/etc/ssl/other.pem", "api_insecure", "true")},
			}},
			map[string]string{"a": "[glance]\ncafile = /etc/ssl/other.pem\ninsecure = true\n"},
		},
		"a dollar is literal": {
			assess.Fleet{Kind: assess.FleetGlance, Common: optionTexts("region_name", "a$b"), Members: []assess.FleetMember{
				{Name: "a", Options: optionTexts("service_name", "$x")},
			}},
			map[string]string{"a": "[glance]\nservice_name = \\$x\nregion_name = a\\$b\n"},
		},
		"files override an earlier file": {
			assess.Fleet{Kind: assess.FleetFiles, Common: optionTexts("timeout", "60", "ca_file", "/etc/ssl/ca.pem", "region_name", "a$b"), Members: []assess.FleetMember{
				{Name: "a", Text: "[DEFAULT]\ndebug = true\n[glance]\ntimeout = 30\n"},
				{Name: "common", Text: "[glance]\ncafile = /etc/ssl/other.pem\n"},
			}},
			map[string]string{
				"a":      "[glance]\ncafile = /etc/ssl/ca.pem\ntimeout = 30\nregion_name = a\\$b\n\n[DEFAULT]\ndebug = true\n",
				"common": "[glance]\ncafile = /etc/ssl/other.pem\ntimeout = 60\nregion_name = a\\$b\n",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := rendered(fleetOf(t, &test.fleet))
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A member is judged exactly like the same configuration on its own.
func TestFleetAgreesWithSingleChecks(t *testing.T) {
	t.Parallel()
	texts := []string{
		"[glance]\ninsecure = true\napi_servers = http://a,https://b\n",
		"[glance]\nendpoint_override = https://u:s3cr3t@glance\n[cinder]\nauth_type = password\npassword = s3cr3t\n",
		"not a line of configuration\n",
		"",
	}
	fleet := &assess.Fleet{Kind: assess.FleetFiles}
	for i, text := range texts {
		fleet.Members = append(fleet.Members, assess.FleetMember{Name: fmt.Sprintf("%d.conf", i), Text: text})
	}
	result := fleetOf(t, fleet)
	count := 0
	for i, text := range texts {
		name := fmt.Sprintf("%d.conf", i)
		alone, mistakes := assess.Run(&assess.Request{Sources: []assess.SourceText{{Name: name, Content: text}}}, fleetDay)
		if len(mistakes) > 0 {
			t.Fatal(mistakes)
		}
		member := result.Members[i]
		for j := range member.Findings {
			if member.Findings[j].Configuration != name {
				t.Errorf("a finding on %s is on %s", name, member.Findings[j].Configuration)
			}
			member.Findings[j].Configuration = ""
			member.Findings[j].Attribute, member.Findings[j].Key, member.Findings[j].Hidden = "", "", false
		}
		for j := range alone.Findings {
			alone.Findings[j].Hidden = false
		}
		got := []any{member.Name, member.ID, member.Rendered, member.RenderedRedacted, member.Valid, member.Findings}
		want := []any{name, alone.ID, alone.Rendered, alone.RenderedRedacted, alone.Valid, alone.Findings}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		count += len(alone.Findings)
	}
	if len(result.Findings) != count || result.Valid {
		t.Errorf("got %d findings, want %d; valid is %t", len(result.Findings), count, result.Valid)
	}
	if other := fleetOf(t, fleet); other.ID != result.ID {
		t.Errorf("two runs gave %s and %s", result.ID, other.ID)
	}
}

func TestFleetOrdersFindingsByNameOfConfiguration(t *testing.T) {
	t.Parallel()
	fleet := &assess.Fleet{Kind: assess.FleetGlance}
	for _, name := range []string{"c", "a", "b"} {
		fleet.Members = append(fleet.Members, assess.FleetMember{Name: name, Options: optionTexts("insecure", "true", "timeout", "60")})
	}
	var got []string
	for _, f := range fleetOf(t, fleet).Findings {
		got = append(got, f.Severity.String()+" "+f.Rule+" "+f.Configuration)
	}
	want := []string{
		"error tls_verification_disabled a", "error tls_verification_disabled b", "error tls_verification_disabled c",
		"warning image_signatures_off a", "warning image_signatures_off b", "warning image_signatures_off c",
	}
	var found []string
	for _, line := range got {
		if strings.Contains(line, "tls_ver") || strings.Contains(line, "image_sig") {
			found = append(found, line)
		}
	}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Errorf("%s\nall: %v", diff, got)
	}
}

func TestFleetTellsOfItsPolicyOnce(t *testing.T) {
	t.Parallel()
	waiver := func(rule string) assess.WaiverText {
		return assess.WaiverText{Rule: rule, Reason: "lab", Expires: "2027-01-31"}
	}
	fleet := &assess.Fleet{Kind: assess.FleetGlance, Request: assess.Request{Policy: assess.PolicyText{
		Severities: map[string]string{"image_signatures_off": "off"},
		Waivers:    []assess.WaiverText{waiver("tls_verification_disabled"), waiver("credentials_in_url")},
	}}}
	for i := range 20 {
		member := assess.FleetMember{Name: fmt.Sprint(i), Options: optionTexts("timeout", "60")}
		if i == 7 {
			member.Options = optionTexts("timeout", "60", "insecure", "true")
		}
		fleet.Members = append(fleet.Members, member)
	}
	result := fleetOf(t, fleet)
	counts := map[string]int{}
	for _, f := range result.Findings {
		if f.OfPolicy {
			counts[f.Rule]++
		}
	}
	if diff := cmp.Diff(map[string]int{"severity_lowered": 1, "waiver_unused": 1}, counts); diff != "" {
		t.Error(diff)
	}
	if !result.Valid {
		t.Error("a waived error makes the fleet invalid")
	}

	fleet.Unknown = true // a member still to come may need the waiver
	for _, f := range fleetOf(t, fleet).Findings {
		if f.Rule == "waiver_unused" {
			t.Errorf("with members unknown: %s", f.Message)
		}
	}
}

func TestFleetMistakes(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		fleet assess.Fleet
		want  []string // summaries with their places
	}{
		"unknown release": {
			assess.Fleet{Request: assess.Request{Policy: assess.PolicyText{Release: "99.0.0"}}},
			[]string{"release : Unknown release"},
		},
		"text over the limits": {
			assess.Fleet{Members: []assess.FleetMember{{Name: "a"}, {Name: "big", Text: strings.Repeat("\n", 100001)}}},
			[]string{"files big: Source over the limits"},
		},
		"missing root, reported once": {
			assess.Fleet{Request: assess.Request{Inspect: &assess.Inspect{Root: "/no/such/folder"}}, Members: []assess.FleetMember{{Name: "a"}, {Name: "b"}}},
			[]string{"inspect root: Inspect root cannot be used"},
		},
		"common value that no file can express": {
			assess.Fleet{Common: optionTexts("region_name", "a\rb"), Members: []assess.FleetMember{{Name: "a"}}},
			[]string{"common : Option that no file can hold"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			result, mistakes := assess.RunFleet(&test.fleet, fleetDay)
			var got []string
			for _, m := range mistakes {
				got = append(got, fmt.Sprintf("%s %s: %s", m.Attribute, m.Key, m.Summary))
			}
			if diff := cmp.Diff(test.want, got); diff != "" || result != nil {
				t.Errorf("%s\nresult %v", diff, result)
			}
		})
	}
}

func benchmarkFleet(b *testing.B, text string) {
	fleet := &assess.Fleet{Kind: assess.FleetFiles}
	for i := range 1000 {
		fleet.Members = append(fleet.Members, assess.FleetMember{Name: fmt.Sprintf("%04d", i), Text: text})
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, mistakes := assess.RunFleet(fleet, fleetDay); len(mistakes) > 0 {
			b.Fatal(mistakes)
		}
	}
}
