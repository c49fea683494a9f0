package database

import (
	"slices"
	"strconv"
	"strings"
)

// URL is a database URL that SQLAlchemy accepts.
type URL struct {
	// Dialect and Driver are the parts of the name around its "+", as written:
	// their case matters. Driver is empty if none is named.
	Dialect, Driver string

	User, Password, Host, Database             string
	HasUser, HasPassword, HasHost, HasDatabase bool
	// Port may be any number; one beyond an int64 is cut to it.
	Port    int64
	HasPort bool
	// DatabaseDecoded is the database as SQLAlchemy 2.1 reads it.
	DatabaseDecoded string
	// Query has each name once, in order.
	Query []Param
	// Misread lists where the text was accepted but read differently from what
	// is written.
	Misread []Reading

	query    string // undecoded
	doubtful bool   // a part of the password may be outside its field
}

// Param is a name of the query.
type Param struct {
	Name string
	// Values are those of its occurrences, at least one, none empty.
	Values []string

	doubtful bool
}

// Shown is the parameter's name if it is safe in a message, or empty: a part
// of a password can end up as a name.
func (p Param) Shown() string {
	const known = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"
	if p.doubtful || len(p.Name) > 64 || strings.Trim(p.Name, known) != "" {
		return ""
	}
	return p.Name
}

// Param looks a name of the query up. ok reports whether it is there.
func (u *URL) Param(name string) (p Param, ok bool) {
	i := slices.IndexFunc(u.Query, func(p Param) bool { return p.Name == name })
	if i < 0 {
		return Param{}, false
	}
	return u.Query[i], true
}

// UnixSocket is the socket's path of the query, for MySQL and MariaDB.
func (u *URL) UnixSocket() string {
	if p, ok := u.Param("unix_socket"); ok {
		return p.Values[len(p.Values)-1]
	}
	return ""
}

// Redacted is the part of the URL that is safe to show: dialect and driver,
// host, port and database, or less where a part of the password could be among
// them.
func (u *URL) Redacted() string {
	if Supported(u.Dialect, u.Driver) == Unknown {
		return "…"
	}
	var out strings.Builder
	out.WriteString(u.Dialect)
	if u.Driver != "" {
		out.WriteString("+" + u.Driver)
	}
	out.WriteString("://")
	if u.doubtful || strings.Contains(u.Host+u.Database+u.query, "@") {
		return out.String() + "…"
	}
	if strings.Contains(u.Host, ":") {
		out.WriteString("[" + u.Host + "]")
	} else {
		out.WriteString(u.Host)
	}
	if u.HasPort {
		out.WriteString(":" + strconv.FormatInt(u.Port, 10))
	}
	if u.HasDatabase {
		out.WriteString("/" + u.Database)
	}
	return out.String()
}
