package assess_test

import (
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// BenchmarkUpgrade upgrades a configuration that sets every option of every
// covered section from train to 2025.1.
func BenchmarkUpgrade(b *testing.B) {
	from, err := catalog.Resolve("train")
	if err != nil {
		b.Fatal(err)
	}
	text := walked(from)["current names"]
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		up, mistakes := assess.Upgrade(&assess.UpgradeRequest{Request: *textRequest("2025.1", text), From: "train", Pin: true}, upgradeTime)
		if len(mistakes) > 0 || len(up.Changes) == 0 {
			b.Fatal("nothing was compared")
		}
	}
}
