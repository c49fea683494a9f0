package assess_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// upgradeTime is the time of the upgrades, where it matters.
var upgradeTime = time.Date(2026, 11, 21, 8, 0, 0, 0, time.UTC)

// TestUpgradeWalk goes from every release to every other with configurations
// that set everything, by current and by older names, or nothing. The new
// release must read from the rendered text what the old one read from the
// original, or a change must say why not.
func TestUpgradeWalk(t *testing.T) {
	t.Parallel()
	for _, from := range catalog.Releases() {
		for name, text := range walked(from) {
			t.Run(from.Series()+"/"+name, func(t *testing.T) {
				t.Parallel()
				before := valuesOf(t, from, text)
				for _, to := range catalog.Releases() {
					if faults := walk(t, before, from, to, text); len(faults) > 0 {
						t.Errorf("to %s: %s", to.Series(), strings.Join(faults, "; "))
					}
				}
			})
		}
	}
}

// TestUpgradeWalkConfigurations does the same with configurations written by
// people and installers.
func TestUpgradeWalkConfigurations(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/configurations/*.conf")
	if err != nil || len(files) == 0 {
		t.Fatal("no configurations", err)
	}
	for _, file := range files {
		from, ok := seriesIn(filepath.Base(file))
		if !ok {
			continue // older than the catalogue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text := string(content)
			before := valuesOf(t, from, text)
			if before == nil {
				return // it does not parse, so nothing takes effect
			}
			for _, to := range catalog.Releases() {
				if faults := walk(t, before, from, to, text); len(faults) > 0 {
					t.Errorf("to %s: %s", to.Series(), strings.Join(faults, "; "))
				}
			}
		})
	}
}

// seriesIn finds the release between dashes in a file name.
func seriesIn(name string) (catalog.Release, bool) {
	for part := range strings.SplitSeq(strings.TrimSuffix(name, ".conf"), "-") {
		if release, err := catalog.Resolve(part); err == nil {
			return release, true
		}
	}
	return catalog.Release{}, false
}

// walked returns configurations to upgrade from a release.
func walked(from catalog.Release) map[string]string {
	sections := append(from.Consumers("nova"), "glance")
	slices.Sort(sections)
	var empty, current, older, plugin strings.Builder
	for _, name := range slices.Compact(sections) {
		section, _ := from.Section("nova", name)
		for _, b := range []*strings.Builder{&empty, &current, &older, &plugin} {
			fmt.Fprintf(b, "[%s]\n", name)
		}
		var elsewhere []string
		for _, option := range section.All() {
			value, ok := otherValue(option)
			if !ok || option.Name.Option == "auth_section" {
				continue
			}
			fmt.Fprintf(&current, "%s = %s\n", option.Name.Option, value)
			if option.Name.Option == "auth_type" {
				value = "password"
			}
			for _, alias := range option.Deprecated {
				if alias.Group == name {
					fmt.Fprintf(&older, "%s = %s\n", alias.Option, value)
				} else {
					elsewhere = append(elsewhere, fmt.Sprintf("[%s]\n%s = %s\n", alias.Group, alias.Option, value))
				}
				break
			}
		}
		older.WriteString(strings.Join(elsewhere, ""))
		if section.Reads.Auth {
			plugin.WriteString("auth_type = password\n")
			options, _ := from.PluginOptions(name, "password")
			for _, option := range options {
				fmt.Fprintf(&plugin, "%s = text\n", strings.ReplaceAll(option.Name.Option, "-", "_"))
			}
		}
	}
	return map[string]string{
		"nothing": "[DEFAULT]\ndebug = true\n", "sections": empty.String(), "current names": current.String(),
		"older names": older.String(), "plugin": plugin.String(),
	}
}

// otherValue is a text that the option accepts and that is not its default.
func otherValue(option *catalog.Option) (string, bool) {
	candidates := []string{"7", "true", "false", "2.5", "internal", "https://host.example.org:8443/", "a,b", "10.0.0.1", "k:v"}
	for _, choice := range option.Choices {
		candidates = append(candidates, choice.Text())
	}
	for _, candidate := range candidates {
		if value, err := option.Type.Parse(candidate); err == nil && !value.Equal(option.Default) {
			return candidate, true
		}
	}
	return "", false
}

func valuesOf(t *testing.T, release catalog.Release, text string) map[string]string {
	t.Helper()
	result, mistakes := assess.Run(textRequest(release.Nova().String(), text), upgradeTime)
	if len(mistakes) > 0 {
		t.Fatalf("%s: %s: %s", release, mistakes[0].Summary, mistakes[0].Detail)
	}
	return result.Values
}

func textRequest(release, text string) *assess.Request {
	return &assess.Request{
		Policy:  assess.PolicyText{Release: release},
		Sources: []assess.SourceText{{Name: "nova.conf", Content: text}},
	}
}

// walk upgrades and returns what is unaccounted for.
func walk(t *testing.T, before map[string]string, from, to catalog.Release, text string) []string {
	t.Helper()
	up, mistakes := assess.Upgrade(&assess.UpgradeRequest{
		Request: *textRequest(to.Nova().String(), text), From: from.Nova().String(), Pin: true,
	}, upgradeTime)
	if len(mistakes) > 0 {
		t.Fatalf("%s: %s", mistakes[0].Summary, mistakes[0].Detail)
	}
	if from == to && len(up.Changes) > 0 && !strings.Contains(text, "[ssl]") {
		for _, c := range up.Changes {
			if c.Kind != assess.Renamed {
				return []string{fmt.Sprintf("a change without a change of release: %s.%s %s", c.Section, c.Option, c.Kind)}
			}
		}
	}
	after := valuesOf(t, to, up.Rendered)
	told := map[string][]*assess.Change{}
	var faults []string
	for i := range up.Changes {
		c := &up.Changes[i]
		told[c.Section+"."+c.Option] = append(told[c.Section+"."+c.Option], c)
		if c.Kind == assess.Renamed {
			told[*c.From] = append(told[*c.From], c)
			told[*c.To] = append(told[*c.To], c)
		}
		if c.Kind == assess.DefaultChanged && c.Affects && writable(to, c) && !strings.Contains(c.Advice, "pins the old value") &&
			!strings.Contains(c.Advice, "no longer accepts the old value") {
			faults = append(faults, "a default that could be pinned was not: "+c.Section+"."+c.Option)
		}
		if n := strings.Count(c.Advice, "."); !strings.HasSuffix(c.Advice, ".") || n == 0 {
			faults = append(faults, "advice is not a sentence: "+c.Advice)
		}
	}
	for i := range up.Changes {
		// A renamed option's default or type may change, too.
		if c := &up.Changes[i]; c.Kind == assess.Renamed {
			for _, other := range told[c.Section+"."+c.Option] {
				if other.Kind != assess.Renamed {
					told[*c.From] = append(told[*c.From], other)
					told[*c.To] = append(told[*c.To], other)
				}
			}
		}
	}
	for key, was := range before {
		if is, ok := after[key]; (!ok || !sameText(was, is)) && !explained(told[key], from, to, key, was, after, ok) {
			faults = append(faults, fmt.Sprintf("%s was %q and is %q", key, was, is))
		}
	}
	for key, is := range after {
		if _, ok := before[key]; !ok && !explained(told[key], from, to, key, is, before, ok) {
			faults = append(faults, fmt.Sprintf("%s was not there and is %q", key, is))
		}
	}
	return faults
}

// explained reports whether the changes account for a key whose value differs.
func explained(changes []*assess.Change, from, to catalog.Release, key, value string, others map[string]string, both bool) bool {
	for _, c := range changes {
		switch c.Kind {
		case assess.Renamed:
			for _, other := range []string{*c.From, *c.To} {
				section, _, _ := strings.Cut(other, ".")
				if there, ok := others[other]; other != key && (ok && sameText(there, value) || section == "ssl") {
					return true
				}
			}
		case assess.Added, assess.Removed:
			if !both {
				return true
			}
		default:
			if c.Affects {
				return true
			}
		}
	}
	section, _, _ := strings.Cut(key, ".")
	for _, release := range []catalog.Release{from, to} {
		facts, ok := release.Section("nova", section)
		switch {
		case release.Before(14, 0, 0) && (!ok || !facts.Complete):
			return true // the first release's facts do not list every option
		case ok && !facts.Consumer && section != "glance":
			return true // registered, but not covered by the output values
		}
	}
	return false
}

// writable reports whether the new release accepts a text for the old default.
func writable(to catalog.Release, c *assess.Change) bool {
	option, ok := to.Option("nova", c.Section, c.Option)
	if !ok || c.From == nil {
		return false
	}
	_, err := option.Type.Parse(*c.From)
	return err == nil
}

func sameText(a, b string) bool {
	x, err := strconv.ParseFloat(a, 64)
	y, also := strconv.ParseFloat(b, 64)
	return a == b || err == nil && also == nil && x == y
}
