package types_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

func TestParse(t *testing.T) {
	t.Parallel()
	big := strings.Repeat("9", 4300)
	tests := map[string]struct {
		kind types.Type
		text string
		want string // Python's str of the value
	}{
		"string":             {types.StringType{}, " a ", " a "},
		"quoted string":      {types.StringType{Quotes: true}, "'a'", "a"},
		"choice, other case": {types.StringType{Choices: []string{"Foo"}, IgnoreCase: true}, "fOO", "fOO"},
		"regex":              {types.StringType{Regex: `^\d+$`}, "٣\n", "٣\n"},
		"boolean":            {types.BoolType{}, "YeS", "True"},
		"integer":            {types.IntType{}, " +0_8\u00a0", "8"},
		"unicode digits":     {types.IntType{}, "٣𝟗", "39"},
		"huge integer":       {types.IntType{}, "-" + big, "-" + big},
		"blank integer":      {types.IntType{Min: 1, HasMin: true}, " ", "None"},
		"float":              {types.FloatType{}, "1_0.5", "10.5"},
		"large float":        {types.FloatType{}, "1e16", "1e+16"},
		"overflowing float":  {types.FloatType{}, "-1e400", "-inf"},
		"nan passes bounds":  {types.FloatType{Min: 1, HasMin: true}, "nan", "nan"},
		"port":               {types.PortType{}, "65535", "65535"},
		"list":               {types.ListType{}, " a,,b ,", "['a', '', 'b']"},
		"joined items":       {types.ListType{Item: types.StringType{Quotes: true}}, `"a,b",c`, "['a,b', 'c']"},
		"bounded list":       {types.ListType{Item: types.IntType{}, Bounds: true}, "[1, 2]", "[1, 2]"},
		"blank list":         {types.ListType{}, " ", "[]"},
		"dict":               {types.DictType{Value: types.IntType{}}, "a:1, b: 2", "{'a': 1, 'b': 2}"},
		"dict with a comma":  {types.DictType{}, "a:x,y:z", "{'a': 'x', 'y': 'z'}"},
		"range":              {types.RangeType{}, "1-3", "range(1, 4)"},
		"range down":         {types.RangeType{}, "3--1", "range(3, -2, -1)"},
		"address":            {types.IPType{}, "::ffff:1.2.3.4", "::ffff:1.2.3.4"},
		"hostname":           {types.HostnameType{}, "a.example.", "a.example"},
		"host address":       {types.HostAddressType{}, "10.0.0.1", "10.0.0.1"},
		"host domain":        {types.HostDomainType{}, "a_b", "a_b"},
		"uri":                {types.URIType{Schemes: []string{"HTTPS"}}, "https://u:p@[::1]:99999/v2?q#f", "https://u:p@[::1]:99999/v2?q#f"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := test.kind.Parse(test.text)
			if err != nil || got.Python() != test.want {
				t.Errorf("got %s, %v", got.Python(), err)
			}
		})
	}
}

