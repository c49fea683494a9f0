package assess_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// allPairs is the environment variable that makes TestUpgradePairs cover every
// pair of releases. Otherwise the test covers neighbours, each release to the
// newest and back, and a sample of the others.
const allPairs = "OSLOCONF_ALL_PAIRS"

// TestUpgradePairs sets every option that a release of a service reads, and
// upgrades. Each option keeps its value, under its name in the other release;
// or it is gone, and a finding says so; or its text is read differently, and a
// change says so. Nothing vanishes.
func TestUpgradePairs(t *testing.T) {
	t.Parallel()
	all := catalog.Releases()
	for _, service := range catalog.Services() {
		for i, from := range all {
			if !from.ServiceCovered(service) {
				continue
			}
			t.Run(service+"/"+from.Series(), func(t *testing.T) {
				t.Parallel()
				text := everything(from, service)
				before := valuesOfService(t, service, from, text)
				for j, to := range all {
					if i == j || !to.ServiceCovered(service) || !chosenPair(i, j, len(all)) {
						continue
					}
					if faults := vanished(t, service, before, from, to, text); len(faults) > 0 {
						t.Errorf("to %s: %d faults: %s", to.Series(), len(faults), strings.Join(faults[:min(len(faults), 6)], "; "))
					}
				}
			})
		}
	}
}

func chosenPair(i, j, count int) bool {
	if os.Getenv(allPairs) != "" {
		return true
	}
	apart := i - j
	return apart == -1 || j == count-2 && i%3 == 0 || (i*7+j*11)%41 == 0
}

// everything is a configuration that sets every option of every section, and of
// one backend, to something other than its default.
func everything(from catalog.Release, service string) string {
	var b strings.Builder
	for _, name := range from.Sections(service) {
		section, ok := from.Section(service, name)
		if !ok || strings.HasPrefix(name, "<") {
			continue
		}
		fmt.Fprintf(&b, "[%s]\n", name)
		for _, option := range section.All() {
			value, ok := otherValue(option)
			if option.Name.Option == "enabled_backends" && service == "cinder" {
				value, ok = "first", true
			}
			if ok && option.Name.Option != "auth_section" {
				fmt.Fprintf(&b, "%s = %s\n", option.Name.Option, value)
			}
		}
	}
	if section, ok := from.Section(service, "<backend>"); ok && service == "cinder" {
		b.WriteString("[first]\n")
		for _, option := range section.All() {
			if value, ok := otherValue(option); ok {
				fmt.Fprintf(&b, "%s = %s\n", option.Name.Option, value)
			}
		}
	}
	return b.String()
}

// rest is a section of a text and everything after it.
func rest(text, section string) string {
	_, after, _ := strings.Cut("\n"+text, "\n["+section+"]\n")
	return "\n" + after
}

func serviceRequest(service string, release catalog.Release, text string) *assess.Request {
	r := textRequest(release.Series(), text)
	r.Service = service
	return r
}

func valuesOfService(t *testing.T, service string, release catalog.Release, text string) map[string]string {
	t.Helper()
	result, mistakes := assess.Run(serviceRequest(service, release, text), upgradeTime)
	if len(mistakes) > 0 {
		t.Fatalf("%s: %s: %s", release, mistakes[0].Summary, mistakes[0].Detail)
	}
	return result.Values
}

// vanished lists the options whose value changed without being reported.
func vanished(t *testing.T, service string, before map[string]string, from, to catalog.Release, text string) []string {
	t.Helper()
	up, mistakes := assess.Upgrade(&assess.UpgradeRequest{Request: *serviceRequest(service, to, text), From: from.Series(), Pin: true}, upgradeTime)
	if len(mistakes) > 0 {
		t.Fatalf("%s: %s", mistakes[0].Summary, mistakes[0].Detail)
	}
	after := valuesOfService(t, service, to, up.Rendered)
	found := map[string]bool{}
	for i := range up.Findings {
		f := &up.Findings[i]
		if !slices.Contains([]string{"option_not_in_release", "unknown_option", "auth_option_ignored", "conflicting_names", "invalid_value", "driver_unknown"}, f.Rule) {
			continue
		}
		found[f.Section+"."+f.Option] = true
	}
	current, otherwise, removed := map[string]string{}, map[string]bool{}, map[string]bool{}
	for i := range up.Changes {
		c := &up.Changes[i]
		key := c.Section + "." + c.Option
		switch c.Kind {
		case assess.Renamed:
			current[key] = *c.To
		case assess.Removed:
			removed[key] = true
		}
		otherwise[key] = otherwise[key] || c.Affects
	}
	var faults []string
	for _, key := range slices.Sorted(maps.Keys(before)) {
		was := before[key]
		section, name, _ := strings.Cut(key, ".")
		if option, ok := from.Option(service, section, name); ok && (option.Ignored || option.Default.Text() == was) {
			continue
		}
		if !strings.Contains(text, "\n"+name+" = ") {
			continue // nothing sets it
		}
		now := key
		if to, ok := current[key]; ok {
			now = to
		}
		is, there := after[now]
		switch {
		case there && sameText(was, is), otherwise[key] && (there || found[key] || found[now]):
		case removed[key] && found[key]:
		case strings.Contains(rest(up.Rendered, section), "\n"+name+" = "): // unknown whether it is read: it stays
		default:
			faults = append(faults, fmt.Sprintf("%s was %q and %s is %q (there %t, removed %t, found %t, otherwise %t)", key, was, now, is, there, removed[key], found[key], otherwise[key]))
		}
	}
	return faults
}
