package types

import (
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/internal/py"
)

// Text is the value's canonical text: empty for null, true and false, decimals,
// list items joined by commas, dict entries as key:value.
func (v Value) Text() string {
	switch v.kind {
	case String:
		return v.text
	case Bool:
		return strconv.FormatBool(v.truth)
	case Int:
		if v.big() == nil {
			return strconv.FormatInt(v.num, 10)
		}
		return v.big().String()
	case Float:
		return py.FloatRepr(v.real())
	case List, Dict:
		var b strings.Builder
		for i, item := range v.items {
			if i > 0 {
				b.WriteByte(',')
			}
			if v.kind == Dict {
				b.WriteString(v.keys()[i])
				b.WriteByte(':')
			}
			b.WriteString(item.Text())
		}
		return b.String()
	case Range:
		return v.Python()
	}
	return ""
}

// Python is Python's str() of the value, which interpolation inserts; null is
// "None" (for which interpolation inserts nothing).
func (v Value) Python() string {
	switch v.kind {
	case String:
		return v.text
	case Int, Float:
		return v.Text()
	}
	var b strings.Builder
	v.repr(&b)
	return b.String()
}

// repr writes Python's repr of the value.
func (v Value) repr(b *strings.Builder) {
	switch v.kind {
	case Null:
		b.WriteString("None")
	case String:
		py.AppendRepr(b, v.text)
	case Bool:
		if v.truth {
			b.WriteString("True")
		} else {
			b.WriteString("False")
		}
	case List:
		b.WriteByte('[')
		v.reprItems(b)
		b.WriteByte(']')
	case Dict:
		b.WriteByte('{')
		v.reprItems(b)
		b.WriteByte('}')
	case Range:
		b.WriteString("range(" + v.items[0].Text() + ", " + v.items[1].Text())
		if step := v.items[2].Text(); step != "1" {
			b.WriteString(", " + step)
		}
		b.WriteByte(')')
	default:
		b.WriteString(v.Text())
	}
}

func (v Value) reprItems(b *strings.Builder) {
	for i, item := range v.items {
		if i > 0 {
			b.WriteString(", ")
		}
		if v.kind == Dict {
			py.AppendRepr(b, v.keys()[i])
			b.WriteString(": ")
		}
		item.repr(b)
	}
}
