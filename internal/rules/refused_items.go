package rules

import (
	"strconv"
	"strings"
)

// itemRows are lists whose items a service takes apart only when it uses them.
func itemRows() []Row {
	const network = "[ml2]\nphysical_network_mtus = "
	return []Row{
		{
			Where:       Where{Services: []string{"nova"}, Section: "libvirt"},
			Options:     []string{"hw_machine_type"},
			Is:          item(noMachineType),
			Levels:      "WEE",
			Message:     "{option} lists {item}, which is not ARCHITECTURE=TYPE",
			Effect:      "Nova logs that the item is invalid, and guests get its default type of machine.",
			Remediation: "Write each item as ARCHITECTURE=TYPE, such as x86_64=q35.",
			Bad:         "[libvirt]\nhw_machine_type = q35\n",
			Good:        "[libvirt]\nhw_machine_type = x86_64=q35,aarch64=virt\n",
		}, {
			Where:       Where{Services: []string{"nova"}, Section: "metrics"},
			Options:     []string{"weight_setting"},
			Is:          item(noWeight),
			Levels:      "WEE",
			Message:     "{option} lists {item}, which is not METRIC=RATIO",
			Effect:      "The scheduler logs that it ignores the item, and weighs hosts without that metric.",
			Remediation: "Write each item as METRIC=RATIO with a number, such as cpu.user.percent=-1.0.",
			Bad:         "[metrics]\nweight_setting = cpu.user.percent:1.0\n",
			Good:        "[metrics]\nweight_setting = cpu.user.percent=-1.0,cpu.idle.percent=1\n",
		}, {
			Where:       Where{Services: neutronOnly, Section: "ml2", Before: Series("2025.1")}, // newer releases have a type that refuses such a text
			Options:     []string{"physical_network_mtus"},
			Is:          item(noNetworkMTU),
			If:          []Guard{forProgram("neutron-server", "neutron-rpc-server")},
			Message:     "{option} lists {item}, which is not PHYSICAL_NETWORK:MTU",
			Effect:      "Neutron logs that it cannot parse the list and ignores all of it, or fails to create networks on that physical network.",
			Remediation: "Write each item as PHYSICAL_NETWORK:MTU, such as physnet1:9000.",
			Bad:         network + "physnet1=9000\n", Good: network + "physnet1:9000,physnet2:1500\n",
			Release: "2024.1",
		},
	}
}

// bandwidthRow is a list whose items the agents of Neutron take apart when they start.
func bandwidthRow(section, program string) Row {
	return Row{
		Where:       Where{Services: neutronOnly, Section: section, Since: Series("stein")},
		Options:     []string{"resource_provider_bandwidths"},
		Is:          item(noBandwidth),
		If:          []Guard{forProgram(program)},
		Message:     "{option} lists {item}, which is not NAME:EGRESS:INGRESS with whole numbers",
		Effect:      "The agent cannot parse the option when it starts, and exits.",
		Remediation: "Write each item as NAME:EGRESS:INGRESS in kbit/s and without a unit, such as eth0:10000000:10000000.",
		Bad:         "[" + section + "]\nresource_provider_bandwidths = eth0:10Gbps:10Gbps\n",
		Good:        "[" + section + "]\nresource_provider_bandwidths = eth0:10000000:10000000,eth1::10000,eth2\n",
	}
}

// noMachineType reports whether Nova ignores an item of hw_machine_type.
func noMachineType(text string) bool {
	_, machine, _ := strings.Cut(text, "=")
	return text != "" && machine == "" && marker(text) == ""
}

// noWeight reports whether Nova surely ignores an item of weight_setting.
func noWeight(text string) bool {
	metric, ratio, _ := strings.Cut(text, "=")
	_, err := strconv.ParseFloat(strings.TrimSpace(ratio), 64)
	return text != "" && marker(text) == "" && (metric == "" || err != nil && !strings.Contains(ratio, "_")) // Python takes underscores between digits
}

// noNetworkMTU reports whether Neutron cannot take an item for the MTU of a physical
// network.
func noNetworkMTU(text string) bool {
	name, mtu, found := strings.Cut(text, ":")
	return text != "" && marker(text) == "" && (!found || strings.TrimSpace(name) == "" || !wholeNumber(mtu))
}

// noBandwidth reports whether neutron-lib cannot parse an item of
// resource_provider_bandwidths: a name alone is one without limits, and so is an
// empty number.
func noBandwidth(text string) bool {
	_, rates, found := strings.Cut(text, ":")
	egress, ingress, both := strings.Cut(rates, ":")
	return found && marker(text) == "" && (!both || egress != "" && !wholeNumber(egress) || ingress != "" && !wholeNumber(ingress))
}

// wholeNumber reports whether Python may read a text as a number of zero or more.
func wholeNumber(text string) bool {
	text = strings.TrimPrefix(strings.TrimSpace(text), "+")
	return text != "" && strings.Trim(text, "0123456789_") == ""
}

// oddFilter reports whether a text cannot stand between other terms of a filter of
// LDAP: each of its terms is in parentheses, and those inside a value are escaped.
func oddFilter(text string) bool {
	if marker(text) != "" {
		return false
	}
	depth, terms := 0, 0
	for _, r := range text {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
			terms++
		case depth == 0 && !isSpace(r):
			return true
		}
		if depth < 0 {
			return true
		}
	}
	return depth != 0 || terms == 0
}
