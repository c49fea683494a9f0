package rules

import (
	"net/netip"
	"strings"
)

// standaloneRows are on the networks that Manila's plugin for a network of one's own
// takes from the configuration.
func standaloneRows() []Row {
	const group = "[DEFAULT]\nenabled_share_backends = g\n[g]\nshare_driver = manila.share.drivers.generic.GenericShareDriver\n" +
		"driver_handles_share_servers = true\nservice_instance_user = manila\nnetwork_config_group = net\n[net]\n" +
		"network_api_class = manila.network.standalone_network_plugin.StandaloneNetworkPlugin\n"
	const gateway, mask = "standalone_network_plugin_gateway = 192.0.2.1\n", "standalone_network_plugin_mask = 24\n"
	const bad = "The plugin raises NetworkBadConfigurationException when Manila loads it, and the back end does not start."
	plugin := with("network_api_class", ofClass("StandaloneNetworkPlugin"))
	unset := Row{
		Where:       Where{Services: manilaOnly, Section: "<network_config_group>"},
		Options:     []string{"standalone_network_plugin_gateway"},
		Is:          unset,
		If:          []Guard{forProgram(sharePrograms...), plugin},
		Message:     "{option} is not set in {section}",
		Effect:      bad,
		Remediation: "Set {option} in {section}: the plugin needs the gateway and the mask of the network.",
		Bad:         group + mask, Good: group + gateway + mask,
	}
	noMask := unset.of("standalone_network_plugin_mask")
	noMask.Bad = group + gateway
	return []Row{unset, noMask}
}

// rangeRows are on the mask and the addresses of such a network.
func rangeRows() []Row {
	rows := standaloneRows()
	good := rows[0].Good
	const bad = "The plugin raises NetworkBadConfigurationException when Manila loads it, and the back end does not start."
	return []Row{{
		Where:       Where{Services: manilaOnly, Section: "<network_config_group>"},
		Options:     []string{"standalone_network_plugin_mask"},
		Is:          textIs(func(text string) bool { return strings.HasPrefix(text, "/") }),
		If:          rows[0].If,
		Message:     "{assigned} in {section} begins with a slash",
		Effect:      "The plugin raises ValueError or NetworkBadConfigurationException when Manila loads it, and the back end does not start.",
		Remediation: "Write the length of the prefix alone, such as 24, or a mask such as 255.255.255.0.",
		Bad:         rows[1].Bad + "standalone_network_plugin_mask = /24\n", Good: good,
	}, {
		Where:       Where{Services: manilaOnly, Section: "<network_config_group>"},
		Options:     []string{"standalone_network_plugin_allowed_ip_ranges"},
		Is:          item(isPrefix),
		If:          rows[0].If,
		Message:     "{option} in {section} lists {item}, which is a network",
		Effect:      bad,
		Remediation: "Write a range as FIRST-LAST, such as 192.0.2.10-192.0.2.20, or single addresses.",
		Bad:         good + "standalone_network_plugin_allowed_ip_ranges = 192.0.2.0/25\n",
		Good:        good + "standalone_network_plugin_allowed_ip_ranges = 192.0.2.10-192.0.2.20,192.0.2.30\n",
	}}
}

// isPrefix reports whether a text is a network with the length of its prefix.
func isPrefix(text string) bool {
	_, err := netip.ParsePrefix(text)
	return err == nil
}
