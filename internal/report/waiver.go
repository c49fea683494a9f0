package report

import (
	"fmt"
	"strings"
	"time"
)

// Waiver is one approved exception from a rule, with an expiry date, for one
// option or for all.
type Waiver struct {
	Rule          string    // the rule's current name
	Reason        string    // not blank
	Expires       time.Time // midnight UTC at the start of the last valid day
	Owner         string    // optional
	Option        string    // optional, "section.option": only findings on it
	Configuration string    // optional: only findings on this one of several configurations
}

// ParseExpiry reads the last day on which a waiver is valid, "2027-01-31".
func ParseExpiry(text string) (time.Time, error) {
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return time.Time{}, fmt.Errorf("%s is not a date: write the last valid day as YYYY-MM-DD, for example 2027-01-31", Show(text))
	}
	return day, nil
}

// Expired reports whether the waiver's last day (UTC) is over.
func (w *Waiver) Expired(now time.Time) bool {
	return !now.UTC().Before(w.Expires.AddDate(0, 0, 1))
}

// Covers reports whether the waiver applies to this finding, regardless of
// time.
func (w *Waiver) Covers(f *Finding) bool {
	if f.Unwaivable || !strings.EqualFold(w.Rule, f.Rule) {
		return false
	}
	if w.Configuration != "" && w.Configuration != f.Configuration {
		return false
	}
	return w.Option == "" || w.onOption(f)
}

// onOption reports whether the waiver's option is the finding's. oslo.config
// distinguishes case in option names but not in sections; option names contain
// no dots. A masked text is not a name.
func (w *Waiver) onOption(f *Finding) bool {
	dot := strings.LastIndexByte(w.Option, '.')
	if dot < 0 || f.Option == "" || strings.Contains(f.Option, Mask) || strings.Contains(f.Section, Mask) {
		return false
	}
	return w.Option[dot+1:] == f.Option && strings.EqualFold(w.Option[:dot], f.Section)
}
