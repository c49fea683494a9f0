package rules

import (
	"strconv"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// shareServers reports Manila backends that do not set
// driver_handles_share_servers, which has no default.
func (p *Pass) shareServers() {
	for _, section := range p.Sections {
		if section.Pattern() != "<backend>" {
			continue
		}
		if s := section.Get("driver_handles_share_servers"); s != nil && s.IsEmpty() {
			p.Report(Problem{
				On: s, Section: section.Name(),
				Message:     "driver_handles_share_servers is not set in [" + section.Name() + "]",
				Effect:      "Manila's share service raises ManilaException for the back end when it starts.",
				Remediation: "Set driver_handles_share_servers to true or false, as the driver supports.",
			})
		} else if s != nil {
			p.shareMode(section, s)
		}
	}
}

// shareMode reports a value of driver_handles_share_servers that the back end's
// driver does not accept.
func (p *Pass) shareMode(section *config.Section, s *config.Setting) {
	handles, only := catalog.ShareServers(section.Facts.Kind)
	if !only || handles && !s.IsFalse() || !handles && !s.IsTrue() {
		return
	}
	right := "driver_handles_share_servers = " + strconv.FormatBool(handles)
	p.Report(Problem{
		On:          s,
		Message:     assigned(s) + " in [" + section.Name() + "], and the driver accepts " + strconv.FormatBool(handles) + " only",
		Effect:      "Manila's share service raises ManilaException for the back end when it starts.",
		Remediation: "Set " + right + ", or choose another driver.",
	})
}
