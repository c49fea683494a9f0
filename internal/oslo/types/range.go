package types

import (
	"math/big"
	"strings"
)

// RangeType is oslo_config.types.Range: "a" or "a-b", integers without leading
// zeros, counting down if a is larger.
type RangeType struct {
	Min, Max       int64
	HasMin, HasMax bool
	Exclusive      bool // the upper bound is excluded
}

// Name is "range".
func (RangeType) Name() string { return "range" }

// Parse converts a text; the value's kind is Range.
func (t RangeType) Parse(text string) (Value, error) {
	left, right, ok := cutRange(strings.TrimSuffix(text, "\n"))
	if !ok {
		return Value{}, refuse("Invalid Range: "+text, "Invalid Range")
	}
	a, err := parseInt(left)
	if err != nil {
		return Value{}, err
	}
	b, err := parseInt(right)
	if err != nil {
		return Value{}, err
	}
	step := int64(1)
	if a.Big().Cmp(b.Big()) >= 0 {
		step = -1
	}
	low, high := IntType{Min: t.Min, HasMin: t.HasMin}, IntType{Max: t.Max, HasMax: t.HasMax}
	if step < 0 {
		low, high = high, low
	}
	if err := low.check(a); err != nil {
		return Value{}, err
	}
	if err := high.check(b); err != nil {
		return Value{}, err
	}
	if !t.Exclusive {
		b = BigValue(new(big.Int).Add(b.Big(), big.NewInt(step)))
	}
	return RangeValue(a, b, IntValue(step)), nil
}

// cutRange splits "a-b"; a single number is both ends.
func cutRange(s string) (left, right string, ok bool) {
	n := rangeNumber(s)
	if n == 0 {
		return "", "", false
	}
	if n == len(s) {
		return s, s, true
	}
	left, s = s[:n], s[n:]
	if s[0] != '-' || rangeNumber(s[1:]) != len(s)-1 || len(s) == 1 {
		return "", "", false
	}
	return left, s[1:], true
}

// rangeNumber returns the length of the number at the start of the text.
func rangeNumber(s string) int {
	if strings.HasPrefix(s, "0") {
		return 1
	}
	n := 0
	if strings.HasPrefix(s, "-") {
		n = 1
	}
	if n == len(s) || s[n] < '1' || s[n] > '9' {
		return 0
	}
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}
