package rules

import (
	"cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

func checkDeprecatedOption(p *Pass) {
	for _, a := range p.Assignments {
		if a.Option == nil || !p.Knows(a) {
			continue
		}
		current := a.Option.Name
		switch {
		case a.Deprecated():
			p.Report(Problem{
				Section: current.Group, Option: current.Option, Place: a.Place,
				Message:     olderName(a.As, current),
				Remediation: cmp.Or(p.writeForBackends(current), "Write "+current.Option+" in ["+current.Group+"]."),
			})
		case p.verifyingImages(a.Option):
			// Nothing else validates the certificates yet.
		case a.Option.DeprecatedForRemoval:
			message := full(current) + " is deprecated for removal"
			if since := a.Option.DeprecatedSince; since != "" {
				message += " since " + since
			}
			p.Report(Problem{At: a, Message: message, Remediation: p.insteadOf(current, p.Get(current.Option))})
		}
	}
}

func olderName(as, current oslo.Name) string {
	if as.Group == current.Group {
		return "[" + as.Group + "] " + as.Option + " is an older name of " + current.Option
	}
	return full(as) + " is an older name of " + full(current)
}

// insteadOf says what to write instead of an option that is deprecated for
// removal.
func (p *Pass) insteadOf(name oslo.Name, on *config.Setting) string {
	switch {
	case name.Group == "glance" && p.Service == "nova":
	case name == oslo.Name{Group: "keystone_authtoken", Option: "auth_uri"}:
		return "Write www_authenticate_uri in [keystone_authtoken]."
	case on.Known() && on.Value.Equal(on.Option.Default):
		return "Leave it out: it is set to its default."
	case name.Option == "interface" && p.Section.Option("valid_interfaces") != nil:
		return "Write valid_interfaces in [" + name.Group + "], which takes the same value."
	default:
		if current, known := p.Successor(name); known && current != (oslo.Name{}) {
			if p.gives(current) {
				return tooMany(current)
			}
			return p.replacement(name, current)
		}
		return "Keep it only as long as you need its value: a later release drops the option."
	}
	switch name.Option {
	case "api_servers":
		return "Pin one https:// endpoint with endpoint_override. Without either, the endpoint is the one of the service catalogue."
	case "host", "port", "protocol":
		return "Write the whole URL into api_servers."
	case "enable_certificate_validation":
		if on.IsFalse() {
			return "Leave it out: false is its default."
		}
		return "Set verify_glance_signatures = true, which needs it, or leave it out: nothing replaces it yet."
	default:
		return "Leave it out: nothing replaces it."
	}
}

// verifyingImages reports whether the option is the one that validates the
// certificates behind image signatures, and may be doing so: it and
// verification are on or unknown. Without it any certificate would be accepted.
func (p *Pass) verifyingImages(option *catalog.Option) bool {
	on := p.Get("enable_certificate_validation")
	if on == nil || on.Option != option || !on.IsTrue() && on.State != config.Unknown {
		return false
	}
	return p.Get("verify_glance_signatures").State != config.Broken && !verificationOff(p)
}
