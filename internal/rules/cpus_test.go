package rules_test

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func TestCPUOptions(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ text, option, says string }{
		"reversed":          {"[compute]\ncpu_shared_set = 3-0\n", "cpu_shared_set", "the end of a range comes before its start"},
		"dots":              {"[compute]\ncpu_shared_set = 0..3\n", "cpu_shared_set", "a number is expected"},
		"blank":             {"[compute]\ncpu_dedicated_set = 0-3 5\n", "cpu_dedicated_set", "a number is expected"},
		"hexadecimal":       {"[compute]\ncpu_dedicated_set = 0x1\n", "cpu_dedicated_set", "a number is expected"},
		"open":              {"[compute]\ncpu_dedicated_set = 1-\n", "cpu_dedicated_set", "a number is expected"},
		"nothing left":      {"[compute]\ncpu_dedicated_set = ^0\n", "cpu_dedicated_set", "leaves no processor"},
		"overlap":           {"[compute]\ncpu_dedicated_set = 2-7\ncpu_shared_set = 0-2\n", "cpu_dedicated_set", "have a processor in common"},
		"pins":              {"[DEFAULT]\nvcpu_pin_set = 2-7\n[compute]\ncpu_dedicated_set = 2-7\n", "vcpu_pin_set", "both set"},
		"pins and shared":   {"[DEFAULT]\nvcpu_pin_set = 2-7\n[compute]\ncpu_shared_set = 0-1\n", "vcpu_pin_set", "both set"},
		"reserved":          {"[DEFAULT]\nreserved_host_cpus = 2\n[compute]\ncpu_shared_set = 0-1\n", "reserved_host_cpus", "cannot be used with"},
		"custom":            {"[libvirt]\ncpu_mode = custom\n", "cpu_mode", "needs cpu_models"},
		"models and mode":   {"[libvirt]\ncpu_mode = host-model\ncpu_models = Nehalem\n", "cpu_models", "needs cpu_mode = custom"},
		"models alone":      {"[libvirt]\ncpu_models = Nehalem\n", "cpu_models", "cpu_mode is not set"},
		"none":              {"[libvirt]\ncpu_mode = none\ncpu_models = Nehalem\n", "cpu_models", "needs cpu_mode = custom"},
		"no emulator":       {"[libvirt]\nvirt_type = lxc\ncpu_mode = host-model\n", "cpu_mode", "virt_type"},
		"passed through":    {"[libvirt]\nvirt_type = qemu\ncpu_mode = host-passthrough\n", "cpu_mode", "works only with virt_type kvm"},
		"emulated model":    {"[libvirt]\nvirt_type = qemu\ncpu_mode = host-model\n", "", ""},
		"passed by KVM":     {"[libvirt]\ncpu_mode = host-passthrough\n", "", ""},
		"reserved, both":    {"[DEFAULT]\nreserved_host_cpus = 2\n[compute]\ncpu_dedicated_set = 4\n", "reserved_host_cpus", "cannot be used with"},
		"reserved, older":   {"[DEFAULT]\nvcpu_pin_set =\nreserved_host_cpus = 2\n[compute]\ncpu_shared_set = 6\n", "reserved_host_cpus", "cannot be used with"},
		"other driver":      {"[DEFAULT]\ncompute_driver = vmwareapi.VMwareVCDriver\nreserved_host_cpus = 2\n[compute]\ncpu_shared_set = 0-\ncpu_dedicated_set = 3-0\n", "", ""},
		"good sets":         {"[compute]\ncpu_dedicated_set = 2-7,^5\ncpu_shared_set = 0-1,5\n", "", ""},
		"good mode":         {"[libvirt]\ncpu_mode = custom\ncpu_models = Nehalem,IvyBridge\n", "", ""},
		"older name":        {"[libvirt]\ncpu_mode = custom\ncpu_model = Nehalem\n", "", ""},
		"lxc":               {"[libvirt]\nvirt_type = lxc\ncpu_mode = none\n", "", ""},
		"nothing reserved":  {"[DEFAULT]\nreserved_host_cpus = 0\n[compute]\ncpu_shared_set = 0-1\n", "", ""},
		"reserved and pins": {"[DEFAULT]\nreserved_host_cpus = 2\nvcpu_pin_set = 2-7\n", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := text(t, tt.text, release("zed"))
			if tt.option == "" {
				none(t, found, "cpu_options_conflict")
				return
			}
			if f := one(t, found, "cpu_options_conflict", tt.option); !strings.Contains(f.Message, tt.says) {
				t.Errorf("message %q", f.Message)
			}
		})
	}
}

// With vcpu_pin_set, cpu_shared_set is for emulator threads alone, and processors
// may be reserved.
func TestPinsReservedAndShared(t *testing.T) {
	t.Parallel()
	found := text(t, "[DEFAULT]\nvcpu_pin_set = 2-5\nreserved_host_cpus = 1\n[compute]\ncpu_shared_set = 6\n", release("zed"))
	if f := one(t, ofRule("cpu_options_conflict", found), "cpu_options_conflict", "vcpu_pin_set"); f.Severity != report.Warning || len(ofRule("cpu_options_conflict", found)) != 1 {
		t.Errorf("findings:\n%s", list(found))
	}
}

// What each release makes of a mistake: before Train, nothing is checked at start.
func TestCPUOptionsByRelease(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ release, text, effect string }{
		"set, stein":    {"stein", "[DEFAULT]\nvcpu_pin_set = 3-0\n", "nova-compute starts, and raises"},
		"set, train":    {"train", "[DEFAULT]\nvcpu_pin_set = 3-0\n", "and exits"},
		"mode, stein":   {"stein", "[libvirt]\ncpu_mode = custom\n", "nova-compute starts, and raises"},
		"model, stein":  {"stein", "[libvirt]\ncpu_mode = none\ncpu_model = Nehalem\n", ""},
		"models, train": {"train", "[libvirt]\ncpu_mode = none\ncpu_models = Nehalem\n", "and exits"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := ofRule("cpu_options_conflict", text(t, tt.text, release(tt.release)))
			if tt.effect == "" {
				none(t, found, "cpu_options_conflict")
			} else if len(found) != 1 || !strings.Contains(found[0].Effect, tt.effect) {
				t.Errorf("findings: %+v", found)
			}
		})
	}
}

func TestHugePages(t *testing.T) {
	t.Parallel()
	for text_, says := range map[string]string{
		"node:0,size:2048":              "lacks node, size or count",
		"node:0,size:big,count:64":      "needs a number",
		"node:0,size:2048,count:64":     "",
		"node:0,size:1GB,count:4":       "",
		"count:4,node:1,size:1GiB,x:yz": "",
	} {
		t.Run(text_, func(t *testing.T) {
			t.Parallel()
			found := text(t, "[DEFAULT]\nreserved_huge_pages = node:1,size:2048,count:8\nreserved_huge_pages = "+text_+"\n")
			if says == "" {
				none(t, found, "huge_pages_invalid")
				return
			}
			if f := one(t, found, "huge_pages_invalid", "reserved_huge_pages"); !strings.Contains(f.Message, says) {
				t.Errorf("message %q", f.Message)
			}
		})
	}
	none(t, text(t, "[DEFAULT]\ncompute_driver = ironic.IronicDriver\nreserved_huge_pages = node:0\n"), "huge_pages_invalid")
}
