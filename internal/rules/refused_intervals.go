package rules

import (
	"path"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// intervalRows are times after which something that reports counts as dead although
// it reports in time, and a rootwrap that cannot run anything.
func intervalRows() []Row {
	const dead = "[health_manager]\nheartbeat_timeout = 10\nheartbeat_interval = "
	return []Row{
		{
			Where:       Where{Services: octaviaOnly, Section: "health_manager"},
			Options:     []string{"heartbeat_timeout"},
			Is:          moreThan(0),
			If:          []Guard{notLonger("health_manager", "heartbeat_interval")},
			Message:     "{assigned} is not longer than heartbeat_interval",
			Effect:      "Octavia considers amphorae dead between two heartbeats, and replaces them again and again.",
			Remediation: "Set heartbeat_timeout to several times heartbeat_interval, such as 60 with 10.",
			Bad:         dead + "10\n", Good: dead + "3\n",
		}, {
			Where:       Where{Services: ironicOnly, Section: "conductor"},
			Options:     []string{"heartbeat_timeout"},
			Is:          moreThan(0),
			If:          []Guard{notLonger("conductor", "heartbeat_interval")},
			Message:     "{assigned} is not longer than heartbeat_interval",
			Effect:      "Conductors count as offline between two heartbeats, and others take over their nodes.",
			Remediation: "Set heartbeat_timeout to several times heartbeat_interval, such as 60 with 10.",
			Bad:         "[conductor]\nheartbeat_interval = 60\n", Good: "[conductor]\nheartbeat_interval = 20\n",
		}, {
			Where:       Where{Services: neutronOnly, Section: "DEFAULT"},
			Options:     []string{"agent_down_time"},
			Is:          moreThan(0).Given(),
			If:          []Guard{where("agent", "report_interval", isSet), notLonger("agent", "report_interval")},
			Message:     "{assigned} is not longer than report_interval of [agent]",
			Effect:      "Neutron considers agents dead between two reports, and moves what they serve to others.",
			Remediation: "Set agent_down_time to twice report_interval or more, such as 75 with 30.",
			Bad:         "[DEFAULT]\nagent_down_time = 30\n[agent]\nreport_interval = 60\n", Good: "[DEFAULT]\nagent_down_time = 75\n[agent]\nreport_interval = 30\n",
		}, {
			Where:       Where{Services: neutronOnly, Section: "agent"},
			Options:     []string{"root_helper"},
			Is:          textIs(rootwrapAlone),
			Message:     "{assigned} does not name rootwrap's configuration file",
			Effect:      "rootwrap mistakes the command for its configuration file, so the agent cannot run anything as root.",
			Remediation: "Append the file, as in sudo neutron-rootwrap /etc/neutron/rootwrap.conf.",
			Bad:         "[agent]\nroot_helper = sudo /usr/bin/neutron-rootwrap\n", Good: "[agent]\nroot_helper = sudo neutron-rootwrap /etc/neutron/rootwrap.conf\n",
		},
	}
}

// notLonger holds where a time is not longer than another, and at least one is set.
func notLonger(section, option string) Guard {
	return func(p *Pass, s *config.Setting) bool {
		other := p.Configuration.Get(section, option)
		if other == nil {
			return false
		}
		mine, known := number(s)
		theirs, ok := number(other)
		return known && ok && mine <= theirs && (s.IsSet() || other.IsSet())
	}
}

// rootwrapAlone reports whether a command is rootwrap without an argument.
func rootwrapAlone(text string) bool {
	words := strings.Fields(text)
	return len(words) > 0 && strings.HasSuffix(path.Base(words[len(words)-1]), "-rootwrap")
}
