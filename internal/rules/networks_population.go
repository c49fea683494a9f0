package rules

import (
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// populated is a kind of agent that can leave its tunnels to the mechanism driver
// l2population.
type populated struct {
	driver, program string
	section, tunnel string // the section of l2_population, and the option that asks for tunnels
	asks            Condition
}

var populatedAgents = [...]populated{
	{"openvswitch", ovsAgent, "agent", "tunnel_types", listFilled},
	{"linuxbridge", bridgeAgent, "vxlan", "enable_vxlan", isTrue},
}

const (
	populationEffect = "The agent leaves its tunnels to l2population, so it sets up none, and instances on different hosts cannot reach each other."
	populationRemedy = "Add l2population to mechanism_drivers of neutron-server, or set l2_population = false for every agent if none has enable_distributed_routing."
)

// populationRows are on agents that leave their tunnels to l2population, which the
// server of the same configuration does not load.
func populationRows() []Row {
	const ml2, agent = "[ml2]\nmechanism_drivers = openvswitch", "\n[agent]\ntunnel_types = vxlan\nl2_population = true\n"
	bridged := strings.NewReplacer("openvswitch", "linuxbridge", "[agent]\ntunnel_types = vxlan", "[vxlan]\nenable_vxlan = true\nlocal_ip = 192.0.2.11")
	rows := make([]Row, 0, len(populatedAgents))
	for _, kind := range populatedAgents {
		row := Row{
			Where:       Where{Section: kind.section},
			Options:     []string{"l2_population"},
			Is:          isTrue.Given(),
			If:          []Guard{forProgram(kind.program), with(kind.tunnel, kind.asks), lists("ml2", "mechanism_drivers", kind.driver), where("ml2", "mechanism_drivers", value(lacksPopulation))},
			Message:     "{assigned} in {section}, and mechanism_drivers of [ml2] lacks l2population",
			Effect:      populationEffect,
			Remediation: populationRemedy,
			Bad:         ml2 + agent, Good: ml2 + ",l2population" + agent,
		}
		if kind.driver == "linuxbridge" {
			row.Before, row.Release = Series("2025.1"), "zed" // later releases have no such agent
			row.Bad, row.Good = bridged.Replace(row.Bad), bridged.Replace(row.Good)
		}
		rows = append(rows, row)
	}
	return rows
}

// lacksPopulation reports whether a list of mechanism drivers surely lacks l2population.
func lacksPopulation(drivers *config.Setting) bool {
	return listsNone(drivers, func(name string) bool { return strings.Contains(name, "population") })
}

// population reports agents that leave their tunnels to l2population, which no server
// loads.
func (p *CloudPass) population(server *networkServer) {
	if len(server.drivers) == 0 || server.unknown || p.mayHold("neutron") {
		return
	}
	for _, drivers := range server.drivers {
		if !lacksPopulation(drivers.setting) {
			return
		}
	}
	for _, m := range p.of("neutron") {
		for _, kind := range populatedAgents {
			p.unpopulated(m, &kind, server.drivers)
		}
	}
}

func (p *CloudPass) unpopulated(m *Member, kind *populated, drivers []side) {
	s, ok := given(m, kind.section, "l2_population")
	tunnels, asked := given(m, kind.section, kind.tunnel)
	switch {
	case !ok || !asked || !s.setting.IsTrue() || !kind.asks.Value(tunnels.setting):
	case hasMember(drivers, m): // refused_in_use says so
	case hasItem(drivers[0].setting, kind.driver):
		p.report(s, drivers[:1], Problem{
			Message:     fmt.Sprintf("%s is true, and %s lacks l2population", s, drivers[0]),
			Effect:      populationEffect,
			Remediation: populationRemedy,
		})
	}
}
