package transport

// Kind is why a transport URL does not work.
type Kind int

// Kinds reported by the parser: the service does not start.
const (
	NoScheme           Kind = iota + 1 // no possible driver name before a colon
	Unescaped                          // an unescaped / ? # , in a user or password ends the host
	BadBrackets                        // unbalanced brackets, or text next to them
	NotAnAddress                       // brackets around something other than an IPv6 address
	BadCharacter                       // a character that normalises to one of / ? # @ :
	BareAddress                        // an IPv6 address without brackets
	BadPort                            // a port that is not a number
	NoHost                             // a user, but no host
	EscapedSlash                       // an escaped slash in a user or password
	PortOutOfRange                     // a port below 0 or above 65535
	NoSuchTransport                    // kombu has no such transport
	BadVirtualHostTail                 // an escaped ? in the virtual host, read as options
)

var kinds = [...]struct{ name, message string }{
	NoScheme:           {"no scheme", "it has no scheme, such as rabbit://"},
	Unescaped:          {"unescaped character", "one of / ? # , in the user or password is not escaped"},
	BadBrackets:        {"bad brackets", "its square brackets do not enclose a whole host"},
	NotAnAddress:       {"not an address", "its square brackets enclose something other than an IPv6 address"},
	BadCharacter:       {"bad character", "a character in the authority stands for one of / ? # @ :"},
	BareAddress:        {"bare address", "an IPv6 address has no square brackets"},
	BadPort:            {"bad port", "a port is not a number"},
	NoHost:             {"no host", "a user has no host"},
	EscapedSlash:       {"escaped slash", "kombu cannot take a slash in a user or password, not even an escaped one"},
	PortOutOfRange:     {"port out of range", "a port is outside 0 to 65535"},
	NoSuchTransport:    {"no such transport", "kombu has no such transport"},
	BadVirtualHostTail: {"bad virtual host", "kombu reads what follows a question mark in the virtual host as options, and fails"},
}

// String returns the kind's short name.
func (k Kind) String() string {
	if k <= 0 || int(k) >= len(kinds) {
		return "unknown"
	}
	return kinds[k].name
}

// Connects reports whether the parser accepts the text and only the connection
// attempt fails.
func (k Kind) Connects() bool { return k >= NoHost }

// Error is why a transport URL does not work. It reveals nothing of the text.
type Error struct {
	Kind Kind
	// Host is the host's index in the text, or -1.
	Host int
}

func (e *Error) Error() string {
	if e.Kind <= 0 || int(e.Kind) >= len(kinds) {
		return "it cannot be read"
	}
	return kinds[e.Kind].message
}
