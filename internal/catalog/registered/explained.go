package registered

import (
	_ "embed"
	"fmt"
	"path"
	"strings"
)

// explained.txt lists the differences that have a reason.
//
//go:embed explained.txt
var explained string

// faults.txt lists those that are known faults of the catalogue.
//
//go:embed faults.txt
var faults string

// Explanation says why some differences are not the catalogue's fault.
type Explanation struct {
	Service, Option, Attribute string // patterns for path.Match; Option is "section.option"
	Reason                     string
}

// Explanations reads the differences that have a reason and those that are
// known faults.
func Explanations() ([]Explanation, error) {
	reasons, err := parseExplanations("explained.txt", explained)
	if err != nil {
		return nil, err
	}
	known, err := parseExplanations("faults.txt", faults)
	return append(reasons, known...), err
}

func parseExplanations(file, text string) ([]Explanation, error) {
	var list []Explanation
	for number, line := range strings.Split(text, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 4 || fields[3] == "" {
			return nil, fmt.Errorf("%s line %d: want service, option, attribute and reason, separated by tabs", file, number+1)
		}
		for _, pattern := range fields[:3] {
			if _, err := path.Match(pattern, ""); err != nil {
				return nil, fmt.Errorf("%s line %d: %s: %w", file, number+1, pattern, err)
			}
		}
		list = append(list, Explanation{fields[0], fields[1], fields[2], fields[3]})
	}
	return list, nil
}

// covers reports whether the explanation applies to the difference.
func (e *Explanation) covers(service string, d *Difference) bool {
	for _, pair := range [][2]string{{e.Service, service}, {e.Option, d.Section + "." + d.Option}, {e.Attribute, d.Attribute}} {
		if ok, err := path.Match(pair[0], pair[1]); !ok || err != nil {
			return false
		}
	}
	return true
}

// Unexplained returns the differences that no explanation covers, and the
// service's explanations that cover none and are therefore out of date.
func Unexplained(service string, differences []Difference, list []Explanation) ([]Difference, []Explanation) {
	used := make([]bool, len(list))
	var left []Difference
	for _, d := range differences {
		explained := false
		for i := range list {
			if list[i].covers(service, &d) {
				explained, used[i] = true, true
			}
		}
		if !explained {
			left = append(left, d)
		}
	}
	var stale []Explanation
	for i, e := range list {
		if !used[i] && e.Service == service {
			stale = append(stale, e)
		}
	}
	return left, stale
}
