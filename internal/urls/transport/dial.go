package transport

import (
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/urls/internal/py"
)

const defaultPort = 5672

// mostDialled is the maximum number of URL bytes written for kombu, whose URL
// for each host includes the virtual host: more would not be linear.
const mostDialled = 1 << 20

// dial works out what kombu makes of each host: the driver writes a URL for it,
// and kombu splits the list of them at semicolons and parses each again.
func (u *URL) dial() {
	if driver := u.Driver(); driver != "rabbit" && driver != "kombu" {
		return
	}
	for i, host := range u.Hosts {
		if !host.HasName {
			u.Problem = &Error{NoHost, i}
			return
		}
	}
	name := strings.ReplaceAll(u.Scheme, "kombu+", "")
	bare := len(u.Hosts) == 0 && strings.HasPrefix(u.Scheme, "kombu+")
	if !bare {
		name = strings.ReplaceAll(name, "rabbit", "amqp")
	}
	first, _, composed := strings.Cut(name, "+")
	if composed && first == "" {
		first = "amqp" // kombu's default
	}
	switch {
	case !isTransport(first):
		u.Problem = &Error{NoSuchTransport, -1}
	case parsesItself(first):
	case composed:
		if speaksAMQP(first) {
			u.Dialled = append(u.Dialled, wholeURL())
		}
	case bare:
		u.dialList(name+"://"+u.VirtualHost, -1)
	case len(u.Hosts) == 0:
		local := Host{Username: guest, Password: guest, Name: "localhost"}
		if u.dialList(writeURL(name, local, u.VirtualHost), -1) && len(u.Dialled) > 0 {
			d := &u.Dialled[0]
			d.UserAssumed, d.PasswordAssumed, d.NameAssumed = true, true, true
		}
	default:
		left := mostDialled
		for i, host := range u.Hosts {
			text := writeURL(name, host, u.VirtualHost)
			if left -= len(text); left < 0 && i > 0 || !u.dialList(text, i) {
				return
			}
		}
	}
}

const guest = "guest"

// wholeURL is for a scheme with a "+", which makes kombu take the URL for a
// host name.
func wholeURL() Dialled {
	return Dialled{Username: guest, Password: guest, VirtualHost: "/", Port: defaultPort,
		UserAssumed: true, PasswordAssumed: true, WholeURL: true, Host: -1}
}

// writeURL is the text that the driver passes to kombu for a host.
func writeURL(scheme string, h Host, virtualHost string) string {
	name := h.Name
	if strings.Contains(name, ":") {
		name = "[" + name + "]"
	}
	port := h.Port
	if port == 0 {
		port = defaultPort
	}
	return scheme + "://" + py.Quote(h.Username) + ":" + py.Quote(h.Password) + "@" + name + ":" +
		strconv.FormatInt(port, 10) + "/" + virtualHost
}

// dialList dials what kombu finds in a text, and reports whether it found
// nothing wrong.
func (u *URL) dialList(list string, host int) bool {
	scheme, _, _ := strings.Cut(list, "://")
	amqp := speaksAMQP(scheme)
	for part := range strings.SplitSeq(list, ";") {
		d, kind := dialOne(part)
		if kind != 0 {
			if kind == BadPort || kind == PortOutOfRange {
				kind = u.explainPort(host)
			}
			u.Problem = &Error{kind, host}
			return false
		}
		if d.Host = host; amqp {
			u.Dialled = append(u.Dialled, d)
		}
	}
	return true
}

// explainPort says why kombu reads something else as the port.
func (u *URL) explainPort(host int) Kind {
	if host >= 0 {
		if h := u.Hosts[host]; strings.Contains(h.Username, "/") || strings.Contains(h.Password, "/") {
			return EscapedSlash
		}
	}
	return PortOutOfRange
}

// dialOne parses a text as kombu does. The kind is 0 if it parses.
func dialOne(text string) (Dialled, Kind) {
	d := Dialled{Name: text, Port: defaultPort}
	if scheme, rest, found := strings.Cut(text, "://"); found {
		if !isTransport(scheme) {
			return d, NoSuchTransport
		}
		split, refusal := py.SplitURL("http://" + rest)
		if refusal != py.None {
			return d, EscapedSlash
		}
		if !takesOptions(split.Query) {
			return d, BadVirtualHostTail
		}
		h := py.SplitHost(split.Authority)
		if h.Port != "" {
			port, isNumber, inRange := py.Port(h.Port)
			switch {
			case !isNumber:
				return d, BadPort
			case !inRange:
				return d, PortOutOfRange
			case port != 0:
				d.Port = int(port)
			}
		}
		d.Name, _ = py.Unquote(h.Name)
		d.Username, _ = py.Unquote(h.User)
		d.Password, _ = py.Unquote(h.Password)
		d.VirtualHost, _ = py.Unquote(strings.TrimPrefix(split.Path, "/"))
	}
	d.UserAssumed = assume(&d.Username, guest)
	d.PasswordAssumed = assume(&d.Password, guest)
	d.NameAssumed = assume(&d.Name, "localhost")
	assume(&d.VirtualHost, "/")
	return d, 0
}

// assume sets an empty text to a default and reports whether it did.
func assume(text *string, value string) bool {
	if *text != "" {
		return false
	}
	*text = value
	return true
}
