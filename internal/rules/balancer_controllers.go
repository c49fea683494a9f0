package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// controllerRows are on the controllers to which amphorae report.
func controllerRows() []Row {
	return []Row{{
		Where:   Where{Section: "health_manager"},
		Options: []string{"controller_ip_port_list"},
		Is: item(func(text string) bool {
			return text != "" && portless(text)
		}),
		Message:     "{option} lists {item}, which has no port",
		Effect:      "Amphorae stop reading the list at such an item, and send no heartbeats to it or to any controller after it.",
		Remediation: "Write each controller as ADDRESS:PORT, with the port that bind_port sets, 5555 by default.",
		Bad:         "[health_manager]\ncontroller_ip_port_list = 192.0.2.11,192.0.2.12:5555\n",
		Good:        "[health_manager]\ncontroller_ip_port_list = 192.0.2.11:5555,192.0.2.12:5555\n",
	}, {
		Where:       Where{Section: "health_manager"},
		Options:     []string{"controller_ip_port_list"},
		Is:          item(hostNoIPv4),
		Message:     listsNoIPv4,
		Effect:      "Amphorae raise gaierror when they look the address up, and send no heartbeats to any controller.",
		Remediation: "Write the address of the controller.",
		Bad:         "[health_manager]\ncontroller_ip_port_list = 192.0.2.256:5555\n",
		Good:        "[health_manager]\ncontroller_ip_port_list = 192.0.2.11:5555\n",
	}, {
		Where:       Where{Section: "health_manager"},
		Options:     []string{"controller_ip_port_list"},
		Is:          value(func(s *config.Setting) bool { return len(s.Items) > 0 }),
		If:          []Guard{forProgram("octavia-health-manager"), elsewhereThan("bind_port")},
		Levels:      "WWW",
		Message:     "{option} names no controller at the port of bind_port",
		Effect:      "Unless something forwards the port, the health manager gets no heartbeats: load balancers show as offline, and none that fails is replaced.",
		Remediation: "Write the port that bind_port sets behind each address.",
		Bad:         "[health_manager]\nbind_port = 5556\ncontroller_ip_port_list = 192.0.2.11:5555\n",
		Good:        "[health_manager]\nbind_port = 5556\ncontroller_ip_port_list = 192.0.2.11:5556\n",
	}}
}

// unheardRows are on controllers that no heartbeat of an amphora reaches.
func unheardRows() []Row {
	const key = "[health_manager]\nheartbeat_key = Wc2n7Yt9Lr4VqXz8\n"
	const list = "[health_manager]\ncontroller_ip_port_list = 192.0.2.11:5555\n"
	return []Row{{
		Where:       Where{Services: octaviaOnly, Section: "health_manager"},
		Options:     []string{"controller_ip_port_list"},
		Is:          isEmpty,
		If:          []Guard{inUse, makesAmphorae},
		Levels:      "WWW",
		Message:     "{option} names no controller",
		Effect:      "Amphorae send no heartbeats: load balancers show as offline, and none that fails is replaced.",
		Remediation: "List the health managers as ADDRESS:PORT, with their addresses in the management network.",
		Bad:         key, Good: key + "controller_ip_port_list = 192.0.2.11:5555\n",
	}, {
		Where:       Where{Services: octaviaOnly, Section: "health_manager"},
		Options:     []string{"bind_ip"},
		Is:          onLoopback,
		If:          []Guard{forProgram("octavia-health-manager"), controllersElsewhere},
		Levels:      "WWW",
		Message:     "{assigned} is a loopback address, and controller_ip_port_list names others",
		Effect:      "Unless something forwards the heartbeats, the health manager hears none: load balancers show as offline, and none that fails is replaced.",
		Remediation: "Set bind_ip to this host's own address from controller_ip_port_list.",
		Bad:         list, Good: list + "bind_ip = 192.0.2.11\n",
	}}
}

// amphoraPrograms are Octavia's programs that make amphorae. Housekeeping made spare
// ones before xena.
func amphoraPrograms(p *Pass) []string {
	if p.reached(Series("xena")) {
		return []string{"octavia-worker", "octavia-health-manager"}
	}
	return []string{"octavia-worker", "octavia-health-manager", "octavia-housekeeping"}
}

// makesAmphorae holds where the configuration may be one of a program that makes
// amphorae, and the provider that runs on them is not left out.
func makesAmphorae(p *Pass, _ *config.Setting) bool {
	if !p.mayBeOf(amphoraPrograms(p)...) {
		return false
	}
	enabled := p.Configuration.Get("api_settings", "enabled_provider_drivers")
	if enabled == nil || !enabled.Given() {
		return true
	}
	return enabled.Known() && !enabled.Hidden && enabled.Value.Kind() == types.Dict &&
		slices.ContainsFunc(enabled.Value.Keys(), func(name string) bool { return strings.HasPrefix(name, "amphora") || name == "octavia" })
}

// controllersElsewhere holds where a list of controllers is set, and none is on a
// loopback address.
func controllersElsewhere(p *Pass, s *config.Setting) bool {
	list := p.sibling(s, "controller_ip_port_list")
	if !list.IsSet() || !list.Known() || list.Hidden || len(list.Items) == 0 {
		return false
	}
	return !slices.ContainsFunc(list.Items, func(i config.Item) bool {
		at := strings.LastIndexByte(i.Text, ':')
		return at < 0 || isLoopback(i.Text[:at])
	})
}

// elsewhereThan holds where every item of a list ends in another port than the one
// that the text gives for an option.
func elsewhereThan(option string) Guard {
	return func(p *Pass, s *config.Setting) bool {
		port := p.sibling(s, option)
		if !port.IsSet() || !port.Known() {
			return false
		}
		for i := range s.Items {
			at := strings.LastIndexByte(s.Items[i].Text, ':')
			if at < 0 || strings.HasSuffix(s.Items[i].Text, "]") || s.Items[i].Text[at+1:] == port.Value.Text() {
				return false
			}
		}
		return true
	}
}

// bracketRow is on the addresses of controllers for amphorae that take no brackets.
func bracketRow() Row {
	const text = "[health_manager]\ncontroller_ip_port_list = "
	return Row{
		Where:       Where{Section: "health_manager", Before: Bound{"octavia", "10.1.0"}},
		Options:     []string{"controller_ip_port_list"},
		Is:          item(func(text string) bool { return strings.HasPrefix(text, "[") }),
		Message:     "{option} lists {item}, and this release takes no brackets around an IPv6 address",
		Effect:      "Amphorae raise gaierror when they look the address up, and send no heartbeats to any controller.",
		Remediation: "Write ADDRESS:PORT without the brackets, such as 2001:db8::1:5555, which every release takes.",
		Bad:         text + "[2001:db8::1]:5555\n", Good: text + "2001:db8::1:5555\n",
		Release: "xena",
	}
}
