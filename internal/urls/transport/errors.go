package transport

// Kind says why a transport URL does not work.
type Kind int

// Kinds of the parser: the service does not start.
const (
	NoScheme           Kind = iota + 1 // nothing that could name a driver before a colon
	Unescaped                          // one of / ? # , in a user or password ends the host
	BadBrackets                        // unbalanced brackets, or text beside them
	NotAnAddress                       // brackets around what is no IPv6 address
	BadCharacter                       // a character that normalises to one of / ? # @ :
	BareAddress                        // an IPv6 address without brackets
	BadPort                            // a port that is no number
	NoHost                             // a user, but no host
	EscapedSlash                       // an escaped slash in a user or password
	PortOutOfRange                     // a port below 0 or above 65535
	NoSuchTransport                    // kombu has no transport of that name
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

// String is the kind's short name.
func (k Kind) String() string {
	if k <= 0 || int(k) >= len(kinds) {
		return "unknown"
	}
	return kinds[k].name
}

// Connects reports whether the parser accepts the text and only the attempt to
// connect fails.
func (k Kind) Connects() bool { return k >= NoHost }

// Error is why a transport URL does not work. It holds nothing of the text.
type Error struct {
	Kind Kind
	// Host is the index of the host among those written, or -1.
	Host int
}

func (e *Error) Error() string {
	if e.Kind <= 0 || int(e.Kind) >= len(kinds) {
		return "it cannot be read"
	}
	return kinds[e.Kind].message
}
