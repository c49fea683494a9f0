package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/urls/transport"
)

// busServices cannot work without a message bus.
var busServices = []string{"nova", "cinder", "neutron", "heat", "manila", "octavia", "designate", "magnum"}

// checkBusAccount reports guest, named or by default.
func checkBusAccount(p *Pass) {
	for _, b := range p.transports() {
		if !b.sound() {
			continue
		}
		for i := range b.url.Hosts {
			if host := &b.url.Hosts[i]; host.Username == "guest" && !isLoopback(host.Name) {
				problem := Problem{On: b.Setting, Message: "transport_url uses the account guest on another host"}
				if host.Password != "guest" {
					problem.Effect = "RabbitMQ accepts guest only from its own host, unless that protection is off; and guest may administer the whole bus."
				}
				p.Report(problem)
				break
			}
		}
	}
	s := p.Configuration.Get("DEFAULT", "transport_url")
	if s == nil || !s.IsUnset() || s.Str() == "" || !wholeService(p, s) || !oneOf(p.Service, busServices...) {
		return
	}
	p.Report(Problem{On: s, Message: "transport_url is not set, so guest at localhost is used with its published password"})
}

// remote reports whether the URL names a host other than the machine itself.
func (b *busURL) remote() bool {
	for i := range b.url.Hosts {
		if !isLoopback(b.url.Hosts[i].Name) {
			return true
		}
	}
	return false
}

// option is the value of an option of the driver's section: the query's comes
// before the section's. ok is false where it is not known.
func (b *busURL) option(p *Pass, name string) (value string, from *config.Setting, ok bool) {
	for _, param := range b.url.Query {
		if param.Name == name {
			return param.Value, b.Setting, true
		}
	}
	s := p.Configuration.Get(b.section(), name)
	if s == nil {
		return "", nil, true
	}
	return s.Value.Text(), s, s.Known()
}

func (b *busURL) flag(p *Pass, name string) (on, ok bool) {
	value, _, ok := b.option(p, name)
	return oneOf(strings.ToLower(value), "true", "1", "yes", "on"), ok
}

// checkBusPlaintext reports a bus without TLS.
func checkBusPlaintext(p *Pass) {
	for _, b := range p.transports() {
		if !b.sound() || !b.remote() {
			continue
		}
		plain := false
		switch b.section() {
		case "oslo_messaging_rabbit":
			name := "ssl"
			if p.Configuration.Get("oslo_messaging_rabbit", name) == nil {
				name = "rabbit_use_ssl"
			}
			on, ok := b.flag(p, name)
			plain = ok && !on
		case "oslo_messaging_amqp":
			on, ok := b.flag(p, "ssl")
			plain = ok && !on
		case "oslo_messaging_kafka":
			protocol, _, ok := b.option(p, "security_protocol")
			plain = ok && oneOf(protocol, "PLAINTEXT", "SASL_PLAINTEXT")
		}
		if plain {
			problem := Problem{On: b.Setting, Message: "transport_url leads to another host without TLS"}
			if b.section() == "oslo_messaging_amqp" {
				problem.Remediation = "Set ssl = true and ssl_ca_file in [oslo_messaging_amqp] and use the broker's TLS port."
			}
			p.Report(problem)
		}
	}
}

// rabbitTLS is what the rabbit driver's TLS checks. ok is false where TLS is off
// or something is not known.
func (b *busURL) rabbitTLS(p *Pass) (security transport.Security, ok bool) {
	if !b.sound() || b.section() != "oslo_messaging_rabbit" {
		return security, false
	}
	known := true
	flag := func(name string) bool {
		on, ok := b.flag(p, name)
		known = known && ok
		return on
	}
	text := func(name string) string {
		value, _, ok := b.option(p, name)
		known = known && ok
		return value
	}
	security = transport.Security{
		SSL: flag("ssl"), CAFile: text("ssl_ca_file") != "", EnforceName: flag("ssl_enforce_hostname_verification"),
		EnforceFIPS: flag("ssl_enforce_fips_mode"), Version: text("ssl_version"), OldAMQP: !p.reached(Series("wallaby")),
	}
	return security, known && security.SSL
}

// on is the setting that an option comes from, the URL itself where no section
// sets it.
func (b *busURL) on(p *Pass, name string) *config.Setting {
	if _, from, _ := b.option(p, name); from.IsSet() {
		return from
	}
	return b.Setting
}

func checkBusUnverified(p *Pass) {
	var last *config.Setting // both URLs may share the section's options
	for _, b := range p.transports() {
		security, ok := b.rabbitTLS(p)
		checks, fault := security.Check()
		if !ok || fault != 0 || !checks.TLS || checks.Certificate {
			continue
		}
		why := "ssl_version is set"
		if security.Version == "" {
			why = "the release's AMQP library does not check without it"
		}
		if on := b.on(p, "ssl"); on != last {
			last = on
			p.Report(Problem{On: on, Message: "ssl is on and ssl_ca_file is not set: " + why + ", so any certificate is accepted"})
		}
	}
}

