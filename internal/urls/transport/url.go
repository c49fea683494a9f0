package transport

import "strings"

// URL is a transport URL that oslo.messaging accepts.
type URL struct {
	// Scheme is in lower case, with what follows a "+".
	Scheme string
	// Hosts are those written, in order; the driver shuffles them.
	Hosts []Host
	// VirtualHost is decoded once. HasVirtualHost is false where not even a
	// slash follows the hosts.
	VirtualHost    string
	HasVirtualHost bool
	// Query has each name once, in order.
	Query []Param
	// Dialled is what the rabbit and kombu drivers connect to, one for each of
	// Hosts unless a semicolon divides one. It is empty for other drivers, and
	// for kombu's transports that do not speak AMQP, and ends early where the
	// URLs that kombu gets add up to more than a mebibyte.
	Dialled []Dialled
	// Problem is why the rabbit or kombu driver cannot connect: it dials what
	// is in Dialled until then. It is nil where nothing is wrong.
	Problem *Error
	// Misread lists where the text was accepted and read otherwise than it is
	// written.
	Misread []Misreading

	path, query string // undecoded
	authority   bool
}

// Host is one host as oslo.messaging reads it.
type Host struct {
	Username, Password   string
	HasUser, HasPassword bool
	// Name has no brackets. HasName is false where nothing follows the "@".
	Name    string
	HasName bool
	// Port may be any number; one beyond an int64 is cut to it.
	Port    int64
	HasPort bool
}

// Param is a name of the query.
type Param struct {
	Name string
	// Value is what the driver's option of that name gets: the values of all
	// occurrences with commas between.
	Value string
	// Count is how often the name occurs with a value.
	Count int

	doubtful bool
}

// Shown is the parameter's name if it is safe in a message, or empty: a part
// of a password can end up as a name.
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
	// UserAssumed and PasswordAssumed report that the value is RabbitMQ's
	// default, guest, because none is given; NameAssumed that it is localhost.
	UserAssumed, PasswordAssumed, NameAssumed bool
	// WholeURL reports that the whole URL is taken for a host's name, which no
	// resolver knows; Name is empty then.
	WholeURL bool
	// Host is the index in Hosts, or -1.
	Host int
}

// Driver is the name that oslo.messaging looks the driver up by.
func (u *URL) Driver() string {
	name, _, _ := strings.Cut(u.Scheme, "+")
	return name
}

// Redacted is the part of the URL that is safe to show: scheme, hosts, ports
// and virtual host, or less where a part of a password could be among them.
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

// doubtful reports whether a part of a password may be outside its field.
func (u *URL) doubtful() bool {
	if !u.authority || strings.ContainsAny(u.path, "@,;") || strings.Contains(u.path, "://") || strings.Contains(u.query, "@") {
		return true
	}
	if len(u.Hosts) > 1 {
		// A comma in a password makes a host of its head, and the later host
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
