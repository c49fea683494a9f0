package oslo

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// Bounds on interpolation. The real library has only Python's recursion limit,
// and no bound on size.
const (
	maxDepth    = 200
	maxExpanded = 1 << 20  // bytes of one expanded text
	maxWork     = 64 << 20 // bytes of all expanded texts of one resolver
)

// expand replaces the references in one text of the option being read.
func (r *Resolver) expand(asked Name, text string) (string, error) {
	at := strings.IndexByte(text, '$')
	if at < 0 {
		return text, nil
	}
	r.expansions++
	if strings.Contains(text, `\$`) {
		text = strings.ReplaceAll(text, `\$`, "$$")
		at = strings.IndexByte(text, '$')
	}
	var b strings.Builder
	opaque := false
	for at >= 0 {
		b.WriteString(text[:at])
		text = text[at:]
		reference, length, kind := scanReference(text)
		switch kind {
		case escaped:
			b.WriteByte('$')
		case named:
			value, ok, err := r.refer(asked, reference)
			if errors.Is(err, ErrOpaque) {
				// Keep going: a fault later in the text takes precedence.
				opaque, ok, err = true, true, nil
			}
			if err != nil {
				return "", err
			}
			if !ok { // the library leaves the text as it stands
				value = text[:length]
			}
			b.WriteString(value)
		default:
			b.WriteByte('$')
		}
		if b.Len() > maxExpanded {
			return "", r.bound(asked, "interpolation produces more than 1048576 bytes")
		}
		text = text[length:]
		at = strings.IndexByte(text, '$')
	}
	b.WriteString(text)
	if b.Len() > maxExpanded {
		return "", r.bound(asked, "interpolation produces more than 1048576 bytes")
	}
	if r.expanded += b.Len(); r.expanded > maxWork {
		return "", r.bound(asked, "interpolation produces more than 67108864 bytes in total")
	}
	if opaque {
		return "", ErrOpaque
	}
	return b.String(), nil
}

// expandValue replaces the references in a default, including in items and
// entries.
func (r *Resolver) expandValue(asked Name, value types.Value) (types.Value, error) {
	switch value.Kind() {
	case types.String:
		text, err := r.expand(asked, value.Str())
		return types.StringValue(text), err
	case types.List, types.Dict:
	default:
		return value, nil
	}
	items := make([]types.Value, len(value.Items()))
	keys := make([]string, len(value.Keys()))
	for i, item := range value.Items() {
		var err error
		if value.Kind() == types.Dict {
			if keys[i], err = r.expand(asked, value.Keys()[i]); err != nil {
				return types.Value{}, err
			}
		}
		if items[i], err = r.expandValue(asked, item); err != nil {
			return types.Value{}, err
		}
	}
	if value.Kind() == types.Dict {
		return types.DictValue(keys, items), nil
	}
	return types.ListValue(items...), nil
}

type referenceForm uint8

const (
	plainDollar referenceForm = iota
	escaped
	named
)

// scanReference examines a text that begins with "$" and returns the name, the
// length of the whole reference, and its form.
func scanReference(text string) (name string, length int, form referenceForm) {
	rest := text[1:]
	if rest == "" {
		return "", 1, plainDollar
	}
	if rest[0] == '$' {
		return "", 2, escaped
	}
	if rest[0] == '{' {
		n := identifier(rest[1:])
		if n > 0 && 1+n < len(rest) && rest[1+n] == '}' {
			return rest[1 : 1+n], n + 3, named
		}
		return "", 1, plainDollar
	}
	if n := identifier(rest); n > 0 {
		return rest[:n], n + 1, named
	}
	return "", 1, plainDollar
}

// identifier returns the length of the name at the start of the text: a letter
// or underscore, then letters, digits, underscores and dots. The library's
// pattern ignores case by Unicode's rules, which admit four letters outside
// ASCII.
func identifier(text string) int {
	n := 0
	for n < len(text) {
		c := text[n]
		switch {
		case c|0x20 >= 'a' && c|0x20 <= 'z', c == '_':
			n++
			continue
		case n > 0 && (c == '.' || c >= '0' && c <= '9'):
			n++
			continue
		case c < utf8.RuneSelf:
			return n
		}
		r, size := utf8.DecodeRuneInString(text[n:])
		if r != 'İ' && r != 'ı' && r != 'ſ' && r != '\u212a' {
			return n
		}
		n += size
	}
	return n
}
