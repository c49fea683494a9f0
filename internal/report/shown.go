package report

// Shown is text that is safe to show anywhere: in a message, in an output that
// is not sensitive, in a log. Only this package creates one from a user's text,
// by masking it; see MaskText and MaskValue.
type Shown string

// MaskText masks what is a secret, or could be one by accident, in arbitrary
// text:
//
//   - user information in URLs of every scheme: passwords, and without one
//     everything before the "@"; the hosts and paths stay;
//   - what follows the name of a secret and "=" or ":", to the end of the line,
//     wherever in the line the name is and whatever is glued to it, and the
//     following lines up to an empty one;
//   - values of query arguments with a secret's name;
//   - PEM blocks, and long lines of base64 after the first line.
//
// If it cannot tell what belongs to a secret, it masks more rather than less.
// Masking twice changes nothing more. The time is linear in the text's length.
func MaskText(raw string) Shown { return Shown(Redact(raw)) }

// MaskValue is an option's value as it may be shown: masked as a whole if
// secret says so, as a catalogue may, or the name does; otherwise masked by
// MaskText.
func MaskValue(name, raw string, secret bool) Shown {
	if raw != "" && (secret || SecretValue(name, raw)) {
		return Mask
	}
	return MaskText(raw)
}
