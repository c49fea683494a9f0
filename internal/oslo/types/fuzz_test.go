package types_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// FuzzTypes gives every type arbitrary text, which must convert or be rejected
// with a reason whose safe wording does not depend on the text.
func FuzzTypes(f *testing.F) {
	for _, seed := range []string{"", "1", "a,b", "k:v,", "http://[::1%25a]:1/", "[1]", "{a:1}", "1-3", "1__0", "\"", "\x1c٣", "fe80::", "a..b"} {
		f.Add(seed)
	}
	kinds := []types.Type{
		types.StringType{Quotes: true, Choices: []string{"a"}, IgnoreCase: true}, types.StringType{Regex: `^\w$`, MaxLength: 3},
		types.BoolType{}, types.IntType{Choices: []int64{1}}, types.IntType{Min: 1, HasMin: true}, types.FloatType{Max: 2, HasMax: true},
		types.PortType{}, types.ListType{Item: types.DictType{Value: types.IntType{}}, Bounds: true}, types.DictType{Value: types.ListType{}},
		types.RangeType{}, types.IPType{}, types.HostnameType{}, types.HostAddressType{}, types.HostDomainType{},
		types.URIType{Schemes: []string{"https"}, MaxLength: 20},
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, kind := range kinds {
			value, err := kind.Parse(text)
			if err == nil {
				if !value.Equal(value) {
					t.Fatalf("%s: %s", kind.Name(), value.Python())
				}
				continue
			}
			var reason *types.Error
			if !errors.As(err, &reason) || reason.Reason == "" || reason.Safe() == "" {
				t.Fatalf("%s: %v", kind.Name(), err)
			}
			if len(text) > 200 && strings.Contains(reason.Safe(), text) {
				t.Fatalf("%s: %q shows the value", kind.Name(), reason.Safe())
			}
		}
	})
}
