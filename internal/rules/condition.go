package rules

import (
	"slices"
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// Condition is what is wrong with a value: with the effective value as a whole,
// including a default, or with items of a list. An unknown value meets no
// condition.
type Condition struct {
	Value func(*config.Setting) bool
	Item  func(text string) bool
}

// metBy reports whether a setting or an item of it may meet the condition.
func (c Condition) metBy(s *config.Setting) bool {
	return c.Value != nil && c.Value(s) ||
		c.Item != nil && slices.ContainsFunc(s.Items, func(i config.Item) bool { return c.Item(i.Text) })
}

// Given restricts a condition to values that the configuration sets.
func (c Condition) Given() Condition {
	whole := c.Value
	return Condition{
		Value: func(s *config.Setting) bool { return whole != nil && s.IsSet() && whole(s) },
		Item:  c.Item,
	}
}

// ByDefault restricts a condition to defaults: nothing sets the option.
func (c Condition) ByDefault() Condition {
	whole := c.Value
	return Condition{Value: func(s *config.Setting) bool { return whole != nil && s.IsUnset() && whole(s) }}
}

// value returns a condition on a whole value.
func value(is func(*config.Setting) bool) Condition { return Condition{Value: is} }

// item returns a condition on the items of a list.
func item(is func(string) bool) Condition { return Condition{Item: is} }

// The conditions on any value.
var (
	isTrue  = value((*config.Setting).IsTrue)
	isFalse = value((*config.Setting).IsFalse)
	isSet   = value(func(s *config.Setting) bool { return s.IsSet() && !s.IsEmpty() })
	unset   = value((*config.Setting).IsUnset) // nothing sets it
	isEmpty = value((*config.Setting).IsEmpty) // unset without a default, or set to an empty value
)

// in is met by a string, number or boolean that is one of these, as oslo.config
// writes it. Case matters.
func in(texts ...string) Condition {
	return value(func(s *config.Setting) bool {
		return scalar(s) && slices.Contains(texts, s.Value.Text())
	})
}

// inFold is in, ignoring case.
func inFold(texts ...string) Condition {
	return value(func(s *config.Setting) bool {
		return scalar(s) && slices.ContainsFunc(texts, func(text string) bool { return strings.EqualFold(text, s.Value.Text()) })
	})
}

// notIn is met by a known value other than these. Null meets it as well, unless
// "" is among them.
func notIn(texts ...string) Condition {
	return value(func(s *config.Setting) bool {
		if !s.Known() || s.Value.Kind() == types.List {
			return false
		}
		return !slices.Contains(texts, s.Value.Text())
	})
}

// listHas is met by an item that is one of these.
func listHas(texts ...string) Condition {
	return item(func(text string) bool { return slices.Contains(texts, text) })
}

// lessThan and moreThan are met by numbers outside a bound.
func lessThan(bound float64) Condition {
	return value(func(s *config.Setting) bool { n, ok := number(s); return ok && n < bound })
}

func moreThan(bound float64) Condition {
	return value(func(s *config.Setting) bool { n, ok := number(s); return ok && n > bound })
}

// textIs is a condition on a non-empty string.
func textIs(is func(string) bool) Condition {
	return value(func(s *config.Setting) bool { return s.HasText() && is(s.Str()) })
}

// othersMay is met by a file mode in octal digits, above 0, with bits for accounts
// other than the owner and the group.
var othersMay = value(func(s *config.Setting) bool {
	if !scalar(s) {
		return false
	}
	mode, err := strconv.ParseInt(s.Value.Text(), 8, 32)
	return err == nil && mode > 0 && mode&0o007 != 0
})

func scalar(s *config.Setting) bool {
	return s.Known() && !s.Value.IsNull() && s.Value.Kind() != types.List
}

func number(s *config.Setting) (float64, bool) {
	if !s.Known() || s.Value.Kind() != types.Int && s.Value.Kind() != types.Float {
		return 0, false
	}
	return s.Value.Float(), true
}

// within is met by a number from one bound to below another.
func within(from, below float64) Condition {
	return value(func(s *config.Setting) bool { n, ok := number(s); return ok && n >= from && n < below })
}
