package provider_test

import (
	"context"
	"maps"
	"strconv"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/provider"
)

// BenchmarkStart creates a server and requests its schema: the cost of each of
// a plan's three starts after the handshake.
func BenchmarkStart(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		server := provider.New("bench")()
		if _, err := server.GetProviderSchema(context.Background(), &tfprotov6.GetProviderSchemaRequest{}); err != nil {
			b.Fatal(err)
		}
	}
}

// eightOptions is a [glance] section with two findings.
func eightOptions() map[string]tftypes.Value {
	text := func(s string) tftypes.Value { return tftypes.NewValue(tftypes.String, s) }
	return map[string]tftypes.Value{
		"endpoint_override": text("https://glance.example.org"),
		"cafile":            text("/etc/ssl/ca.pem"),
		"certfile":          text("/etc/nova/glance.crt"),
		"keyfile":           text("/etc/nova/glance.key"),
		"insecure":          tftypes.NewValue(tftypes.Bool, false),
		"num_retries":       tftypes.NewValue(tftypes.Number, 3),
		"debug":             tftypes.NewValue(tftypes.Bool, false),
		"split_loggers":     tftypes.NewValue(tftypes.Bool, true),
	}
}

// asked is a data source's block as Terraform sends it.
func asked(tb testing.TB, server tfprotov6.ProviderServer, typeName string, given map[string]tftypes.Value) *tfprotov6.DynamicValue {
	tb.Helper()
	schemas, err := server.GetProviderSchema(context.Background(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		tb.Fatal(err)
	}
	return sent(tb, schemas.DataSourceSchemas[typeName], given)
}

// sent is a block as Terraform sends it: every argument, most of them null,
// with repeated blocks as lists.
func sent(tb testing.TB, schema *tfprotov6.Schema, given map[string]tftypes.Value) *tfprotov6.DynamicValue {
	tb.Helper()
	typ := schema.ValueType().(tftypes.Object)
	values := make(map[string]tftypes.Value, len(typ.AttributeTypes))
	for name, of := range typ.AttributeTypes {
		values[name] = tftypes.NewValue(of, nil)
	}
	for _, repeated := range schema.Block.BlockTypes {
		if of := typ.AttributeTypes[repeated.TypeName]; of.Is(tftypes.List{}) {
			values[repeated.TypeName] = tftypes.NewValue(of, []tftypes.Value{})
		}
	}
	maps.Copy(values, given)
	block, err := tfprotov6.NewDynamicValue(typ, tftypes.NewValue(typ, values))
	if err != nil {
		tb.Fatal(err)
	}
	return &block
}

func benchmarkRead(b *testing.B, typeName string, given map[string]tftypes.Value) {
	server := provider.New("bench")()
	request := &tfprotov6.ReadDataSourceRequest{TypeName: typeName, Config: asked(b, server, typeName, given)}
	b.ReportAllocs()
	for b.Loop() {
		response, err := server.ReadDataSource(context.Background(), request)
		if err != nil || response.State == nil {
			b.Fatal(err, response.Diagnostics)
		}
	}
}

// BenchmarkReadGlance reads eight options with two findings once, including the
// protocol's decoding and encoding.
func BenchmarkReadGlance(b *testing.B) { benchmarkRead(b, "osloconf_glance", eightOptions()) }

// BenchmarkValidateGlance validates the same block.
func BenchmarkValidateGlance(b *testing.B) {
	server := provider.New("bench")()
	request := &tfprotov6.ValidateDataResourceConfigRequest{TypeName: "osloconf_glance", Config: asked(b, server, "osloconf_glance", eightOptions())}
	b.ReportAllocs()
	for b.Loop() {
		response, err := server.ValidateDataResourceConfig(context.Background(), request)
		if err != nil || len(response.Diagnostics) > 0 {
			b.Fatal(err, response.Diagnostics)
		}
	}
}

// BenchmarkReadFleet reads a thousand configurations of the same eight options
// once.
func BenchmarkReadFleet(b *testing.B) {
	texts := tftypes.Map{ElementType: tftypes.String}
	options := map[string]tftypes.Value{}
	for name, text := range map[string]string{
		"endpoint_override": "https://glance.example.org", "cafile": "/etc/ssl/ca.pem",
		"certfile": "/etc/nova/glance.crt", "keyfile": "/etc/nova/glance.key",
		"insecure": "false", "num_retries": "3", "debug": "false", "split_loggers": "true",
	} {
		options[name] = tftypes.NewValue(tftypes.String, text)
	}
	configurations := map[string]tftypes.Value{}
	for i := range 1000 {
		configurations["glance"+strconv.Itoa(i)] = tftypes.NewValue(texts, options)
	}
	benchmarkRead(b, "osloconf_fleet", map[string]tftypes.Value{"glance": tftypes.NewValue(tftypes.Map{ElementType: texts}, configurations)})
}
