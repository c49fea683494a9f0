package main

import (
	"bytes"
	_ "embed"
	"os"
	"slices"
	"strings"
	"text/template"

	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

//go:embed security-guide.md.tmpl
var securityGuide string

// guidePage is the data for the page on the Security Guide.
type guidePage struct {
	Total, Values, Files, Paste, Nothing int
	Services                             []guideService
}

type guideService struct {
	Name   string
	Checks []*rules.GuideCheck
}

// serviceNames are the services' names in the Guide's headings.
var serviceNames = map[string]string{
	"nova": "Compute (Nova)", "keystone": "Identity (Keystone)", "glance": "Images (Glance)", "cinder": "Block storage (Cinder)",
	"neutron": "Networking (Neutron)", "manila": "Shared file systems (Manila)", "barbican": "Key manager (Barbican)",
}

func guideOf(checks []rules.GuideCheck) *guidePage {
	page := &guidePage{Total: len(checks)}
	for i := range checks {
		check := &checks[i]
		name := serviceNames[check.Services[0]]
		at := slices.IndexFunc(page.Services, func(s guideService) bool { return s.Name == name })
		if at < 0 {
			at = len(page.Services)
			page.Services = append(page.Services, guideService{Name: name})
		}
		page.Services[at].Checks = append(page.Services[at].Checks, check)
		switch check.Shown {
		case rules.ByValues:
			page.Values++
		case rules.ByFiles:
			page.Files++
		case rules.ByPaste:
			page.Paste++
		case rules.ByNothing:
			page.Nothing++
		}
	}
	return page
}

// how says what answers a check, for a table cell.
func how(shown rules.Shown) string {
	switch shown {
	case rules.ByFiles:
		return "`inspect`"
	case rules.ByPaste:
		return "values, in part"
	case rules.ByNothing:
		return "nothing"
	default:
		return "values"
	}
}

// links formats rules as links to the guide to the rules.
func links(named []*rules.Rule) string {
	if len(named) == 0 {
		return "none"
	}
	shown := make([]string, len(named))
	for i, rule := range named {
		shown[i] = "[" + rule.Name + "](rules.md#" + rule.Name + ")"
	}
	return strings.Join(shown, ", ")
}

func writeSecurityGuide(path string) error {
	page, err := template.New("security-guide").Funcs(template.FuncMap{"how": how, "links": links}).Parse(securityGuide)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := page.Execute(&out, guideOf(rules.SecurityGuide())); err != nil {
		return err
	}
	return os.WriteFile(path, out.Bytes(), 0o644)
}
