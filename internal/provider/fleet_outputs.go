package provider

import (
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/provider/wire"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// outputs writes the result of checking a fleet.
func (fleetSource) outputs(to *state, result *assess.FleetResult, explain bool) {
	manyOutputs(to, result, func(w *wire.Writer, f *assess.FleetFinding) { putFinding(w, f.Finding, f) })
	putMembers(to.put("ids"), result, func(w *wire.Writer, m *assess.MemberResult) { w.Text(m.ID) })
	if settings := to.put("settings"); explain {
		putMembers(settings, result, func(w *wire.Writer, m *assess.MemberResult) { putSettings(w, m.Settings) })
	} else {
		settings.Null()
	}
}

// manyOutputs writes what every check of many configurations returns.
func manyOutputs(to *state, result *assess.FleetResult, finding func(*wire.Writer, *assess.FleetFinding)) {
	to.put("id").Text(result.ID)
	to.put("release").Text(result.Release)
	to.put("nova_version").Text(result.NovaVersion)
	to.put("service_version").Text(result.ServiceVersion)
	putMembers(to.put("rendered"), result, func(w *wire.Writer, m *assess.MemberResult) { w.Text(m.Rendered) })
	putMembers(to.put("rendered_redacted"), result, func(w *wire.Writer, m *assess.MemberResult) { w.Text(m.RenderedRedacted) })
	putMembers(to.put("valid"), result, func(w *wire.Writer, m *assess.MemberResult) { w.Bool(m.Valid) })
	to.put("all_valid").Bool(result.Valid)
	findings := to.put("findings")
	findings.List(len(result.Findings))
	for i := range result.Findings {
		finding(findings, &result.Findings[i])
	}
	to.put("file_permission").Text(filePermission)
}

// readMany is the read of many configurations: nothing if the plan fails,
// otherwise what outputs writes.
func readMany(result *assess.FleetResult, mode enforcement, outputs func(*state)) (*state, []*tfprotov6.Diagnostic) {
	diagnostics := fleetDiagnostics(result, mode, report.Warning)
	if mode == fail && !result.Valid {
		return nil, diagnostics
	}
	to := newState(roomFor(result))
	outputs(to)
	return to, diagnostics
}

// roomFor is about how many bytes a result takes with its arguments, so that
// hundreds of megabytes are not copied as they grow.
func roomFor(result *assess.FleetResult) int {
	const overhead = 256 // bytes
	room := len(result.Findings) * findingSize
	for i := range result.Members {
		member := &result.Members[i]
		room += len(member.Rendered) + roomForTexts(member.Rendered, member.RenderedRedacted, member.Migrated) + overhead
	}
	return room
}

// roomForOne is roomFor without the arguments.
func roomForOne(result *assess.Result) int {
	const value, overhead = 64, 512 // bytes
	return overhead + len(result.Findings)*findingSize + len(result.Values)*value + roomForTexts(result.Rendered, result.RenderedRedacted, result.Migrated)
}

// roomForTexts is the size of a configuration's texts.
func roomForTexts(rendered, redacted string, migrated map[string]string) int {
	room := len(rendered) + len(redacted)
	for _, text := range migrated {
		room += len(text)
	}
	return room
}

// findingSize is about how many bytes a finding takes.
const findingSize = 700

// putMembers writes a map with one value per configuration.
func putMembers(w *wire.Writer, result *assess.FleetResult, value func(*wire.Writer, *assess.MemberResult)) {
	w.Map(len(result.Members))
	for i := range result.Members {
		w.Text(result.Members[i].Name)
		value(w, &result.Members[i])
	}
}
