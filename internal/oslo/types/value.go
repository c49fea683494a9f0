package types

import (
	"math"
	"math/big"
	"slices"
)

// Kind is the shape of a Value.
type Kind uint8

// The shapes an oslo.config value can have.
const (
	Null Kind = iota
	String
	Bool
	Int
	Float
	List
	Dict
	Range
)

// Value is one typed value as oslo.config hands it to a service. The zero
// Value is null (Python's None). Values are immutable.
type Value struct {
	kind  Kind
	truth bool
	num   int64 // for a Float, its bits
	text  string
	items []Value
	rare  *rare // nil for most: there are many values, and they are copied often
}

// rare holds what few values need.
type rare struct {
	big  *big.Int // an integer outside int64, else nil
	keys []string // for a dict, in file order; items holds the values
}

func (v Value) real() float64 { return math.Float64frombits(uint64(v.num)) }

func (v Value) big() *big.Int {
	if v.rare == nil {
		return nil
	}
	return v.rare.big
}

func (v Value) keys() []string {
	if v.rare == nil {
		return nil
	}
	return v.rare.keys
}

// StringValue is a string.
func StringValue(text string) Value { return Value{kind: String, text: text} }

// BoolValue is true or false.
func BoolValue(truth bool) Value { return Value{kind: Bool, truth: truth} }

// IntValue is an integer.
func IntValue(n int64) Value { return Value{kind: Int, num: n} }

// BigValue is an integer of any size. The number is copied.
func BigValue(n *big.Int) Value {
	if n.IsInt64() {
		return IntValue(n.Int64())
	}
	return Value{kind: Int, rare: &rare{big: new(big.Int).Set(n)}}
}

// FloatValue is a floating-point number, possibly infinite or NaN.
func FloatValue(f float64) Value { return Value{kind: Float, num: int64(math.Float64bits(f))} }

// ListValue is a list of the given items, which the value then owns.
func ListValue(items ...Value) Value { return Value{kind: List, items: items} }

// DictValue is a dict in the order given; the value then owns both slices,
// which must be of the same length.
func DictValue(keys []string, values []Value) Value {
	n := min(len(keys), len(values))
	return Value{kind: Dict, rare: &rare{keys: keys[:n]}, items: values[:n]}
}

// RangeValue is Python's range(start, stop, step).
func RangeValue(start, stop, step Value) Value {
	return Value{kind: Range, items: []Value{start, stop, step}}
}

// Kind returns the value's shape.
func (v Value) Kind() Kind { return v.kind }

// IsNull reports whether the value is null.
func (v Value) IsNull() bool { return v.kind == Null }

// Bool is the truth of a Bool, false for any other kind.
func (v Value) Bool() bool { return v.truth }

// Int is the number of an Int that fits; false for a larger one or another kind.
func (v Value) Int() (int64, bool) {
	if v.kind != Int || v.rare != nil {
		return 0, false
	}
	return v.num, true
}

// Big is the number of an Int of any size, nil for any other kind.
func (v Value) Big() *big.Int {
	switch {
	case v.kind != Int:
		return nil
	case v.big() != nil:
		return new(big.Int).Set(v.big())
	}
	return big.NewInt(v.num)
}

// Float is the number of a Float or an Int, NaN for any other kind.
func (v Value) Float() float64 {
	switch {
	case v.kind == Float:
		return v.real()
	case v.kind == Int && v.big() != nil:
		f, _ := new(big.Float).SetInt(v.big()).Float64()
		return f
	case v.kind == Int:
		return float64(v.num)
	}
	return math.NaN()
}

// Str is the text of a String, empty for any other kind.
func (v Value) Str() string { return v.text }

// Items are the items of a List, the values of a Dict in the order of Keys, or
// start, stop and step of a Range. The slice must not be changed.
func (v Value) Items() []Value { return v.items }

// Keys are the keys of a Dict in file order. The slice must not be changed.
func (v Value) Keys() []string { return v.keys() }

// Equal reports whether both values have the same kind and content. NaN equals
// NaN, and the order of a dict's keys does not count.
func (v Value) Equal(w Value) bool {
	if v.kind != w.kind || len(v.items) != len(w.items) {
		return false
	}
	switch v.kind {
	case String:
		return v.text == w.text
	case Bool:
		return v.truth == w.truth
	case Int:
		if v.big() != nil && w.big() != nil {
			return v.big().Cmp(w.big()) == 0
		}
		return v.big() == nil && w.big() == nil && v.num == w.num
	case Float:
		return v.real() == w.real() || math.IsNaN(v.real()) && math.IsNaN(w.real())
	case Dict:
		return equalDicts(v, w)
	}
	return slices.EqualFunc(v.items, w.items, Value.Equal)
}

func equalDicts(v, w Value) bool {
	byKey := make(map[string]Value, len(w.keys()))
	for i, key := range w.keys() {
		byKey[key] = w.items[i]
	}
	for i, key := range v.keys() {
		other, ok := byKey[key]
		if !ok || !v.items[i].Equal(other) {
			return false
		}
	}
	return true
}
