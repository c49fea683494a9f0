package rules

import (
	"slices"
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// mediatedDeviceRows are on the devices of each type that nova-compute offers.
func mediatedDeviceRows() []Row {
	const text = "[devices]\nenabled_mdev_types = nvidia-35,nvidia-36\n[mdev_nvidia-35]\ndevice_addresses = 0000:84:00.0\n[mdev_nvidia-36]\ndevice_addresses = "
	row := Row{
		Where:       Where{Section: "<mdev>"},
		Options:     []string{"device_addresses"},
		Is:          item(noDeviceAddress),
		If:          []Guard{libvirtInUse, readsDevices},
		Message:     "{option} in {section} lists {item}, which is not an address on the PCI bus",
		Effect:      "nova-compute raises InvalidLibvirtMdevConfig when it starts, and exits.",
		Remediation: "Write each address in full, with the domain before it, such as 0000:84:00.0.",
		Bad:         text + "85:00.0\n", Good: text + "0000:85:00.0\n",
	}
	twice := row
	twice.Is = isSet
	twice.If = []Guard{libvirtInUse, readsDevices, offeredBefore}
	twice.Message = "{option} in {section} lists a device twice, or one that another type lists as well"
	twice.Remediation = "List each device once, in the section of one type."
	twice.Bad = text + "0000:84:00.0\n"
	return []Row{row, twice}
}

// readsDevices holds where nova-compute surely reads the devices of each type.
func readsDevices(p *Pass, s *config.Setting) bool {
	enabled := p.Configuration.Get("devices", "enabled_mdev_types")
	return enabled.Known() && len(enabled.Items) > 1 && !typeWithoutDevices(p, enabled)
}

// offeredBefore holds where a device is in the list already, or in that of a type that
// comes before.
func offeredBefore(p *Pass, s *config.Setting) bool {
	seen := map[string]bool{}
	enabled := p.Configuration.Get("devices", "enabled_mdev_types")
	for i := range enabled.Items {
		section := "mdev_" + enabled.Items[i].Text
		listed := p.Configuration.Get(section, "device_addresses")
		if listed == nil || slices.ContainsFunc(enabled.Items[:i], func(other config.Item) bool { return other.Text == enabled.Items[i].Text }) {
			continue
		}
		for j := range listed.Items {
			if section == s.Section() && seen[listed.Items[j].Text] {
				return true
			}
			seen[listed.Items[j].Text] = true
		}
		if section == s.Section() {
			return false
		}
	}
	return false
}

// typeWithoutDevices holds where one of the listed types has no devices of its own.
func typeWithoutDevices(p *Pass, s *config.Setting) bool {
	return s.Known() && !s.Hidden && slices.ContainsFunc(s.Value.Items(), func(kind types.Value) bool {
		addresses := p.Configuration.Get("mdev_"+kind.Text(), "device_addresses")
		older := oslo.Name{Group: "vgpu_" + kind.Text(), Option: "device_addresses"}
		return (addresses == nil || addresses.Known() && !addresses.Filled()) &&
			!slices.ContainsFunc(p.Others, func(a *config.Assignment) bool { return a.As == older })
	})
}

// noDeviceAddress reports whether Nova refuses the address of a device. What is not
// like an address at all may be the name of a device that later releases take.
func noDeviceAddress(text string) bool {
	if !strings.Contains(text, ":") {
		return strings.HasPrefix(text, "pci_")
	}
	if len(text) != len("0000:00:00.0") || text[4] != ':' || text[7] != ':' {
		return true
	}
	_, err := strconv.ParseUint(text[:4]+text[5:7]+text[8:10], 16, 64)
	return err != nil || text[11] < '0' || text[11] > '7'
}
