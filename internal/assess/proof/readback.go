package proof

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/conformance"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Read reads every option of [glance] set in the texts with the project's own
// reader, in record.py's encoding; {"error": ...} for an option that cannot be
// read.
func Read(texts ...string) (map[string]any, error) {
	return ReadIn(Release, []string{"glance"}, texts...)
}

// ReadIn does the same for sections of another release.
func ReadIn(release string, sections []string, texts ...string) (map[string]any, error) {
	var files []*ini.File
	for _, text := range texts {
		file, err := ini.Parse("nova.conf", text)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	resolved, err := catalog.Resolve(release)
	if err != nil {
		return nil, err
	}
	resolver := oslo.NewResolver(resolved.Registry("nova"), files, nil)
	read := map[string]any{}
	for _, name := range sections {
		section, ok := resolved.Section("nova", name)
		if !ok {
			continue
		}
		for _, option := range section.All() {
			reading, err := resolver.Read(name, option.Name.Option)
			switch {
			case !reading.Set:
			case err != nil:
				read[option.Name.String()] = map[string]any{"error": oslo.Safe(err)}
			default:
				read[option.Name.String()] = conformance.Encode(reading.Value)
			}
		}
	}
	return read, nil
}

// Refused reports whether the findings reject the option's value: a rule's
// error says that the value cannot be expressed or read.
func Refused(findings []report.Finding, option string) bool {
	return slices.ContainsFunc(findings, func(f report.Finding) bool {
		if f.Severity != report.Error || f.Option != option && f.Option != report.Mask {
			return false
		}
		switch f.Rule {
		case "line_injection", "invalid_value", "interpolation_error", "timeout_invalid", "option_not_in_release":
			return true
		case "api_servers_syntax", "placeholder_value":
			return option == "api_servers" // these rules judge the items
		case "endpoint_authority":
			return option == "api_servers" && strings.HasSuffix(f.Message, "white space")
		}
		return false
	})
}

// explained reports whether an error says that an option's value is not what it
// looks like: nothing else is then reported about it.
func explained(findings []report.Finding, section, option string) bool {
	return slices.ContainsFunc(findings, func(f report.Finding) bool {
		return f.Severity == report.Error && f.Section == section && (f.Option == option || sharesLine(section, option, f.Option)) && (f.Rule == "ini_trap" || f.Rule == "placeholder_value")
	})
}

// Differences lists the values of the set that are neither rejected nor read
// back from the rendered text, and anything else the text sets. read is what a
// reader got from the text, by "glance.option".
func (l *Literal) Differences(result *assess.Result, read map[string]any) []string {
	if len(read) == 0 && wholeRefused(result) {
		return nil
	}
	var list []string
	known := map[string]bool{}
	for i := range l.Values {
		given := &l.Values[i]
		option := Canonical(given.Name)
		known["glance."+option] = true
		if given.Extra || l.Outranked(given) || l.Interpolate && strings.Contains(given.Text+strings.Join(given.Items, ","), "$") ||
			Refused(result.Findings, option) {
			continue
		}
		got, set := read["glance."+option]
		switch {
		case !set:
			list = append(list, fmt.Sprintf("%s = %q is neither rejected nor set by the rendered text", given.Name, given.Text))
		case Ignored(option):
		case !given.ReadBack(got):
			list = append(list, fmt.Sprintf("%s = %q%q reads back as %q", given.Name, given.Text, given.Items, got))
		}
	}
	for name := range read {
		if !known[name] {
			list = append(list, name+" is set by the rendered text and was not given")
		}
	}
	return list
}

// wholeRefused reports whether a value cannot be written, so that nothing is.
func wholeRefused(result *assess.Result) bool {
	return !strings.Contains(result.Rendered, "\n[") && strings.HasPrefix(result.Rendered, "# NOT APPROVED") &&
		slices.ContainsFunc(result.Findings, func(f report.Finding) bool {
			return f.Rule == "line_injection" && f.Severity == report.Error
		})
}

// Shown lists where the output values differ from what a reader got from the
// rendered text, and options that cannot be read but are not rejected.
func Shown(result *assess.Result, read map[string]any) []string {
	var list []string
	for _, name := range slices.Sorted(maps.Keys(read)) {
		option := strings.TrimPrefix(name, "glance.")
		want, readable := Text(read[name])
		got, shown := result.Values[option]
		switch {
		case Refused(result.Findings, option), onHost(result, "glance", option):
		case Failed(read[name]) && explained(result.Findings, "glance", option):
		case Failed(read[name]):
			list = append(list, option+" does not read, and no finding says so")
		case readable != shown:
			list = append(list, fmt.Sprintf("values has %s: %t; the rendered text reads: %t", option, shown, readable))
		case got != report.Redact(want):
			list = append(list, fmt.Sprintf("values[%q] is %q, the rendered text reads as %q", option, got, want))
		}
	}
	return list
}
