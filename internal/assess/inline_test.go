package assess_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

var june = time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)

// judged runs texts under a policy.
func judged(t *testing.T, policy assess.PolicyText, texts ...string) []report.Finding {
	t.Helper()
	policy.Release = "2025.1"
	r := &assess.Request{Policy: policy}
	for i, text := range texts {
		r.Sources = append(r.Sources, assess.SourceText{Name: fmt.Sprintf("%d.conf", i), Content: text})
	}
	result, mistakes := assess.Run(r, june)
	if len(mistakes) > 0 {
		t.Fatalf("mistakes: %+v", mistakes)
	}
	return result.Findings
}

// worded lists the findings of some rules, one per line: rule, place, severity
// and, if waived, the reason.
func worded(findings []report.Finding, rules ...string) string {
	var words []string
	for _, f := range findings {
		for _, rule := range rules {
			if f.Rule == rule {
				word := fmt.Sprintf("%s %s:%d %s", f.Rule, f.File, f.Line, f.Severity)
				if f.Waived {
					word += " waived: " + f.WaiverReason
				}
				if f.Rule == "waiver_invalid" {
					word += ": " + f.Message
				}
				words = append(words, word)
			}
		}
	}
	return strings.Join(words, "\n")
}

func TestInlineWaivers(t *testing.T) {
	t.Parallel()
	const allow = "# osloconf: allow tls_verification_disabled until 2027-01-31: lab cloud\n"
	const stands = "tls_verification_disabled 0.conf:%d error"
	for name, test := range map[string]struct {
		texts []string
		off   bool
		want  string
	}{
		"above the option": {[]string{"[glance]\n" + allow + "insecure = true\n"}, false,
			"tls_verification_disabled 0.conf:3 error waived: lab cloud"},
		"with a semicolon, in any case": {[]string{"[glance]\n;; OsloConf: Allow TLS_verification_disabled Until 2027-01-31 : lab cloud\ninsecure = true\n"}, false,
			"tls_verification_disabled 0.conf:3 error waived: lab cloud"},
		"up to its last day": {[]string{"[glance]\n" + strings.Replace(allow, "2027-01-31", "2026-06-01", 1) + "insecure = true\n"}, false,
			"tls_verification_disabled 0.conf:3 error waived: lab cloud"},
		"by an older name": {[]string{"[glance]\n" + allow + "api_insecure = true\n"}, false,
			"tls_verification_disabled 0.conf:3 error waived: lab cloud"},
		"other comments in between": {[]string{"[glance]\n" + allow + "# the lab\n#insecure = false\ninsecure = true\n"}, false,
			"tls_verification_disabled 0.conf:5 error waived: lab cloud"},
		"carriage returns at line ends": {[]string{strings.ReplaceAll("[glance]\n"+allow+"insecure = true\n", "\n", "\r\n")}, false,
			"tls_verification_disabled 0.conf:3 error waived: lab cloud"},
		"not allowed": {[]string{"[glance]\n" + allow + "insecure = true\n"}, true,
			fmt.Sprintf(stands, 3) + "\nwaiver_ignored 0.conf:2 info"},
		"another file overrides": {[]string{"[glance]\n" + allow + "insecure = false\n", "[glance]\ninsecure = true\n"}, false,
			"tls_verification_disabled 1.conf:2 error\nwaiver_unused 0.conf:2 warning"},
		"another option of the rule": {[]string{"[glance]\n" + allow + "insecure = true\n[neutron]\ninsecure = true\n"}, false,
			"tls_verification_disabled 0.conf:3 error waived: lab cloud\ntls_verification_disabled 0.conf:5 error"},
		"expired": {[]string{"[glance]\n" + strings.Replace(allow, "2027-01-31", "2026-05-31", 1) + "insecure = true\n"}, false,
			"waiver_expired 0.conf:2 error\n" + fmt.Sprintf(stands, 3)},
		"unused": {[]string{"[glance]\n" + allow + "insecure = false\n"}, false, "waiver_unused 0.conf:2 warning"},
		"a blank line in between": {[]string{"[glance]\n" + allow + "\ninsecure = true\n"}, false,
			"waiver_invalid 0.conf:2 error: this comment waives nothing: there is no option on the line below it\n" + fmt.Sprintf(stands, 4)},
		"at the end": {[]string{"[glance]\ninsecure = false\n" + allow}, false,
			"waiver_invalid 0.conf:3 error: this comment waives nothing: there is no option on the line below it"},
		"twice": {[]string{"[glance]\n" + allow + allow + "insecure = true\n"}, false,
			"waiver_invalid 0.conf:3 error: this comment waives nothing: a comment above it waives the same rule for the same option; keep one\ntls_verification_disabled 0.conf:4 error waived: lab cloud"},
		"not in the first column": {[]string{"[glance]\ntimeout = 60\n" + " " + allow + "insecure = true\n"}, false, fmt.Sprintf(stands, 4)},
		"something else":          {[]string{"[glance]\n# osloconf: migrated in May\ninsecure = false\n"}, false, ""},
		"a remark from migrating": {[]string{"[glance]\n# osloconf: x is not read by 31.0.0 in [glance]\n# x = 1\ninsecure = false\n"}, false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			allowed := !test.off
			findings := judged(t, assess.PolicyText{InlineWaivers: &allowed}, test.texts...)
			if got := worded(findings, "tls_verification_disabled", "waiver_invalid", "waiver_ignored", "waiver_unused", "waiver_expired"); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestInlineWaiversThatAreInvalid(t *testing.T) {
	t.Parallel()
	allowed := true
	for comment, want := range map[string]string{
		"allow":                           "it names no rule",
		"alow tls_verification_disabled":  "it does not say allow",
		"allow tls_verification_disabled": "it names no last day",
		"allow tls_verification_disabled for 2027-01-31: x":     `is not "until YYYY-MM-DD"`,
		"allow tls_verification_disabled until 2027-01-31":      "it has no reason",
		"allow tls_verification_disabled until 2027-01-31: ":    "blank reason",
		"allow tls_verification_disabled until 2027-02-30: x":   "is not a date",
		"allow tls_verification_disable until 2027-01-31: x":    "tls_verification_disabled",
		"allow tls_* until 2027-01-31: x":                       "rules are named one by one",
		"allow parse_error until 2027-01-31: x":                 "cannot be waived",
		"allow waiver_invalid until 2027-01-31: x":              "cannot be waived",
		"allow tls_verification_disabled glance until never: x": "is not \"until",
	} {
		findings := judged(t, assess.PolicyText{InlineWaivers: &allowed}, "[glance]\n# osloconf: "+comment+"\ninsecure = true\n")
		got := worded(findings, "waiver_invalid")
		if !strings.HasPrefix(got, "waiver_invalid 0.conf:2 error: this comment waives nothing: ") || !strings.Contains(got, want) {
			t.Errorf("%s: %q should contain %q", comment, got, want)
		}
		if report.Valid(findings) {
			t.Errorf("%s: it is valid nevertheless", comment)
		}
	}
}

// A reason appears in outputs, so it must not show secrets.
func TestInlineReasonsAreMasked(t *testing.T) {
	t.Parallel()
	allowed := true
	for _, reason := range []string{"password = s3cretword", "see https://u:s3cretword@h/", "the old password: s3cretword"} {
		findings := judged(t, assess.PolicyText{InlineWaivers: &allowed},
			"[glance]\n# osloconf: allow tls_verification_disabled until 2027-01-31: "+reason+"\ninsecure = true\n")
		if got := worded(findings, "tls_verification_disabled"); !strings.Contains(got, "waived") || strings.Contains(got, "s3cretword") {
			t.Errorf("%s: %s", reason, got)
		}
	}
}

// The cost of a text full of such comments is linear in its length.
func TestInlineWaiversAreLinear(t *testing.T) {
	t.Parallel()
	allowed := true
	text := "[glance]\n" + strings.Repeat("# osloconf: allow tls_verification_disabled until 2027-01-31: x\ninsecure = true\n", 20000)
	begun := time.Now()
	judged(t, assess.PolicyText{InlineWaivers: &allowed}, text)
	if took := time.Since(begun); took > 30*time.Second {
		t.Errorf("it took %s", took)
	}
}

func TestBaseline(t *testing.T) {
	t.Parallel()
	text := "[glance]\ninsecure = true\ntimeout = fast\n"
	before := judged(t, assess.PolicyText{}, text)
	var prints []string
	for _, entry := range assess.BaselineOf(before) {
		prints = append(prints, entry.Fingerprint)
	}
	after := judged(t, assess.PolicyText{Baseline: prints}, text)
	if !report.Valid(after) || len(after) != len(before) {
		t.Errorf("with its own baseline a text is not valid: %+v", after)
	}
	for _, f := range after {
		if !f.Baselined || f.Waived {
			t.Errorf("%s is not baselined", f.Rule)
		}
	}
	// With one of the errors fixed, its entry is unused; the profile decides
	// the severity.
	fixed := judged(t, assess.PolicyText{Baseline: prints}, "[glance]\ninsecure = true\ntimeout = 60\n")
	if got := worded(fixed, "baseline_unused"); got != "baseline_unused :0 warning" {
		t.Errorf("%q", got)
	}
	_, mistakes := assess.Run(&assess.Request{Policy: assess.PolicyText{Baseline: []string{prints[0], "xyz"}},
		Sources: []assess.SourceText{{Name: "x", Content: text}}}, june)
	if len(mistakes) != 1 || !strings.Contains(mistakes[0].Detail, "Entry 1: \"xyz\" is not a fingerprint: write the 32 hex digits") {
		t.Errorf("%+v", mistakes)
	}
}

// A fleet reports once what its baseline no longer needs, and a member's entry
// applies to that member only.
func TestFleetBaseline(t *testing.T) {
	t.Parallel()
	fleet := func(baseline []string, texts map[string]string) *assess.FleetResult {
		f := &assess.Fleet{Request: assess.Request{Policy: assess.PolicyText{Release: "2025.1", Baseline: baseline}}}
		for name, text := range texts {
			f.Members = append(f.Members, assess.FleetMember{Name: name, Text: text})
		}
		result, mistakes := assess.RunFleet(f, june)
		if len(mistakes) > 0 {
			t.Fatalf("%+v", mistakes)
		}
		return result
	}
	const good, bad = "[glance]\ninsecure = false\n", "[glance]\ninsecure = true\n"
	var baseline []string
	for _, f := range fleet(nil, map[string]string{"a": bad, "b": good}).Findings {
		if f.Rule == "tls_verification_disabled" {
			baseline = append(baseline, f.Fingerprint())
		}
	}
	if len(baseline) != 1 {
		t.Fatalf("%v", baseline)
	}
	if !fleet(baseline, map[string]string{"a": bad, "b": good}).Valid {
		t.Error("the member's finding is not accepted")
	}
	result := fleet(baseline, map[string]string{"a": good, "b": bad})
	if result.Valid {
		t.Error("another member's finding is accepted")
	}
	unused := 0
	for _, f := range result.Findings {
		if f.Rule == "baseline_unused" && f.OfPolicy {
			unused++
		}
	}
	if unused != 1 {
		t.Errorf("%d findings about the unused entry", unused)
	}
}
