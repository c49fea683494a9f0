package catalog_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

type glanceFacts struct {
	Series []struct {
		Series  string `json:"series"`
		Tag     string `json:"tag"`
		Nova    string `json:"nova"`
		Changes []struct {
			Tag string `json:"tag"`
		} `json:"changes_inside_series"`
		Options []fact `json:"options"`
	} `json:"series"`
}

// TestGlanceAtEveryTag compares [glance] with the facts at every tag. A series'
// entry covers all of its tags, except that one marked "first" covers those
// before the change it names.
func TestGlanceAtEveryTag(t *testing.T) {
	t.Parallel()
	var facts glanceFacts
	readFacts(t, "nova-glance.json", &facts)
	checked := 0
	for _, r := range catalog.Tags() {
		for _, entry := range facts.Series {
			if entry.Series != r.Series() {
				continue
			}
			if len(entry.Changes) > 0 {
				change, ok := catalog.ParseVersion(entry.Changes[0].Tag)
				if !ok {
					t.Fatalf("%s is not a version", entry.Changes[0].Tag)
				}
				if before := r.Nova().Compare(change) < 0; before != (entry.Tag == "first") {
					continue
				}
			}
			want := map[string]shape{}
			for _, o := range entry.Options {
				want[o.Name] = o.shape("glance")
			}
			if diff := cmp.Diff(want, shapes(section(t, r, "nova", "glance"))); diff != "" {
				t.Errorf("%s: facts and catalogue differ (-facts +catalogue):\n%s", r, diff)
			}
			checked++
		}
	}
	if want := len(catalog.Tags()); checked != want || want != 175 {
		t.Errorf("%d of %d tags compared, want all of 175", checked, want)
	}
}

func TestGlanceInsideStableBranches(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		option, wantDefault, wantType string
	}{
		"20.4.1":   {"num_retries", "0", "int"},
		"20.5.0":   {"num_retries", "3", "int"},
		"21.0.0":   {"num_retries", "0", "int"},
		"21.1.1":   {"num_retries", "0", "int"},
		"21.1.2":   {"num_retries", "3", "int"},
		"22.0.0":   {"num_retries", "3", "int"},
		"stein":    {"num_retries", "0", "int"},
		"2026.1":   {"timeout", "None", "int"},
		"gazpacho": {"timeout", "None", "int"},
		"2026.2":   {"timeout", "None", "float"},
	}
	for release, test := range tests {
		t.Run(release, func(t *testing.T) {
			t.Parallel()
			o, ok := resolve(t, release).Option("nova", "glance", test.option)
			if !ok {
				t.Fatalf("no %s", test.option)
			}
			if got := o.Default.Python(); got != test.wantDefault || o.TypeName != test.wantType {
				t.Errorf("%s is %s with default %s, want %s with %s", test.option, o.TypeName, got, test.wantType, test.wantDefault)
			}
		})
	}
}

// TestGlanceOrder pins the order in which Nova 26 registers them.
func TestGlanceOrder(t *testing.T) {
	t.Parallel()
	want := []string{
		"api_servers", "num_retries", "verify_glance_signatures", "enable_certificate_validation",
		"default_trusted_certificate_ids", "enable_rbd_download", "rbd_user", "rbd_connect_timeout", "rbd_pool",
		"rbd_ceph_conf", "debug", "cafile", "certfile", "keyfile", "insecure", "timeout", "collect_timing",
		"split_loggers", "service_type", "service_name", "valid_interfaces", "region_name", "endpoint_override",
		"connect_retries", "connect_retry_delay", "status_code_retries", "status_code_retry_delay",
		"version", "min_version", "max_version",
	}
	var got []string
	for _, o := range section(t, resolve(t, "26.2.2"), "nova", "glance").All() {
		got = append(got, o.Name.Option)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
}

func TestGlanceLibraries(t *testing.T) {
	t.Parallel()
	tests := map[string]catalog.Library{
		"api_servers": catalog.Nova, "version": catalog.Nova, "cafile": catalog.Session,
		"collect_timing": catalog.Session, "region_name": catalog.Adapter,
	}
	for name, want := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o, ok := resolve(t, "zed").Option("nova", "glance", name)
			if !ok || o.Library != want {
				t.Errorf("library of %s: %v, want %s", name, o, want)
			}
		})
	}
}
