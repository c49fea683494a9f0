package database

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/urls/internal/py"
)

// Reading is a way in which a text is read differently from what is written.
type Reading int

// The readings.
const (
	PasswordInHost Reading = iota + 1 // an unescaped "@" puts the end of the password into the host
	EmptyUser                         // a password, and an empty user
	HostAssumed                       // no host is given, so it is localhost
	HostBlank                         // a blank is part of the host
	HostList                          // because of a comma, a list is read as one host name
	PortOutOfRange                    // the port is outside 1 to 65535
	NoDatabase                        // no database is selected
	DatabaseTail                      // the database name continues with / & # ; or ends with a blank
	EscapeDecoded                     // an unnecessary escape: the password may contain a bare "%"
	NotUTF8                           // an escape is not UTF-8, and becomes U+FFFD
	TextDropped                       // text between the parts, or after a line break, is ignored
	ValueMissing                      // a query name has no value and is ignored
	Overridden                        // the query overrides the user, password, host, port or database
)

var readings = [...]string{
	PasswordInHost: "password in host", EmptyUser: "empty user", HostAssumed: "host assumed",
	HostBlank: "blank in host", HostList: "list as host", PortOutOfRange: "port out of range",
	NoDatabase: "no database", DatabaseTail: "database's tail", EscapeDecoded: "escape decoded",
	NotUTF8: "not UTF-8", TextDropped: "text dropped", ValueMissing: "value missing", Overridden: "overridden",
}

// String returns the reading's short name.
func (r Reading) String() string {
	if r <= 0 || int(r) >= len(readings) {
		return "unknown"
	}
	return readings[r]
}

func (u *URL) misread(r Reading) {
	if !slices.Contains(u.Misread, r) {
		u.Misread = append(u.Misread, r)
	}
}

// findMisreadings compares what is read with what is written. An SQLite file
// has no host, and its path may have any form.
func (u *URL) findMisreadings(c components, rest string) {
	if rest != "" {
		u.misread(TextDropped)
		u.doubtful = true
	}
	for _, text := range []string{c.user, c.password} {
		if _, replaced := py.Unquote(text); replaced {
			u.misread(NotUTF8)
		}
		if decodesNeedlessly(text) {
			u.misread(EscapeDecoded)
		}
	}
	if u.Dialect == "sqlite" {
		return
	}
	if u.HasUser && u.User == "" && u.Password != "" {
		u.misread(EmptyUser)
	}
	u.findInHost()
	if u.HasPort && (u.Port < 1 || u.Port > 65535) {
		u.misread(PortOutOfRange)
	}
	if name := u.Database; name == "" {
		u.misread(NoDatabase)
	} else if strings.ContainsAny(name, "/&#;") || strings.TrimFunc(name, py.IsSpace) != name {
		u.misread(DatabaseTail)
	}
	u.findOverridden()
}

func (u *URL) findInHost() {
	if u.Host == "" && !u.hasOtherHost() {
		u.misread(HostAssumed)
	}
	if strings.Contains(u.Host, "@") {
		u.misread(PasswordInHost)
	}
	if strings.ContainsFunc(u.Host, py.IsSpace) {
		u.misread(HostBlank)
	}
	if strings.Contains(u.Host, ",") {
		u.misread(HostList)
	}
}

// hasOtherHost reports whether the query says where the server is.
func (u *URL) hasOtherHost() bool {
	return slices.ContainsFunc(u.Query, func(p Param) bool {
		switch p.Name {
		case "unix_socket", "host", "read_default_file", "read_default_group", "hostaddr", "service":
			return true
		}
		return false
	})
}

// findOverridden looks for names in the query that take precedence over the
// URL's own parts in PyMySQL.
func (u *URL) findOverridden() {
	if !u.pymysql() {
		return
	}
	for _, p := range u.Query {
		switch p.Name {
		case "user", "password", "host", "port", "database":
			u.misread(Overridden)
		}
	}
}

// decodesNeedlessly reports whether an escape represents a character that needs
// none.
func decodesNeedlessly(s string) bool {
	for i := strings.IndexByte(s, '%'); i >= 0 && i+2 < len(s); {
		decoded, _ := py.Unquote(s[i : i+3])
		if len(decoded) == 1 && (decoded[0]|0x20 >= 'a' && decoded[0]|0x20 <= 'z' || decoded[0] >= '0' && decoded[0] <= '9') {
			return true
		}
		next := strings.IndexByte(s[i+1:], '%')
		if next < 0 {
			return false
		}
		i += next + 1
	}
	return false
}
