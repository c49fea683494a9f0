package address_test

import (
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/urls/internal/address"
)

func TestBare(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"fd00::1":             true,
		"fd00::1:5672":        true,
		"::ffff:192.0.2.1":    true,
		"fe80::1%eth0:3306":   true,
		"1:2:3:4:5:6:7:8:330": true,
		"10.0.0.1:3306:3307":  false,
		"db:3306:3307":        false,
		"10.0.0.1":            false,
		"[fd00::1]:3306":      false,
		":":                   false,
		"":                    false,
	} {
		if got := address.Bare(text); got != want {
			t.Errorf("Bare(%q) = %v", text, got)
		}
	}
}
