package database

// Stage is when a problem appears.
type Stage int

// The stages.
const (
	Load    Stage = iota + 1 // when the service creates its engine, usually at start-up
	Connect                  // at the first connection
)

// Fault is what is wrong with a parameter or a part of the URL.
type Fault int

// The faults. Those up to BadBoolean appear when the engine is created.
const (
	HostOfFile       Fault = iota + 1 // a user, host or port although SQLite only accepts a path
	BadNumber                         // a parameter that must be an integer
	BadBoolean                        // a parameter that must be true or false
	UnknownParameter                  // the driver has no such parameter
	NotText                           // the parameter cannot be given as text
	NotSupported                      // the driver rejects the parameter
	OutOfRange                        // a number that the driver rejects
	UnknownCharset                    // the driver has no such character set
	NotLatin1                         // the password has a character beyond Latin-1
	Repeated                          // the parameter is given more than once
	NeverConnects                     // the parameter keeps the driver from connecting
	UnknownMode                       // the driver has no such sslmode
)

var faults = [...]struct{ name, message string }{
	HostOfFile:       {"host of file", "SQLite takes a path after three slashes, and no user, host or port"},
	BadNumber:        {"bad number", "the parameter must be a whole number"},
	BadBoolean:       {"bad boolean", "the parameter must be true or false"},
	UnknownParameter: {"unknown parameter", "the driver takes no such parameter"},
	NotText:          {"not text", "the parameter cannot be given as text"},
	NotSupported:     {"not supported", "the driver does not support the parameter"},
	OutOfRange:       {"out of range", "the driver refuses the number"},
	UnknownCharset:   {"unknown character set", "the driver knows no such character set"},
	NotLatin1:        {"not Latin-1", "the driver cannot send a password with characters beyond Latin-1"},
	Repeated:         {"repeated", "the parameter is given more than once"},
	NeverConnects:    {"never connects", "the parameter keeps the driver from connecting"},
	UnknownMode:      {"unknown mode", "the driver knows no such mode: it has disable, allow, prefer, require, verify-ca and verify-full"},
}

// String returns the fault's short name.
func (f Fault) String() string {
	if f <= 0 || int(f) >= len(faults) {
		return "unknown"
	}
	return faults[f].name
}

// Problem is why a URL that SQLAlchemy accepts does not work.
type Problem struct {
	Fault Fault
	// Param is the parameter's index in the URL's Query, or -1.
	Param int
}

// Stage returns when the problem appears.
func (p Problem) Stage() Stage {
	if p.Fault <= BadBoolean {
		return Load
	}
	return Connect
}

// Message says what is wrong, without revealing anything of the text.
func (p Problem) Message() string {
	if p.Fault <= 0 || int(p.Fault) >= len(faults) {
		return "it does not work"
	}
	return faults[p.Fault].message
}
