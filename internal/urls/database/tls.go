package database

import "strings"

// Protection is how much a connection's TLS protects.
type Protection int

// The protections, weakest first after Undetermined.
const (
	Undetermined Protection = iota // decided by the driver or an option file
	Plain                          // no TLS
	Unverified                     // TLS without checking the certificate
	Unnamed                        // the certificate is verified, the host name is not
	Verified                       // both are
)

var protections = [...]string{Undetermined: "undetermined", Plain: "plain", Unverified: "unverified",
	Unnamed: "verified without the host's name", Verified: "verified"}

// String returns the protection's short name.
func (p Protection) String() string {
	if p < 0 || int(p) >= len(protections) {
		return "unknown"
	}
	return protections[p]
}

// Reason is which parameter determines the protection.
type Reason int

// The reasons.
const (
	NoParameter      Reason = iota // nothing requests TLS
	SSLDisabled                    // ssl_disabled has a value, whatever it is
	AuthorityGiven                 // ssl_ca or ssl_capath is the authority
	NoAuthority                    // ssl_cert, ssl_key or ssl_cipher without an authority
	NameCheckOff                   // ssl_check_hostname is false
	IdentityAlone                  // ssl_verify_identity without ssl_verify_cert turns verification off
	VerifyCertOff                  // ssl_verify_cert is not one of the texts that turn it on
	VerifyCertNoName               // ssl_verify_cert takes the system's store and checks no name
	UnixSocket                     // the connection stays on the host
	OptionFile                     // an option file may request TLS
	DriverUnknown                  // another driver's parameters are not judged
	ModeOff                        // sslmode asks for a connection without TLS, at least at first
	ServerChooses                  // sslmode, or its default, uses TLS only if the server offers it
	AnyCertificate                 // sslmode asks for TLS and checks no certificate
	NameUnchecked                  // sslmode checks the certificate and not its name
)

var reasons = [...]string{NoParameter: "no parameter", SSLDisabled: "ssl_disabled", AuthorityGiven: "authority given",
	NoAuthority: "no authority", NameCheckOff: "name check off", IdentityAlone: "ssl_verify_identity alone",
	VerifyCertOff: "ssl_verify_cert off", VerifyCertNoName: "ssl_verify_cert", UnixSocket: "unix socket",
	OptionFile: "option file", DriverUnknown: "driver unknown", ModeOff: "mode off", ServerChooses: "server chooses",
	AnyCertificate: "any certificate", NameUnchecked: "name unchecked"}

// String returns the reason's short name.
func (r Reason) String() string {
	if r < 0 || int(r) >= len(reasons) {
		return "unknown"
	}
	return reasons[r]
}

// TLS is how much a connection's TLS protects, and why.
type TLS struct {
	Protection Protection
	Reason     Reason
	// DropsCA reports whether ssl_ca or ssl_capath is given but not used.
	DropsCA bool
}

// TLS reports how much the TLS of PyMySQL or libpq protects. SQLAlchemy moves ssl_ca and the
// like into one argument, which PyMySQL replaces if ssl_verify_cert or
// ssl_verify_identity is also given: they then have no effect on each other.
func (u *URL) TLS() TLS {
	if u.libpq() {
		return u.libpqTLS()
	}
	if !u.pymysql() {
		return TLS{Protection: Undetermined, Reason: DriverUnknown}
	}
	_, ca := u.Param("ssl_ca")
	_, path := u.Param("ssl_capath")
	authority := ca || path
	if _, disabled := u.Param("ssl_disabled"); disabled {
		return TLS{Plain, SSLDisabled, authority}
	}
	t := u.replacedTLS()
	if t.Protection == Undetermined {
		t = u.foldedTLS(authority)
	} else {
		t.DropsCA = authority
	}
	switch {
	case t.Reason != NoParameter && t.Reason != NoAuthority:
	case u.readsFile():
		return TLS{Protection: Undetermined, Reason: OptionFile}
	case t.Protection == Plain && u.UnixSocket() != "":
		t.Reason = UnixSocket
	}
	return t
}

// replacedTLS is for ssl_verify_cert and ssl_verify_identity, with which
// PyMySQL uses no authority. It is Undetermined if neither is given.
func (u *URL) replacedTLS() TLS {
	cert, hasCert := u.Param("ssl_verify_cert")
	if !hasCert {
		if _, identity := u.Param("ssl_verify_identity"); identity {
			return TLS{Protection: Unverified, Reason: IdentityAlone}
		}
		return TLS{}
	}
	if len(cert.Values) == 1 {
		switch strings.ToLower(cert.Values[0]) {
		case "required", "1", "true", "yes", "optional":
			// A client without its own setting verifies with "optional", too.
			return TLS{Protection: Unnamed, Reason: VerifyCertNoName}
		}
	}
	return TLS{Protection: Unverified, Reason: VerifyCertOff}
}

// foldedTLS is for the parameters that SQLAlchemy moves into PyMySQL's "ssl".
func (u *URL) foldedTLS(authority bool) TLS {
	if !authority {
		if u.folds() {
			return TLS{Protection: Unverified, Reason: NoAuthority}
		}
		return TLS{Protection: Plain, Reason: NoParameter}
	}
	if p, ok := u.Param("ssl_check_hostname"); ok && len(p.Values) == 1 {
		if check, ok := boolean(p.Values[0]); ok && !check {
			return TLS{Protection: Unnamed, Reason: NameCheckOff}
		}
	}
	return TLS{Protection: Verified, Reason: AuthorityGiven}
}

// folds reports whether there is a parameter that SQLAlchemy moves into "ssl".
func (u *URL) folds() bool {
	for _, name := range [...]string{"ssl_ca", "ssl_key", "ssl_cert", "ssl_capath", "ssl_cipher", "ssl_check_hostname"} {
		if _, ok := u.Param(name); ok {
			return true
		}
	}
	return false
}

// replacesArguments reports whether PyMySQL ignores its "ssl".
func (u *URL) replacesArguments() bool {
	for _, name := range [...]string{"ssl_disabled", "ssl_verify_cert", "ssl_verify_identity"} {
		if _, ok := u.Param(name); ok {
			return true
		}
	}
	return false
}
