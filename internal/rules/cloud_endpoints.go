package rules

import (
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

var cloudEndpoint = &Rule{
	Name:        "cloud_endpoint_mismatch",
	Levels:      "WWE",
	CWE:         []int{1288},
	Needs:       Values | Text,
	Scope:       Run,
	References:  []string{"keystoneauth1/adapter.py"},
	Title:       "an endpoint that the service itself contradicts",
	Effect:      "Requests go to a port on which the service does not listen.",
	Remediation: "Write the port that the service, or the proxy before it, listens on.",
	FalseAlarms: "A load balancer that listens on another port than the service.",
	Example: Example{
		DataSource: "osloconf_cloud",
		BadPair: [2]Half{
			{Service: "nova", Text: "[glance]\nendpoint_override = https://glance.example.org:9393\n"},
			{Service: "glance", Text: "[DEFAULT]\nbind_port = 9292\n"},
		},
		GoodPair: [2]Half{
			{Service: "nova", Text: "[glance]\nendpoint_override = https://glance.example.org:9292\n"},
			{Service: "glance", Text: "[DEFAULT]\nbind_port = 9292\n"},
		},
		Message: `[glance] endpoint_override of "nova"`,
	},
	Cloud: checkCloudEndpoints,
}

// listener names the options that say how a service listens.
type listener struct {
	service, section, port string
	tls                    string // an option in the section: true, or a file, or a list of APIs
}

var listeners = [...]listener{
	{"glance", "DEFAULT", "bind_port", "cert_file"},
	{"neutron", "DEFAULT", "bind_port", "use_ssl"},
	{"cinder", "DEFAULT", "osapi_volume_listen_port", "osapi_volume_use_ssl"},
	{"nova", "DEFAULT", "osapi_compute_listen_port", "enabled_ssl_apis"},
	{"ironic", "api", "port", "enable_ssl_api"},
	{"octavia", "api_settings", "bind_port", ""},
	{"manila", "DEFAULT", "osapi_share_listen_port", "osapi_share_use_ssl"},
	{"magnum", "api", "port", "enabled_ssl"},
	{"heat", "heat_api", "bind_port", "cert_file"},
	{"barbican", "DEFAULT", "bind_port", ""},
}

// listening is how a service's members listen.
type listening struct {
	given []side
	ports map[string]bool // all ports, including defaults
	tls   map[string]side // by port, the option that turns TLS on
}

// checkCloudEndpoints compares the ports of fixed endpoints with those the
// services listen on.
func checkCloudEndpoints(p *CloudPass) {
	services := map[string]*listening{}
	for i := range listeners {
		if l := p.listening(&listeners[i]); l != nil {
			services[listeners[i].service] = l
		}
	}
	if len(services) == 0 {
		return
	}
	for _, m := range p.Members {
		for _, section := range m.Sections {
			for _, s := range section.Given() {
				if service := endpointOf(s); service != m.Service && services[service] != nil {
					p.contradicted(side{m, s}, services[service])
				}
			}
		}
	}
}

// listening is nil if no member says where it listens, or not everything is
// known.
func (p *CloudPass) listening(at *listener) *listening {
	if p.mayHold(at.service) {
		return nil
	}
	l := &listening{ports: map[string]bool{}, tls: map[string]side{}}
	for _, m := range p.of(at.service) {
		s := m.Get(at.section, at.port)
		switch {
		case s == nil:
			continue
		case !s.Known():
			return nil
		case s.IsSet() && !s.IsEmpty():
			l.given = append(l.given, side{m, s})
		}
		port := s.Value.Text()
		l.ports[port] = true
		if tls := m.Get(at.section, at.tls); tls.IsTrue() || tls.IsSet() && (tls.HasText() || hasItem(tls, "osapi_compute")) {
			l.tls[port] = side{m, tls}
		}
	}
	if len(l.given) == 0 {
		return nil
	}
	return l
}

// endpointOf is the service to which an endpoint option belongs, "" for other
// options.
func endpointOf(s *config.Setting) string {
	switch s.Name() {
	case "endpoint_override", "api_servers", "endpoint_template":
		return s.Section()
	case "glance_api_servers":
		return "glance"
	case "barbican_endpoint":
		return "barbican"
	}
	return ""
}

// contradicted reports an endpoint with a port that nothing listens on, or
// without TLS where the service uses TLS.
func (p *CloudPass) contradicted(s side, l *listening) {
	if !s.setting.IsSet() {
		return
	}
	texts := []string{s.setting.Str()}
	for _, item := range s.setting.Items {
		texts = append(texts, item.Text)
	}
	for _, text := range texts {
		e := parseEndpoint(text)
		if e.port == "" {
			continue
		}
		if !l.ports[e.port] {
			p.report(s, l.given, Problem{
				Message:     fmt.Sprintf("%s names port %s, and %s is %s", s, portShown(e.port), l.given[0], report.Redact(l.given[0].setting.Value.Text())),
				Remediation: fmt.Sprintf("Write the port that %s, or the proxy before it, listens on.", l.given[0].member.Service),
			})
			return
		}
		if tls, on := l.tls[e.port]; on && strings.EqualFold(e.scheme, "http") {
			p.report(s, []side{tls}, Problem{
				Message:     fmt.Sprintf("%s is plain http on port %s, and %s turns TLS on there", s, portShown(e.port), tls),
				Effect:      "The service answers with a TLS alert or closes the connection: every request fails.",
				Remediation: fmt.Sprintf("Write https in %s.", s),
			})
			return
		}
	}
}

// portShown is a port for a message. An invalid one may be part of a password.
func portShown(port string) string {
	const digits = 5
	if strings.Trim(port, "0123456789") != "" || len(port) > digits {
		return report.Mask
	}
	return port
}
