package rules

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// judge runs the endpoint rules over one endpoint, as an endpoint_override and
// as an item of api_servers.
func judge(text string) []report.Finding {
	setting := func(name string, value types.Value, items ...config.Item) *config.Setting {
		option := &catalog.Option{Option: oslo.Option{Name: oslo.Name{Group: "glance", Option: name}}, Library: catalog.Adapter}
		return &config.Setting{Written: &config.Written{Assignment: new(config.Assignment), Text: text}, Option: option, State: config.Set, Value: value, Items: items}
	}
	section := config.SectionOf(&catalog.Section{Service: "nova", Name: "glance"},
		setting("api_servers", types.ListValue(types.StringValue(text), types.StringValue("https://other")), config.Item{Text: text}, config.Item{Index: 1, Text: "https://other"}),
		setting("endpoint_override", types.StringValue(text)),
		setting("auth_url", types.StringValue(text)),
	)
	return run(&Subject{Configuration: &config.Configuration{Lines: &config.Lines{}, Release: catalog.Newest(), Service: "nova", Sections: []*config.Section{section}}}, func(yield func(*Rule) bool) {
		for _, family := range [...][]*Rule{transportRules, endpointSyntax, whichEndpoint} {
			for _, rule := range family {
				if !yield(rule) {
					return
				}
			}
		}
	}, nil)
}

// TestJudge checks that judge really runs the rules.
func TestJudge(t *testing.T) {
	t.Parallel()

	fired := map[string]int{}
	for _, finding := range judge("ftp://u:hidden@127.1:0?x#%") {
		fired[finding.Rule]++
	}
	for rule, want := range map[string]int{
		"endpoint_scheme": 3, "credentials_in_url": 3, "endpoint_authority": 3, "endpoint_query_or_fragment": 3,
		"endpoint_percent": 2, "special_address": 3, "conflicting_endpoints": 1,
	} {
		if fired[rule] != want {
			t.Errorf("%s fired %d times, want %d", rule, fired[rule], want)
		}
	}
}

// FuzzEndpoint feeds the endpoint rules arbitrary text, well-formed URLs, and
// URLs with arbitrary passwords.
func FuzzEndpoint(f *testing.F) {
	for _, seed := range []string{
		"https://glance.example.org:9292/image?x#y", "u:p@h:9292", "https://[fe80::1%25eth0]:1/x", "https://::1:9292", "//", ":", "[", "]:", "@", "%", "%(",
		"https://u:p/w@h", `https:\\a`, "https://a https://b", "127.1", "0x7f000001", "{{ x }}", "ä.example.org", "https://\xff\xfe", "%(project_id)s", "\x1c",
	} {
		f.Add(seed, "s3cr3t/#?@x", uint16(9292))
	}
	f.Fuzz(func(t *testing.T, text, secret string, port uint16) {
		for _, finding := range judge(text) {
			if finding.Rule == ruleNotEvaluated.Name {
				t.Fatalf("a rule failed on %q: %s", text, finding.Message)
			}
		}
		wellFormed(t, text, port)
		confidential(t, secret)
	})
}

// wellFormed builds an https URL from the text's letters: no rule may reject
// it.
func wellFormed(t *testing.T, text string, port uint16) {
	t.Helper()
	keep := func(chars string, limit int) string {
		kept := strings.Map(func(r rune) rune {
			if strings.ContainsRune(chars, r) {
				return r
			}
			return -1
		}, text)
		return kept[:min(limit, len(kept))]
	}
	const small = "abcdefghijklmnopqrstuvwxyz"
	host := "h" + keep(small+"0123456789", 60) + "." + keep(small, 60) + "z"
	url := "https://" + host
	if port > 0 {
		url += ":" + types.IntValue(int64(port)).Text()
	}
	url += "/" + keep(small+"0123456789/.~-", 100) + "x"
	for _, finding := range judge(url) {
		switch finding.Rule {
		case "endpoint_scheme", "credentials_in_url", "endpoint_authority", "endpoint_query_or_fragment", "endpoint_percent", "special_address", "api_servers_syntax":
			t.Errorf("%s rejects %q: %s", finding.Rule, url, finding.Message)
		}
	}
}

// confidential builds a URL with the password: no finding may repeat it.
func confidential(t *testing.T, secret string) {
	t.Helper()
	secret = "\x01" + strings.ToValidUTF8(secret, "") + "\x02"
	for _, url := range []string{"https://nova:" + secret + "@glance:9292/x", "http://nova:" + secret + "@127.1", "nova:" + secret + "@h_h"} {
		for _, finding := range judge(url) {
			said := finding.Message + finding.Effect + finding.Remediation
			for _, hidden := range [...]string{secret, strings.Trim(report.Quote(secret), `"`), "\x01", `\x01`} {
				if strings.Contains(said, hidden) {
					t.Errorf("%s of %q says %s", finding.Rule, url, said)
				}
			}
		}
	}
}

func BenchmarkEndpointRules(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		judge("https://glance.example.org:9292/image")
	}
}
