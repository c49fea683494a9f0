package rules

import (
	"errors"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

func checkInterpolation(p *Pass) {
	for i := range p.Settings {
		s := &p.Settings[i]
		if s.State != Broken {
			continue
		}
		var fault *oslo.ReferenceError
		if !errors.As(s.Err, &fault) || s.Entry == nil {
			continue
		}
		p.Report(Problem{On: s, Message: s.Name() + p.unresolved(fault), Mend: mendReference(fault)})
	}
}

// unresolved words the fault. References are names, never values.
func (p *Pass) unresolved(fault *oslo.ReferenceError) string {
	root := fault.Root()
	message := " refers to " + label(root.Reference)
	if root != fault {
		message = " refers to " + label(fault.Reference) + ", and that in the end to " + label(root.Reference)
	}
	switch root.Kind {
	case oslo.UnknownGroup:
		return message + ", whose group " + p.releaseName() + " does not register" + p.reserve()
	case oslo.BareGroup:
		return message + ", which is a group and has no value"
	case oslo.Cycle:
		return message + ", which leads back to where it began"
	case oslo.BoundExceeded:
		return message + ": " + root.Error()
	default:
		return message + ", which is no option that " + p.releaseName() + " registers" + p.reserve()
	}
}

// reserve says what the catalogue cannot know of a name that it lacks.
func (p *Pass) reserve() string {
	if p.Service == "nova" && p.Release.Before(14, 0, 0) {
		return " as far as is known: the facts of that release are not complete"
	}
	return "; only a library or an out-of-tree driver could"
}

func mendReference(fault *oslo.ReferenceError) string {
	switch fault.Root().Kind {
	case oslo.Cycle:
		return "Write the value itself into one of them."
	case oslo.BoundExceeded:
		return "Write the values themselves: references that multiply one another are not followed."
	default:
		return ""
	}
}
