package rules_test

import (
	"strings"
	"testing"
)

func TestWhatNovaLoads(t *testing.T) {
	t.Parallel()
	const own = "available_filters = nova.scheduler.filters.all_filters\navailable_filters = acme.filters.RackFilter\n"
	for name, tt := range map[string]struct{ section, text, rule, option, says string }{
		"removed":             {"filter_scheduler", "enabled_filters = ComputeFilter,RamFilter", "filter_unknown", "enabled_filters", `"RamFilter", which is not a filter of zed: it was removed in`},
		"case":                {"filter_scheduler", "enabled_filters = computefilter", "filter_unknown", "enabled_filters", `"computefilter"`},
		"not loaded":          {"filter_scheduler", "available_filters = nova.scheduler.filters.compute_filter.ComputeFilter\nenabled_filters = ComputeFilter,NUMATopologyFilter", "filter_unknown", "enabled_filters", "available_filters does not load"},
		"empty":               {"filter_scheduler", "enabled_filters =", "filter_unknown", "enabled_filters", "no filter is in effect"},
		"class":               {"filter_scheduler", "available_filters = nova.scheduler.filters.standard_filters", "filter_unknown", "available_filters", "not a class of zed"},
		"weigher":             {"filter_scheduler", "weight_classes = nova.scheduler.weights.rams.RAMWeigher", "filter_unknown", "weight_classes", "not a class of zed"},
		"a gap":               {"filter_scheduler", "enabled_filters = ComputeFilter,,NUMATopologyFilter", "filter_unknown", "enabled_filters", "an item without a name"},
		"trailing comma":      {"filter_scheduler", "enabled_filters = ComputeFilter,NUMATopologyFilter,", "", "", ""},
		"defaults":            {"filter_scheduler", "available_filters = nova.scheduler.filters.compute_filter.ComputeFilter", "filter_unknown", "available_filters", "which enabled_filters has by default"},
		"only custom filters": {"filter_scheduler", "available_filters = acme.filters.RackFilter", "", "", ""},
		"no driver":           {"DEFAULT", "compute_driver =", "", "", ""},
		"own":                 {"filter_scheduler", own + "enabled_filters = ComputeFilter,RackFilter", "", "", ""},
		"one class":           {"filter_scheduler", "available_filters = nova.scheduler.filters.compute_filter.ComputeFilter\nenabled_filters = ComputeFilter", "", "", ""},
		"filters":             {"filter_scheduler", "enabled_filters = ComputeFilter,NUMATopologyFilter,PciPassthroughFilter", "", "", ""},
		"path":                {"DEFAULT", "compute_driver = nova.virt.libvirt.LibvirtDriver", "driver_unknown", "compute_driver", "not a driver of zed"},
		"xen":                 {"DEFAULT", "compute_driver = xenapi.XenAPIDriver", "driver_unknown", "compute_driver", "removed in victoria"},
		"short":               {"DEFAULT", "compute_driver = libvirt", "driver_unknown", "compute_driver", "not a driver of zed"},
		"libvirt":             {"DEFAULT", "compute_driver = libvirt.LibvirtDriver", "", "", ""},
		"other package":       {"DEFAULT", "compute_driver = acme.virt.Driver", "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := text(t, "["+tt.section+"]\n"+tt.text+"\n", release("zed"))
			for _, rule := range []string{"filter_unknown", "driver_unknown"} {
				if rule != tt.rule {
					none(t, found, rule)
				}
			}
			if tt.rule == "" {
				return
			}
			if f := one(t, found, tt.rule, tt.option); !strings.Contains(f.Message, tt.says) {
				t.Errorf("message %q", f.Message)
			}
		})
	}
}
