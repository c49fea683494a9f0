package rules_test

import (
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/inspect/pemtest"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// waived adds a waiver of tls_verification_disabled to a request.
func waived(expires string) option {
	return func(r *assess.Request) {
		r.Policy.Waivers = append(r.Policy.Waivers, assess.WaiverText{Rule: "tls_verification_disabled", Reason: "lab cloud", Expires: expires})
	}
}

// The clock of these checks is at noon on 2026-06-01.
func TestSetBackClockRevivesAWaiver(t *testing.T) {
	t.Parallel()
	run := func(opts ...option) []report.Finding {
		return glance(t, map[string]any{"insecure": true}, append([]option{at("2024-01-15T00:00:00Z"), waived("2024-01-31")}, opts...)...)
	}
	found := one(t, run(), "clock_set_back", "")
	asExample(t, found)
	if found.Attribute != "evaluated_at" {
		t.Errorf("it points at %q", found.Attribute)
	}
	if off := one(t, run(), "tls_verification_disabled", "insecure"); !off.Waived {
		t.Error("the waiver does not apply at evaluated_at")
	}
	gradedAs(t, "clock_set_back", "", "IWE", run)

	insecure := map[string]any{"insecure": true}
	for name, findings := range map[string][]report.Finding{
		"waiver still valid":    glance(t, insecure, at("2024-01-15T00:00:00Z"), waived("2026-06-01")),
		"waiver covers nothing": glance(t, map[string]any{"insecure": false}, at("2024-01-15T00:00:00Z"), waived("2024-01-31")),
		"expired either way":    glance(t, insecure, at("2024-02-01T00:00:00Z"), waived("2024-01-31")),
		"no time is given":      glance(t, insecure, waived("2026-06-01")),
		"the time is now":       glance(t, insecure, at("2026-06-01T12:00:00Z"), waived("2026-06-01")),
		"the time is ahead":     glance(t, insecure, at("2030-06-01T12:00:00Z"), waived("2031-06-01")),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			none(t, findings, "clock_set_back")
		})
	}
	// The last day ends between the two times, one of which is in another zone.
	one(t, glance(t, insecure, at("2026-06-01T01:00:00+02:00"), waived("2026-05-31")), "clock_set_back", "")
}

func TestSetBackClockRevivesACertificate(t *testing.T) {
	t.Parallel()
	day := func(text string) time.Time {
		at, err := time.Parse(time.DateOnly, text)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	from, to := day("2024-01-01"), day("2026-03-01")
	old := pemtest.NewCA(t, pemtest.Named("Old"), pemtest.Valid(from, to))
	lasting := pemtest.NewCA(t, pemtest.Named("Lasting"), pemtest.Valid(from, day("2030-01-01")))
	leaf := lasting.Issue(t, pemtest.Named("nova"), pemtest.Valid(from, to))
	back := at("2025-06-01T00:00:00Z")

	h := newHost(t, map[string][]byte{"ca.pem": old.CertPEM()})
	found := one(t, h.glance(given{}, back), "clock_set_back", "cafile")
	saysThat(t, found, `certificate "Old" expired on 2026-03-01, and passes because evaluated_at is 2025-06-01T00:00:00Z`)
	none(t, h.glance(given{}, back), "certificate_validity")
	none(t, h.glance(given{}, at("2026-06-01T12:00:00Z")), "clock_set_back")
	none(t, h.glance(given{}, at("2026-04-01T12:00:00Z")), "clock_set_back") // certificate_validity reports it

	h = newHost(t, map[string][]byte{"ca.pem": append(old.CertPEM(), lasting.CertPEM()...), "cert.pem": leaf.CertPEM(), "key.pem": leaf.KeyPEM(t)})
	findings := h.glance(given{}, back)
	saysThat(t, one(t, findings, "clock_set_back", "certfile"), `certificate "nova" expired on 2026-03-01`)
	for _, f := range findings {
		if f.Rule == "clock_set_back" && f.Option == "cafile" {
			t.Errorf("a store with a lasting authority passes at the present time: %s", f.Message)
		}
	}
}
