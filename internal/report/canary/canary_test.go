package canary_test

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/report/canary"
)

// texts is how many texts a run checks.
const texts = 20_000

func TestNothingComesOut(t *testing.T) {
	t.Parallel()
	shown, failures := 0, 0
	for c := range canary.Texts(1, texts) {
		masked := report.RedactConfig(c.Text, canary.Secret)
		shown += len(masked)
		all := masked + "\n\x00\n" + values(c.Text)
		for _, secret := range c.Canaries {
			if !strings.Contains(c.Text, secret) {
				t.Fatalf("%q does not contain %s", c.Text, secret)
			}
			if strings.Contains(all, secret) {
				if failures++; failures <= 10 {
					t.Errorf("%s leaks from\n%s\nwhich becomes\n%s", secret, c.Text, all)
				}
			}
		}
		if again := report.RedactConfig(masked, canary.Secret); again != masked && failures < 10 {
			failures++
			t.Errorf("masking a second time returns\n%s\nfor\n%s", again, masked)
		}
		if a, b := strings.Count(c.Text, "\n"), strings.Count(masked, "\n"); a != b {
			t.Errorf("%d lines become %d:\n%s", a, b, c.Text)
		}
	}
	if failures > 0 {
		t.Errorf("%d secrets leak", failures)
	}
	if shown/texts < 40 {
		t.Errorf("only %d characters of a text are left", shown/texts)
	}
}

// values returns every value of a text as oslo.config reads it, masked.
func values(text string) string {
	var b strings.Builder
	name, value := "", ""
	masked := func() string {
		return string(report.MaskValue(name, value, canary.Secret("", strings.Trim(name, `"`))))
	}
	flush := func() {
		b.WriteString(name + " := " + masked() + "\n")
		name, value = "", ""
	}
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		body := strings.TrimSpace(line)
		switch {
		case body == "", body[0] == '#', body[0] == ';', body[0] == '[':
			flush()
		case line[0] == ' ' || line[0] == '\t':
			if name != "" {
				value += "\n" + body
			}
		case report.Spills(line) && strings.HasSuffix(masked(), report.Mask):
		default:
			flush()
			if at := strings.IndexAny(body, "=:"); at > 0 {
				name, value = strings.TrimSpace(body[:at]), strings.TrimSpace(body[at+1:])
			}
		}
	}
	flush()
	// A name with something glued to it is judged by what messages show of it.
	var kept strings.Builder
	for line := range strings.Lines(b.String()) {
		if before, after, found := strings.Cut(line, " := "); found {
			kept.WriteString(string(report.MaskText(before)) + " := " + after)
		} else {
			kept.WriteString(line)
		}
	}
	return kept.String()
}

func TestSameSeedSameTexts(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for i := range uint64(100) {
		a, b := canary.New(7, i), canary.New(7, i)
		if a.Text != b.Text || len(a.Canaries) == 0 {
			t.Fatalf("text %d is\n%s\nand then\n%s", i, a.Text, b.Text)
		}
		seen[a.Text] = true
	}
	if len(seen) < 100 {
		t.Errorf("%d texts of 100 differ", len(seen))
	}
}

func FuzzRedactConfig(f *testing.F) {
	f.Add(uint64(1), uint64(1), "x")
	f.Fuzz(func(t *testing.T, seed, number uint64, put string) {
		c := canary.New(seed, number)
		// Nothing inserted at the start of a line changes the following lines,
		// except a PEM block.
		if strings.Contains(put, "-----") || strings.ContainsAny(put, "\r\n") {
			return
		}
		for _, secret := range c.Canaries {
			if strings.Contains(put, secret) {
				return
			}
		}
		masked := report.RedactConfig(put+"\n"+c.Text, canary.Secret)
		for _, secret := range c.Canaries {
			if strings.Contains(masked, secret) {
				t.Errorf("%s leaks from\n%s\nwhich becomes\n%s", secret, put+"\n"+c.Text, masked)
			}
		}
	})
}
