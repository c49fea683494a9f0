package assess_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// hostFiles are the files of thirteen services as deployment tools write them.
// The benchmarks use the first five.
var hostFiles = [...]struct{ service, file string }{
	{"nova", "kolla-2025.1-nova-api.conf"}, {"cinder", "osa-2024.2-cinder.conf"}, {"glance", "kolla-2025.1-glance.conf"},
	{"keystone", "kolla-2024.2-keystone.conf"}, {"heat", "osa-2025.2-heat.conf"}, {"neutron", "kolla-2025.1-neutron-server-ovn/neutron.conf"},
	{"placement", "kolla-victoria-placement.conf"}, {"barbican", "kolla-2023.2-barbican.conf"}, {"ironic", "kolla-2025.2-ironic-conductor.conf"},
	{"octavia", "kolla-2025.2-octavia-worker.conf"}, {"manila", "puppet-2023.1-manila.conf"}, {"designate", "kolla-2024.1-designate.conf"},
	{"magnum", "kolla-2024.2-magnum-conductor.conf"},
}

// cloudOfHosts is count configurations, cycling through the first services,
// each slightly different. Every seventh names another Keystone.
func cloudOfHosts(tb testing.TB, count, services int) *assess.Cloud {
	tb.Helper()
	var texts []string
	for _, of := range hostFiles[:services] {
		text, err := os.ReadFile(filepath.Join(serviceFolder, of.file))
		if err != nil {
			tb.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	cloud := &assess.Cloud{}
	cloud.Policy.Release = "2025.1"
	for i := range count {
		service := hostFiles[i%services].service
		text := texts[i%services] + fmt.Sprintf("[oslo_messaging_notifications]\ndriver = messagingv2\n[keystone_authtoken]\nmemcache_secret_key = key-%d\nmemcached_servers = m1:11211\n", i%5)
		if i%7 == 0 {
			text += fmt.Sprintf("auth_url = https://keystone-%d.example.org:5000\nregion_name = region-%d\n", i, i)
		}
		cloud.Members = append(cloud.Members, cloudMember(i, fmt.Sprintf("host%04d-%s", i, service), service, text))
	}
	return cloud
}

// Four times as many configurations cost about four times the memory, and a
// disagreement among a thousand names ten places.
func TestCloudOfAThousand(t *testing.T) {
	if testing.Short() {
		t.Skip("takes several seconds")
	}
	mallocs := func(count int) uint64 {
		cloud := cloudOfHosts(t, count, len(hostFiles))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		result := cloudOf(t, cloud)
		runtime.ReadMemStats(&after)
		if len(result.Members) != count {
			t.Fatalf("%d configurations of %d are in the result", len(result.Members), count)
		}
		rules := map[string]int{}
		for _, f := range result.Findings {
			if strings.HasPrefix(f.Rule, "cloud_") {
				rules[f.Rule]++
			}
			if len(f.Related) > 10 {
				t.Fatalf("%s names %d places", f.Rule, len(f.Related))
			}
		}
		for _, rule := range []string{"cloud_identity_mismatch", "cloud_secret_mismatch", "cloud_region_mismatch"} {
			if rules[rule] < count/10 {
				t.Errorf("of %d configurations, %s has %d findings", count, rule, rules[rule])
			}
		}
		return after.Mallocs - before.Mallocs
	}
	mallocs(13) // warm the caches
	few, many := mallocs(260), mallocs(1040)
	if ratio := float64(many) / float64(few); ratio > 4.4 {
		t.Errorf("four times as many configurations need %.2f times the allocations (%d and %d)", ratio, few, many)
	}
}

// BenchmarkCloud compares a thousand configurations of five services with each
// other; BenchmarkCloudAsFleets checks the same as one fleet per service.
func BenchmarkCloud(b *testing.B) {
	cloud := cloudOfHosts(b, 1000, 5)
	b.ReportAllocs()
	for b.Loop() {
		if _, mistakes := assess.RunCloud(cloud, fleetDay); len(mistakes) > 0 {
			b.Fatal(mistakes)
		}
	}
}

func BenchmarkCloudAsFleets(b *testing.B) {
	cloud := cloudOfHosts(b, 1000, 5)
	var fleets []*assess.Fleet
	for _, of := range hostFiles[:5] {
		fleet := &assess.Fleet{Kind: assess.FleetFiles}
		fleet.Service, fleet.Policy.Release = of.service, "2025.1"
		for _, m := range cloud.Members {
			if m.Service == of.service {
				fleet.Members = append(fleet.Members, assess.FleetMember{Name: m.Name, Text: m.Sources[0].Content})
			}
		}
		fleets = append(fleets, fleet)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, fleet := range fleets {
			if _, mistakes := assess.RunFleet(fleet, fleetDay); len(mistakes) > 0 {
				b.Fatal(mistakes)
			}
		}
	}
}
