package provider

import (
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/provider/wire"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// filePermission is the mode for a file that may contain secrets: only the
// owner and the service's group may read it.
const filePermission = "0640"

var (
	textMapType = tftypes.Map{ElementType: tftypes.String}
	textsType   = tftypes.List{ElementType: tftypes.String}
)

func findingType() tftypes.Object {
	return tftypes.Object{AttributeTypes: map[string]tftypes.Type{
		"rule": tftypes.String, "severity": tftypes.String, "section": tftypes.String, "option": tftypes.String,
		"index": tftypes.Number, "file": tftypes.String, "line": tftypes.Number, "message": tftypes.String,
		"remediation": tftypes.String, "cwe": textsType, "references": textsType,
		"waived": tftypes.Bool, "waiver_reason": tftypes.String, "fingerprint": tftypes.String, "baselined": tftypes.Bool,
	}}
}

// commonOutputs writes the outputs that all checks share.
func commonOutputs(to *state, result *assess.Result) {
	to.put("id").Text(result.ID)
	to.put("release").Text(result.Release)
	to.put("nova_version").Text(result.NovaVersion)
	to.put("service_version").Text(result.ServiceVersion)
	to.put("rendered").Text(result.Rendered)
	to.put("rendered_redacted").Text(result.RenderedRedacted)
	putTexts(to.put("values"), result.Values)
	putSettings(to.put("settings"), result.Settings)
	w := to.put("findings")
	w.List(len(result.Findings))
	for i := range result.Findings {
		putFinding(w, &result.Findings[i], nil)
	}
	to.put("valid").Bool(result.Valid)
	to.put("file_permission").Text(filePermission)
}

func putSettings(w *wire.Writer, settings map[string]assess.SettingInfo) {
	if settings == nil {
		w.Null()
		return
	}
	w.Map(len(settings))
	for _, key := range slices.Sorted(maps.Keys(settings)) {
		s := settings[key]
		w.Text(key)
		w.Map(6)
		w.Text("value")
		w.Text(s.Value)
		w.Text("default")
		if s.HasDefault {
			w.Text(s.Default)
		} else {
			w.Null()
		}
		w.Text("origin")
		w.Text(string(s.Origin))
		w.Text("set_as")
		w.Text(s.SetAs)
		w.Text("file")
		putTextOrNull(w, s.File)
		w.Text("line")
		putNumberOrNull(w, s.Line, 0)
	}
}

// putFinding writes one finding. If it belongs to a fleet, of is the fleet's
// finding, whose configuration is written too.
func putFinding(w *wire.Writer, f *report.Finding, of *assess.FleetFinding) {
	putFindingAnd(w, f, of, 0)
}

// putCloudFinding writes one finding of a cloud.
func putCloudFinding(w *wire.Writer, of *assess.FleetFinding) {
	putFindingAnd(w, of.Finding, of, 1)
	putRelated(w, of.Related)
}

// putFindingAnd writes a finding with room for more members, which the caller
// writes.
func putFindingAnd(w *wire.Writer, f *report.Finding, of *assess.FleetFinding, more int) {
	const own = 15
	attributes := own + more
	switch {
	case of == nil:
		w.Map(attributes)
	case of.OfPolicy:
		w.Map(attributes + 1)
		w.Text("configuration")
		w.Null()
	default:
		w.Map(attributes + 1)
		w.Text("configuration")
		w.Text(of.Configuration)
	}
	w.Text("rule")
	w.Text(f.Rule)
	w.Text("severity")
	w.Text(f.Severity.String())
	w.Text("section")
	putTextOrNull(w, f.Section)
	w.Text("option")
	putTextOrNull(w, f.Option)
	w.Text("index")
	putNumberOrNull(w, f.Index, report.None)
	w.Text("file")
	putTextOrNull(w, f.File)
	w.Text("line")
	putNumberOrNull(w, f.Line, 0)
	w.Text("message")
	w.Text(f.Message)
	w.Text("remediation")
	w.Text(f.Remediation)
	w.Text("cwe")
	w.List(len(f.CWE))
	for _, cwe := range f.CWE {
		w.Text(cwe)
	}
	w.Text("references")
	w.List(len(f.References))
	for _, reference := range f.References {
		w.Text(reference)
	}
	w.Text("waived")
	w.Bool(f.Waived)
	w.Text("waiver_reason")
	putTextOrNull(w, f.WaiverReason)
	w.Text("fingerprint")
	w.Text(f.Fingerprint())
	w.Text("baselined")
	w.Bool(f.Baselined)
}

func textValue(text string) tftypes.Value { return tftypes.NewValue(tftypes.String, text) }

// textOrNull is null for the empty string.
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
		"references":    textsValue(f.References),
		"fingerprint":   textValue(f.Fingerprint()),
		"baselined":     tftypes.NewValue(tftypes.Bool, f.Baselined),
	}
}
