package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/urls/spec"
)

// networkMTURow is a list of Neutron's, whose newer releases have a type for it that
// refuses other texts.
func networkMTURow() Row {
	const network = "[ml2]\nphysical_network_mtus = "
	return Row{
		Where:       Where{Section: "ml2", Before: Series("2025.1")},
		Options:     []string{"physical_network_mtus"},
		Is:          item(noNetworkMTU),
		If:          []Guard{forProgram("neutron-server", "neutron-rpc-server")},
		Message:     "{option} lists {item}, which is not PHYSICAL_NETWORK:MTU",
		Effect:      "Neutron logs that it cannot parse the list and ignores all of it, or fails to create networks on that physical network.",
		Remediation: "Write each item as PHYSICAL_NETWORK:MTU, such as physnet1:9000.",
		Bad:         network + "physnet1=9000\n", Good: network + "physnet1:9000,physnet2:1500\n",
		Release: "2024.1",
	}
}

// noNetworkMTU reports whether Neutron cannot take an item for the MTU of a physical
// network.
func noNetworkMTU(text string) bool {
	name, mtu, found := strings.Cut(text, ":")
	return text != "" && marker(text) == "" && (!found || strings.TrimSpace(name) == "" || !spec.IsCount(mtu))
}
