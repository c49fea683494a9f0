package wire

import (
	"encoding/binary"
	"slices"
)

// The most frequent MessagePack codes in the protocol.
const (
	codeFixMap  = 0x80
	codeFixList = 0x90
	codeFixText = 0xa0
	codeNil     = 0xc0
	codeFalse   = 0xc2
	codeTrue    = 0xc3
	codeBytes8  = 0xc4
	codeBytes16 = 0xc5
	codeBytes32 = 0xc6
	codeInt64   = 0xd3
	codeText8   = 0xd9
	codeText16  = 0xda
	codeText32  = 0xdb
	codeList16  = 0xdc
	codeList32  = 0xdd
	codeMap16   = 0xde
	codeMap32   = 0xdf
)

// Writer writes values one after another. A list or an object is its length,
// followed by its values, or by its names and values.
type Writer struct{ data []byte }

// headSize is the size of the head that Object leaves room for.
const headSize = 3

// Object returns a writer of one object, whose length Finish sets, with room for size
// bytes.
func Object(size int) Writer { return Writer{make([]byte, headSize, headSize+size)} }

// Finish sets the length of an object that Object began, and returns it.
func (w *Writer) Finish(length uint16) []byte {
	w.data[0] = codeMap16
	binary.BigEndian.PutUint16(w.data[1:headSize], length)
	return w.data
}

// Size is the number of bytes written.
func (w *Writer) Size() int { return len(w.data) }

// Grow makes room for another size bytes.
func (w *Writer) Grow(size int) { w.data = slices.Grow(w.data, size) }

// Raw writes a value that is already MessagePack.
func (w *Writer) Raw(value []byte) { w.data = append(w.data, value...) }

// Null writes null.
func (w *Writer) Null() { w.data = append(w.data, codeNil) }

// Bool writes a bool.
func (w *Writer) Bool(truth bool) {
	if truth {
		w.data = append(w.data, codeTrue)
	} else {
		w.data = append(w.data, codeFalse)
	}
}

// Int writes a whole number.
func (w *Writer) Int(number int) {
	if number >= 0 && number <= 0x7f {
		w.data = append(w.data, byte(number))
		return
	}
	w.data = binary.BigEndian.AppendUint64(append(w.data, codeInt64), uint64(number))
}

// Text writes a string.
func (w *Writer) Text(text string) {
	switch size := len(text); {
	case size < 1<<5:
		w.data = append(w.data, codeFixText|byte(size))
	case size < 1<<8:
		w.data = append(w.data, codeText8, byte(size))
	case size < 1<<16:
		w.data = binary.BigEndian.AppendUint16(append(w.data, codeText16), uint16(size))
	default:
		w.data = binary.BigEndian.AppendUint32(append(w.data, codeText32), uint32(size))
	}
	w.data = append(w.data, text...)
}

// List begins a list of length values.
func (w *Writer) List(length int) { w.begin(length, codeFixList, codeList16, codeList32) }

// Map begins an object or a map of length names and values.
func (w *Writer) Map(length int) { w.begin(length, codeFixMap, codeMap16, codeMap32) }

func (w *Writer) begin(length int, short, middle, long byte) {
	switch {
	case length < 1<<4:
		w.data = append(w.data, short|byte(length))
	case length < 1<<16:
		w.data = binary.BigEndian.AppendUint16(append(w.data, middle), uint16(length))
	default:
		w.data = binary.BigEndian.AppendUint32(append(w.data, long), uint32(length))
	}
}
