package assess

import (
	"fmt"
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// public adjusts the findings for a rendered text that is not confidential: its
// secrets are masked, so the text is useless, and no policy can accept it.
func (r *Request) public(doc document, res *resolution, found []report.Finding) []report.Finding {
	for i := range found {
		if found[i].Rule == "credentials_in_url" {
			found[i].Fixed, found[i].Unwaivable = true, true
		}
	}
	for _, name := range doc.masked() {
		told := slices.IndexFunc(found, func(f report.Finding) bool {
			return f.Option == name && f.Levels.At(report.Baseline) == report.Error && !slices.Contains(aboutNames[:], f.Rule)
		})
		if told >= 0 {
			found[told].Fixed, found[told].Unwaivable = true, true
			continue
		}
		found = slices.DeleteFunc(found, func(f report.Finding) bool {
			return f.Rule == "plaintext_secret" && (f.Option == name || f.Option == "")
		})
		found = append(found, r.maskedSecret(res, name))
	}
	return found
}

// aboutNames are the rules about an option's name, whatever its value.
var aboutNames = [...]string{"unknown_option", "option_not_in_release", "auth_option_ignored", "deprecated_option"}

// maskedSecret is the finding for an option that is masked in a rendered text.
func (r *Request) maskedSecret(res *resolution, name string) report.Finding {
	rule, _ := rules.Lookup("plaintext_secret")
	f := rule.Finding(report.Place{}, fmt.Sprintf("%s of [%s] is, or may contain, a secret", rules.ShownName(name), r.Attributes.Section))
	for _, a := range res.Assignments {
		if a.As.Option == name || a.Option != nil && a.Option.Name.Option == name {
			f.Place = a.Place
		}
	}
	f.Section, f.Option = r.Attributes.Section, rules.ShownName(name)
	f.Fixed, f.Unwaivable = true, true
	f.Effect = "This data source's rendered is not sensitive. It masks the value, and a service that reads the mask fails or uses it as the value."
	f.Remediation = "Leave the secret out: [glance] needs none. For a section or file that does, use osloconf_session, osloconf_config or osloconf_file, whose rendered is sensitive."
	return f
}

// masked names the options whose values are changed in the text without
// secrets.
func (d document) masked() []string {
	var names []string
	for _, b := range d {
		for i := range b.lines {
			l := &b.lines[i]
			value, err := ini.Quote(l.raw)
			if err == nil && l.shown(value) != value && !slices.Contains(names, l.name) {
				names = append(names, l.name)
			}
		}
	}
	return names
}

// shown is a value of the line with any secret masked.
func (l *line) shown(value string) string {
	return string(report.MaskValue(rules.ShownName(l.name), value, l.secret || rules.ShownName(l.name) != l.name))
}
