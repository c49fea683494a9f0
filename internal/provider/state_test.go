package provider

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/provider/wire"
)

// TestOverLimit asserts the message for a block that no message of the protocol
// can carry.
func TestOverLimit(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		size    int
		message string // "" where the block fits
	}{
		"fits":      {100, ""},
		"too large": {300 << 20, "The arguments and outputs of this data source take 301 MiB together, and Terraform can receive 255 MiB at most. Split its configurations"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			asked := block{fields: []wire.Field{{Name: "files", Value: make([]byte, test.size)}}}
			answer, err := newState(0).over(asked)
			if test.message == "" {
				if err != nil || len(answer.MsgPack) < test.size {
					t.Fatalf("%d bytes, %v", len(answer.MsgPack), err)
				}
				return
			}
			if err == nil || !strings.HasPrefix(err.Error(), test.message) {
				t.Errorf("error %v, want %s", err, test.message)
			}
		})
	}
}
