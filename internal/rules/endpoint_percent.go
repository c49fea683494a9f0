package rules

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// substitutions are placeholders for the caller's identity in endpoints.
var substitutions = [...]string{"%(project_id)s", "%(user_id)s", tenantID}

// tenantID is in many guides, but keystoneauth's formatter only knows
// project_id and user_id.
const tenantID = "%(tenant_id)s"

func checkEndpointPercent(p *Pass) {
	all := p.endpoints()
	for i := range all {
		f := &all[i]
		if !f.sound() {
			continue
		}
		if !f.formatted() {
			continue
		}
		at := foreignPercent(f.text)
		switch {
		case at >= 0 && oslo.Holed(conversion(f.text[at:])), at >= 0 && conversion(f.text[at:]) == "%(" && oslo.Holed(f.text[at:]):
			// The substitution depends on something unknown.
		case at >= 0 && strings.IndexByte(f.text[at:], '@') >= 0 && f.userinfo != "":
			p.endpointProblem(f, Problem{Message: fmt.Sprintf("%s contains a percent sign in its user information", f)})
		case at >= 0:
			p.endpointProblem(f, Problem{Message: fmt.Sprintf("%s contains %s, which keystoneauth cannot substitute", f, report.Show(conversion(f.text[at:])))})
		case strings.Contains(f.text, tenantID):
			p.endpointProblem(f, Problem{
				Levels:      "WWW",
				Message:     fmt.Sprintf("%s contains %s, which keystoneauth does not know by that name", f, tenantID),
				Remediation: "Write %(project_id)s.",
			})
		}
	}
}

// foreignPercent finds the first percent sign that neither begins a
// substitution nor is doubled, -1 if there is none.
func foreignPercent(text string) int {
	for at := 0; at < len(text); {
		next := strings.IndexByte(text[at:], '%')
		if next < 0 {
			return -1
		}
		at += next
		length := substitution(text[at:])
		if length == 0 {
			return at
		}
		at += length
	}
	return -1
}

// substitution is the length of the substitution, or of the doubled percent
// sign, at the start of a text; 0 for neither.
func substitution(text string) int {
	if strings.HasPrefix(text, "%%") {
		return 2
	}
	for _, known := range substitutions {
		if strings.HasPrefix(text, known) {
			return len(known)
		}
	}
	return 0
}

// conversion is the percent sign at the start of a text, and as much after it
// as Python's % operator reads as one conversion.
func conversion(text string) string {
	end := 1
	if strings.HasPrefix(text, "%(") {
		name := strings.IndexByte(text, ')')
		if name < 0 {
			return "%("
		}
		end = name + 1
	}
	if end < len(text) {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	return text[:end]
}

// formattable is a host as it may look once keystoneauth has formatted it: a
// letter for each substitution, and for each percent sign that is a separate
// fault.
func formattable(host string) string {
	if strings.IndexByte(host, '%') < 0 {
		return host
	}
	var b strings.Builder
	for rest := host; rest != ""; {
		switch length := substitution(rest); {
		case rest[0] != '%':
			b.WriteByte(rest[0])
			rest = rest[1:]
		case length == 2:
			b.WriteByte('%')
			rest = rest[2:]
		case length > 0:
			b.WriteByte('x')
			rest = rest[length:]
		default:
			b.WriteByte('x')
			rest = rest[len(conversion(rest)):]
		}
	}
	return b.String()
}
