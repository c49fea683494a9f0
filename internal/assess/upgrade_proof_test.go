package assess_test

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
)

// TestUpgradeProof upgrades every whole configuration that this package has for
// a service: by one release, over several, directly to the newest, and there in
// two steps. For every option, the new release's registrations read from the
// rendered text what the old one's read from the original, under the names
// given by the changes; every difference is reported by a change or a finding.
// The readings use only package oslo, independently of the upgrade code.
func TestUpgradeProof(t *testing.T) {
	t.Parallel()
	all := catalog.Releases()
	newest := catalog.Newest()
	var options, paths atomic.Int64
	for _, f := range loadServiceFixtures(t) {
		if !f.parses(t) {
			continue // nothing takes effect
		}
		from, err := catalog.Resolve(f.Release)
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(all, func(r catalog.Release) bool { return r.Series() == from.Series() })
		last := slices.IndexFunc(all, func(r catalog.Release) bool { return r.Series() == newest.Series() })
		if at == last {
			at, last = last, at-4 // the way back
		}
		between := (at + last) / 2
		for _, path := range [][]catalog.Release{
			{from, all[at+sign(last-at)]}, {from, all[between]}, {from, all[last]}, {from, all[between], all[last]},
		} {
			t.Run(f.Name+"/"+seriesOf(path), func(t *testing.T) {
				t.Parallel()
				texts := f.sources(t)
				for i := 1; i < len(path); i++ {
					rendered, compared, faults := f.prove(t, path[i-1], path[i], texts)
					options.Add(int64(compared))
					if len(faults) > 0 {
						t.Errorf("%s to %s: %d faults: %s", path[i-1].Series(), path[i].Series(), len(faults), strings.Join(faults[:min(len(faults), 8)], "; "))
					}
					texts = []assess.SourceText{{Name: "rendered.conf", Content: rendered}}
				}
				paths.Add(1)
			})
		}
	}
	t.Cleanup(func() { t.Logf("only %d upgrades and %d readings compared", paths.Load(), options.Load()) })
}

