package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// A line that reads differently than it looks, a character that ends one, a published
// secret, or a marker that a template system left in, explains whatever else is wrong
// with the value. One mistake is one finding: the others are folded into it.
var explains = [...]string{"ini_trap", "line_injection", "placeholder_value", "default_secret"}

// folded are the rules about a value's form. Their findings on an option are
// dropped if a more fundamental finding explains them.
var folded = [...]string{
	"invalid_value", "unsafe_path", "unusable_pem", "endpoint_scheme", "endpoint_authority", "endpoint_percent",
	"endpoint_query_or_fragment", "endpoint_version_suffix", "invalid_interface", "interpolation_error",
	"refused_at_start", "cors_origin_ineffective", "console_origin_ineffective", "vendordata_target_ignored",
	"driver_unknown", "filter_unknown", "unknown_auth_plugin", "token_provider_unknown", "notification_driver_unknown",
	"backend_undefined", "ml2_types_conflict", "refused_in_use", "trusted_dashboard_open",
}

// foldFindings drops what another finding on the same option explains. The
// remaining finding takes the highest severity of those it replaces.
func foldFindings(findings []report.Finding) []report.Finding {
	var candidates map[oslo.Name][]*report.Finding // those that may be dropped, by option; few findings need it
	for i := range findings {
		f := &findings[i]
		if f.Option == "" || !slices.Contains(explains[:], f.Rule) {
			continue
		}
		if candidates == nil {
			candidates = foldable(findings)
		}
		name := oslo.Name{Group: f.Section, Option: f.Option}
		candidates[name] = slices.DeleteFunc(candidates[name], func(other *report.Finding) bool {
			if !sameItem(f, other) || standsAlone(f, other) {
				return false
			}
			f.Levels = louder(f.Levels, other.Levels)
			f.Unwaivable = f.Unwaivable || other.Unwaivable
			other.Rule = ""
			return true
		})
	}
	return slices.DeleteFunc(findings, func(f report.Finding) bool { return f.Rule == "" })
}

func foldable(findings []report.Finding) map[oslo.Name][]*report.Finding {
	found := map[oslo.Name][]*report.Finding{}
	for i := range findings {
		if f := &findings[i]; isFolded(f.Rule) {
			name := oslo.Name{Group: f.Section, Option: f.Option}
			found[name] = append(found[name], f)
		}
	}
	return found
}

// standsAlone reports whether the other finding is reported all the same: on an item
// of a list that no text can represent or, next to a character that ends a line, on
// anything but the endpoint that contains it.
func standsAlone(f, other *report.Finding) bool {
	switch f.Rule {
	case "placeholder_value":
		return other.Index != report.None
	case "line_injection":
		return f.Index != other.Index || f.Line > 0 || !strings.HasPrefix(other.Rule, "endpoint_")
	}
	return false
}

func isFolded(rule string) bool {
	return slices.Contains(folded[:], rule) || strings.HasSuffix(rule, "_invalid")
}

func sameItem(a, b *report.Finding) bool {
	return a.Index == report.None || b.Index == report.None || a.Index == b.Index
}

// louder takes the higher severity for each profile.
func louder(a, b report.Levels) report.Levels {
	const order = "-IWE"
	if len(a) != len(b) {
		return a
	}
	loud := []byte(a)
	for i := range loud {
		if strings.IndexByte(order, b[i]) > strings.IndexByte(order, loud[i]) {
			loud[i] = b[i]
		}
	}
	return report.Levels(loud)
}
