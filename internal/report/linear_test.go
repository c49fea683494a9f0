package report_test

import (
	"strings"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Repetitive text must cost no more than its length.
func TestMaskTextIsLinear(t *testing.T) {
	t.Parallel()
	for _, piece := range []string{
		"=", ":", "@", "://", "a://", ",a://", "a@", "a:b@", "u:p@h,", "?token=", "&token=", "?x=", "a://?token=", "--x ", "--token", "password=",
		"x_key=/etc/x", "\"", "' =", " ", "\t=", "bearer ", "=\n", "password=\n", " x\n", "[", "[a]\n", "-----BEGIN ", "-----END ", "BEGIN PRIVATE KEY\n", "a:1 ", ";x", "@,a:", " a@b", "\\\n", "#",
	} {
		text := "a://" + strings.Repeat(piece, 1<<18/len(piece))
		begin := time.Now()
		report.MaskText(text)
		report.RedactConfig(text, nil)
		report.HoldsPassword(text)
		if took := time.Since(begin); took > 5*time.Second {
			t.Errorf("%q, repeated, takes %s", piece, took)
		}
	}
}