func checkBusName(p *Pass) {
	var last *config.Setting
	for _, b := range p.transports() {
		security, ok := b.rabbitTLS(p)
		checks, fault := security.Check()
		if !ok || fault != 0 || !checks.TLS || !checks.Certificate || checks.Name || !b.remote() {
			continue
		}
		problem := Problem{On: b.on(p, "ssl"), Message: "ssl is on, and the name in the broker's certificate is not checked"}
		switch {
		case security.EnforceName:
			problem.On, problem.Levels = b.on(p, "ssl_enforce_hostname_verification"), "WEE"
			problem.Message = "ssl_enforce_hostname_verification has no effect without ssl_ca_file"
			problem.Remediation = "Set ssl_ca_file to the file with the authorities that sign the broker's certificate."
		case security.CAFile && p.turnsOnBackported("oslo_messaging_rabbit", "ssl_enforce_hostname_verification"):
			continue // option_not_in_release asks whether the package has it
		case p.Configuration.Get("oslo_messaging_rabbit", "ssl_enforce_hostname_verification") == nil:
			problem.Remediation = "Use authorities that sign only for the brokers, and move to a release that has ssl_enforce_hostname_verification; some distributions carry it in older packages."
		}
		if problem.On != last {
			last = problem.On
			p.Report(problem)
		}
	}
}

// turnsOnBackported reports whether the texts turn on an option that the release
// lacks, and that a package with a security fix may have.
func (p *Pass) turnsOnBackported(section, option string) bool {
	name := oslo.Name{Group: section, Option: option}
	on := false
	for _, a := range p.Configuration.Assignments {
		if a.As == name {
			on = a.Entry.Opaque || oneOf(strings.ToLower(a.Entry.Value), "true", "1", "yes", "on")
		}
	}
	return on && p.MayBeBackported(name)
}

func checkBusTLS(p *Pass) {
	var last *config.Setting
	for _, b := range p.transports() {
		security, ok := b.rabbitTLS(p)
		if !ok {
			continue
		}
		on := b.on(p, "ssl_version")
		if on == last {
			continue
		}
		last = on
		_, fault := security.Check()
		switch {
		case fault == transport.UnknownVersion:
			p.Report(Problem{
				On: b.on(p, "ssl_version"), Levels: "EEE", Message: "ssl_version is not one that the driver takes",
				Effect:      "The driver raises RuntimeError when it connects, and the service stays without a bus.",
				Remediation: "Leave ssl_version out and set ssl_ca_file: the best version that both sides have is used.",
			})
		case fault == transport.NoFIPS:
			p.Report(Problem{
				On: b.on(p, "ssl_enforce_fips_mode"), Levels: "EEE", Message: "ssl_enforce_fips_mode needs a Python with a FIPS mode, which standard builds lack",
				Effect:      "oslo.messaging raises ConfigurationError when it connects.",
				Remediation: "Leave ssl_enforce_fips_mode out and switch FIPS mode on in the system.",
			})
		case oneOf(strings.ToLower(security.Version), "sslv2", "sslv3", "tlsv1", "tlsv1_1"):
			p.Report(Problem{On: b.on(p, "ssl_version"), Message: "ssl_version asks for an old version of TLS"})
		}
	}
}

// poolRow is about the driver's pool of connections: rabbit refuses a lower bound
// above the upper one.
func poolRow() Row {
	return Row{
		Where:   Where{Section: "oslo_messaging_rabbit", Since: Bound{"oslo.messaging", "12.6.0"}},
		Options: []string{"rpc_conn_pool_size"},
		Is: value(func(s *config.Setting) bool {
			_, ok := number(s)
			return ok
		}),
		If: []Guard{onRabbit, func(p *Pass, s *config.Setting) bool {
			most, _ := number(s)
			least, ok := number(p.sibling(s, "conn_pool_min_size"))
			return ok && least > most
		}},
		Message:     "{assigned} is below conn_pool_min_size, the number of connections to keep",
		Effect:      "The driver does not load, and the service stops when it starts.",
		Remediation: "Set rpc_conn_pool_size to at least conn_pool_min_size, which is 2 by default.",
		Bad:         "[oslo_messaging_rabbit]\nrpc_conn_pool_size = 1\n",
		Good:        "[oslo_messaging_rabbit]\nrpc_conn_pool_size = 2\n",
	}
}

func kmipVersionRow() Row {
	return Row{
		Where:       Where{Services: barbicanOnly, Section: "kmip_plugin"},
		Options:     []string{"ssl_version"},
		Is:          in("PROTOCOL_SSLv2", "PROTOCOL_SSLv3", "PROTOCOL_TLSv1", "PROTOCOL_TLSv1_1"),
		If:          []Guard{inUse},
		Message:     "{assigned} in {section} keeps the connection to the key store at an old version",
		Remediation: "Set ssl_version = PROTOCOL_TLSv1_2.",
		Bad:         "[kmip_plugin]\nssl_version = PROTOCOL_TLSv1\n",
		Good:        "[kmip_plugin]\nssl_version = PROTOCOL_TLSv1_2\n",
	}
}

func redfishVersionRow() Row {
	return Row{
		Where:   Where{Services: ironicOnly, Section: anySection},
		Options: []string{"tls_minimum_version", "webserver_tls_minimum_version"},
		Is:      in("1.1"),
		Message: "{option} = 1.1 in {section} accepts an old version",
		Bad:     "[redfish]\ntls_minimum_version = 1.1\n",
		Good:    "[redfish]\ntls_minimum_version = 1.2\n",
		Release: "2026.2",
	}
}

// oneOf reports whether a text is one of several.
func oneOf(text string, texts ...string) bool {
	return slices.Contains(texts, text)
}
