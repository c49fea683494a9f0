package wire

import (
	"encoding/binary"
	"errors"
)

// ErrMalformed reports that bytes are not MessagePack, or end too early. It
// reveals nothing of the bytes, which may be secret.
var ErrMalformed = errors.New("malformed MessagePack")

// Field is one attribute of an object: its name, and its encoded value.
type Field struct {
	Name  string
	Value []byte
}

// IsNull reports whether the value is null.
func (f Field) IsNull() bool { return len(f.Value) == 1 && f.Value[0] == codeNil }

// Fields splits an object into its attributes, in order. The values share the
// memory of data. The error is ErrMalformed.
func Fields(data []byte) ([]Field, error) {
	count, rest, ok := mapLength(data)
	if !ok || count > len(rest)/2 { // a field has at least two bytes
		return nil, ErrMalformed
	}
	fields := make([]Field, count)
	for i := range fields {
		name, after, ok := text(rest)
		if !ok {
			return nil, ErrMalformed
		}
		end, _ := scan(after)
		if end < 0 {
			return nil, ErrMalformed
		}
		fields[i] = Field{Name: string(name), Value: after[:end]}
		rest = after[end:]
	}
	if len(rest) > 0 {
		return nil, ErrMalformed
	}
	return fields, nil
}

func mapLength(data []byte) (count int, rest []byte, ok bool) {
	if len(data) == 0 {
		return 0, nil, false
	}
	switch c := data[0]; {
	case c&0xf0 == codeFixMap:
		return int(c & 0x0f), data[1:], true
	case c == codeMap16 && len(data) >= 3:
		return int(binary.BigEndian.Uint16(data[1:])), data[3:], true
	case c == codeMap32 && len(data) >= 5:
		return int(binary.BigEndian.Uint32(data[1:])), data[5:], true
	}
	return 0, nil, false
}

// text reads a string, or bytes, which some encoders use for one.
func text(data []byte) (content, rest []byte, ok bool) {
	if len(data) == 0 {
		return nil, nil, false
	}
	head, size := 1, -1
	switch c := data[0]; {
	case c&0xe0 == codeFixText:
		size = int(c & 0x1f)
	case c == codeText8 || c == codeBytes8:
		head, size = 2, sized(data, 1)
	case c == codeText16 || c == codeBytes16:
		head, size = 3, sized(data, 2)
	case c == codeText32 || c == codeBytes32:
		head, size = 5, sized(data, 4)
	}
	if size < 0 || size > len(data)-head {
		return nil, nil, false
	}
	return data[head : head+size], data[head+size:], true
}

// sized reads the size that follows the code and is width bytes long; -1 if the
// data ends first.
func sized(data []byte, width int) int {
	if len(data) < 1+width {
		return -1
	}
	size := 0
	for _, b := range data[1 : 1+width] {
		size = size<<8 | int(b)
	}
	return size
}

// Known reports whether a value and everything inside it is known. It is false
// for malformed data.
func Known(data []byte) bool {
	end, known := scan(data)
	return end >= 0 && known
}

// scan returns the length of the first value, -1 if it is malformed, and
// whether all of it is known: unknown values, and only those, are extensions.
// It counts the values still to come instead of recursing, so no nesting is too
// deep.
func scan(data []byte) (length int, known bool) {
	at := 0
	known = true
	for open := 1; open > 0; open-- {
		head, content, children := measure(data[at:])
		if head < 0 || content < 0 || content > len(data)-at-head {
			return -1, false
		}
		known = known && !isExtension(data[at])
		at += head + content
		// A value has at least one byte, so there cannot be more values than
		// bytes.
		if open += children; open-1 > len(data)-at {
			return -1, false
		}
	}
	return at, known
}

func isExtension(code byte) bool { return 0xc7 <= code && code <= 0xc9 || 0xd4 <= code && code <= 0xd8 }

// measure returns the first value's head length, the length of the content that
// follows, and the number of values inside it; head is -1 if it is malformed.
func measure(data []byte) (head, content, children int) {
	if len(data) == 0 {
		return -1, 0, 0
	}
	c := data[0]
	switch {
	case c <= 0x7f, c >= 0xe0, c == codeNil, c == codeFalse, c == codeTrue:
		return 1, 0, 0
	case c&0xf0 == codeFixMap:
		return 1, 0, 2 * int(c&0x0f)
	case c&0xf0 == codeFixList:
		return 1, 0, int(c & 0x0f)
	case c&0xe0 == codeFixText:
		return 1, int(c & 0x1f), 0
	}
	switch c {
	case 0xcc, 0xd0:
		return 2, 0, 0
	case 0xcd, 0xd1:
		return 3, 0, 0
	case 0xca, 0xce, 0xd2:
		return 5, 0, 0
	case 0xcb, 0xcf, 0xd3:
		return 9, 0, 0
	case codeText8, codeBytes8:
		return 2, sized(data, 1), 0
	case codeText16, codeBytes16:
		return 3, sized(data, 2), 0
	case codeText32, codeBytes32:
		return 5, sized(data, 4), 0
	case codeList16:
		return inside(data, 3, 2, 1)
	case codeList32:
		return inside(data, 5, 4, 1)
	case codeMap16:
		return inside(data, 3, 2, 2)
	case codeMap32:
		return inside(data, 5, 4, 2)
	case 0xd4, 0xd5, 0xd6, 0xd7, 0xd8: // extensions of 1, 2, 4, 8 and 16 bytes
		return 2, 1 << (c - 0xd4), 0
	case 0xc7:
		return 3, sized(data, 1), 0
	case 0xc8:
		return 4, sized(data, 2), 0
	case 0xc9:
		return 6, sized(data, 4), 0
	}
	return -1, 0, 0
}

func inside(data []byte, head, width, each int) (int, int, int) {
	count := sized(data, width)
	if count < 0 || count > len(data) {
		return -1, 0, 0
	}
	return head, 0, each * count
}
