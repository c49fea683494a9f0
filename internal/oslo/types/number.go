package types

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/internal/py"
)

// maxDigits is CPython's bound on the digits of an integer literal.
const maxDigits = 4300

// IntType is oslo_config.types.Integer. White space alone is null and passes
// every bound.
type IntType struct {
	Min, Max       int64
	HasMin, HasMax bool
	Step           int64   // only its multiples are accepted; 0 for every number
	Choices        []int64 // the only values accepted; the bounds are ignored then
}

// Name is "integer".
func (IntType) Name() string { return "integer" }

// Parse converts a text as Python's int() does, and checks the bounds.
func (t IntType) Parse(text string) (Value, error) {
	if py.Strip(text) == "" {
		return Value{}, nil
	}
	v, err := parseInt(text)
	if err != nil {
		return Value{}, err
	}
	return v, t.check(v)
}

func (t IntType) check(v Value) error {
	if t.Choices != nil {
		return t.choose(v)
	}
	if t.HasMin && v.compareInt(t.Min) < 0 {
		return plain("Should be greater than or equal to " + py.FormatG(float64(t.Min)))
	}
	if t.HasMax && v.compareInt(t.Max) > 0 {
		return plain("Should be less than or equal to " + py.FormatG(float64(t.Max)))
	}
	if t.Step != 0 && int64(v.Float())%t.Step != 0 {
		return plain("Should be multiple of " + strconv.FormatInt(t.Step, 10))
	}
	return nil
}

func (t IntType) choose(v Value) error {
	for _, choice := range t.Choices {
		if v.compareInt(choice) == 0 {
			return nil
		}
	}
	f := v.Float()
	if math.IsInf(f, 0) {
		return &Error{Reason: "int too large to convert to float", Overflow: true}
	}
	pairs, numbers := make([]string, len(t.Choices)), make([]string, len(t.Choices))
	for i, choice := range t.Choices {
		numbers[i] = strconv.FormatInt(choice, 10)
		pairs[i] = "(" + numbers[i] + ", None)"
	}
	return refuse("Valid values are OrderedDict(["+strings.Join(pairs, ", ")+"]), but found "+py.FormatG(f), "Valid values are ["+strings.Join(numbers, ", ")+"]")
}

// compareInt compares an Int with a number.
func (v Value) compareInt(n int64) int {
	switch {
	case v.big() != nil:
		return v.big().Sign()
	case v.num < n:
		return -1
	case v.num > n:
		return 1
	}
	return 0
}

// parseInt is Python's int(text).
func parseInt(text string) (Value, error) {
	s := numeral(text)
	negative := false
	if s != "" && (s[0] == '+' || s[0] == '-') {
		negative, s = s[0] == '-', s[1:]
	}
	digits, n, plainDigits, ok := scanDigits(s)
	if ok && n > maxDigits {
		return Value{}, plain("Exceeds the limit (4300 digits) for integer string conversion: value has " +
			strconv.Itoa(n) + " digits; use sys.set_int_max_str_digits() to increase the limit")
	}
	if !ok || len(digits) != len(s) {
		return Value{}, refuse("invalid literal for int() with base 10: "+py.ReprLimited(text, 200),
			"invalid literal for int() with base 10")
	}
	if !plainDigits {
		s = strings.ReplaceAll(s, "_", "")
	}
	if n <= 18 {
		number, _ := strconv.ParseInt(s, 10, 64)
		if negative {
			number = -number
		}
		return IntValue(number), nil
	}
	number, _ := new(big.Int).SetString(s, 10)
	if negative {
		number.Neg(number)
	}
	return BigValue(number), nil
}

// scanDigits takes the leading run of digits with single underscores between
// them. ok is false if the run is empty or an underscore is misplaced.
func scanDigits(s string) (run string, n int, plainDigits, ok bool) {
	plainDigits = true
	last := byte('_') // an underscore may not come first
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '_' {
			if last == '_' {
				return s[:i], n, false, false
			}
			plainDigits = false
		} else if c >= '0' && c <= '9' {
			n++
		} else {
			return s[:i], n, plainDigits, last != '_'
		}
		last = c
	}
	return s, n, plainDigits, last != '_'
}

// PortType is oslo_config.types.Port: an integer from 0 to 65535, or from Min
// to Max if set.
type PortType struct {
	Min, Max       int64
	HasMin, HasMax bool
	Choices        []int64
}

// Name is "port".
func (PortType) Name() string { return "port" }

// Parse converts a text as IntType does, with the bounds of a port.
func (t PortType) Parse(text string) (Value, error) {
	number := IntType{Min: 0, Max: 65535, HasMin: true, HasMax: true, Choices: t.Choices}
	if t.HasMin {
		number.Min = t.Min
	}
	if t.HasMax {
		number.Max = t.Max
	}
	return number.Parse(text)
}
