package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// providersClash reports the first provider of a service that cannot be beside those
// before it: a second default, or a driver or a name that is there already. Only types
// whose plugin is loaded are read.
func (p *Pass) providersClash() {
	s := p.Configuration.Get("service_providers", "service_provider")
	if s == nil || !s.IsSet() || s.Hidden || !p.mayBeOf("neutron-server", "neutron-rpc-server") {
		return
	}
	seen := map[string]bool{}
	for i := range s.Items {
		parts := strings.Split(s.Items[i].Text, ":")
		if len(parts) < 3 || !p.loadsProviders(parts[0], s) {
			continue
		}
		clashes := []struct{ key, message, remediation string }{
			{parts[0] + " driver " + parts[2], "the driver of another provider", "List each driver once."},
			{parts[0] + " name " + strings.ToLower(parts[1]), "the name of another provider of " + report.Show(parts[0]), "Give each provider of a type a name of its own."},
		}
		if len(parts) > 3 && parts[3] == "default" {
			clashes = append(clashes, struct{ key, message, remediation string }{
				parts[0] + " default", "a second default for " + report.Show(parts[0]), "Leave :default out of all but one provider of a type.",
			})
		}
		for _, clash := range clashes {
			if seen[clash.key] {
				p.Report(Problem{
					On: s, Item: &s.Items[i],
					Message:     "service_provider lists " + report.Show(s.Items[i].Text) + ", which has " + clash.message,
					Effect:      "neutron-server raises Invalid when it loads the plugin of the type, and exits.",
					Remediation: clash.remediation,
				})
				return
			}
			seen[clash.key] = true
		}
	}
}

// loadsProviders reports whether service_plugins surely lists the plugin that reads the
// providers of a type.
func (p *Pass) loadsProviders(kind string, s *config.Setting) bool {
	plugins := []string{}
	switch kind {
	case "L3_ROUTER_NAT":
		plugins = routerPlugins
	case "VPN":
		plugins = []string{"vpnaas", "neutron_vpnaas.services.vpn.plugin.VPNDriverPlugin"}
	case "FIREWALL_V2":
		plugins = []string{"firewall_v2"}
	case "LOADBALANCERV2":
		plugins = []string{"lbaasv2", "neutron_lbaas.services.loadbalancer.plugin.LoadBalancerPluginv2"}
	}
	return slices.ContainsFunc(plugins, func(name string) bool { return lists("DEFAULT", "service_plugins", name)(p, s) })
}
