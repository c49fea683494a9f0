package assess_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// An option leaves a configuration only with a finding on its line: here a
// release is given what others read.
func TestNothingIsLeftOutUnsaid(t *testing.T) {
	t.Parallel()
	for _, service := range catalog.Services() {
		t.Run(service, func(t *testing.T) {
			t.Parallel()
			covered := releasesOf(service)
			last := len(covered) - 1
			if testing.Short() {
				leftOutUnsaid(t, service, covered[0], covered[last])
				return
			}
			for i, release := range covered {
				leftOutUnsaid(t, service, release, covered[(i+1)%len(covered)])
				leftOutUnsaid(t, service, release, covered[last-i])
			}
		})
	}
}

// releasesOf lists the releases whose facts cover a service.
func releasesOf(service string) []catalog.Release {
	return slices.DeleteFunc(slices.Clone(catalog.Releases()), func(r catalog.Release) bool { return !r.ServiceCovered(service) })
}

func leftOutUnsaid(t *testing.T, service string, release, other catalog.Release) {
	t.Helper()
	lines := everyOption(other, service)
	result, mistakes := assess.Run(serviceRequest(service, release, strings.Join(lines, "\n")), upgradeTime)
	if len(mistakes) > 0 {
		t.Fatal(mistakes)
	}
	told := map[int]bool{}
	for i := range result.Findings {
		told[result.Findings[i].Line] = true
	}
	migrated, rendered := setNumbers(result.Migrated["nova.conf"]), setNumbers(result.Rendered)
	for i, line := range lines {
		_, number, ok := strings.Cut(line, " = ")
		if !ok || told[i+1] {
			continue
		}
		if !migrated[number] {
			t.Errorf("%s, a line of %s: no finding on %q, which the migrated text lacks", release, other, line)
		}
		if !rendered[number] {
			t.Errorf("%s, a line of %s: no finding on %q, which the rendered text lacks", release, other, line)
		}
	}
}

// An upgrade loses no line either, unless a change or a finding tells of it,
// and a second one has nothing left to do.
func TestUpgradeOfEveryOption(t *testing.T) {
	t.Parallel()
	for _, service := range catalog.Services() {
		t.Run(service, func(t *testing.T) {
			t.Parallel()
			covered := releasesOf(service)
			last := len(covered) - 1
			upgradedUnsaid(t, service, covered[last], covered[0])
			const skip = 2 // every release, and yet few upgrades
			for i := skip; i <= last && !testing.Short(); i += skip {
				upgradedUnsaid(t, service, covered[i-skip], covered[i])
			}
		})
	}
}

func upgradedUnsaid(t *testing.T, service string, from, to catalog.Release) {
	t.Helper()
	upgrade := func(from catalog.Release, text string) *assess.UpgradeResult {
		up, mistakes := assess.Upgrade(&assess.UpgradeRequest{Request: *serviceRequest(service, to, text), From: from.Series(), Pin: true}, upgradeTime)
		if len(mistakes) > 0 {
			t.Fatal(mistakes)
		}
		return up
	}
	text := everything(from, service)
	up := upgrade(from, text)
	if diff := cmp.Diff(body(up.Rendered), body(upgrade(to, up.Rendered).Rendered)); diff != "" {
		t.Errorf("%s to %s, then again: %s", from, to, diff)
	}
	told := map[string]bool{}
	for i := range up.Changes {
		c := &up.Changes[i]
		told[c.Section+"."+c.Option] = true
		if c.From != nil {
			told[*c.From] = true
		}
	}
	for i := range up.Findings {
		told[up.Findings[i].Section+"."+up.Findings[i].Option] = true
	}
	is := setLines(up.Rendered)
	for name, value := range setLines(text) {
		if is[name] != value && !told[name] {
			t.Errorf("%s to %s: no change and no finding on %s, which is %q and was %q", from, to, name, is[name], value)
		}
	}
}

// setLines are the last values of a text's options, by section.option.
func setLines(text string) map[string]string {
	lines, section := map[string]string{}, ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			section = strings.Trim(line, "[]")
		} else if name, value, ok := strings.Cut(line, " ="); ok && !strings.HasPrefix(name, "#") {
			lines[section+"."+name] = strings.Trim(value, ` "`)
		}
	}
	return lines
}

// everyOption is a text that sets every option a service reads, each to the
// number of its line.
func everyOption(release catalog.Release, service string) []string {
	var lines []string
	for _, name := range release.Sections(service) {
		section, ok := release.Section(service, name)
		if !ok || strings.HasPrefix(name, "<") {
			continue
		}
		lines = append(lines, "["+name+"]")
		for _, option := range section.All() {
			lines = append(lines, fmt.Sprintf("%s = %d", option.Name.Option, len(lines)+1))
		}
	}
	return lines
}

// setNumbers are the values of a text's options.
func setNumbers(text string) map[string]bool {
	numbers := map[string]bool{}
	for line := range strings.Lines(text) {
		if name, value, ok := strings.Cut(strings.TrimSpace(line), " = "); ok && !strings.HasPrefix(name, "#") {
			numbers[strings.Trim(value, `"`)] = true
		}
	}
	return numbers
}
