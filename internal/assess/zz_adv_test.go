package assess_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

func TestAdv(t *testing.T) {
	data, _ := os.ReadFile(os.Getenv("ADV"))
	only := os.Getenv("ADVONLY")
	canary := regexp.MustCompile(`CANARY[0-9A-Za-z]*`)
	for _, block := range strings.Split("\n"+string(data), "\n@@@ ")[1:] {
		head, text, _ := strings.Cut(block, "\n")
		text += "\n"
		text = strings.NewReplacer("<TAB>", "\t", "<CR>", "\r", "<BOM>", "\ufeff", "<NBSP>", "\u00a0", "<LQ>", "\u201c", "<RQ>", "\u201d").Replace(text)
		f := strings.Fields(head)
		if only != "" && !strings.Contains(f[0], only) {
			continue
		}
		for len(f) < 4 {
			f = append(f, "")
		}
		if f[2] == "-" {
			f[2] = ""
		}
		r, mistakes := assess.Run(&assess.Request{Service: f[1], Program: f[3], Policy: assess.PolicyText{Release: f[2], Profile: "baseline"},
			Sources: []assess.SourceText{{Name: "field.conf", Content: text}}, Explain: true}, time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC))
		fmt.Printf("=== %s\n", head)
		if len(mistakes) > 0 {
			fmt.Printf("MISTAKES %+v\n", mistakes)
			continue
		}
		for _, x := range r.Findings {
			fmt.Printf("  %s %s %s: %s\n      >> %s\n", x.Severity, x.Rule, optionOf(&x), x.Message, x.Remediation)
		}
		shown := shownTexts(r)
		shown["redact"] = assess.RedactText(text)
		for w, s := range shown {
			for _, c := range canary.FindAllString(s, -1) {
				fmt.Printf("  LEAK %s in %s\n", c, w)
			}
		}
	}
}