// parses reports whether oslo.config reads the texts at all.
func (f *serviceFixture) parses(t *testing.T) bool {
	t.Helper()
	return !slices.ContainsFunc(f.sources(t), func(s assess.SourceText) bool {
		_, err := ini.Parse(s.Name, s.Content)
		return err != nil
	})
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

func seriesOf(path []catalog.Release) string {
	names := make([]string, len(path))
	for i := range path {
		names[i] = path[i].Series()
	}
	return strings.Join(names, "-")
}

// prove upgrades once and returns the rendered text, the number of options
// compared, and those with an unreported difference.
func (f *serviceFixture) prove(t *testing.T, from, to catalog.Release, texts []assess.SourceText) (rendered string, compared int, faults []string) {
	t.Helper()
	up, mistakes := assess.Upgrade(&assess.UpgradeRequest{
		Request: assess.Request{Service: f.Service, Policy: assess.PolicyText{Release: to.Series()}, Sources: texts, OutOfTree: f.OutOfTree},
		From:    from.Series(), Pin: true,
	}, upgradeTime)
	if len(mistakes) > 0 {
		t.Fatalf("%s: %s", mistakes[0].Summary, mistakes[0].Detail)
	}
	before, held := f.readings(t, from, texts)
	after, _ := f.readings(t, to, []assess.SourceText{{Name: "rendered.conf", Content: up.Rendered}})
	current, told, found := map[string]string{}, map[string]bool{}, map[string]bool{}
	for i := range up.Changes {
		c := &up.Changes[i]
		key := c.Section + "." + c.Option
		if c.Kind == assess.Renamed {
			current[key] = *c.To
		}
		told[key] = told[key] || c.Affects || c.Kind == assess.Removed
	}
	for i := range up.Findings {
		found[up.Findings[i].Section+"."+up.Findings[i].Option] = true
	}
	whole := held["DEFAULT"]
	for key, was := range before {
		now := key
		if to, ok := current[key]; ok {
			now = to
		}
		section, _, _ := strings.Cut(key, ".")
		is, there := after[now]
		compared++
		switch {
		case there && (sameText(was.text, is.text) || samePairs(was.text, is.text)):
		case !was.set && !held[section] && (!whole || asleep(f.Service, to, section) || was.secret):
			// Deliberately not pinned: nothing here uses the section.
		case !was.set && !there && !held[section]:
			// Gone, but unrelated to this option.
		case told[key], found[key], found[now] && was.set:
		default:
			faults = append(faults, fmt.Sprintf("%s was %q (set %t), %s is %q (there %t)", key, was.text, was.set, now, is.text, there))
		}
	}
	slices.Sort(faults)
	return up.Rendered, compared, faults
}

// samePairs compares a list of "key=value" with a dict of the same pairs.
func samePairs(a, b string) bool {
	pairs := func(text string) []string {
		found := strings.Split(strings.ReplaceAll(text, "=", ":"), ",")
		slices.Sort(found)
		return found
	}
	return strings.Contains(a, "=") && slices.Equal(pairs(a), pairs(b))
}

// asleep reports whether a service does not use a section that the texts lack:
// it contains an account, or defaults of backends.
func asleep(service string, release catalog.Release, name string) bool {
	section, ok := release.Section(service, name)
	return !ok || section.Consumer || section.Reads != (catalog.Groups{}) || name == "backend_defaults" || strings.HasSuffix(name, "_EXAMPLE") ||
		strings.HasPrefix(name, "oslo_messaging_")
}

type proofReading struct {
	text        string
	set, secret bool
}

// readings returns what a release's registrations read from texts: every option
// of every section, including backends and auth plugins.
func (f *serviceFixture) readings(t *testing.T, release catalog.Release, texts []assess.SourceText) (values map[string]proofReading, held map[string]bool) {
	t.Helper()
	service, ok := release.Service(f.Service)
	if !ok {
		t.Fatalf("%s does not cover %s", release, f.Service)
	}
	var files []*ini.File
	held = map[string]bool{}
	for _, text := range texts {
		file, err := ini.Parse(text.Name, text.Content)
		if err != nil {
			t.Fatal(err)
		}
		for i := range file.Entries {
			held[oslo.GroupOf(file.Entries[i].Section)] = true
		}
		files = append(files, file)
	}
	resolver := oslo.NewResolver(release.Registry(f.Service), files, nil)
	values = map[string]proofReading{}
	backends := map[string]bool{}
	read := func(options []*catalog.Option) {
		for _, option := range options {
			if option.Ignored || option.HostDefault {
				continue
			}
			reading, err := resolver.ReadOption(&option.Option)
			if backends[option.Name.Group] && !reading.Set {
				// Cinder's own fallback, which oslo.config does not know.
				if shared, fault := resolver.Read("backend_defaults", option.Name.Option); fault == nil && shared.Set {
					reading = shared
				}
			}
			value := proofReading{text: reading.Value.Text(), set: reading.Set, secret: option.Sensitive}
			if err != nil {
				value = proofReading{text: "refused", set: true}
			}
			values[option.Name.String()] = value
		}
	}
	var sections []*catalog.Section
	for _, name := range service.Sections() {
		if section, ok := service.Section(name); ok && !strings.HasPrefix(name, "<") {
			sections = append(sections, section)
		}
	}
	if list, err := resolver.Read("DEFAULT", "enabled_backends"); err == nil && f.Service == "cinder" {
		for name := range strings.SplitSeq(list.Value.Text(), ",") {
			name = strings.TrimSpace(name)
			section := service.Named("<backend>", name, "")
			if section == nil {
				continue
			}
			if option, ok := section.Option("volume_driver"); ok {
				driver, _ := resolver.ReadOption(&option.Option)
				if shared, fault := resolver.Read("backend_defaults", "volume_driver"); !driver.Set && fault == nil {
					driver = shared
				}
				section = service.Named("<backend>", name, driver.Value.Text()) // a driver adds its own options alone
			}
			sections = append(sections, section)
			backends[section.Name] = true
		}
	}
	for _, section := range sections {
		read(section.All())
		if held[section.Name] && section.Reads.Auth {
			options, _ := release.PluginOptions(section.Name, "password")
			read(options)
		}
	}
	return values, held
}
