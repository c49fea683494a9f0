package provider_test

import (
	"context"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/provider"
)

// unknown represents a value that is not known yet.
type unknown struct{}

// set represents a set of strings.
type set []string

// terraform converts a value as a configuration expression does: to objects and
// tuples.
func terraform(v any) tftypes.Value {
	switch v := v.(type) {
	case nil:
		return tftypes.NewValue(tftypes.DynamicPseudoType, nil)
	case unknown:
		return tftypes.NewValue(tftypes.DynamicPseudoType, tftypes.UnknownValue)
	case int:
		return tftypes.NewValue(tftypes.Number, v)
	case float64:
		return tftypes.NewValue(tftypes.Number, v)
	case bool:
		return tftypes.NewValue(tftypes.Bool, v)
	case string:
		return tftypes.NewValue(tftypes.String, v)
	case []any:
		typ, items := tftypes.Tuple{}, make([]tftypes.Value, len(v))
		for i, item := range v {
			items[i] = terraform(item)
			typ.ElementTypes = append(typ.ElementTypes, items[i].Type())
		}
		return tftypes.NewValue(typ, items)
	case set:
		items := make([]tftypes.Value, len(v))
		for i, item := range v {
			items[i] = terraform(item)
		}
		return tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, items)
	case map[string]any:
		typ, fields := tftypes.Object{AttributeTypes: map[string]tftypes.Type{}}, map[string]tftypes.Value{}
		for name, field := range v {
			fields[name] = terraform(field)
			typ.AttributeTypes[name] = fields[name].Type()
		}
		return tftypes.NewValue(typ, fields)
	case tftypes.Value:
		return v
	}
	panic("no Terraform value")
}

// plain converts a value to Go's own types, for comparisons.
func plain(t *testing.T, v tftypes.Value) any {
	t.Helper()
	if !v.IsKnown() {
		return unknown{}
	}
	if v.IsNull() {
		return nil
	}
	var err error
	switch typ := v.Type(); {
	case typ.Is(tftypes.String):
		var text string
		err = v.As(&text)
		if err == nil {
			return text
		}
	case typ.Is(tftypes.Bool):
		var truth bool
		if err = v.As(&truth); err == nil {
			return truth
		}
	case typ.Is(tftypes.Number):
		number := new(big.Float)
		if err = v.As(&number); err == nil {
			whole, _ := number.Int64()
			return int(whole)
		}
	case typ.Is(tftypes.Object{}), typ.Is(tftypes.Map{}):
		fields := map[string]tftypes.Value{}
		if err = v.As(&fields); err == nil {
			result := map[string]any{}
			for name, field := range fields {
				result[name] = plain(t, field)
			}
			return result
		}
	default:
		var items []tftypes.Value
		if err = v.As(&items); err == nil {
			result := []any{}
			for _, item := range items {
				result = append(result, plain(t, item))
			}
			return result
		}
	}
	t.Fatalf("value of type %s: %v", v.Type(), err)
	return nil
}

// call calls a function as Terraform does.
func call(t *testing.T, name string, arguments ...any) (any, *tfprotov6.FunctionError) {
	t.Helper()
	server := provider.New("test")()
	signatures, err := server.GetFunctions(context.Background(), &tfprotov6.GetFunctionsRequest{})
	if err != nil {
		t.Fatal(err)
	}
	signature := signatures.Functions[name]
	if signature == nil || len(signature.Parameters) != len(arguments) && signature.VariadicParameter == nil {
		t.Fatalf("no function %s of %d parameters", name, len(arguments))
	}
	req := &tfprotov6.CallFunctionRequest{Name: name}
	for i, argument := range arguments {
		value := terraform(argument)
		parameter := signature.VariadicParameter
		if i < len(signature.Parameters) {
			parameter = signature.Parameters[i]
		}
		typ := parameter.Type
		if typ.Is(tftypes.String) && !value.IsKnown() {
			value = tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
		}
		encoded, err := tfprotov6.NewDynamicValue(typ, value)
		if err != nil {
			t.Fatal(err)
		}
		req.Arguments = append(req.Arguments, &encoded)
	}
	resp, err := server.CallFunction(context.Background(), req)
	if err != nil {
		t.Fatal(err)
	}
	if resp.Error != nil {
		return nil, resp.Error
	}
	result, err := resp.Result.Unmarshal(signature.Return.Type)
	if err != nil {
		t.Fatal(err)
	}
	return plain(t, result), nil
}

