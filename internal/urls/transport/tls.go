package transport

import "strings"

// Security is what the section and the query together say about TLS to
// RabbitMQ: the query's value takes precedence over the section's.
type Security struct {
	SSL    bool // ssl
	CAFile bool // ssl_ca_file is set
	// EnforceName is ssl_enforce_hostname_verification; false for a release
	// without that option.
	EnforceName bool
	EnforceFIPS bool   // ssl_enforce_fips_mode
	Version     string // ssl_version
	// OldAMQP means that py-amqp is older than 5.0.3, as with OpenStack up to
	// victoria.
	OldAMQP bool
}

// Checks is what the driver's TLS checks about the broker.
type Checks struct {
	TLS, Certificate, Name bool
	// SystemStore means that the system's authorities are trusted instead of
	// those in ssl_ca_file.
	SystemStore bool
}

// TLSFault is why TLS to RabbitMQ does not work, or 0.
type TLSFault int

// The faults.
const (
	UnknownVersion TLSFault = iota + 1 // the driver does not accept this ssl_version
	NoFIPS                             // Python builds usually have no FIPS mode
)

// String returns the fault's short name.
func (f TLSFault) String() string {
	switch f {
	case UnknownVersion:
		return "unknown version"
	case NoFIPS:
		return "no FIPS mode"
	}
	return "none"
}

// Check returns what the rabbit driver checks about a broker. Without
// ssl_ca_file it trusts the system's authorities, and checks nothing at all if
// py-amqp is old or ssl_version is set; it checks the name only with
// ssl_ca_file.
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

// isVersion reports whether the driver accepts an ssl_version. Python no longer
// has SSLv2 and SSLv3, and the driver has no name for TLS 1.3.
func isVersion(version string) bool {
	switch strings.ToLower(version) {
	case "tlsv1", "sslv23", "tlsv1_1", "tlsv1_2":
		return true
	}
	return false
}
