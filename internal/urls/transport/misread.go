package transport

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/urls/internal/py"
)

// Reading is a way in which a text is read differently from what is written.
type Reading int

// The readings.
const (
	UserAssumed        Reading = iota + 1 // no user is given, so it is guest
	PasswordAssumed                       // no password is given, so it is guest
	HostAssumed                           // no host is given, so it is localhost
	HostInPassword                        // a semicolon or blank makes a host part of the next one's password
	HostInUser                            // the same for its user
	HostDivided                           // a semicolon in a host or virtual host splits the URL
	RestInVirtualHost                     // a slash before a further host makes it part of the virtual host
	BlankKept                             // a blank at the start or end of a host's entry is kept
	NoAuthority                           // no "//" follows the scheme: no host is read
	FragmentDropped                       // the text after a "#" is ignored
	TrailingSlash                         // the virtual host ends with a slash
	PortZero                              // port 0 is 5672
	ControlDropped                        // a tab or line break is removed
	NotUTF8                               // an escape is not UTF-8, and becomes U+FFFD
	VirtualHostDecoded                    // the virtual host is decoded twice
	VirtualHostCut                        // the virtual host ends at an escaped "?" or "#"
	OtherHostDialled                      // because of an escaped slash, a user is dialled as the host
	WholeURLAsHost                        // because of a "+" in the scheme, the whole URL is the host name
	ValueMissing                          // a query name has no value and is ignored
)

var readings = [...]string{
	UserAssumed: "user assumed", PasswordAssumed: "password assumed", HostAssumed: "host assumed",
	HostInPassword: "host in password", HostInUser: "host in user", HostDivided: "host divided",
	RestInVirtualHost: "rest in virtual host", BlankKept: "blank kept", NoAuthority: "no authority",
	FragmentDropped: "fragment dropped", TrailingSlash: "trailing slash", PortZero: "port zero",
	ControlDropped: "control character dropped", NotUTF8: "not UTF-8",
	VirtualHostDecoded: "virtual host decoded twice", VirtualHostCut: "virtual host cut",
	OtherHostDialled: "other host dialled", WholeURLAsHost: "whole URL as host", ValueMissing: "value missing",
}

// String returns the reading's short name.
func (r Reading) String() string {
	if r <= 0 || int(r) >= len(readings) {
		return "unknown"
	}
	return readings[r]
}

// Misreading is one place where a text is read differently from what is
// written.
type Misreading struct {
	Kind Reading
	// Host is the index in Hosts, or -1.
	Host int
}

func (u *URL) misread(kind Reading, host int) {
	u.Misread = append(u.Misread, Misreading{kind, host})
}

// findMisreadings compares what is read and dialled with what is written. The
// items are the hosts' undecoded entries.
func (u *URL) findMisreadings(split py.Split, items []string) {
	if split.Removed {
		u.misread(ControlDropped, -1)
	}
	if split.HasFragment {
		u.misread(FragmentDropped, -1)
	}
	if !split.HasAuthority && strings.Trim(split.Path, "/") != "" {
		u.misread(NoAuthority, -1)
	}
	if _, dropped := py.ParseQuery(split.Query); len(dropped) > 0 {
		u.misread(ValueMissing, -1)
	}
	for i, item := range items {
		u.findInItem(i, item)
	}
	u.findInPath(split.Path)
	u.findInDialled()
}

func (u *URL) findInItem(i int, item string) {
	if py.IsSpace(rune(item[0])) || py.IsSpace(rune(item[len(item)-1])) && !u.Hosts[i].HasPort {
		u.misread(BlankKept, i)
	}
	info, name := "", item
	if at := strings.LastIndexByte(item, '@'); at >= 0 {
		info, name = item[:at], item[at+1:]
	}
	user, password, _ := strings.Cut(info, ":")
	switch {
	case strings.Contains(name, ";"):
		u.misread(HostDivided, i)
	case holdsHost(password):
		u.misread(HostInPassword, i)
	case holdsHost(user):
		u.misread(HostInUser, i)
	}
	if _, replaced := py.Unquote(info); replaced {
		u.misread(NotUTF8, i)
	}
	if h := u.Hosts[i]; h.HasPort && h.Port == 0 {
		u.misread(PortZero, i)
	}
}

// holdsHost reports whether a user or password looks like the end of one host
// and the start of another, separated by a semicolon or a blank: "pw@host:5672;user". A
// port, or a user and password after it, distinguishes it from a password with
// both characters.
func holdsHost(text string) bool {
	end := strings.IndexAny(text, "; \t")
	if end < 0 {
		return false
	}
	before, after := text[:end], text[end+1:]
	at := strings.LastIndexByte(before, '@')
	if at < 0 {
		return false
	}
	_, port, hasPort := strings.Cut(before[at+1:], ":")
	if hasPort {
		_, hasPort = py.Int(port)
	}
	return hasPort || strings.Contains(after, ":")
}

func (u *URL) findInPath(path string) {
	if !strings.HasPrefix(path, "/") {
		return
	}
	rest := path[1:]
	_, beyond, comma := strings.Cut(rest, ",")
	before, _, at := strings.Cut(rest, "@")
	if strings.Contains(rest, "://") || at && strings.ContainsAny(before, ":,") || comma && strings.ContainsAny(beyond, ":@/") {
		u.misread(RestInVirtualHost, -1)
	}
	if len(rest) > 1 && strings.HasSuffix(rest, "/") {
		u.misread(TrailingSlash, -1)
	}
	if _, replaced := py.Unquote(rest); replaced {
		u.misread(NotUTF8, -1)
	}
	if driver := u.Driver(); driver != "rabbit" && driver != "kombu" {
		return
	}
	if strings.Contains(u.VirtualHost, ";") {
		u.misread(HostDivided, -1)
	}
	cut := strings.IndexAny(u.VirtualHost, "?#")
	if cut >= 0 {
		u.misread(VirtualHostCut, -1)
	}
	if twice, _ := py.Unquote(u.VirtualHost); twice != u.VirtualHost && cut < 0 {
		u.misread(VirtualHostDecoded, -1)
	}
}

func (u *URL) findInDialled() {
	for _, d := range u.Dialled {
		if d.WholeURL {
			u.misread(WholeURLAsHost, -1)
			continue
		}
		if d.Host >= 0 {
			if h := u.Hosts[d.Host]; strings.Contains(h.Username, "/") || strings.Contains(h.Password, "/") {
				u.misread(OtherHostDialled, d.Host)
				continue
			}
		}
		if d.NameAssumed {
			u.misread(HostAssumed, d.Host)
		}
		if d.UserAssumed {
			u.misread(UserAssumed, d.Host)
		}
		if d.PasswordAssumed {
			u.misread(PasswordAssumed, d.Host)
		}
	}
}
