package oslo_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// BenchmarkResolve reads 31 options, most of them unset, from a 60-line file.
func BenchmarkResolve(b *testing.B) {
	text, err := os.ReadFile(filepath.Join("testdata", "nova.conf"))
	if err != nil {
		b.Fatal(err)
	}
	file, err := ini.Parse("nova.conf", string(text))
	if err != nil {
		b.Fatal(err)
	}
	kinds := []types.Type{types.StringType{}, types.IntType{}, types.BoolType{}, types.ListType{}, types.FloatType{}}
	names := strings.Fields("region_name num_retries insecure valid_interfaces connect_retry_delay cafile timeout debug api_servers status_code_retry_delay " +
		"o1 o2 o3 o4 o5 o6 o7 o8 o9 o10 o11 o12 o13 o14 o15 o16 o17 o18 o19 o20 o21")
	table := oslo.NewTable()
	for i, option := range names {
		table.Register(&oslo.Option{Name: name("glance", option), Type: kinds[i%len(kinds)], Deprecated: []oslo.Name{name("ssl", option)}})
	}
	files := []*ini.File{file}
	b.ReportAllocs()
	for b.Loop() {
		r := oslo.NewResolver(table, files, nil)
		for _, option := range names {
			if _, err := r.Read("glance", option); err != nil {
				b.Fatal(err)
			}
		}
	}
}
