package provider

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/provider/wire"
)

// outputs writes what the check of a fleet gives.
func (fleetSource) outputs(to *state, result *assess.FleetResult, explain bool) {
	to.put("id").Text(result.ID)
	to.put("release").Text(result.Release)
	to.put("nova_version").Text(result.NovaVersion)
	to.put("service_version").Text(result.ServiceVersion)
	putMembers(to.put("rendered"), result, func(w *wire.Writer, m *assess.MemberResult) { w.Text(m.Rendered) })
	putMembers(to.put("rendered_redacted"), result, func(w *wire.Writer, m *assess.MemberResult) { w.Text(m.RenderedRedacted) })
	putMembers(to.put("ids"), result, func(w *wire.Writer, m *assess.MemberResult) { w.Text(m.ID) })
	putMembers(to.put("valid"), result, func(w *wire.Writer, m *assess.MemberResult) { w.Bool(m.Valid) })
	to.put("all_valid").Bool(result.Valid)
	if settings := to.put("settings"); explain {
		putMembers(settings, result, func(w *wire.Writer, m *assess.MemberResult) { putSettings(w, m.Settings) })
	} else {
		settings.Null()
	}
	findings := to.put("findings")
	findings.List(len(result.Findings))
	for i := range result.Findings {
		f := &result.Findings[i]
		putFinding(findings, f.Finding, f)
	}
	to.put("file_permission").Text(filePermission)
}

// putMembers writes a map of one value a configuration.
func putMembers(w *wire.Writer, result *assess.FleetResult, value func(*wire.Writer, *assess.MemberResult)) {
	w.Map(len(result.Members))
	for i := range result.Members {
		w.Text(result.Members[i].Name)
		value(w, &result.Members[i])
	}
}
