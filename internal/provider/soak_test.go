package provider_test

import (
	"context"
	"runtime"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/osloconf/terraform-provider-osloconf/internal/provider"
)

// The server keeps nothing of a request: neither its context, which in a
// running provider holds the connection, nor anything else that grows with the
// number of requests.
func TestServerKeepsNothingOfRequests(t *testing.T) {
	server := provider.New("test")()
	config := asked(t, server, "osloconf_glance", eightOptions())
	text := &tfprotov6.DynamicValue{MsgPack: []byte("\xa3[a]")}
	released := make(chan struct{})
	request := func() {
		type key struct{}
		held := new([1 << 10]byte)
		runtime.AddCleanup(held, func(c chan struct{}) { close(c) }, released)
		ctx := context.WithValue(context.Background(), key{}, held)
		if _, err := server.GetProviderSchema(ctx, &tfprotov6.GetProviderSchemaRequest{}); err != nil {
			t.Fatal(err)
		}
		resp, err := server.CallFunction(ctx, &tfprotov6.CallFunctionRequest{Name: "redact", Arguments: []*tfprotov6.DynamicValue{text}})
		if err != nil || resp.Error != nil {
			t.Fatal(err, resp)
		}
		_, _ = server.ReadDataSource(ctx, &tfprotov6.ReadDataSourceRequest{TypeName: "osloconf_glance", Config: config})
		_, _ = server.ValidateDataResourceConfig(ctx, &tfprotov6.ValidateDataResourceConfigRequest{TypeName: "osloconf_glance", Config: config})
	}
	request()
	for range 100 {
		runtime.GC()
		select {
		case <-released:
			return
		case <-time.After(10 * time.Millisecond):
		}
	}
	t.Error("the context of a finished request is still held")
}
