package provider

import (
	"maps"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// filePermission is the mode for a file that may hold secrets: the service's
// group may read it, nobody else.
const filePermission = "0640"

var (
	textMapType = tftypes.Map{ElementType: tftypes.String}
	textsType   = tftypes.List{ElementType: tftypes.String}
)

func settingType() tftypes.Object {
	return tftypes.Object{AttributeTypes: map[string]tftypes.Type{
		"value": tftypes.String, "default": tftypes.String, "origin": tftypes.String,
		"set_as": tftypes.String, "file": tftypes.String, "line": tftypes.Number,
	}}
}

func findingType() tftypes.Object {
	return tftypes.Object{AttributeTypes: map[string]tftypes.Type{
		"rule": tftypes.String, "severity": tftypes.String, "section": tftypes.String, "option": tftypes.String,
		"index": tftypes.Number, "file": tftypes.String, "line": tftypes.Number, "message": tftypes.String,
		"remediation": tftypes.String, "cwe": textsType, "waived": tftypes.Bool, "waiver_reason": tftypes.String,
	}}
}

// commonOutputs are the arguments as they were given, and the outputs that all
// checks share.
func commonOutputs(args arguments, result *assess.Result) map[string]tftypes.Value {
	state := maps.Clone(args)
	state["id"] = textValue(result.ID)
	state["release"] = textValue(result.Release)
	state["nova_version"] = textValue(result.NovaVersion)
	state["rendered"] = textValue(result.Rendered)
	state["rendered_redacted"] = textValue(result.RenderedRedacted)
	state["values"] = textMapValue(result.Values)
	state["settings"] = settingsValue(result.Settings)
	state["findings"] = findingsValue(result.Findings)
	state["valid"] = tftypes.NewValue(tftypes.Bool, result.Valid)
	state["file_permission"] = textValue(filePermission)
	return state
}

func textValue(text string) tftypes.Value { return tftypes.NewValue(tftypes.String, text) }

// textOrNull is null for the empty text.
func textOrNull(text string) tftypes.Value {
	if text == "" {
		return tftypes.NewValue(tftypes.String, nil)
	}
	return textValue(text)
}

func numberOrNull(number, null int) tftypes.Value {
	if number == null {
		return tftypes.NewValue(tftypes.Number, nil)
	}
	return tftypes.NewValue(tftypes.Number, int64(number))
}

func textMapValue(texts map[string]string) tftypes.Value {
	values := make(map[string]tftypes.Value, len(texts))
	for key, text := range texts {
		values[key] = textValue(text)
	}
	return tftypes.NewValue(textMapType, values)
}

func textsValue(texts []string) tftypes.Value {
	values := make([]tftypes.Value, len(texts))
	for i, text := range texts {
		values[i] = textValue(text)
	}
	return tftypes.NewValue(textsType, values)
}

func settingsValue(settings map[string]assess.SettingInfo) tftypes.Value {
	object := settingType()
	typ := tftypes.Map{ElementType: object}
	if settings == nil {
		return tftypes.NewValue(typ, nil)
	}
	values := make(map[string]tftypes.Value, len(settings))
	for key, s := range settings {
		fallback := tftypes.NewValue(tftypes.String, nil)
		if s.HasDefault {
			fallback = textValue(s.Default)
		}
		values[key] = tftypes.NewValue(object, map[string]tftypes.Value{
			"value": textValue(s.Value), "default": fallback, "origin": textValue(string(s.Origin)),
			"set_as": textValue(s.SetAs), "file": textOrNull(s.File), "line": numberOrNull(s.Line, 0),
		})
	}
	return tftypes.NewValue(typ, values)
}

func findingsValue(findings []report.Finding) tftypes.Value {
	object := findingType()
	values := make([]tftypes.Value, len(findings))
	for i := range findings {
		values[i] = tftypes.NewValue(object, findingFields(&findings[i]))
	}
	return tftypes.NewValue(tftypes.List{ElementType: object}, values)
}

func findingFields(f *report.Finding) map[string]tftypes.Value {
	return map[string]tftypes.Value{
		"rule":          textValue(f.Rule),
		"severity":      textValue(f.Severity.String()),
		"section":       textOrNull(f.Section),
		"option":        textOrNull(f.Option),
		"index":         numberOrNull(f.Index, report.None),
		"file":          textOrNull(f.File),
		"line":          numberOrNull(f.Line, 0),
		"message":       textValue(f.Message),
		"remediation":   textValue(f.Remediation),
		"cwe":           textsValue(f.CWE),
		"waived":        tftypes.NewValue(tftypes.Bool, f.Waived),
		"waiver_reason": textOrNull(f.WaiverReason),
	}
}
