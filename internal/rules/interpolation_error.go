package rules

import (
	"errors"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func checkInterpolation(p *Pass) {
	for _, s := range p.Given() {
		if s.State != config.Broken {
			continue
		}
		var fault *oslo.ReferenceError
		if !errors.As(s.Err, &fault) || s.Entry == nil {
			continue
		}
		problem := Problem{On: s, Message: s.Name() + p.unresolved(fault), Remediation: fixReference(fault)}
		if kind := fault.Root().Kind; !p.complete() && (kind == oslo.UnknownOption || kind == oslo.UnknownGroup) {
			problem.Levels = "IWW" // it may well be one that the facts lack
		}
		p.Report(problem)
	}
}

// unresolved words the fault. If a password contains a dollar sign, the
// reference may be part of the value.
func (p *Pass) unresolved(fault *oslo.ReferenceError) string {
	root := fault.Root()
	message := " refers to " + p.reference(root)
	if root != fault {
		message = " refers to " + p.reference(fault) + ", and that in the end to " + p.reference(root)
	}
	switch root.Kind {
	case oslo.UnknownGroup:
		if ofDefault(root) {
			return message + ": oslo.config knows no group of that name in a reference"
		}
		return message + ", whose group " + p.releaseName() + " does not register" + p.reserve()
	case oslo.BareGroup:
		return message + ", which is a group and has no value"
	case oslo.Cycle:
		return message + ", which leads back to where it began"
	case oslo.BoundExceeded:
		return message + ": " + root.Error()
	default:
		return message + ", which is not an option that " + p.releaseName() + " registers" + p.reserve()
	}
}

// reference is what a text refers to, as far as it may be shown: nothing from a
// secret, and nothing that masking removes from the text.
func (p *Pass) reference(fault *oslo.ReferenceError) string {
	name := label(fault.Reference)
	if p.SecretName(fault.Reader) {
		return label("")
	}
	for _, section := range p.Sections {
		for _, a := range section.Assignments {
			if (a.As == fault.Reader || a.Option != nil && a.Option.Name == fault.Reader) && !showsReference(a, fault.Reference) {
				return label("")
			}
		}
	}
	for _, a := range p.Others {
		if a.As == fault.Reader && !showsReference(a, fault.Reference) {
			return label("")
		}
	}
	return name
}

func showsReference(a *config.Assignment, reference string) bool {
	return !strings.Contains(a.Entry.Value, reference) || strings.Contains(report.Redact(a.Entry.Value), reference)
}

// reserve says what the catalogue cannot know about a name that it lacks.
func (p *Pass) reserve() string {
	if p.Service == "nova" && p.Release.Before(14, 0, 0) {
		return " as far as is known: the facts of that release are not complete"
	}
	return "; only a library or an out-of-tree driver could"
}

// ofDefault reports whether a reference names [DEFAULT], which is no group.
func ofDefault(fault *oslo.ReferenceError) bool {
	return strings.HasPrefix(fault.Reference, defaultGroup+".")
}

func fixReference(fault *oslo.ReferenceError) string {
	switch fault.Root().Kind {
	case oslo.Cycle:
		return "Write the value itself into one of them."
	case oslo.BoundExceeded:
		return "Write the values themselves: references that multiply one another are not followed."
	case oslo.UnknownGroup:
		if ofDefault(fault.Root()) {
			return "Leave out `DEFAULT.`: a reference names an option of [DEFAULT] by its name alone."
		}
		return ""
	default:
		return ""
	}
}
