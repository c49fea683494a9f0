package transport

import "strings"

// Security is what section and query say about TLS to RabbitMQ, together: the
// query's value comes before the section's.
type Security struct {
	SSL    bool // ssl
	CAFile bool // ssl_ca_file is set
	// EnforceName is ssl_enforce_hostname_verification; false for a release
	// that has no such option.
	EnforceName bool
	EnforceFIPS bool   // ssl_enforce_fips_mode
	Version     string // ssl_version
	// OldAMQP reports that py-amqp is older than 5.0.3, as with OpenStack up to
	// victoria.
	OldAMQP bool
}

// Checks is what the driver's TLS checks of the broker.
type Checks struct {
	TLS, Certificate, Name bool
	// SystemStore reports that the system's authorities are trusted and not
	// those of ssl_ca_file.
	SystemStore bool
}

// TLSFault says why TLS to RabbitMQ does not work, or 0.
type TLSFault int

// The faults.
const (
	UnknownVersion TLSFault = iota + 1 // the driver does not take this ssl_version
	NoFIPS                             // usual Pythons have no FIPS mode
)

// String is the fault's short name.
func (f TLSFault) String() string {
	switch f {
	case UnknownVersion:
		return "unknown version"
	case NoFIPS:
		return "no FIPS mode"
	}
	return "none"
}

// Check says what the rabbit driver checks of a broker. Without ssl_ca_file it
// trusts the system's authorities, and nothing at all if py-amqp is old or
// ssl_version is set; the name is looked at only with ssl_ca_file.
func (s Security) Check() (Checks, TLSFault) {
	switch {
	case !s.SSL:
		return Checks{}, 0
	case s.EnforceFIPS:
		return Checks{}, NoFIPS
	case s.Version != "" && !isVersion(s.Version):
		return Checks{}, UnknownVersion
	case s.CAFile:
		return Checks{TLS: true, Certificate: true, Name: s.EnforceName}, 0
	case s.Version != "" || s.OldAMQP:
		return Checks{TLS: true}, 0
	}
	return Checks{TLS: true, Certificate: true, SystemStore: true}, 0
}

// isVersion reports whether the driver takes an ssl_version. Python no longer
// has SSLv2 and SSLv3, and the driver has no name for TLS 1.3.
func isVersion(version string) bool {
	switch strings.ToLower(version) {
	case "tlsv1", "sslv23", "tlsv1_1", "tlsv1_2":
		return true
	}
	return false
}
