package rules

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/urls/transport"
)

// busURL is a transport_url with what oslo.messaging makes of it.
type busURL struct {
	*config.Setting
	url    *transport.URL // nil where it is refused
	err    *transport.Error
	driven bool // the release has a driver for its scheme
}

// transports reads the transport_url of each section that sets one.
func (s *Subject) transports() []busURL {
	if s.busesLooked {
		return s.buses
	}
	s.busesLooked = true
	for _, section := range [...]string{"DEFAULT", "oslo_messaging_notifications"} {
		setting := s.Configuration.Get(section, "transport_url")
		if !setting.IsSet() || setting.Partial || section != "DEFAULT" && !setting.HasText() {
			continue
		}
		one := busURL{Setting: setting}
		url, err := transport.Parse(setting.Str())
		if err == nil {
			one.url, one.driven = url, transport.DriverKnown(url.Scheme, s.Release.Library("oslo.messaging"))
		} else {
			errors.As(err, &one.err)
		}
		s.buses = append(s.buses, one)
	}
	return s.buses
}

// sound reports whether nothing about the URL itself is wrong, so that other
// rules may look at what it says.
func (b *busURL) sound() bool {
	return b.driven && b.url.Problem == nil && !slices.ContainsFunc(b.url.Misread, hides)
}

// hides reports whether a misreading leaves open what the URL means.
func hides(m transport.Misreading) bool {
	return !slices.Contains([]transport.Reading{transport.TrailingSlash, transport.PortZero, transport.ValueMissing}, m.Kind)
}

// section is where the driver's own options stand.
func (b *busURL) section() string {
	switch b.url.Driver() {
	case "rabbit", "kombu":
		return "oslo_messaging_rabbit"
	case "kafka":
		return "oslo_messaging_kafka"
	case "amqp":
		return "oslo_messaging_amqp"
	}
	return ""
}

// onRabbit holds where one of the buses is RabbitMQ's, as that of services is
// where transport_url is not set.
func onRabbit(p *Pass, _ *config.Setting) bool {
	other := false
	for _, b := range p.transports() {
		if b.url == nil || b.section() == "oslo_messaging_rabbit" {
			return true
		}
		other = other || b.Section() == "DEFAULT"
	}
	return !other
}

// checkTransportURLs reports what a service refuses.
func checkTransportURLs(p *Pass) {
	for _, b := range p.transports() {
		switch {
		case b.err != nil:
			p.Report(Problem{On: b.Setting, Message: "transport_url: " + refusal(b.err.Kind)})
		case b.url == nil:
			p.Report(Problem{On: b.Setting, Message: "transport_url cannot be read"})
		case !b.driven:
			p.Report(Problem{
				On: b.Setting, Message: "transport_url: the release has no driver for the scheme that it begins with",
				Effect:      "oslo.messaging finds no such driver and the service stops when it starts.",
				Remediation: "Begin it with rabbit://, or kafka:// for notifications; TLS is switched on by ssl = true in [oslo_messaging_rabbit], not by the scheme.",
			})
		case b.url.Problem != nil:
			p.Report(Problem{On: b.Setting, Message: "transport_url: " + refusal(b.url.Problem.Kind)})
		case slices.ContainsFunc(b.url.Hosts, func(h transport.Host) bool { return strings.ContainsFunc(h.Name, isSpace) }):
			p.Report(Problem{
				On: b.Setting, Message: "transport_url: white space is read as a part of a host",
				Effect:      "The service never connects to that host, and to none if the URL has no other.",
				Remediation: "Write commas between hosts, and no white space.",
			})
		case slices.ContainsFunc(b.url.Hosts, func(h transport.Host) bool { return noIPv4(h.Name) }):
			p.Report(Problem{
				On: b.Setting, Message: "transport_url: a host is not an IPv4 address, which has four numbers from 0 to 255",
				Effect:      "The service never connects to that host, and to none if the URL has no other.",
				Remediation: "Write the address of the broker, or its name.",
			})
		default:
			p.queryOptions(&b)
		}
	}
}

