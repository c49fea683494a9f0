package types_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

func TestValueText(t *testing.T) {
	t.Parallel()
	huge, _ := new(big.Int).SetString("123456789012345678901234567890", 10)
	tests := map[string]struct {
		value        types.Value
		kind         types.Kind
		text, python string
	}{
		"null":                        {types.Value{}, types.Null, "", "None"},
		"string":                      {types.StringValue("it's"), types.String, "it's", "it's"},
		"bool":                        {types.BoolValue(true), types.Bool, "true", "True"},
		"int":                         {types.IntValue(-3), types.Int, "-3", "-3"},
		"big":                         {types.BigValue(huge), types.Int, "123456789012345678901234567890", "123456789012345678901234567890"},
		"float":                       {types.FloatValue(3), types.Float, "3.0", "3.0"},
		"tiny":                        {types.FloatValue(1e-5), types.Float, "1e-05", "1e-05"},
		"zero":                        {types.FloatValue(math.Copysign(0, -1)), types.Float, "-0.0", "-0.0"},
		"list":                        {types.ListValue(types.StringValue("a'\n\u200b"), types.Value{}, types.BoolValue(false)), types.List, "a'\n\u200b,,false", `["a'\n\u200b", None, False]`},
		"dict":                        {types.DictValue([]string{"k"}, []types.Value{types.IntValue(1)}), types.Dict, "k:1", "{'k': 1}"},
		"range":                       {types.RangeValue(types.IntValue(1), types.IntValue(3), types.IntValue(1)), types.Range, "range(1, 3)", "range(1, 3)"},
		"newer than Python's Unicode": {types.ListValue(types.StringValue("\U0001fae8é")), types.List, "\U0001fae8é", `['\U0001fae8é']`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if test.value.Kind() != test.kind || test.value.Text() != test.text || test.value.Python() != test.python {
				t.Errorf("got %d, %q and %q", test.value.Kind(), test.value.Text(), test.value.Python())
			}
			if !test.value.Equal(test.value) {
				t.Error("differs from itself")
			}
		})
	}
}

func TestValueEqual(t *testing.T) {
	t.Parallel()
	one, two := types.IntValue(1), types.IntValue(2)
	ab := types.DictValue([]string{"a", "b"}, []types.Value{one, two})
	ba := types.DictValue([]string{"b", "a"}, []types.Value{two, one})
	tests := map[string]struct {
		a, b types.Value
		want bool
	}{
		"order of keys":  {ab, ba, true},
		"values":         {ab, types.DictValue([]string{"a", "b"}, []types.Value{two, one}), false},
		"nan":            {types.FloatValue(math.NaN()), types.FloatValue(math.NaN()), true},
		"int and float":  {one, types.FloatValue(1), false},
		"length":         {types.ListValue(one), types.ListValue(one, two), false},
		"null and empty": {types.Value{}, types.StringValue(""), false},
		"big and small":  {types.BigValue(new(big.Int).Lsh(big.NewInt(1), 70)), one, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if test.a.Equal(test.b) != test.want || test.b.Equal(test.a) != test.want {
				t.Errorf("want %v", test.want)
			}
		})
	}
}

func TestConvert(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		kind  types.Type
		value types.Value
		want  string
	}{
		"text of a number": {types.IntType{}, types.StringValue("5"), "5"},
		"int for a float":  {types.FloatType{}, types.IntValue(3), "3.0"},
		"int for a string": {types.StringType{}, types.IntValue(3), "3"},
		"list of texts":    {types.ListType{Item: types.IntType{}}, types.ListValue(types.StringValue("1")), "[1]"},
		"bool":             {types.BoolType{}, types.BoolValue(false), "False"},
		"null":             {types.IntType{}, types.Value{}, "None"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := types.Convert(test.kind, test.value)
			if err != nil || got.Python() != test.want {
				t.Errorf("got %s, %v", got.Python(), err)
			}
		})
	}
}
