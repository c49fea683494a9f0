package inspect

import (
	"crypto/sha1"
	"encoding/asn1"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
)

// subjectHash returns the eight hexadecimal digits under which OpenSSL looks
// for a certificate in a folder: SHA-1 of the subject, normalised so that case
// and repeated blanks do not count. It is "" for an unreadable name.
func subjectHash(subject asn1.RawValue) string {
	canonical, ok := canonicalName(subject)
	if !ok {
		return ""
	}
	sum := sha1.Sum(canonical)
	return fmt.Sprintf("%08x", binary.LittleEndian.Uint32(sum[:]))
}

// canonicalName writes the attribute sets one after another, without the
// enclosing sequence.
func canonicalName(subject asn1.RawValue) ([]byte, bool) {
	var out []byte
	for rest := subject.Bytes; len(rest) > 0; {
		var set asn1.RawValue
		var err error
		if rest, err = asn1.Unmarshal(rest, &set); err != nil {
			return nil, false
		}
		var attributes []canonicalAttribute
		for inner := set.Bytes; len(inner) > 0; {
			var attribute canonicalAttribute
			if inner, err = asn1.Unmarshal(inner, &attribute); err != nil {
				return nil, false
			}
			attribute.Value = canonicalValue(attribute.Value)
			attributes = append(attributes, attribute)
		}
		der, err := asn1.MarshalWithParams(attributes, "set")
		if err != nil {
			return nil, false
		}
		out = append(out, der...)
	}
	return out, true
}

type canonicalAttribute struct {
	ID    asn1.ObjectIdentifier
	Value asn1.RawValue
}

// canonicalValue converts a character string to UTF-8, in lower case (ASCII
// only), with single blanks inside and none around. Other values are unchanged.
func canonicalValue(value asn1.RawValue) asn1.RawValue {
	const tagVisible, tagUniversal = 26, 28
	var text string
	switch value.Tag {
	case asn1.TagUTF8String, asn1.TagPrintableString, asn1.TagIA5String, tagVisible:
		text = string(value.Bytes)
	case asn1.TagT61String:
		runes := make([]rune, len(value.Bytes))
		for i, c := range value.Bytes {
			runes[i] = rune(c)
		}
		text = string(runes)
	case asn1.TagBMPString:
		units := make([]uint16, len(value.Bytes)/2)
		for i := range units {
			units[i] = binary.BigEndian.Uint16(value.Bytes[2*i:])
		}
		text = string(utf16.Decode(units))
	case tagUniversal:
		runes := make([]rune, len(value.Bytes)/4)
		for i := range runes {
			runes[i] = rune(binary.BigEndian.Uint32(value.Bytes[4*i:]))
		}
		text = string(runes)
	default:
		return asn1.RawValue{FullBytes: value.FullBytes}
	}
	fields := strings.FieldsFunc(text, func(r rune) bool {
		return r == ' ' || r >= '\t' && r <= '\r'
	})
	lower := []byte(strings.Join(fields, " "))
	for i, c := range lower {
		if c >= 'A' && c <= 'Z' {
			lower[i] = c + 'a' - 'A'
		}
	}
	return asn1.RawValue{Class: asn1.ClassUniversal, Tag: asn1.TagUTF8String, Bytes: lower}
}
