package rules

import (
	"errors"
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/urls/spec"
)

// The rules on how a compute host gives processors and memory to guests.
var cpus = []*Rule{
	{
		Name:        "cpu_options_conflict",
		Levels:      "EEE",
		CWE:         []int{1288},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "guest CPU options that exclude each other or cannot be read",
		Effect:      "nova-compute raises an error when it sets up the host, and exits.",
		Remediation: "Combine the options only as the release's configuration reference allows.",
		Example: Example{
			BadText:  "[libvirt]\ncpu_mode = custom\n",
			GoodText: "[libvirt]\ncpu_mode = custom\ncpu_models = Cascadelake-Server\n",
			Message:  "cpu_mode = \"custom\" needs cpu_models, which is not set",
		},
		Check: checkCPUs,
	},
	{
		Name:        "huge_pages_invalid",
		Levels:      "EEE",
		CWE:         []int{1286},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "reserved huge pages that Nova cannot parse",
		Effect:      "nova-compute raises InvalidReservedMemoryPagesOption when it loads the libvirt driver, and exits.",
		Remediation: "Write node, size and count in each item, such as reserved_huge_pages = node:0,size:2048,count:64.",
		Example: Example{
			BadText:  "[DEFAULT]\nreserved_huge_pages = node:0,size:2048\n",
			GoodText: "[DEFAULT]\nreserved_huge_pages = node:0,size:2048,count:64\n",
			Message:  "reserved_huge_pages lacks node, size or count",
		},
		Check: checkHugePages,
	},
}

func checkCPUs(p *Pass) {
	if !libvirtInUse(p, nil) { // the other drivers read none of this
		return
	}
	checkCPUMode(p)
	dedicated := p.Configuration.Get("compute", "cpu_dedicated_set")
	shared := p.Configuration.Get("compute", "cpu_shared_set")
	pins := p.Configuration.Get("DEFAULT", "vcpu_pin_set")
	dedicatedCPUs, dedicatedRead := readCPUs(p, dedicated)
	sharedCPUs, sharedRead := readCPUs(p, shared)
	readCPUs(p, pins)
	if dedicatedRead && sharedRead && dedicatedCPUs.Overlap(sharedCPUs) {
		p.reportCPUs(Problem{
			On:          dedicated,
			Message:     assigned(dedicated) + " and " + assigned(shared) + " have a processor in common",
			Remediation: "Give each processor to one of the two.",
		})
	}
	if dedicated.HasText() && pins.HasText() {
		p.reportCPUs(Problem{
			On:          pins,
			Message:     "vcpu_pin_set and cpu_dedicated_set are both set",
			Remediation: "Leave vcpu_pin_set out.",
		})
	}
	// With vcpu_pin_set, cpu_shared_set has its older meaning.
	sharedByGuests := shared.HasText() && dedicated != nil && (pins == nil || pins.IsEmpty())
	reserved := p.Configuration.Get("DEFAULT", "reserved_host_cpus")
	if n, ok := number(reserved); ok && n > 0 && reserved.IsSet() && (dedicated.HasText() || sharedByGuests) {
		p.reportCPUs(Problem{
			On:          reserved,
			Message:     assigned(reserved) + " cannot be used with cpu_shared_set or cpu_dedicated_set",
			Remediation: "Leave reserved_host_cpus out: processors in neither set stay with the host.",
		})
	}
	if pins.HasText() && shared.HasText() && dedicated.IsEmpty() {
		p.reportCPUs(Problem{
			On:          pins,
			Message:     "vcpu_pin_set and cpu_shared_set are both set",
			Effect:      "nova-compute starts with a warning: guests without dedicated processors float over vcpu_pin_set, and cpu_shared_set serves only emulator threads.",
			Remediation: "Write cpu_dedicated_set instead of vcpu_pin_set.",
			Levels:      "WWW",
		})
	}
}

// reportCPUs reports a problem with the effect that it has in the release: before
// Train, nothing is checked at start.
func (p *Pass) reportCPUs(problem Problem) {
	if problem.Effect == "" && !p.reached(Series("train")) {
		problem.Effect = "nova-compute starts, and raises an error each time it uses the option: when it counts the host's processors, or when it starts a guest."
	}
	p.Report(problem)
}

