package rules

import "github.com/osloconf/terraform-provider-osloconf/internal/oslo"

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
				Remediation: "Write " + current.Option + " in [" + current.Group + "].",
			})
		case a.Option.DeprecatedForRemoval:
			message := full(current) + " is deprecated for removal"
			if since := a.Option.DeprecatedSince; since != "" {
				message += " since " + since
			}
			p.Report(Problem{At: a, Message: message, Remediation: insteadOf(current)})
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
func insteadOf(name oslo.Name) string {
	if name.Group != "glance" {
		return "Leave it out, unless you need it until the release drops it."
	}
	switch name.Option {
	case "api_servers":
		return "Leave it out, so that the endpoint comes from the service catalogue, or pin one endpoint with endpoint_override."
	case "host", "port", "protocol":
		return "Write the whole URL into api_servers."
	case "enable_certificate_validation":
		return "Keep it while the release has it: nothing replaces it yet. It can go once the release validates certificates always."
	default:
		return "Leave it out: nothing replaces it."
	}
}
