package provider

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// functionSettings are the settings of lint and check. A function does not see
// the provider block, so these are the only ones.
type functionSettings struct {
	policy  assess.PolicyText
	scope   assess.Request // service, program, and what is set or read elsewhere
	unknown bool           // some setting is not known yet
}

const settingsText = "Object with any of `release`, `profile`, `severities`, `service` (default `nova`), `program`, `out_of_tree`, `set_elsewhere` and, for values in HCL, `interpolate`, with the same meaning as in a data source; `{}` or null for none. " +
	"Any other member is an error. Functions cannot see the provider block, so pass its settings here."

var settingNames = [...]string{"release", "profile", "service", "severities", "program", "out_of_tree", "set_elsewhere", "interpolate"}

// isSetting reports whether a place is in the settings.
func isSetting(attribute string) bool { return slices.Contains(settingNames[:], attribute) }

// settingsOf reads settings; argument is the parameter's name for messages.
func settingsOf(argument string, value tftypes.Value) (functionSettings, []assess.Mistake) {
	var s functionSettings
	wrong := func(format string, args ...any) []assess.Mistake {
		return []assess.Mistake{{
			Place:   report.Place{Attribute: "release"},
			Summary: "Wrong settings",
			Detail:  fmt.Sprintf(format, args...),
		}}
	}
	if !value.IsKnown() {
		s.unknown = true
		return s, nil
	}
	fields, ok := members(value)
	if !ok {
		return s, wrong("%s is %s, not an object: write for example { release = \"2025.1\" }, or {} for none.", argument, shape(value))
	}
	for _, name := range sortedNames(fields) {
		if !isSetting(name) {
			return s, wrong("%s has no member %s: write any of %s.", argument, report.Label(name), strings.Join(settingNames[:], ", "))
		}
		field := fields[name]
		switch {
		case field.IsNull():
		case !field.IsKnown():
			s.unknown = true
		case name == "severities":
			severities, known, mistakes := severitiesOf(field)
			if mistakes != "" {
				return s, wrong("%s", mistakes)
			}
			s.policy.Severities, s.unknown = severities, s.unknown || !known
		case name == "out_of_tree":
			lists, known, fault := outOfTreeOf(field)
			if fault != "" {
				return s, wrong("%s", fault)
			}
			s.scope.OutOfTree, s.unknown = lists, s.unknown || !known
		case name == "set_elsewhere":
			if kind := shape(field); kind != shapeList && kind != shapeSet {
				return s, wrong("The member set_elsewhere is %s, not a list: write for example [\"placement.password\"].", kind)
			}
			s.unknown = s.unknown || !field.IsFullyKnown()
			for _, item := range listOf(field) {
				s.scope.SetElsewhere = append(s.scope.SetElsewhere, textOf(item))
			}
		case !isScalar(field):
			return s, wrong("The member %s of %s is %s, not a string.", name, argument, shape(field))
		case scalar(field) == "":
			return s, wrong("The member %s of %s is empty: leave it out, or set it to null, for the default.", name, argument)
		case name == "interpolate":
			if shape(field) != shapeBool {
				return s, wrong("The member interpolate of %s is %s, not a bool.", argument, shape(field))
			}
			s.scope.Interpolate = scalar(field) == "true"
		case name == "release":
			s.policy.Release = scalar(field)
		case name == "profile":
			s.policy.Profile = scalar(field)
		case name == "service":
			s.scope.Service = scalar(field)
		case name == "program":
			s.scope.Program = scalar(field)
		}
	}
	return s, nil
}

func severitiesOf(value tftypes.Value) (severities map[string]string, known bool, fault string) {
	fields, ok := members(value)
	if !ok {
		return nil, false, fmt.Sprintf("The member severities is %s, not an object: write for example { timeout_unset = \"off\" }.", shape(value))
	}
	severities, known = make(map[string]string, len(fields)), true
	for name, severity := range fields {
		switch {
		case severity.IsNull():
		case !severity.IsKnown():
			known = false
		case shape(severity) != shapeText:
			return nil, false, fmt.Sprintf("The severity of %s is %s, not a string: write one of %s.", report.Label(name), shape(severity), strings.Join(report.Severities(), ", "))
		default:
			severities[name] = textOf(severity)
		}
	}
	return severities, known, ""
}

// outOfTreeOf reads an object of lists of names.
func outOfTreeOf(value tftypes.Value) (lists map[string][]string, known bool, fault string) {
	fields, ok := members(value)
	if !ok {
		return nil, false, fmt.Sprintf("The member out_of_tree is %s, not an object: write for example { my_driver = [\"*\"] }.", shape(value))
	}
	for name, list := range fields {
		if kind := shape(list); list.IsKnown() && kind != shapeList && kind != shapeSet {
			return nil, false, fmt.Sprintf("The names of %s in out_of_tree are %s, not a list.", report.Label(name), kind)
		}
	}
	return textLists(fields), value.IsFullyKnown(), ""
}

// request is a request with the settings' policy and scope.
func (s *functionSettings) request() *assess.Request {
	r := s.scope
	r.Policy = s.policy
	return &r
}

// settingsSecond is an argument's position in a function whose first parameter
// is what it judges and whose second is its settings.
func settingsSecond(attribute string) int64 {
	if isSetting(attribute) {
		return 1
	}
	return 0
}
