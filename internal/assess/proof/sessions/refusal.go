package sessions

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Refusal is a combination that a rule rejects, and what the real libraries
// must have done for the rule to be right: raised an exception of Class when At
// was loaded or used, or ignored something, which Ignored confirms.
type Refusal struct {
	ID      string
	Rule    string
	Section string
	Service string
	Release string // Installed by default
	Text    string // the section's options, or the whole file if it begins with a header
	Ask     string
	At      string // "option NAME", "session", "adapter", "auth" or "outcome"
	Class   string
	Ignored func(a *Answer) bool
}

// Case is the refusal as a question.
func (r *Refusal) Case() Case {
	c := Case{ID: r.ID, Service: r.Service, Release: r.Release, Section: r.Section, Text: r.Text, Ask: r.Ask}
	if c.Release == "" {
		c.Release = Installed
	}
	if c.Ask == "" {
		c.Ask = "load"
	}
	if !strings.HasPrefix(c.Text, "[") {
		c.Text = "[" + r.Section + "]\n" + c.Text
	}
	return c
}

// Disagreements lists where rule and reality differ.
func (r *Refusal) Disagreements(result *assess.Result, a *Answer) []string {
	var list []string
	finding := r.finding(result)
	if finding == nil {
		list = append(list, fmt.Sprintf("%s says nothing", r.Rule))
	}
	raised := r.raised(a)
	switch {
	case r.Class == "" && r.Ignored == nil:
		list = append(list, "nothing is expected from the real libraries")
	case r.Class != "" && raised == nil:
		list = append(list, fmt.Sprintf("%s raises nothing", r.At))
	case r.Class != "" && !raised.Is(r.Class) && raised.Class != r.Class:
		list = append(list, fmt.Sprintf("%s raises %s (%s), expected %s", r.At, raised.Class, raised.Error, r.Class))
	case r.Ignored != nil && !r.Ignored(a):
		list = append(list, "what the rule says is ignored is not")
	}
	if finding == nil {
		return list
	}
	for _, class := range exceptions(finding.Message + " " + finding.Effect) {
		if raised != nil && !raised.Is(class) && raised.Class != class && r.Class != "" {
			list = append(list, fmt.Sprintf("the finding mentions %s, but %s is raised", class, raised.Class))
		}
	}
	return list
}

func (r *Refusal) finding(result *assess.Result) *report.Finding {
	for i := range result.Findings {
		if f := &result.Findings[i]; f.Rule == r.Rule && (f.Section == r.Section || f.Section == "") {
			return f
		}
	}
	return nil
}

// raised is the exception at the refusal's place.
func (r *Refusal) raised(a *Answer) *Failure {
	if name, ok := strings.CutPrefix(r.At, "option "); ok {
		value, _ := a.Values[name].(map[string]any)
		class, _ := value["class"].(string)
		if class == "" {
			return nil
		}
		message, _ := value["error"].(string)
		return &Failure{Class: class, Error: message, MRO: []string{class}}
	}
	switch r.At {
	case "session":
		return a.Session.failure()
	case "adapter":
		return a.Adapter.failure()
	case "auth":
		return a.Auth.failure()
	case "outcome":
		return a.Outcome
	}
	return nil
}

// exceptions lists the names of Python exceptions in a text: mixed-case words
// with the usual endings.
func exceptions(text string) []string {
	var found []string
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		for _, ending := range [...]string{"Error", "Failure", "NoMatchingPlugin"} {
			if strings.HasSuffix(word, ending) && len(word) > len(ending) || word == "NoMatchingPlugin" {
				found = append(found, word)
				break
			}
		}
	}
	return found
}
