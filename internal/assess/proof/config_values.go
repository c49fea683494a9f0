package proof

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// leaf returns a value with the shape that an option accepts, and the value it
// must read back as; ok is false for a type without a natural shape.
func (r *Random) leaf(o *catalog.Option) (leaf *assess.Leaf, value types.Value, ok bool) {
	if !o.Multi {
		return r.valueOf(o.Type, o.Choices)
	}
	leaf = &assess.Leaf{Shape: assess.ListLeaf, Came: "a list"}
	var lines []types.Value
	for range 1 + r.IntN(3) {
		line, value, ok := r.valueOf(o.Type, o.Choices)
		if !ok {
			return nil, value, false
		}
		put(leaf, line)
		lines = append(lines, value)
	}
	return leaf, types.ListValue(lines...), true
}

// put adds an item to a list or map.
func put(leaf, item *assess.Leaf) {
	leaf.Items = append(leaf.Items, assess.ItemText{Text: item.Text})
	if item.Shape == assess.ScalarLeaf && leaf.Nested == nil {
		return
	}
	leaf.Nested = append(leaf.Nested, make([]*assess.Leaf, len(leaf.Items)-len(leaf.Nested))...)
	if item.Shape != assess.ScalarLeaf {
		leaf.Nested[len(leaf.Items)-1] = item
	}
}

func (r *Random) valueOf(of types.Type, choices []types.Value) (*assess.Leaf, types.Value, bool) {
	if len(choices) > 0 {
		if choice := pick(r, choices...); !choice.IsNull() && choice.Kind() == types.String {
			return scalarLeaf(choice.Str()), choice, true
		}
		return nil, types.Value{}, false
	}
	switch t := of.(type) {
	case types.BoolType:
		truth := r.chance(2)
		return scalarLeaf(strconv.FormatBool(truth)), types.BoolValue(truth), true
	case types.IntType:
		return r.whole(t.Min, t.HasMin, t.Max, t.HasMax, t.Choices)
	case types.PortType:
		return r.whole(max(t.Min, 1), true, 65535, true, t.Choices)
	case types.FloatType:
		f := float64(r.IntN(4000)) / pick(r, 1.0, 2, 3, 8, 1000)
		return scalarLeaf(strconv.FormatFloat(f, 'f', -1, 64)), types.FloatValue(f), true
	case types.ListType:
		leaf, items := &assess.Leaf{Shape: assess.ListLeaf, Came: "a list"}, []types.Value{}
		for range r.IntN(4) {
			item, value, ok := r.valueOf(t.Item, nil)
			if _, dict := t.Item.(types.DictType); dict {
				item, value, ok = r.pairs(types.DictType{}, 1)
			}
			if !ok {
				return nil, value, false
			}
			put(leaf, item)
			items = append(items, value)
		}
		return leaf, types.ListValue(items...), true
	case types.DictType:
		return r.pairs(t, r.IntN(4))
	case types.StringType, nil:
		text := r.plain()
		return scalarLeaf(text), types.StringValue(text), true
	case types.IPType:
		text := pick(r, "10.0.0.1", "192.0.2.7", "2001:db8::1", "::1")
		return scalarLeaf(text), types.StringValue(text), true
	case types.URIType, types.HostAddressType, types.HostnameType, types.HostDomainType:
		text := pick(r, "https://a.example.org:8443/v3", "host.example.org", "10.0.0.1", "http://b/x?y=z", "example.org")
		return scalarLeaf(text), types.StringValue(text), true
	}
	return nil, types.Value{}, false
}

// pairs returns a map with count keys.
func (r *Random) pairs(t types.DictType, count int) (*assess.Leaf, types.Value, bool) {
	leaf := &assess.Leaf{Shape: assess.MapLeaf, Came: "a map"}
	var values []types.Value
	for i := range count {
		item, value, ok := r.valueOf(t.Value, nil)
		if !ok {
			return nil, value, false
		}
		leaf.Keys = append(leaf.Keys, fmt.Sprintf("%s%d", pick(r, "a", "k-", "x.y", "é"), i))
		put(leaf, item)
		values = append(values, value)
	}
	return leaf, types.DictValue(leaf.Keys, values), true
}

func scalarLeaf(text string) *assess.Leaf { return &assess.Leaf{Text: text, Came: "a string"} }

// whole returns an integer within the bounds.
func (r *Random) whole(least int64, hasLeast bool, most int64, hasMost bool, choices []int64) (*assess.Leaf, types.Value, bool) {
	n := int64(r.IntN(200)) - 3
	switch {
	case len(choices) > 0:
		n = pick(r, choices...)
	case r.chance(8):
		n = pick[int64](r, 9007199254740993, 9223372036854775807, -1, 0)
	}
	if hasLeast {
		n = max(n, least)
	}
	if hasMost {
		n = min(n, most)
	}
	return scalarLeaf(strconv.FormatInt(n, 10)), types.IntValue(n), true
}

// plain is a text that a file can usually express.
func (r *Random) plain() string {
	if r.chance(6) {
		return r.Text()
	}
	if r.chance(4) {
		return strings.NewReplacer("\n", "", "\r", "").Replace(r.Text())
	}
	return pick(r, "a", "/var/lib/x", "internal", "pa$word", "$my_ip", "${x}", "{\"a\":\"b\"}", "\"quoted\"", "'q", " padded ", "a # b", "x;y", "key = value", "[s]", "é", "100%", "a\\b", "true", "1_000")
}
