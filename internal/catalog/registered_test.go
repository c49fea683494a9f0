package catalog_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

type registeredFacts struct {
	Series  []string `json:"series"`
	Options []struct {
		Group string `json:"group"`
		Name  string `json:"name"`
		Spans []struct {
			fact
			From string `json:"from"`
			To   string `json:"to"`
		} `json:"spans"`
	} `json:"options"`
}

// bySeries spreads the merged facts over the series, keyed by "section.option".
func (f *registeredFacts) bySeries() map[string]map[string]fact {
	place := map[string]int{}
	all := map[string]map[string]fact{}
	for i, s := range f.Series {
		place[s] = i
		all[s] = map[string]fact{}
	}
	for _, o := range f.Options {
		for _, span := range o.Spans {
			for _, s := range f.Series[place[span.From] : place[span.To]+1] {
				known := span.fact
				known.Group, known.Name = o.Group, o.Name
				all[s][o.Group+"."+o.Name] = known
			}
		}
	}
	return all
}

// onlyConsumed reports whether the merged facts lack options for a good reason:
// they begin with newton, and mitaka's consumers and [glance] were read from
// Nova's source separately.
func onlyConsumed(series, section string) bool {
	if series != "mitaka" {
		return false
	}
	switch section {
	case "barbican", "cinder", "glance", "neutron":
		return true
	}
	return false
}

// ofCompute is a section that nova-compute registers once it has read its
// configuration, too late for the facts.
const ofCompute = "neutron_tunnel"

// fromLibrary reports whether Nova takes an option from oslo.cache, oslo.db or
// castellan, whose own facts are by version. The merged facts have it as one version
// of the library has it.
func fromLibrary(series string, of fact) bool {
	switch of.Group {
	case "barbican_service_user", "cache", "database", "vault":
		return true
	case "api_database": // its options were Nova's own up to wallaby
		r, err := catalog.Resolve(series)
		return err == nil && r.Major() >= 24
	case "barbican":
		return strings.Contains(of.Name, "barbican_") || slices.Contains([]string{
			"auth_endpoint", "number_of_retries", "retry_delay", "send_service_user_token", "verify_ssl", "verify_ssl_path",
		}, of.Name)
	case "key_manager":
		return of.Name == "backend"
	}
	return false
}

// TestRegisteredOptions compares every option of every series with the merged
// facts, in both directions.
func TestRegisteredOptions(t *testing.T) {
	t.Parallel()
	var facts registeredFacts
	readFacts(t, "nova-registered-by-series.json", &facts)
	if len(facts.Options) != 1203 {
		t.Fatalf("%d options in the facts, want 1203", len(facts.Options))
	}
	for series, want := range facts.bySeries() {
		t.Run(series, func(t *testing.T) {
			t.Parallel()
			r := resolve(t, series)
			for name := range want {
				if fromLibrary(series, want[name]) {
					delete(want, name)
				}
			}
			seen := 0
			for _, name := range r.Sections("nova") {
				s := section(t, r, "nova", name)
				for _, o := range s.All() {
					if !ownOfNova(s, o) || name == "barbican_service_user" || name == "vault" {
						continue // a library's
					}
					known, ok := want[full(o.Name)]
					if !ok {
						if !onlyConsumed(series, name) && name != ofCompute {
							t.Errorf("%s is not in the facts", full(o.Name))
						}
						continue
					}
					seen++
					compareMerged(t, known, o)
				}
			}
			if seen != len(want) {
				t.Errorf("found only %d of the facts' %d options", seen, len(want))
			}
		})
	}
}

// compareMerged compares what the merged facts can express: they omit false,
// zero and the empty list, so an absent key only means "not anything else".
func compareMerged(t *testing.T, known fact, o *catalog.Option) {
	t.Helper()
	want, got := known.shape(o.Name.Group), shapeOf(o)
	for _, pair := range [][2]*any{{&want.Default, &got.Default}, {&want.Min, &got.Min}, {&want.Max, &got.Max}} {
		if *pair[0] == nil && lost(*pair[1]) {
			*pair[1] = nil
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-facts +catalogue):\n%s", full(o.Name), diff)
	}
}

func lost(value any) bool {
	list, isList := value.([]any)
	return value == false || value == 0.0 || (isList && len(list) == 0)
}

// TestWholeReleases compares two releases with complete facts, in both
// directions.
func TestWholeReleases(t *testing.T) {
	t.Parallel()
	const (
		ofOsloConfig = "registered by oslo.config itself, not by Nova"
		late         = "registered by nova-compute once it has read its configuration"
		ofDebian     = "a security update that Debian took into its 26.2.2"
	)
	tests := map[string]struct {
		release, file string
		notInFacts    map[string]string // what only the catalogue has, and why
		onlyInFacts   map[string]string // what it lacks, and why
	}{
		"zed": {"26.2.2", "nova-all-zed.json",
			map[string]string{"DEFAULT.config_source": ofOsloConfig, ofCompute + ".numa_nodes": late},
			map[string]string{"workarounds.disable_deep_image_inspection": ofDebian}},
		"2026.1": {"2026.1", "nova-all-2026.1.json",
			map[string]string{"DEFAULT.config_source": ofOsloConfig, "DEFAULT.shell_completion": ofOsloConfig, ofCompute + ".numa_nodes": late}, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var facts struct {
				Options []fact `json:"options"`
			}
			readFacts(t, test.file, &facts)
			want := map[string]shape{}
			for _, o := range facts.Options {
				if _, excepted := test.onlyInFacts[o.Group+"."+o.Name]; o.Registered && !excepted {
					want[o.Group+"."+o.Name] = o.shape(o.Group)
				}
			}
			got := map[string]shape{}
			r := resolve(t, test.release)
			for _, name := range r.Sections("nova") {
				facts := section(t, r, "nova", name)
				for option, s := range shapes(facts) {
					if o, _ := facts.Option(option); !ownOfNova(facts, o) && want[name+"."+option].Type == "" {
						continue // a library's, which is not in the facts
					}
					if _, excepted := test.notInFacts[name+"."+option]; !excepted {
						got[name+"."+option] = s
					}
				}
			}
			for excepted := range test.onlyInFacts {
				if _, ok := got[excepted]; ok {
					t.Errorf("%s is now in the catalogue", excepted)
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-facts +catalogue):\n%s", diff)
			}
		})
	}
}
