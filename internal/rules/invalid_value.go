package rules

import (
	"errors"
	"math"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func checkInvalidValue(p *Pass) {
	for _, s := range p.Given() {
		switch {
		case s.Entry == nil:
		case s.State == config.Broken:
			p.broken(s)
		case s.State != config.Set || s.Hidden:
		case s.Name() == "retriable_status_codes":
			p.statusCodes(s)
		case listsCacheServers(s.Name()):
			p.cacheServers(s)
		case strings.HasSuffix(s.Name(), "rbd_secret_uuid"):
			p.notAUUID(s)
		case namesCephUser(s.Name()):
			p.prefixedUser(s)
		case takesMode(p.Service, s.Name()):
			p.decimalMode(s)
		case s.Option.TypeName == "str" && namesAddress(s.Name()):
			p.strayAddress(s)
		default:
			if one, ok := identifiedBy(p.Service, s.Name()); ok {
				p.notIdentified(s, &one)
			}
		}
	}
}

func (p *Pass) broken(s *config.Setting) {
	var reference *oslo.ReferenceError
	if errors.As(s.Err, &reference) || brokenNumber(s) {
		return // covered by interpolation_error and timeout_invalid
	}
	why := s.Err.Error()
	if value, ok := errors.AsType[*oslo.ValueError](s.Err); ok {
		why = value.SafeReason()
		if referred, ok := value.Err.(*oslo.ValueError); ok {
			p.brokenReference(s, referred)
			return
		}
	}
	if s.Option.Sensitive {
		p.Report(Problem{On: s, Message: s.Name() + " cannot be read: its value is not shown", Remediation: valueRemedy(s)})
		return
	}
	problem := Problem{On: s, Message: s.Name() + " = " + s.Show() + " cannot be read: " + report.Redact(why), Remediation: valueRemedy(s)}
	if s.Option.DeprecatedForRemoval {
		if current, known := p.Successor(s.Option.Name); known && current != (oslo.Name{}) {
			problem.Remediation = p.replacement(s.Option.Name, current)
		}
	}
	if m := marker(s.Text); m != "" && !s.Hidden && strings.Contains(problem.Message, m) {
		problem.Message += "; it is a marker that a template or a guide left to be filled in"
		problem.Remediation = "Write the value that the marker stands for."
	}
	if unfit, ok := s.Unfit(); ok {
		if s.Name() == "api_servers" {
			return // the endpoint rules judge each item
		}
		problem.Item = &config.Item{Index: unfit.Index}
	}
	p.Report(problem)
}

// brokenReference reports a value that refers to an option that does not
// convert. In a secret, the apparent name may be part of the secret.
func (p *Pass) brokenReference(s *config.Setting, referred *oslo.ValueError) {
	problem := Problem{
		On:          s,
		Message:     s.Name() + " refers to " + referred.Option.String() + ", which cannot be read: " + report.Redact(referred.SafeReason()),
		Remediation: "Correct " + referred.Option.String() + ".",
	}
	if s.Option.Sensitive {
		problem.Message = s.Name() + " refers to an option that cannot be read; its value is not shown"
		problem.Remediation = "Correct the option that it refers to."
	}
	p.Report(problem)
}

// brokenNumber reports whether a timeout is a number that the release's integer
// type cannot represent: a fraction, an infinity.
func brokenNumber(s *config.Setting) bool {
	if s.Name() != "timeout" || s.Option.TypeName != "int" {
		return false
	}
	_, err := types.FloatType{}.Parse(s.Text)
	return err == nil
}

func (p *Pass) statusCodes(s *config.Setting) {
	const lowest, highest = 100, 599 // HTTP status codes
	for i := range s.Items {
		item := &s.Items[i]
		code, err := types.IntType{}.Parse(item.Text)
		if err != nil || code.IsNull() {
			continue
		}
		if n := code.Float(); math.IsNaN(n) || n < lowest || n > highest {
			p.Report(Problem{
				On: s, Item: item,
				Message:     "retriable_status_codes contains " + report.Show(item.Text) + ", which is not an HTTP status code (100 to 599)",
				Effect:      "No response ever has that status, so it is never retried.",
				Remediation: "Write status codes such as 503.",
			})
		}
	}
}
