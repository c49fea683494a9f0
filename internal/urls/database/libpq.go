package database

import (
	"slices"
	"strings"
)

// libpq reports whether the URL's driver hands its query to libpq, PostgreSQL's
// client library.
func (u *URL) libpq() bool {
	return u.Dialect == "postgresql" && slices.Contains([]string{"", "psycopg2", "psycopg2cffi", "psycopg", "psycopg_async"}, u.Driver)
}

// sslModes are libpq's values of sslmode, whose case matters.
var sslModes = []string{"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}

// sslMode is the URL's sslmode, "" if it has none.
func (u *URL) sslMode() string {
	p, ok := u.Param("sslmode")
	if !ok || len(p.Values) == 0 {
		return ""
	}
	return p.Values[len(p.Values)-1]
}

// libpqTLS reports how much libpq's TLS protects. A service file, which the query can
// name, may set any of it.
func (u *URL) libpqTLS() TLS {
	host := u.Host
	if p, ok := u.Param("host"); ok {
		host = p.Values[0]
	}
	root, hasRoot := u.Param("sslrootcert")
	_, service := u.Param("service")
	switch mode := u.sslMode(); {
	case service:
		return TLS{Protection: Undetermined, Reason: OptionFile}
	case host == "" || strings.HasPrefix(host, "/"):
		return TLS{Protection: Plain, Reason: UnixSocket}
	case mode == "verify-full", hasRoot && root.Values[0] == "system":
		return TLS{Protection: Verified, Reason: AuthorityGiven}
	case mode == "verify-ca", mode == "require" && hasRoot:
		return TLS{Protection: Unnamed, Reason: NameUnchecked}
	case mode == "require":
		return TLS{Protection: Unverified, Reason: AnyCertificate}
	case mode == "disable", mode == "allow":
		return TLS{Protection: Plain, Reason: ModeOff}
	}
	return TLS{Protection: Plain, Reason: ServerChooses}
}
