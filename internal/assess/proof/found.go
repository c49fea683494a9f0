package proof

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// failures compares the errors of single options: one that cannot be read has a
// finding of the corresponding rule, with the real reason; one that can has
// none.
func (d *differences) failures(input *Reading, result *assess.Result) {
	for name, value := range input.Values {
		section, option, _ := strings.Cut(name, ".")
		if !covers(section) || onHost(result, section, option) {
			continue
		}
		found := slices.ContainsFunc(result.Findings, func(f report.Finding) bool {
			return f.Severity == report.Error && f.Section == section && (f.Option == option || sharesLine(section, option, f.Option)) &&
				refuses(f, value, input.Errors[name])
		})
		if Failed(value) && !found && (explained(result.Findings, section, option) || byDefault(input, result, section, option)) {
			continue
		}
		if found != Failed(value) {
			d.add("%s reads as %q (%s), and a finding rejects it: %t", name, value, input.Errors[name], found)
		}
	}
}

// registered finds one of Nova's options in the release being compared.
func registered(section, option string) (*catalog.Option, bool) {
	release, err := catalog.Resolve(Release)
	if err != nil {
		return nil, false
	}
	return release.Option("nova", section, option)
}

// sharesLine reports whether an option has an older name that is a separate
// option, so that both read one line. The finding is on the option whose name
// is in the line.
func sharesLine(section, option, older string) bool {
	known, ok := registered(section, option)
	own, beside := registered(section, older)
	return ok && beside && slices.Contains(known.Deprecated, own.Name)
}

// byDefault reports whether an unset option fails: its default refers to
// another one, which is the subject of a finding.
func byDefault(input *Reading, result *assess.Result, section, option string) bool {
	const deepest = 5
	if slices.Contains(input.Set, section+"."+option) {
		return false
	}
	for range deepest {
		known, ok := registered(section, option)
		if !ok {
			return false
		}
		_, reference, refers := strings.Cut(known.Default.Text(), "$")
		if !refers {
			return false
		}
		option, _, _ = strings.Cut(reference, "/")
		section = "DEFAULT" // the section of everything that defaults refer to
		if slices.ContainsFunc(result.Findings, func(f report.Finding) bool {
			return f.Severity == report.Error && f.Section == section && f.Option == option
		}) {
			return true
		}
	}
	return false
}

// refuses reports whether a finding says that an option cannot be read, for the
// real library's reason as far as that is recorded.
func refuses(f report.Finding, value any, message string) bool {
	switch f.Rule {
	case "interpolation_error":
		return message == "" || !strings.Contains(message, invalid)
	case "timeout_invalid":
		return Failed(value)
	case "invalid_value":
		if !Failed(value) { // the rule also refuses what oslo.config reads and the service does not
			return strings.Contains(f.Message, "cannot be read")
		}
		return message == "" || strings.Contains(message, invalid) && (strings.Contains(f.Message, reason(message)) || secret(f))
	}
	return false
}

// secret reports whether a finding is on a secret option: the reason may repeat
// part of the value, so the message omits it.
func secret(f report.Finding) bool {
	known, ok := registered(f.Section, f.Option)
	return ok && known.Sensitive && strings.Contains(f.Message, "is not shown")
}

// invalid is the real library's text between the location and the reason.
const invalid = " is not valid: "

// reason is the last reason in a message, without a value at its start or end.
func reason(message string) string {
	message = message[strings.LastIndex(message, invalid)+len(invalid):]
	message, _, _ = strings.Cut(message, ", but found ")
	// For a host, the value comes first.
	if at := strings.LastIndex(message, " is not a valid "); at >= 0 {
		message = message[at+len(" is "):]
	}
	if quoted := strings.IndexAny(message, "'\""); quoted >= 0 {
		message = message[:quoted]
	}
	return strings.TrimRight(message, ": ")
}

// deprecations compares the warnings. Every name that the real library warns
// about has a finding. A finding without a warning is about an older name that
// another name overrides: the real library never reads it, although a user
// wrote it.
func (d *differences) deprecations(input *Reading, result *assess.Result) {
	warned := map[string]bool{}
	for _, warning := range input.Warnings {
		parts := strings.Split(warning, `"`)
		if len(parts) < 5 || !strings.HasPrefix(warning, "Deprecated: ") {
			continue // a reference by an older name
		}
		older, section, option := parts[1], parts[3], parts[1]
		if len(parts) > 8 {
			option, section = strings.ReplaceAll(parts[5], "-", "_"), parts[7]
		}
		warned[section+"."+option] = true
		if covers(section) && !verifies(input, section, option) && !sharesLine(section, option, older) && !slices.ContainsFunc(result.Findings, func(f report.Finding) bool {
			return f.Rule == "deprecated_option" && f.Section == section && f.Option == option && strings.Contains(f.Message, older)
		}) {
			d.add("no deprecated_option for: %s", warning)
		}
	}
	for _, f := range result.Findings {
		name := f.Section + "." + f.Option
		if f.Rule != "deprecated_option" || f.Section != "glance" || warned[name] {
			continue
		}
		if outdone := strings.Contains(f.Message, "older name") && (slices.Contains(input.Set, name) || Failed(input.Values[name])); !outdone {
			d.add("a deprecated_option without a warning: %s", f.Message)
		}
	}
}

// verifies reports whether the option validates the certificates of verified
// images. The real library warns about it nevertheless, but nobody could act on
// that.
func verifies(input *Reading, section, option string) bool {
	if section != "glance" || option != "enable_certificate_validation" || input.Values["glance."+option] != "b:True" {
		return false
	}
	ids, _ := input.Values["glance.default_trusted_certificate_ids"].([]any)
	return len(ids) > 0 || input.Values["glance.verify_glance_signatures"] == "b:True"
}
