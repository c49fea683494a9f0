package assess_test

import (
	"strings"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report/canary"
)

// Nothing visible of a broken text contains one of its secrets.
func TestNoSecretComesOut(t *testing.T) {
	t.Parallel()
	texts := 20_000
	if testing.Short() {
		texts = 2_000
	}
	leaks, judged := map[string]int{}, 0
	for c := range canary.Texts(3, texts) {
		request := &assess.Request{
			Service: c.Service,
			Sources: []assess.SourceText{{Name: c.Service + ".conf", Content: c.Text}},
			Policy:  assess.PolicyText{Release: "2025.1", Profile: "strict"},
			Explain: true,
		}
		result, mistakes := assess.Run(request, time.Unix(1_780_000_000, 0))
		if len(mistakes) > 0 {
			t.Fatalf("%v\n%s", mistakes, c.Text)
		}
		if len(result.Values) > 0 {
			judged++
		}
		shown := shownTexts(result)
		shown["redact"] = assess.RedactText(c.Text)
		for _, secret := range c.Canaries {
			for where, text := range shown {
				if !strings.Contains(text, secret) {
					continue
				}
				if leaks[where]++; leaks[where] <= 2 {
					t.Errorf("%s is in %s:\n%s\nof\n%s", secret, where, around(text, secret), c.Text)
				}
			}
		}
	}
	for where, count := range leaks {
		t.Errorf("%d secrets leak in %s", count, where)
	}
	if judged < texts/4 {
		t.Errorf("only %d of %d texts have values", judged, texts)
	}
}

// around is the line of a text that contains part.
func around(text, part string) string {
	for line := range strings.Lines(text) {
		if strings.Contains(line, part) {
			return line
		}
	}
	return part
}
