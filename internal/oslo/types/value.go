package types

import "math/big"

// Kind tells which of the shapes below a Value has.
type Kind uint8

// The shapes a value of oslo.config can have.
const (
	Null Kind = iota
	String
	Bool
	Int
	Float
	List
	Dict
)

// Value is one typed value as oslo.config hands it to a service. The zero
// Value is null (Python's None). Values are immutable.
type Value struct {
	kind  Kind
	truth bool
	num   int64
	real  float64
	text  string
	big   *big.Int // an integer outside int64, else nil
	items []Value
	keys  []string // of a dict, in file order; items holds the values
}
