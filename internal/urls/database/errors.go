package database

// Kind is why a text is not a database URL.
type Kind int

// The kinds.
const (
	NotAURL      Kind = iota + 1 // it does not begin with a dialect and "://"
	BadPort                      // an empty port, or one that is not a number
	BareAddress                  // an IPv6 address without brackets
	SeveralHosts                 // more than one host with a port
)

var kinds = [...]struct{ name, message string }{
	NotAURL:      {"not a URL", "it does not begin with a dialect, perhaps a driver, and ://"},
	BadPort:      {"bad port", "the port is not a number"},
	BareAddress:  {"bare address", "an IPv6 address has no square brackets"},
	SeveralHosts: {"several hosts", "it names more than one host"},
}

// String returns the kind's short name.
func (k Kind) String() string {
	if k <= 0 || int(k) >= len(kinds) {
		return "unknown"
	}
	return kinds[k].name
}

// Error is why a text is not a database URL. It reveals nothing of the text.
type Error struct{ Kind Kind }

func (e *Error) Error() string {
	if e.Kind <= 0 || int(e.Kind) >= len(kinds) {
		return "it cannot be read"
	}
	return kinds[e.Kind].message
}