// refused calls a function and expects an error that is about an argument and
// contains the words.
func refused(t *testing.T, argument int64, words []string, name string, arguments ...any) {
	t.Helper()
	result, fault := call(t, name, arguments...)
	if fault == nil {
		t.Fatalf("no error, but %v", result)
	}
	if fault.FunctionArgument == nil || *fault.FunctionArgument != argument {
		t.Errorf("the error is about argument %v, want %d: %s", fault.FunctionArgument, argument, fault.Text)
	}
	for _, word := range words {
		if !strings.Contains(fault.Text, word) {
			t.Errorf("the error lacks %q:\n%s", word, fault.Text)
		}
	}
	if strings.Contains(fault.Text, "s3cr3t") || strings.Contains(fault.Text, "Internal fault") || strings.HasSuffix(fault.Text, ".") {
		t.Errorf("unreadable error:\n%s", fault.Text)
	}
}

// TestFunctionsOnOddValues calls every function with values it should never
// get: each returns a result or an error message.
func TestFunctionsOnOddValues(t *testing.T) {
	t.Parallel()
	deep := any("s3cr3t")
	for range 200 {
		deep = []any{deep}
	}
	odd := []any{
		nil, "s3cr3t", 7, 1.5, true, []any{}, []any{nil}, []any{"s3cr3t", 1}, set{}, set{"s3cr3t"},
		map[string]any{}, map[string]any{"": ""}, map[string]any{"password": "s3cr3t"},
		map[string]any{"a": nil}, map[string]any{"a": map[string]any{"b": map[string]any{"c": "s3cr3t"}}},
		map[string]any{"a": map[string]any{"b": []any{nil}}}, map[string]any{"a": deep}, deep,
		map[string]any{"release": []any{"s3cr3t"}}, map[string]any{"severities": "s3cr3t"},
		map[string]any{"severities": map[string]any{"timeout_unset": 1}},
		map[string]any{"a\x00b\n": map[string]any{"c\r": "s3cr3t"}},
		tftypes.NewValue(tftypes.Map{ElementType: tftypes.String}, nil),
		tftypes.NewValue(tftypes.Map{ElementType: tftypes.List{ElementType: tftypes.Bool}}, map[string]tftypes.Value{}),
		map[string]any{"a": strings.Repeat("x", 1<<16)}, new(big.Float).SetMantExp(big.NewFloat(1), 1<<15),
	}
	server := provider.New("test")()
	signatures, err := server.GetFunctions(context.Background(), &tfprotov6.GetFunctionsRequest{})
	if err != nil {
		t.Fatal(err)
	}
	for name, signature := range signatures.Functions {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for i, parameter := range signature.Parameters {
				arguments := make([]any, len(signature.Parameters))
				for j, other := range signature.Parameters {
					arguments[j] = any(map[string]any{})
					if other.Type.Is(tftypes.String) {
						arguments[j] = "glance"
					}
				}
				for _, value := range odd {
					if number, ok := value.(*big.Float); ok {
						value = tftypes.NewValue(tftypes.Number, number)
					}
					if _, text := value.(string); parameter.Type.Is(tftypes.String) && !text {
						continue // Terraform itself rejects these
					}
					if value == any("s3cr3t") && parameter.Name == "section" {
						value = "no section" // names are not secret
					}
					arguments[i] = value
					_, fault := call(t, name, arguments...)
					if fault != nil && (strings.Contains(fault.Text, "Internal") || strings.Contains(fault.Text, "s3cr3t")) {
						t.Errorf("argument %d = %v: %s", i, value, fault.Text)
					}
				}
			}
		})
	}
}

// TestFunctionsAreDescribed checks that the documentation is complete.
func TestFunctionsAreDescribed(t *testing.T) {
	t.Parallel()
	signatures, err := provider.New("test")().GetFunctions(context.Background(), &tfprotov6.GetFunctionsRequest{})
	if err != nil {
		t.Fatal(err)
	}
	for name, signature := range signatures.Functions {
		if signature.Summary == "" || signature.Description == "" {
			t.Errorf("%s has no summary or no description", name)
		}
		if slices.ContainsFunc(signature.Parameters, func(p *tfprotov6.FunctionParameter) bool { return p.Description == "" }) {
			t.Errorf("%s has a parameter without description", name)
		}
	}
}
