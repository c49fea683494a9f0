package catalog

import (
	"cmp"
	"fmt"
	"strings"
)

// UnknownReleaseError reports that a text does not name a release in the
// catalogue.
type UnknownReleaseError struct {
	Text    string  // what was requested
	Series  string  // the series whose major the text has, "" for none
	Range   string  // that series' versions, "26.0.0 to 26.3.0"
	Nearest string  // a name or version that Resolve accepts
	Far     bool    // Nearest is only a fallback: the text resembles no release
	Oldest  Release // the first release covered, at its first tag
	Newest  Release // the last one, which may be in development
}

// Error is the message for the user.
func (e *UnknownReleaseError) Error() string {
	message := fmt.Sprintf("unknown release %s: ", quoteShort(e.Text))
	if e.Series != "" {
		message += fmt.Sprintf("%s has the versions %s, and ", e.Series, e.Range)
	}
	message += fmt.Sprintf("the catalogue covers %s to %s", e.Oldest, e.Newest)
	if e.Far {
		return message
	}
	return message + "; nearest is " + e.Nearest
}

// Resolve finds a release by its series name ("zed", "2023.1"), number
// ("2022.2"), code name ("antelope"), Nova's major ("26") or an exact version
// ("26.2.2"), ignoring case. A series means its last tag. Anything else is an
// *UnknownReleaseError, which always suggests a covered release: there is no
// fallback.
func Resolve(text string) (Release, error) {
	if len(text) <= 64 {
		name := strings.ToLower(text)
		if r, ok := byName(name); ok {
			return r, nil
		}
		if v, ok := parseVersion(name); ok {
			if r, ok := byVersion(v); ok {
				return r, nil
			}
		}
	}
	unknown := unknownRelease(text, text)
	unknown.Far = false // the caller wants any covered release
	return Release{}, unknown
}

func byName(name string) (Release, bool) {
	major, isNumber := number(name)
	for i := range seriesList() {
		s := &seriesList()[i]
		if s.Name == name || s.Codename == name || s.Number == name || (isNumber && major == int(s.Major)) {
			return last(s), true
		}
	}
	return Release{}, false
}

func byVersion(v Version) (Release, bool) {
	for i := range seriesList() {
		s := &seriesList()[i]
		for _, tag := range s.Tags {
			if novaVersionOf(s, tag) == v {
				return Release{series: s, at: tag}, true
			}
		}
	}
	return Release{}, false
}

// unknownRelease finds the releases nearest to a text; the error shows the text
// as it was given.
func unknownRelease(text, given string) *UnknownReleaseError {
	e := &UnknownReleaseError{
		Text:   given,
		Oldest: Release{series: &seriesList()[0], at: seriesList()[0].Tags[0]},
		Newest: last(&seriesList()[len(seriesList())-1]),
	}
	name := strings.ToLower(strings.TrimSpace(text))
	if len(name) > 64 {
		name = name[:64]
	}
	wanted, isVersion := looseVersion(name)
	switch {
	case name == "":
		e.Nearest = Newest().Series()
	case isVersion && wanted.Major < 1000:
		e.Nearest = nearestVersion(wanted)
		for i := range seriesList() {
			if s := &seriesList()[i]; int(s.Major) == wanted.Major && s.Describe == "" {
				e.Series = s.Name
				e.Range = versionAt(s.Tags[0]).String() + " to " + last(s).Nova().String()
			}
		}
	case isVersion:
		e.Nearest = nearestNumber(wanted)
	default:
		e.Nearest = nearestName(name)
		if e.Nearest == "" {
			e.Nearest, e.Far = Newest().Series(), true
		}
	}
	return e
}

// looseVersion reads the leading numbers of a text meant as a version: "v26",
// "26.2", "26.2.2.1", "2023.3".
func looseVersion(text string) (Version, bool) {
	var v Version
	parts := strings.SplitN(strings.TrimPrefix(text, "v"), ".", 4)
	targets := []*int{&v.Major, &v.Minor, &v.Patch}
	for i := range min(len(parts), len(targets)) {
		digits := parts[i]
		if end := strings.IndexFunc(digits, func(c rune) bool { return c < '0' || c > '9' }); end >= 0 {
			digits = digits[:end]
		}
		if trimmed := strings.TrimLeft(digits, "0"); digits != "" {
			digits = cmp.Or(trimmed, "0")
		}
		n, ok := number(digits)
		if !ok {
			return v, i > 0
		}
		*targets[i] = n
	}
	return v, true
}

// nearestVersion returns the tag that differs least: in the major first, then
// the minor, then the patch; of two equally near, the older. Past a major's
// last minor it is that major's last tag; past either end of the covered range,
// the tag at that end.
func nearestVersion(wanted Version) string {
	best, bestDistance := Version{}, [3]int{1 << 30}
	newest := Newest().Nova()
	if wanted.Major > newest.Major {
		return newest.String()
	}
	for _, r := range Tags() {
		v := versionAt(r.at)
		distance := [3]int{distance(v.Major, wanted.Major), distance(v.Minor, wanted.Minor), distance(v.Patch, wanted.Patch)}
		switch {
		case wanted.Major < v.Major:
			distance[1], distance[2] = v.Minor, v.Patch
		case wanted.Major == v.Major && wanted.Minor > v.Minor:
			distance[2] = -v.Patch
		}
		if !r.Development() && less(distance, bestDistance) {
			best, bestDistance = v, distance
		}
	}
	return best.String()
}

// nearestNumber does the same for release numbers such as 2023.3, of which
// there are two a year. A bare year means its first.
func nearestNumber(wanted Version) string {
	best, bestDistance := "", 1<<30
	wanted.Minor = max(wanted.Minor, 1)
	for i := range seriesList() {
		v, _ := looseVersion(seriesList()[i].Number)
		if d := distance(2*v.Major+v.Minor, 2*wanted.Major+wanted.Minor); d < bestDistance {
			best, bestDistance = seriesList()[i].Number, d
		}
	}
	return best
}

// nearestName returns the series or code name with the fewest edits, "" if none
// is close.
func nearestName(name string) string {
	best, bestDistance := "", len(name)/3+1
	for i := range seriesList() {
		for _, known := range []string{seriesList()[i].Name, seriesList()[i].Codename} {
			if d := edits(name, known); d < bestDistance {
				best, bestDistance = known, d
			}
		}
	}
	return best
}

func distance(a, b int) int { return max(a-b, b-a) }

func less(a, b [3]int) bool {
	for i := range a {
		if a[i] != b[i] {
			return a[i] < b[i]
		}
	}
	return false
}

// edits is the Levenshtein distance of two short texts, in bytes.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(diagonal+cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
