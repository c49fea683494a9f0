package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// ofMethod reports whether Keystone may register a name of [auth] because methods
// lists it. It does so for each method beyond its own, such as openid.
func (s *Subject) ofMethod(as oslo.Name) bool {
	if s.Service != "keystone" || as.Group != "auth" {
		return false
	}
	methods := s.Configuration.Get("auth", "methods")
	// Any name may be in a list that is not known.
	return methods != nil && (!methods.Known() || methods.Hidden || hasItem(methods, as.Option))
}

// pluginOf judges the plugin of a method that is not one of Keystone's own. Since
// queens, Keystone loads plugins by their short names alone. Any package may add
// one, so only a path to one of Keystone's own classes is surely wrong.
func (p *Pass) pluginOf(method string) {
	section := p.Configuration.Section("auth")
	if section == nil || !p.reached(Series("queens")) {
		return
	}
	var last *config.Assignment
	for _, a := range section.Assignments {
		if a.As.Group == "auth" && a.As.Option == method {
			last = a
		}
	}
	if last == nil || last.Entry.Opaque || p.OutOfTree(last.As) || !strings.HasPrefix(last.Entry.Value, "keystone.auth.plugins.") {
		return
	}
	p.Report(Problem{
		At:          last,
		Message:     label(method) + " = " + report.Show(last.Entry.Value) + " is not a driver of " + p.Release.Series() + ": Keystone loads no plugin by its class since queens",
		Remediation: "Leave the option out: Keystone then loads the method's own plugin.",
	})
}