func TestParseErrors(t *testing.T) {
	t.Parallel()
	const secret = "s3cret"
	tests := map[string]struct {
		kind         types.Type
		text         string
		reason, safe string
	}{
		"open quote":      {types.StringType{Quotes: true}, "'s3cret", "Non-closed quote: 's3cret", "Non-closed quote"},
		"long string":     {types.StringType{MaxLength: 3}, secret, "Value 's3cret' exceeds maximum length 3", "Value exceeds maximum length 3"},
		"regex":           {types.StringType{Regex: "^x"}, secret, "Value 's3cret' doesn't match regex '^x'", "Value doesn't match regex '^x'"},
		"lookahead":       {types.StringType{Regex: "(?=x)"}, secret, "regex '(?=x)' is not supported here", "regex '(?=x)' is not supported here"},
		"choices":         {types.StringType{Choices: []string{"a", "b"}}, secret, "Valid values are [a, b], but found 's3cret'", "Valid values are [a, b]"},
		"boolean":         {types.BoolType{}, secret, "Unexpected boolean value 's3cret'", "Unexpected boolean value"},
		"integer":         {types.IntType{}, secret, "invalid literal for int() with base 10: 's3cret'", "invalid literal for int() with base 10"},
		"low integer":     {types.IntType{Min: 1234567, HasMin: true}, "1", "Should be greater than or equal to 1.23457e+06", "Should be greater than or equal to 1.23457e+06"},
		"integer choice":  {types.IntType{Choices: []int64{1, 3}}, "2", "Valid values are OrderedDict([(1, None), (3, None)]), but found 2", "Valid values are [1, 3]"},
		"too many digits": {types.IntType{}, strings.Repeat("1", 4301), "Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit", "Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit"},
		"float":           {types.FloatType{}, secret, "could not convert string to float: 's3cret'", "could not convert string to float"},
		"hex float":       {types.FloatType{}, "0x1p3", "could not convert string to float: '0x1p3'", "could not convert string to float"},
		"port":            {types.PortType{}, "65536", "Should be less than or equal to 65535", "Should be less than or equal to 65535"},
		"list item":       {types.ListType{Item: types.IntType{}}, "1,s3cret,2", "invalid literal for int() with base 10: 's3cret,2'", "invalid literal for int() with base 10"},
		"list bounds":     {types.ListType{Bounds: true}, secret, `Value should start with "["`, `Value should start with "["`},
		"dict pair":       {types.DictType{}, secret, `Value should be NAME:VALUE pairs separated by ","`, `Value should be NAME:VALUE pairs separated by ","`},
		"dict key":        {types.DictType{}, "s3cret:1,s3cret:2", "Duplicate key s3cret", "Duplicate key"},
		"empty key":       {types.DictType{}, ":s3cret", "Key name should not be empty", "Key name should not be empty"},
		"range":           {types.RangeType{}, secret, "Invalid Range: s3cret", "Invalid Range"},
		"address":         {types.IPType{Version: 4}, secret, "s3cret is not an IPv4 address", "not an IPv4 address"},
		"zone":            {types.IPType{}, "fe80::1%eth0", "fe80::1%eth0 is not IPv4 or IPv6 address", "not IPv4 or IPv6 address"},
		"hostname":        {types.HostnameType{}, "s3cret!", "s3cret! is an invalid hostname", "an invalid hostname"},
		"host address":    {types.HostAddressType{}, "1.2.3", "1.2.3 is not a valid host address", "not a valid host address"},
		"uri":             {types.URIType{}, secret, "('host, scheme were required but missing', URIReference(scheme=None, authority=None, path='s3cret', query=None, fragment=None), ['host', 'scheme'])", "host, scheme were required but missing"},
		"uri scheme":      {types.URIType{Schemes: []string{"https"}}, "http://s3cret", "(\"scheme was required to be one of ['https'] but was 'http'\", 'scheme', 'http', {'https'})", "scheme was required to be one of ['https']"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := test.kind.Parse(test.text)
			var reason *types.Error
			if !errors.As(err, &reason) {
				t.Fatalf("got %v", err)
			}
			if reason.Reason != test.reason || reason.Safe() != test.safe {
				t.Errorf("got %q and %q", reason.Reason, reason.Safe())
			}
			if strings.Contains(reason.Safe(), secret) {
				t.Errorf("%q contains the value", reason.Safe())
			}
		})
	}
}

func TestItemsAreBounded(t *testing.T) {
	t.Parallel()
	for _, kind := range []types.Type{types.ListType{}, types.DictType{}} {
		if _, err := kind.Parse(strings.Repeat("a:b,", 100_000) + "a"); err == nil || err.Error() != "more than 100000 items" {
			t.Errorf("%s: got %v", kind.Name(), err)
		}
	}
	if list, err := (types.ListType{}).Parse(strings.Repeat("a,", 100_000)); err != nil || len(list.Items()) != 100_000 {
		t.Errorf("at the limit: %v", err)
	}
}

// TestJoiningIsBounded feeds lists and dicts whose parts never convert.
func TestJoiningIsBounded(t *testing.T) {
	t.Parallel()
	parts := strings.Repeat("x,", 99_999) + "x"
	tests := map[string]struct {
		kind types.Type
		want string
	}{
		"integers": {types.ListType{Item: types.IntType{}}, "invalid literal for int() with base 10"},
		"choices":  {types.ListType{Item: types.StringType{Choices: []string{"a"}}}, "too many parts that do not convert"},
		"dict":     {types.DictType{}, "too many parts that do not convert"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := test.kind.Parse(parts)
			var reason *types.Error
			if !errors.As(err, &reason) || reason.Safe() != test.want {
				t.Errorf("got %.100v", err)
			}
		})
	}
}
