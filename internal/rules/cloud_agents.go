package rules

import "fmt"

// l2Agent is a kind of agent that binds ports for one mechanism driver.
type l2Agent struct {
	driver, program   string
	section, mappings string
}

// l2Agents are the kinds that Neutron has.
var l2Agents = [...]l2Agent{
	{"openvswitch", "neutron-openvswitch-agent", "ovs", "bridge_mappings"},
	{"linuxbridge", "neutron-linuxbridge-agent", "linux_bridge", "physical_interface_mappings"},
	{"sriovnicswitch", "neutron-sriov-nic-agent", "sriov_nic", "physical_device_mappings"},
	{"macvtap", "neutron-macvtap-agent", "macvtap", "physical_interface_mappings"},
}

// runsAt reports whether a member is such an agent, and which option shows it.
func (k *l2Agent) runsAt(m *Member) (side, bool) {
	if s := m.Get(k.section, k.mappings); s != nil && m.Program == k.program {
		return side{m, s}, true
	}
	if m.Program != "" {
		return side{}, false
	}
	for _, option := range [...]string{k.mappings, "local_ip"} {
		if s, ok := given(m, k.section, option); ok {
			return s, true
		}
	}
	return side{}, false
}

// mechanisms compares the server's mechanism drivers with the kinds of agents.
func (p *CloudPass) mechanisms(server *networkServer, agents map[string][]side) {
	if len(server.drivers) == 0 || server.unknown || p.mayHold("neutron") {
		return
	}
	loaded := map[string]side{}
	for _, s := range server.drivers {
		for _, item := range s.setting.Items {
			loaded[item.Text] = s
		}
	}
	for i := range l2Agents {
		kind := &l2Agents[i]
		from, has := loaded[kind.driver]
		running := agents[kind.driver]
		switch {
		case !has:
			for _, agent := range running {
				on := server.drivers[0]
				p.report(agent, []side{on}, Problem{
					Message:     fmt.Sprintf("%s belongs to an agent of %s, which %s does not load", agent, kind.driver, on),
					Remediation: fmt.Sprintf("Add %s to %s, or run the agent of a driver that it names.", kind.driver, on),
				})
			}
		case len(running) == 0 && len(agents) > 0:
			var others []side
			for j := range l2Agents {
				others = append(others, agents[l2Agents[j].driver]...)
			}
			p.report(from, others, Problem{
				Levels:      "IWW",
				Message:     fmt.Sprintf("%s loads %s, and none of the configurations is that of its agent; %s belongs to another one", from, kind.driver, others[0].member.shown()),
				Effect:      "No port can be bound by that driver.",
				Remediation: fmt.Sprintf("Add the configuration of its agent, or remove %s from mechanism_drivers.", kind.driver),
			})
		}
	}
}
