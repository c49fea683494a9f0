package assess_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// sixtyLines is a nova.conf of realistic size.
func sixtyLines(tb testing.TB) string {
	tb.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "nova.conf"))
	if err != nil {
		tb.Fatal(err)
	}
	return string(text)
}

// BenchmarkCheckFile reads, resolves and checks a nova.conf of 60 lines, and
// computes every output.
func BenchmarkCheckFile(b *testing.B) {
	request := &assess.Request{Sources: []assess.SourceText{{Name: "nova.conf", Content: sixtyLines(b)}}}
	b.ReportAllocs()
	for b.Loop() {
		if _, mistakes := assess.Run(request, fleetDay); len(mistakes) > 0 {
			b.Fatal(mistakes)
		}
	}
}

// BenchmarkFleet checks a thousand of them.
func BenchmarkFleet(b *testing.B) { benchmarkFleet(b, sixtyLines(b)) }
