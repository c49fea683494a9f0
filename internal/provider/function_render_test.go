package provider_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

func TestRender(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		object any
		want   string
	}{
		"nothing": {map[string]any{}, ""},
		"order": {
			map[string]any{
				"B":       map[string]any{"y": 1, "x": 2},
				"a":       map[string]any{},
				"DEFAULT": map[string]any{"z": 3},
			},
			"[DEFAULT]\nz = 3\n\n[B]\nx = 2\ny = 1\n\n[a]\n",
		},
		"scalars":       {map[string]any{"a": map[string]any{"b": true, "c": false, "f": 1.5, "i": -3, "t": "x"}}, "[a]\nb = true\nc = false\nf = 1.5\ni = -3\nt = x\n"},
		"large":         {map[string]any{"a": map[string]any{"b": number("1e400"), "c": number("12345678901234567890123456789"), "d": number("0.1"), "e": number("-1e-7")}}, "[a]\nb = 1" + strings.Repeat("0", 400) + "\nc = 12345678901234567890123456789\nd = 0.1\ne = -0.0000001\n"},
		"lists":         {map[string]any{"a": map[string]any{"l": []any{"x", 2, true}, "none": []any{}, "s": set{"p", "q"}}}, "[a]\nl = x\nl = 2\nl = true\ns = p\ns = q\n"},
		"null":          {map[string]any{"a": map[string]any{"n": nil}, "b": nil}, "[a]\n"},
		"empty":         {map[string]any{"a": map[string]any{"e": ""}}, "[a]\ne = \"\"\n"},
		"edges":         {map[string]any{"a": map[string]any{"e": " x ", "q": `"x"`}}, "[a]\ne = \" x \"\nq = \"\"x\"\"\n"},
		"dollar":        {map[string]any{"a": map[string]any{"d": `$x ${y} \$z`}}, "[a]\nd = \\$x \\${y} \\\\$z\n"},
		"lines":         {map[string]any{"a": map[string]any{"m": "1\n2", "n": "\nx"}}, "[a]\nm = 1\n    2\nn = \"\"\n    x\n"},
		"case, apart":   {map[string]any{"A": map[string]any{"x": 1}, "a": map[string]any{"y": 1}}, "[A]\nx = 1\n\n[a]\ny = 1\n"},
		"maps of lists": {tftypes.NewValue(tftypes.Map{ElementType: tftypes.Map{ElementType: tftypes.String}}, map[string]tftypes.Value{"a": tftypes.NewValue(tftypes.Map{ElementType: tftypes.String}, map[string]tftypes.Value{"x": terraform("y")})}), "[a]\nx = y\n"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, fault := call(t, "render", test.object)
			if fault != nil {
				t.Fatal(fault.Text)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
			if parsed, fault := call(t, "parse", got); fault != nil {
				t.Errorf("parse rejects it: %s %v", fault.Text, parsed)
			}
		})
	}
}

// number is a number as Terraform parses it.
func number(text string) tftypes.Value {
	n, _, err := big.ParseFloat(text, 10, 512, big.ToNearestEven)
	if err != nil {
		panic(err)
	}
	return tftypes.NewValue(tftypes.Number, n)
}

func TestRenderInterpolates(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		options any
		want    string
	}{
		"true":   {map[string]any{"interpolate": true}, "[a]\nb = http://$my_ip\n"},
		"false":  {map[string]any{"interpolate": false}, "[a]\nb = http://\\$my_ip\n"},
		"null":   {nil, "[a]\nb = http://\\$my_ip\n"},
		"member": {map[string]any{"interpolate": nil}, "[a]\nb = http://\\$my_ip\n"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, fault := call(t, "render", map[string]any{"a": map[string]any{"b": "http://$my_ip"}}, test.options)
			if fault != nil {
				t.Fatal(fault.Text)
			}
			if diff := cmp.Diff(any(test.want), got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
	sections := map[string]any{"a": map[string]any{}}
	refused(t, 1, []string{"no member interpolat"}, "render", sections, map[string]any{"interpolat": true})
	refused(t, 1, []string{"interpolate of options is a string"}, "render", sections, map[string]any{"interpolate": "s3cr3t"})
	refused(t, 1, []string{"options is a bool"}, "render", sections, true)
	refused(t, 1, []string{"at most one object of options"}, "render", sections, nil, nil)
}

func TestRenderRefuses(t *testing.T) {
	t.Parallel()
	inSection := func(value any) any { return map[string]any{"cinder": map[string]any{"password": value}} }
	tests := map[string]struct {
		object any
		words  []string
	}{
		"carriage return":        {inSection("s3cr3t\rinsecure = true"), []string{"cinder.password: ", "a carriage return at character 7"}},
		"empty line inside":      {inSection("s3cr3t\n\nx"), []string{"cinder.password: ", "line break"}},
		"null item":              {inSection([]any{"s3cr3t", nil}), []string{"cinder.password: item 1 is null"}},
		"nested list":            {inSection([]any{[]any{"s3cr3t"}}), []string{"In section cinder: Item 0 of password is a list"}},
		"object":                 {inSection(map[string]any{"a": "s3cr3t"}), []string{"In section cinder: password is an object"}},
		"not an object":          {"s3cr3t", []string{"The argument is a string: write an object of sections"}},
		"no options":             {map[string]any{"glance": "s3cr3t"}, []string{"The section glance is a string", "DEFAULT"}},
		"name with =":            {map[string]any{"a": map[string]any{"b=c": 1}}, []string{`option "b=c" of section "a"`, `"=" at character 2 would end the name`}},
		"comment":                {map[string]any{"a": map[string]any{"#b": 1}}, []string{`option "#b"`}},
		"no name":                {map[string]any{"a": map[string]any{"": 1}}, []string{`option "" of section "a"`, "is no name"}},
		"section that is a list": {map[string]any{"a\nb": map[string]any{}}, []string{`section "a\nb"`, "would end the line"}},
		"twice":                  {map[string]any{"GLANCE": map[string]any{"x": 1}, "glance": map[string]any{"x": 2}}, []string{"glance.x", "[GLANCE] and [glance] as one section"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			refused(t, 0, test.words, "render", test.object)
		})
	}
}
