package sessions

import (
	"fmt"
	"strings"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// Installed is the Nova version that gave the answers.
const Installed = "26.2.2"

// Case is one section to load, given either as options, as in the attributes of
// osloconf_session, or as a whole text.
type Case struct {
	ID      string
	Service string
	Release string
	Section string
	Options []assess.Given
	Text    string
	Ask     string // what to do with what was loaded: "load", "get", "token", "retry" or "busy"
}

// Question is a case as session.py reads it.
type Question struct {
	ID       string   `json:"id"`
	Text     string   `json:"text"`
	Section  string   `json:"section"`
	Register Register `json:"register"`
	Ask      string   `json:"ask"`
}

// Register says which of keystoneauth's options to register if the installed
// Nova does not register the section as the release does. The zero value uses
// the installed Nova's own.
type Register struct {
	Session    bool                   `json:"session,omitempty"`
	Adapter    bool                   `json:"adapter,omitempty"`
	Interface  bool                   `json:"interface,omitempty"` // also the adapter's older option
	Auth       bool                   `json:"auth,omitempty"`
	Defaults   map[string]any         `json:"defaults,omitempty"`
	Deprecated map[string][][2]string `json:"deprecated,omitempty"`
}

// Library reports whether keystoneauth's options are registered without a
// service's.
func (r *Register) Library() bool { return r.Session || r.Adapter || r.Auth }

// Assess checks the case as the provider would.
func (c *Case) Assess() (*assess.Result, error) {
	request := &assess.Request{Service: c.Service, Policy: assess.PolicyText{Release: c.Release}}
	if c.Text != "" {
		request.Sources = []assess.SourceText{{Name: "case.conf", Content: c.Text}}
	} else {
		attributes, mistakes := assess.AttributesOf(c.Service, c.Section, c.Options)
		if len(mistakes) > 0 {
			return nil, fmt.Errorf("%s: %+v", c.ID, mistakes)
		}
		request.Attributes = attributes
	}
	result, mistakes := assess.Run(request, time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC))
	if len(mistakes) > 0 {
		return nil, fmt.Errorf("%s: %+v", c.ID, mistakes)
	}
	return result, nil
}

// Question renders the case for the real keystoneauth.
func (c *Case) Question(result *assess.Result) (Question, error) {
	text := result.Rendered
	if strings.HasPrefix(text, "# NOT APPROVED") {
		_, text, _ = strings.Cut(text, "\n")
	}
	q := Question{ID: c.ID, Text: text, Section: c.Section, Ask: c.Ask}
	facts, err := c.facts()
	if err != nil || c.Release == Installed && installedRegisters(c.Service, c.Section) {
		return q, err
	}
	q.Register = Register{Session: facts.Reads.Session, Adapter: facts.Reads.Adapter, Auth: facts.Reads.Auth}
	for _, option := range facts.All() {
		switch option.Library {
		case catalog.Session, catalog.Adapter, catalog.Auth:
		default:
			continue
		}
		q.Register.Interface = q.Register.Interface || option.Name.Option == "interface"
		if value, ok := plain(option.Default); ok {
			if q.Register.Defaults == nil {
				q.Register.Defaults = map[string]any{}
			}
			q.Register.Defaults[option.Name.Option] = value
		}
		if option.Library != catalog.Session {
			continue
		}
		for _, older := range option.Deprecated {
			if q.Register.Deprecated == nil {
				q.Register.Deprecated = map[string][][2]string{}
			}
			q.Register.Deprecated[option.Name.Option] = append(q.Register.Deprecated[option.Name.Option], [2]string{older.Group, older.Option})
		}
	}
	return q, nil
}

func (c *Case) facts() (*catalog.Section, error) {
	release, err := catalog.Resolve(c.Release)
	if err != nil {
		return nil, err
	}
	service := c.Service
	if service == "" {
		service = "nova"
	}
	facts, ok := release.Section(service, c.Section)
	if !ok {
		return nil, fmt.Errorf("%s: no section [%s] of %s in %s", c.ID, c.Section, service, c.Release)
	}
	return facts, nil
}

// installedRegisters reports whether the installed Nova registers a section
// itself, which excludes Castellan's.
func installedRegisters(service, section string) bool {
	switch section {
	case "cinder", "cyborg", "glance", "ironic", "keystone", "neutron", "placement", "service_user", "vendordata_dynamic_auth":
		return service == "" || service == "nova"
	}
	return false
}
