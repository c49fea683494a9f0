package report

// Shown is text that may be shown to anyone: in a message, in an output that is
// not sensitive, in a log. Only this package makes one out of text that a user
// wrote, by masking it; see MaskText and MaskValue.
type Shown string

// MaskText masks what is a secret, or could be one by accident, in a text of
// any kind:
//
//   - user information in URLs of every scheme: passwords, and whatever stands
//     before the "@" without one; the hosts and paths stay;
//   - what follows the name of a secret and "=" or ":", up to the end of the
//     line, wherever in the line the name stands and whatever is glued to it,
//     and the lines after it up to an empty one;
//   - values of query arguments with a secret's name;
//   - PEM blocks, and long lines of base64 after the first line.
//
// Where it cannot know what belongs to a secret it masks more, never less. A
// second time it changes nothing. The time it takes is linear in the text.
func MaskText(raw string) Shown { return Shown(Redact(raw)) }

// MaskValue is the value of an option as it may be shown: masked as a whole
// where secret says so, as a catalogue may, or the name does, and otherwise by
// MaskText.
func MaskValue(name, raw string, secret bool) Shown {
	if raw != "" && (secret || SecretValue(name, raw)) {
		return Mask
	}
	return MaskText(raw)
}
