package assess

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// masked replaces a secret.
const masked = "***"

// SettingInfo is one entry of the output settings. Secrets are masked.
type SettingInfo struct {
	Value      string
	Default    string // "" if the option has none
	HasDefault bool
	Origin     config.Origin
	SetAs      string // "section.name"
	File       string
	Line       int // 0 if there is none
}

// key is how the outputs values and settings name an option: with its section
// if texts were given, since those contain many.
func (r *Request) key(s *config.Setting) string {
	if r.Attributes != nil && !r.Attributes.Whole() {
		return s.Name()
	}
	return s.FullName()
}

// effective is the output values: what the service reads, without nulls.
func (r *Request) effective(res *resolution) map[string]string {
	count := 0
	for _, section := range res.Sections {
		for _, s := range section.Shown() {
			if !s.Value.IsNull() {
				count++
			}
		}
	}
	values := make(map[string]string, count)
	for _, section := range res.Sections {
		if section.Unjudged {
			continue
		}
		for _, s := range section.Shown() {
			if s.Value.IsNull() || !s.Known() {
				continue
			}
			values[r.key(s)] = string(s.Masked())
		}
	}
	return values
}

// explained is the output settings: what the user or hardening set, and how.
func (r *Request) explained(res *resolution) map[string]SettingInfo {
	if !r.Explain {
		return nil
	}
	settings := make(map[string]SettingInfo, 8)
	for _, section := range res.Sections {
		for _, s := range section.Shown() {
			if s.State != config.Set || s.Partial {
				continue
			}
			settings[r.key(s)] = SettingInfo{
				Value:      string(s.Masked()),
				Default:    string(s.MaskedText(s.Option.Default.Text())),
				HasDefault: !s.Option.Default.IsNull(),
				Origin:     s.Origin,
				SetAs:      s.As.Group + "." + s.As.Option,
				File:       s.File,
				Line:       s.Line,
			}
		}
	}
	return settings
}

// unapproved is the header of a rendered text whose configuration failed the
// check, so that it is not mistaken for an approved one.
func unapproved(findings []report.Finding) string {
	var names []string
	for i := range findings {
		f := &findings[i]
		if f.Severity == report.Error && !f.Accepted() && !slices.Contains(names, f.Rule) {
			names = append(names, f.Rule)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "# NOT APPROVED by osloconf: " + strings.Join(names, ", ") + "\n"
}
