package database

// Kind says why a text is no URL of a database.
type Kind int

// The kinds.
const (
	NotAURL      Kind = iota + 1 // it does not begin with a dialect and "://"
	BadPort                      // a port that is no number, or an empty one
	BareAddress                  // an IPv6 address without brackets
	SeveralHosts                 // more than one host, with ports
)

var kinds = [...]struct{ name, message string }{
	NotAURL:      {"not a URL", "it does not begin with a dialect, perhaps a driver, and ://"},
	BadPort:      {"bad port", "the port is not a number"},
	BareAddress:  {"bare address", "an IPv6 address has no square brackets"},
	SeveralHosts: {"several hosts", "it names more than one host"},
}

// String is the kind's short name.
func (k Kind) String() string {
	if k <= 0 || int(k) >= len(kinds) {
		return "unknown"
	}
	return kinds[k].name
}

// Error is why a text is no URL of a database. It holds nothing of the text.
type Error struct{ Kind Kind }

func (e *Error) Error() string {
	if e.Kind <= 0 || int(e.Kind) >= len(kinds) {
		return "it cannot be read"
	}
	return kinds[e.Kind].message
}