// readCPUs reads a set of processors, and reports one that Nova cannot read.
func readCPUs(p *Pass, s *config.Setting) (spec.CPUs, bool) {
	if !s.HasText() {
		return nil, false
	}
	set, err := spec.ParseCPUs(s.Str())
	switch {
	case err != nil:
		p.reportCPUs(Problem{
			On:          s,
			Message:     assigned(s) + " is not a set of processors: " + err.Error(),
			Remediation: "Write numbers and rising ranges with commas between them, such as 2-15,^7,20.",
		})
		return nil, false
	case len(set) == 0:
		p.reportCPUs(Problem{
			On:          s,
			Message:     assigned(s) + " leaves no processor",
			Remediation: "Name at least one processor, or leave the option out.",
		})
		return nil, false
	}
	return set, true
}

// checkCPUMode judges cpu_mode, cpu_models and virt_type against each other.
func checkCPUMode(p *Pass) {
	mode := p.Configuration.Get("libvirt", "cpu_mode")
	kind := p.Configuration.Get("libvirt", "virt_type")
	models := p.Configuration.Get("libvirt", "cpu_models")
	if models == nil {
		models = p.Configuration.Get("libvirt", "cpu_model") // before train
	}
	if !mode.Known() || models == nil || !models.Known() || mode.Str() == "none" && !p.reached(Series("train")) {
		return
	}
	emulated := kind.Known() && slices.Contains([]string{"kvm", "qemu"}, kind.Str())
	switch {
	case mode.HasText() && mode.Str() != "none" && kind.Known() && !emulated:
		p.reportCPUs(Problem{
			On:          mode,
			Message:     assigned(mode) + " works only with virt_type kvm or qemu, and virt_type is " + kind.Show(),
			Remediation: "Leave cpu_mode out, or use virt_type kvm or qemu.",
		})
	case mode.Str() == "host-passthrough" && kind.Known() && kind.Str() == "qemu":
		p.reportCPUs(Problem{
			On: mode, Levels: "WEE",
			Message:     assigned(mode) + " works only with virt_type kvm, and virt_type is " + kind.Show(),
			Effect:      "nova-compute starts, but libvirt refuses every guest: an emulated processor cannot be the host's own.",
			Remediation: "Leave cpu_mode out, or use virt_type = kvm on a host that has it.",
		})
	case mode.Str() == "custom" && models.IsEmpty() && emulated:
		p.reportCPUs(Problem{
			On:          mode,
			Message:     assigned(mode) + " needs " + models.Name() + ", which is not set",
			Remediation: "Set " + models.Name() + " to a model that libvirt knows on the host, or write cpu_mode = host-model.",
		})
	case mode.HasText() && mode.Str() != "custom" && models.IsSet() && models.Filled():
		p.reportCPUs(Problem{
			On:          models,
			Message:     assigned(models) + " needs cpu_mode = custom, and cpu_mode is " + mode.Show(),
			Remediation: "Write cpu_mode = custom, or leave " + models.Name() + " out.",
		})
	case mode.IsEmpty() && models.IsSet() && models.Filled():
		p.reportCPUs(Problem{
			On:          models,
			Message:     assigned(models) + " needs cpu_mode = custom, and cpu_mode is not set",
			Remediation: "Write cpu_mode = custom, or leave " + models.Name() + " out.",
		})
	}
}

func checkHugePages(p *Pass) {
	s := p.Configuration.Get("DEFAULT", "reserved_huge_pages")
	if !libvirtInUse(p, nil) || !s.IsSet() || !s.Known() {
		return
	}
	for _, members := range s.Value.Items() {
		pairs := map[string]string{}
		values := members.Items()
		for i, key := range members.Keys() {
			pairs[key] = values[i].Text()
		}
		_, err := spec.ParseHugePages(pairs)
		if err == nil {
			continue
		}
		message := s.Name() + " needs a number for node, size and count"
		var wrong *spec.Error
		if errors.As(err, &wrong) && wrong.Kind == spec.NoKey {
			message = s.Name() + " lacks node, size or count"
		}
		p.Report(Problem{On: s, Message: message})
		return
	}
}

// onCompute holds for a configuration of Nova that nova-compute may read.
func onCompute(p *Pass, _ *config.Setting) bool {
	return p.Service == "nova" && (p.Program == "" || p.Program == "nova-compute")
}

// onDriver holds for a configuration that nova-compute may read, and that names this
// driver for its instances.
func onDriver(name string) Guard {
	named := where("DEFAULT", "compute_driver", in(name))
	return func(p *Pass, s *config.Setting) bool { return onCompute(p, s) && named(p, s) }
}
