package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
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
		Bad:         "[health_manager]\ncontroller_ip_port_list = 192.0.2.11,[2001:db8::1]:5555\n",
		Good:        "[health_manager]\ncontroller_ip_port_list = 192.0.2.11:5555,[2001:db8::1]:5555\n",
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
