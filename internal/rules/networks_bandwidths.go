package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/urls/spec"
)

// offered is an option in which an agent of Neutron says what its devices offer: a
// device, or a hypervisor, and numbers.
type offered struct {
	section, option, program string
	numbers                  int
	mapping                  string // the option of the section that has to map the device, "" for a hypervisor
	form, mapped             string
}

var offers = [...]offered{
	{"ovs", "resource_provider_bandwidths", "neutron-openvswitch-agent", 2, "bridge_mappings", "BRIDGE:EGRESS:INGRESS, with whole numbers of kilobits per second, such as br-ex:10000000:10000000", "bridge"},
	{"sriov_nic", "resource_provider_bandwidths", "neutron-sriov-nic-agent", 2, "physical_device_mappings", "DEVICE:EGRESS:INGRESS, with whole numbers of kilobits per second, such as ens5:40000000:40000000", "device"},
	{"ovs", "resource_provider_packet_processing_without_direction", "neutron-openvswitch-agent", 1, "", "HYPERVISOR:RATE, with a whole number of thousands of packets per second, such as :1000 for this host", ""},
	{"ovs", "resource_provider_packet_processing_with_direction", "neutron-openvswitch-agent", 2, "", "HYPERVISOR:EGRESS:INGRESS, with whole numbers of thousands of packets per second, such as :1000:1000 for this host", ""},
}

// checkOffers reads what devices offer as the agents do when they start.
func checkOffers(p *Pass) {
	if p.Service != "neutron" {
		return
	}
	for i := range offers {
		if p.mayBeOf(offers[i].program) {
			p.offers(&offers[i])
		}
	}
	p.excludedDevices()
	p.providersClash()
}

func (p *Pass) offers(one *offered) {
	s := p.Configuration.Get(one.section, one.option)
	if s == nil || !s.IsSet() || s.Partial || s.Value.Kind() != types.List {
		return
	}
	mapped := p.mappedBy(one)
	for i := range s.Items {
		item := &s.Items[i]
		name, rest, found := strings.Cut(item.Text, ":")
		problem := Problem{On: s, Item: item}
		switch {
		case item.Text == "":
			continue
		case found && wrongRates(rest, one.numbers):
			problem.Message = one.option + " lists " + report.Show(item.Text) + ", which is not " + one.form[:strings.IndexByte(one.form, ',')]
			problem.Remediation = "Write " + one.form + "."
		case mapped != nil && !slices.Contains(mapped, name):
			problem.Message = one.option + " lists " + report.Show(name) + ", a " + one.mapped + " that " + one.mapping + " lacks"
			problem.Remediation = "Write a " + one.mapped + " that " + one.mapping + " maps a physical network to, not the network itself."
		default:
			continue
		}
		problem.Effect = "The agent raises ValueError when it reads the list, and exits."
		p.Report(problem)
	}
}

// wrongRates reports whether an agent refuses what follows a name: it wants that many
// numbers, each a whole one of at least 0, or nothing.
func wrongRates(text string, numbers int) bool {
	rates := strings.Split(text, ":")
	return len(rates) != numbers || slices.ContainsFunc(rates, func(rate string) bool {
		return rate != "" && !spec.IsCount(rate)
	})
}

// mappedBy lists the devices that an agent has, nil where it is unknown or where that
// does not matter.
func (p *Pass) mappedBy(one *offered) []string {
	if one.mapping == "" {
		return nil
	}
	mapping := p.Configuration.Get(one.section, one.mapping)
	if !mapping.IsSet() || mapping.Partial || mapping.Hidden || mapping.Value.Kind() != types.List {
		return nil
	}
	if fault, _ := mappingFault(mapping.Items, one.section != "ovs"); fault != "" {
		return nil // mapping_invalid says so
	}
	devices := []string{}
	for i := range mapping.Items {
		_, device, _ := strings.Cut(mapping.Items[i].Text, ":")
		devices = append(devices, strings.TrimSpace(device))
	}
	if one.section != "ovs" {
		return devices
	}
	switch tunnels := p.Configuration.Get("ml2", "tunnelled_network_rp_name"); {
	case tunnels == nil:
		return devices
	case !tunnels.Known():
		return nil
	default:
		return append(devices, tunnels.Str())
	}
}

// excludedDevices reads the virtual functions that the SR-IOV agent leaves alone.
func (p *Pass) excludedDevices() {
	s := p.Configuration.Get("sriov_nic", "exclude_devices")
	if s == nil || !s.IsSet() || s.Partial || s.Value.Kind() != types.List || !p.mayBeOf("neutron-sriov-nic-agent") {
		return
	}
	mapped := p.mappedBy(&offered{section: "sriov_nic", mapping: "physical_device_mappings"})
	for i := range s.Items {
		item := &s.Items[i]
		if problem, wrong := excluded(s, item, mapped); wrong {
			p.Report(problem)
		}
		if i > 0 && pciAddress(item.Text) {
			return // what follows is most likely of the same device
		}
	}
}

// pciAddress reports whether a text is the address of a PCI device.
func pciAddress(text string) bool {
	const form = "0000:00:00.0"
	text = strings.TrimSpace(text)
	for i := range len(text) {
		if i >= len(form) || form[i] != '0' && text[i] != form[i] || form[i] == '0' && !hexadecimal("0x"+text[i:i+1]) {
			return false
		}
	}
	return len(text) == len(form)
}

// excluded reports an item of exclude_devices that the agent refuses.
func excluded(s *config.Setting, item *config.Item, mapped []string) (Problem, bool) {
	name, _, found := strings.Cut(item.Text, ":")
	name = strings.TrimSpace(name)
	problem := Problem{On: s, Item: item, Effect: "The agent raises ValueError when it reads the list, and exits."}
	switch {
	case item.Text == "":
		return problem, false
	case !found || name == "":
		problem.Message = "exclude_devices lists " + report.Show(item.Text) + ", which is not DEVICE:FUNCTIONS"
		problem.Remediation = "Write DEVICE:FUNCTION;FUNCTION with PCI addresses, such as ens5:0000:07:00.2;0000:07:00.3."
	case pciAddress(item.Text):
		problem.Message = "exclude_devices lists " + report.Show(item.Text) + ", a PCI address without a device before it"
		problem.Remediation = "Write semicolons between the addresses of one device, such as ens5:0000:07:00.2;0000:07:00.3."
	case mapped != nil && !slices.Contains(mapped, name):
		problem.Message = "exclude_devices lists " + report.Show(name) + ", a device that physical_device_mappings lacks"
		problem.Remediation = "Write a device that physical_device_mappings maps a physical network to."
	default:
		return problem, false
	}
	return problem, true
}
