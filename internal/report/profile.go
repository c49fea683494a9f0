package report

import (
	"fmt"
	"strings"
)

// Profile chooses among a rule's three severities.
type Profile uint8

// The profiles, from what the software itself rejects to a hardened cloud.
const (
	Permissive Profile = iota
	Baseline
	Strict
)

// Profiles lists the profiles by the names users write.
func Profiles() []string { return []string{"permissive", "baseline", "strict"} }

// String returns the name users write.
func (p Profile) String() string { return Profiles()[p] }

// ParseProfile reads a profile's name, in any case. The error lists the names.
func ParseProfile(text string) (Profile, error) {
	for i, name := range Profiles() {
		if strings.EqualFold(text, name) {
			return Profile(i), nil
		}
	}
	return Baseline, fmt.Errorf("unknown profile %s: write one of %s", Quote(text), strings.Join(Profiles(), ", "))
}

// Levels are a rule's severities under permissive, baseline and strict, one
// letter each, as the rule table writes them: E error, W warning, I info, -
// off.
type Levels string

// At is the severity under a profile. Malformed levels are errors: a slip in
// the table must not silence a rule.
func (l Levels) At(p Profile) Severity {
	if int(p) >= len(l) {
		return Error
	}
	switch l[p] {
	case 'W':
		return Warning
	case 'I':
		return Info
	case '-':
		return Off
	default:
		return Error
	}
}

// Lower returns the levels one step lower, at least info: for a finding whose
// harm is limited by its place, such as a loopback address.
func (l Levels) Lower() Levels {
	lower := []byte(l)
	for i, c := range lower {
		switch c {
		case 'E':
			lower[i] = 'W'
		case 'W':
			lower[i] = 'I'
		}
	}
	return Levels(lower)
}
