package assess

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// hideFindings marks the findings whose place contains a secret, so that the
// line is not quoted: Terraform shows the source of an argument that a
// diagnostic points at, including literal secrets.
func (r *Request) hideFindings(findings []report.Finding, release catalog.Release) {
	known := map[report.Place]bool{}
	for i := range findings {
		f := &findings[i]
		if f.Severity >= report.Warning && !f.Hidden {
			f.Hidden = r.hidden(f.Place, release, known)
		}
	}
}

// hideMistakes does the same for mistakes in the call.
func (r *Request) hideMistakes(mistakes []Mistake, release catalog.Release) []Mistake {
	known := map[report.Place]bool{}
	for i := range mistakes {
		mistakes[i].Hidden = mistakes[i].Hidden || r.hidden(mistakes[i].Place, release, known)
	}
	return mistakes
}

// hidden reports whether anything in the argument at a place is a secret. One
// secret hides a whole map or list, which may be on one line. known caches the
// results.
func (r *Request) hidden(place report.Place, release catalog.Release, known map[report.Place]bool) bool {
	if place.Attribute == "" {
		return false
	}
	at := report.Place{Attribute: place.Attribute, Block: place.Block}
	if answer, ok := known[at]; ok {
		return answer
	}
	answer := false
	if r.Attributes != nil {
		for i := range r.Attributes.Values {
			value := &r.Attributes.Values[i]
			answer = answer || value.Attribute == at.Attribute && r.secret(value, release)
		}
	}
	for i := range r.Sources {
		source := &r.Sources[i]
		if source.Attribute == at.Attribute && source.Block == at.Block {
			answer = len(source.Content) > ini.MaxBytes || RedactText(source.Content) != source.Content
		}
	}
	known[at] = answer
	return answer
}

// secret reports whether an attribute's value is or contains a secret.
func (r *Request) secret(a *Attribute, release catalog.Release) bool {
	if config.SecretName(release, r.Service, a.As) || report.Redact(a.Text) != a.Text || report.Redact(a.As.Option) != a.As.Option {
		return true
	}
	for _, item := range a.Items {
		if report.Redact(item.Text) != item.Text {
			return true
		}
	}
	return false
}
