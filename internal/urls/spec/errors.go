package spec

// Kind is what is wrong with an item.
type Kind int

// The kinds.
const (
	NotANumber     Kind = iota + 1 // a number is expected
	Reversed                       // the end of a range comes before its start
	OutOfRange                     // a number is too small or too large
	WrongCount                     // too few or too many parts
	NoKey                          // the part before the colon or equals sign is missing
	NoValue                        // the part after it is missing
	RepeatedKey                    // an earlier item has the same key
	RepeatedValue                  // an earlier item has the same value
	NotJSON                        // the text is not JSON
	NotAnObject                    // JSON, but neither an object nor a list of objects
	NotText                        // a member of the object is not a string
	NotHex                         // a hexadecimal number is expected
	NameAndAddress                 // both devname and address are given
	BadAddress                     // the address has too many parts
	UnknownMember                  // the object has a member that is not allowed
	UnknownChoice                  // a word is not one of those allowed
	NotBase64                      // the text is not base64
	BadLength                      // the length is wrong
	BadPattern                     // the regular expression is malformed
	AliasesDiffer                  // aliases with the same name differ, or have no device type
)

var kinds = [...]string{
	NotANumber: "a number is expected", Reversed: "the end of a range comes before its start",
	OutOfRange: "a number is out of range", WrongCount: "an item has too few or too many parts",
	NoKey: "an item has no key", NoValue: "an item has no value",
	RepeatedKey: "a key is repeated", RepeatedValue: "a value is repeated",
	NotJSON: "it is not JSON", NotAnObject: "it is not a JSON object", NotText: "a member must be a string",
	NotHex: "a hexadecimal number is expected", NameAndAddress: "devname and address exclude each other",
	BadAddress: "the address has too many parts", UnknownMember: "a member is unknown",
	UnknownChoice: "a word is not among those allowed", NotBase64: "it is not base64", BadLength: "its length is wrong",
	BadPattern:    "the regular expression is malformed",
	AliasesDiffer: "aliases of one name differ in numa_policy or device_type, or have no device_type",
}

// String says what is wrong, without revealing anything of the text.
func (k Kind) String() string {
	if k <= 0 || int(k) >= len(kinds) {
		return "it cannot be read"
	}
	return kinds[k]
}

// Error is what is wrong with one item of a list. It reveals nothing of the
// text.
type Error struct {
	Kind Kind
	// Item is the item's index, or 0 if there is only one.
	Item int
}

func (e *Error) Error() string { return e.Kind.String() }
