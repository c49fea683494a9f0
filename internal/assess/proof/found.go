package proof

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// failures compares the errors of single options: one that does not read has a
// finding of the fitting rule, with the real reason; one that reads has none.
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
			d.add("%s reads as %q (%s), and a finding refuses it: %t", name, value, input.Errors[name], found)
		}
	}
}

// registered finds an option of Nova in the release that is compared.
func registered(section, option string) (*catalog.Option, bool) {
	release, err := catalog.Resolve(Release)
	if err != nil {
		return nil, false
	}
	return release.Option("nova", section, option)
}

// sharesLine reports whether an option has an older name that is an option of
// its own beside it, so that both read one line. The finding is on the one whose
// name the line has.
func sharesLine(section, option, older string) bool {
	known, ok := registered(section, option)
	own, beside := registered(section, older)
	return ok && beside && slices.Contains(known.Deprecated, own.Name)
}

// byDefault reports whether an option fails although nothing sets it: its default
// refers to another one, and that is what a finding speaks of.
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
		section = "DEFAULT" // where all that defaults refer to stand
		if slices.ContainsFunc(result.Findings, func(f report.Finding) bool {
			return f.Severity == report.Error && f.Section == section && f.Option == option
		}) {
			return true
		}
	}
	return false
}

// refuses reports whether a finding says that an option does not read, and for
// the reason of the real library, as far as that is recorded.
func refuses(f report.Finding, value any, message string) bool {
	switch f.Rule {
	case "interpolation_error":
		return message == "" || !strings.Contains(message, invalid)
	case "timeout_invalid":
		return Failed(value)
	case "invalid_value":
		return message == "" || strings.Contains(message, invalid) && (strings.Contains(f.Message, reason(message)) || secret(f))
	}
	return false
}

// secret reports whether a finding is on a secret option: the reason may repeat a
// part of the value, so the message leaves it out.
func secret(f report.Finding) bool {
	known, ok := registered(f.Section, f.Option)
	return ok && known.Sensitive && strings.Contains(f.Message, "is not shown")
}

// invalid is what the real library writes between the place and the reason.
const invalid = " is not valid: "

// reason is the last reason of a message, without the value that it begins or
// ends with.
func reason(message string) string {
	message = message[strings.LastIndex(message, invalid)+len(invalid):]
	message, _, _ = strings.Cut(message, ", but found ")
	// Of a host the value stands in front.
	if at := strings.LastIndex(message, " is not a valid "); at >= 0 {
		message = message[at+len(" is "):]
	}
	if quoted := strings.IndexAny(message, "'\""); quoted >= 0 {
		message = message[:quoted]
	}
	return strings.TrimRight(message, ": ")
}

// deprecations compares the warnings. Every name that the real library warns
// of has a finding. A finding without a warning is of an older name that
// another name outdoes: the real library never reads that one, yet a user
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

// verifies reports whether the option validates the certificates of images that
// are verified. The real library warns of it nevertheless, and nobody could act
// on that.
func verifies(input *Reading, section, option string) bool {
	if section != "glance" || option != "enable_certificate_validation" || input.Values["glance."+option] != "b:True" {
		return false
	}
	ids, _ := input.Values["glance.default_trusted_certificate_ids"].([]any)
	return len(ids) > 0 || input.Values["glance.verify_glance_signatures"] == "b:True"
}
