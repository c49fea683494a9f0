package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// besideNeutron reports whether a name is one that a project around Neutron
// registers in a section that Neutron has too: dynamic routing, the services for
// firewalls, VPNs, function chains and taps, and the layer 2 gateway. Any of them
// may be installed. VPNs have quotas too, but register no options for them.
func besideNeutron(as oslo.Name) bool {
	switch strings.ToLower(as.Group) {
	case "bgp":
		return oneOf(as.Option, "bgp_router_id", "bgp_speaker_driver")
	case "quotas":
		return oneOf(as.Option,
			"quota_firewall_group", "quota_firewall_policy", "quota_firewall_rule",
			"quota_flow_classifier", "quota_port_chain", "quota_port_pair", "quota_port_pair_group", "quota_service_graphs",
			"quota_tap_flow", "quota_tap_service")
	case "default":
		return oneOf(as.Option,
			"bgp_drscheduler_driver",
			"allow_automatic_vpnagent_failover", "vpn_auto_schedule", "vpn_scheduler_driver",
			"taas_agent_periodic_interval",
			"periodic_monitoring_interval", "quota_l2_gateway")
	}
	return false
}
