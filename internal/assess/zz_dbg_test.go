package assess_test

import (
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

func TestDbg(t *testing.T) {
	text, _ := os.ReadFile(os.Getenv("DBG_FILE"))
	r := &assess.Request{Service: os.Getenv("DBG_SERVICE"), Sources: []assess.SourceText{{Name: "f.conf", Content: string(text)}}, Policy: assess.PolicyText{Release: os.Getenv("DBG_RELEASE"), Profile: os.Getenv("DBG_PROFILE")}}
	result, mistakes := assess.Run(r, time.Now())
	fmt.Println(mistakes)
	if result == nil {
		return
	}
	for _, f := range result.Findings {
		fmt.Printf("%s %s [%s] %s :%d %s | %s\n", f.Severity, f.Rule, f.Section, f.Option, f.Line, f.Message, f.Remediation)
	}
}
