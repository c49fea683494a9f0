package transport

import "strings"

// URL is a transport URL that oslo.messaging accepts.
type URL struct {
	// Scheme is in lower case, including any "+" and what follows it.
	Scheme string
	// Hosts are as written, in order; the driver shuffles them.
	Hosts []Host
	// VirtualHost is decoded once. HasVirtualHost is false if not even a slash
	// follows the hosts.
	VirtualHost    string
	HasVirtualHost bool
	// Query has each name once, in order.
	Query []Param
	// Dialled is what the rabbit and kombu drivers connect to, one for each of
	// Hosts unless a semicolon splits one. It is empty for other drivers and
	// for kombu's transports that do not speak AMQP, and ends early if the URLs
	// for kombu exceed a mebibyte in total.
	Dialled []Dialled
	// Problem is why the rabbit or kombu driver cannot connect: until then it
	// dials what is in Dialled. It is nil if nothing is wrong.
	Problem *Error
	// Misread lists where the text was accepted but read differently from what
	// is written.
	Misread []Misreading

	path, query string // undecoded
	authority   bool
}

// Host is one host as oslo.messaging reads it.
type Host struct {
	Username, Password   string
	HasUser, HasPassword bool
	// Name has no brackets. HasName is false if nothing follows the "@".
	Name    string
	HasName bool
	// Port may be any number; one beyond an int64 is clamped to it.
	Port    int64
	HasPort bool
}

// Param is a name in the query.
type Param struct {
	Name string
	// Value is what the driver's option of that name receives: the values of
	// all occurrences, joined by commas.
	Value string
	// Count is how often the name occurs with a value.
	Count int

	doubtful bool
}

// Shown is the parameter's name if it is safe in a message, or empty: part of a
// password can end up as a name.
func (p Param) Shown() string {
	if p.doubtful || len(p.Name) > 64 || strings.Trim(p.Name, nameCharacters) != "" {
		return ""
	}
	return p.Name
}

const nameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789_"

// Dialled is what kombu connects to.
type Dialled struct {
	Username, Password, Name, VirtualHost string
	Port                                  int
	// UserAssumed and PasswordAssumed report whether the value is RabbitMQ's
	// default, guest, because none is given; NameAssumed whether it is
	// localhost.
	UserAssumed, PasswordAssumed, NameAssumed bool
	// WholeURL reports whether the whole URL is taken for a host name, which no
	// resolver knows; Name is then empty.
	WholeURL bool
	// Host is the index in Hosts, or -1.
	Host int
}

// Driver is the name by which oslo.messaging looks up the driver.
func (u *URL) Driver() string {
	name, _, _ := strings.Cut(u.Scheme, "+")
	return name
}

// Redacted is the part of the URL that is safe to show: scheme, hosts, ports
// and virtual host, or less if part of the password could be among them.
func (u *URL) Redacted() string {
	if !DriverKnown(u.Scheme, "") {
		return "…"
	}
	var out strings.Builder
	out.WriteString(u.Driver() + "://")
	if u.doubtful() {
		return out.String() + "…"
	}
	for i, h := range u.Hosts {
		if i > 0 {
			out.WriteByte(',')
		}
		writeHost(&out, h)
	}
	if u.HasVirtualHost {
		out.WriteString("/" + u.VirtualHost)
	}
	return out.String()
}

// doubtful reports whether part of a password may be outside its field.
func (u *URL) doubtful() bool {
	if !u.authority || strings.ContainsAny(u.path, "@,;") || strings.Contains(u.path, "://") || strings.Contains(u.query, "@") {
		return true
	}
	if len(u.Hosts) > 1 {
		// A comma in a password turns its start into a host, and the later host
		// then lacks a user or a password.
		for _, h := range u.Hosts {
			if h.Username == "" || h.Password == "" {
				return true
			}
		}
	}
	for _, m := range u.Misread {
		switch m.Kind {
		case FragmentDropped, RestInVirtualHost, HostInPassword, HostInUser, OtherHostDialled, HostDivided, BlankKept:
			return true
		}
	}
	return u.Problem != nil && u.Problem.Kind == EscapedSlash
}