// queryOptions checks the names and values after the question mark: each is an
// option of the driver's section.
func (p *Pass) queryOptions(b *busURL) {
	section := b.section()
	if section == "" || p.Configuration.Get(section, "amqp_durable_queues") == nil && section == "oslo_messaging_rabbit" {
		return
	}
	for _, param := range b.url.Query {
		name := param.Shown()
		what := cmp.Or(name, "a name")
		s := p.Configuration.Get(section, param.Name)
		switch {
		case s == nil || s.Option.Name.Option != param.Name:
			p.Report(Problem{
				On: b.Setting, Message: "transport_url: " + what + " after the question mark is not an option of [" + section + "]",
				Effect:      "oslo.messaging raises NoSuchOptError and the service stops when it starts.",
				Remediation: "Write the option's current name, or set it in [" + section + "].",
			})
		default:
			if _, err := s.Option.Type.Parse(param.Value); err != nil {
				p.Report(Problem{
					On: b.Setting, Message: "transport_url: the value of " + what + " after the question mark is not one that the option takes",
					Effect:      "oslo.messaging raises ValueError and the service stops when it starts.",
					Remediation: "Write the option once, with a value that [" + section + "] takes.",
				})
			}
		}
	}
}

// refusal says why a URL does not work, in words that hold nothing of it.
func refusal(kind transport.Kind) string {
	switch kind {
	case transport.NoScheme:
		return "it does not begin with a driver such as rabbit://"
	case transport.Unescaped:
		return "the user or the password contains one of / ? # , which ends the host there"
	case transport.BadBrackets:
		return "its square brackets do not enclose a host"
	case transport.NotAnAddress:
		return "its square brackets enclose something other than an IPv6 address"
	case transport.BadCharacter:
		return "it contains a character that Unicode takes for one of / ? # @ :"
	case transport.BareAddress:
		return "an IPv6 address has no square brackets"
	case transport.BadPort:
		return "the port is not a number"
	case transport.NoHost:
		return "it names a user but no host"
	case transport.EscapedSlash:
		return "the user or the password contains a slash, which no spelling gets through"
	case transport.PortOutOfRange:
		return "a port is above 65535"
	case transport.NoSuchTransport:
		return "kombu has no such transport"
	case transport.BadVirtualHostTail:
		return "the virtual host contains an escaped question mark"
	}
	return "it cannot be read"
}

// checkTransportMisread reports what is accepted and read otherwise.
func checkTransportMisread(p *Pass) {
	for _, b := range p.transports() {
		if !b.driven || b.url.Problem != nil || len(b.url.Misread) == 0 {
			continue
		}
		worst := slices.MinFunc(b.url.Misread, func(x, y transport.Misreading) int { return cmp.Compare(x.Kind, y.Kind) })
		problem := Problem{On: b.Setting, Message: "transport_url: " + misreading(worst.Kind)}
		switch worst.Kind {
		case transport.TrailingSlash, transport.PortZero, transport.ValueMissing:
			problem.Levels = "WEE"
		case transport.UserAssumed, transport.PasswordAssumed:
			if len(b.url.Hosts) == 1 {
				if isLoopback(b.url.Hosts[0].Name) {
					continue
				}
				problem.Remediation = "Write rabbit://USER:PASSWORD@HOST:5672/VHOST with an account of the service's own."
			}
		}
		p.Report(problem)
	}
}

// misreading says how a URL is read otherwise, in words that hold nothing of it.
func misreading(kind transport.Reading) string {
	switch kind {
	case transport.UserAssumed:
		return "a host has no user, so RabbitMQ's default account guest is used for it"
	case transport.PasswordAssumed:
		return "a user has no password, so the default password guest is used"
	case transport.HostAssumed:
		return "no host is given, so localhost is used"
	case transport.HostInPassword, transport.HostInUser, transport.HostDivided:
		return "hosts are divided by a semicolon or a blank, which makes one part of the next one's account"
	case transport.RestInVirtualHost:
		return "a slash comes before a further host, so the rest is taken for the virtual host"
	case transport.BlankKept:
		return "white space next to a host is read as part of it"
	case transport.NoAuthority:
		return "no // follows the scheme, so no host is read and localhost is used"
	case transport.FragmentDropped:
		return "everything after a # is ignored"
	case transport.TrailingSlash:
		return "the virtual host ends with a slash, which is read as part of its name"
	case transport.PortZero:
		return "port 0 is read as 5672"
	case transport.ControlDropped:
		return "a tab or an end of line in it is taken out"
	case transport.NotUTF8:
		return "an escape in it is not UTF-8, so another character is sent"
	case transport.VirtualHostDecoded, transport.VirtualHostCut:
		return "an escape in the virtual host is decoded twice, so another one is used"
	case transport.OtherHostDialled:
		return "an escaped slash makes the user the host"
	case transport.WholeURLAsHost:
		return "a + in the scheme makes the whole text the name of a host"
	case transport.ValueMissing:
		return "a name after the question mark has no value and is not read"
	}
	return "it is not read as written"
}
