package rules

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// driverRepeated judges drivers and plugins of Neutron that are listed twice, where
// that fails: most others are only called twice. Two plugins for one service are
// the same mistake.
var driverRepeated = &Rule{
	Name:        "driver_repeated",
	Levels:      "EEE",
	CWE:         []int{1286},
	Needs:       Values | Text,
	Scope:       Whole,
	Title:       "a driver of Neutron that is loaded twice and fails",
	Effect:      "neutron-server starts, but calls the driver twice for each new network, and the second call fails: no network can be created.",
	Remediation: "List it once.",
	Example: Example{
		Service:  "neutron",
		BadText:  "[ml2]\nextension_drivers = port_security,qos,port_security\n",
		GoodText: "[ml2]\nextension_drivers = port_security,qos\n",
		Message:  `extension_drivers lists "port_security" twice`,
	},
	Check: checkRepeated,
}

func checkRepeated(p *Pass) {
	if oneOf(p.Program, neutronAgents...) {
		return // which register the lists and load nothing
	}
	p.listedTwice(p.Configuration.Get("ml2", "extension_drivers"), func(name string) bool { return name == "port_security" }, "")
	if p.reached(Series("ussuri")) {
		p.listedTwice(p.Configuration.Get("ml2", "mechanism_drivers"), func(name string) bool { return name == "ovn" }, "")
	}
	p.routersTwice()
	if p.reached(Series("stein")) {
		return // the server loads a plugin once
	}
	const twice = "neutron-server raises ValueError, because several plugins are for one service, and exits."
	plugins := p.Configuration.Get("DEFAULT", "service_plugins")
	p.listedTwice(plugins, func(name string) bool { return name != "" && !defaultPlugin(name) }, twice)
	core := p.Configuration.Get("DEFAULT", "core_plugin")
	if !plugins.IsSet() || plugins.Hidden || core.Str() != "ml2" {
		return
	}
	for i := range plugins.Items {
		if name := plugins.Items[i].Text; defaultPlugin(name) {
			p.Report(Problem{
				On: plugins, Item: &plugins.Items[i],
				Message:     "service_plugins lists " + report.Show(name) + ", which neutron-server loads anyway",
				Effect:      twice,
				Remediation: "Leave it out.",
			})
			return
		}
	}
}

// routersTwice reports two different service plugins for routers. The server keeps
// one plugin for each service.
func (p *Pass) routersTwice() {
	plugins := p.Configuration.Get("DEFAULT", "service_plugins")
	if !plugins.IsSet() || plugins.Hidden {
		return
	}
	first := ""
	for i := range plugins.Items {
		kind := routerPlugin(plugins.Items[i].Text)
		switch {
		case kind == "" || kind == first:
			continue
		case first == "":
			first = kind
			continue
		}
		problem := Problem{
			On: plugins, Item: &plugins.Items[i], Levels: "WEE",
			Message:     "service_plugins lists " + kind + " and " + first + ", and both are for routers",
			Effect:      "Requests for routers go to the later one only, while the other still acts on events of ports and networks.",
			Remediation: "List ovn-router with the mechanism driver ovn, or router with any other, and not both.",
		}
		if !p.reached(Series("stein")) {
			problem.Levels = ""
			problem.Effect = "neutron-server raises ValueError, because several plugins are for one service, and exits."
		}
		p.Report(problem)
		return
	}
}

// routerPlugin is the short name of a service plugin for routers, "" for any other.
func routerPlugin(name string) string {
	switch name {
	case "router", "neutron.services.l3_router.l3_router_plugin.L3RouterPlugin":
		return "router"
	case "ovn-router", "neutron.services.ovn_l3.plugin.OVNL3RouterPlugin", "networking_ovn.l3.l3_ovn.OVNL3RouterPlugin":
		return "ovn-router"
	}
	return ""
}

// listedTwice reports the first item of a list that is there before, of those that
// fail.
func (p *Pass) listedTwice(s *config.Setting, fails func(string) bool, effect string) {
	if !s.IsSet() || s.Hidden {
		return
	}
	seen := map[string]bool{}
	for i := range s.Items {
		name := s.Items[i].Text
		if seen[name] && fails(name) {
			p.Report(Problem{
				On: s, Item: &s.Items[i], Message: s.Name() + " lists " + report.Show(name) + " twice", Effect: effect,
			})
			return
		}
		seen[name] = true
	}
}

// defaultPlugin reports whether neutron-server adds a plugin to those listed.
func defaultPlugin(name string) bool {
	return oneOf(name, "auto_allocate", "tag", "timestamp", "network_ip_availability", "flavors", "revisions") //nolint:misspell // Neutron's spelling
}
