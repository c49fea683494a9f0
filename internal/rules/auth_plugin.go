package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// ownAuth reports whether the section definitely loads the auth plugin named by
// its own auth_type.
func (p *Pass) ownAuth() bool {
	return p.Facts.Reads.Auth && p.Get("auth_section").IsEmpty()
}

// authPlugin returns the plugin that the section loads, nil if it is unknown or
// there is none.
func (p *Pass) authPlugin() *catalog.AuthPlugin {
	if had, ok := p.plugins[p.Section]; ok {
		return had
	}
	if p.plugins == nil {
		p.plugins = map[*config.Section]*catalog.AuthPlugin{}
	}
	plugin := p.findPlugin()
	p.plugins[p.Section] = plugin
	return plugin
}

func (p *Pass) findPlugin() *catalog.AuthPlugin {
	name := p.Get("auth_type").Str()
	if !p.ownAuth() || name == "" {
		return nil
	}
	plugin, ok := p.Release.Plugin(name)
	if !ok || p.rpcDecides(plugin.Options) {
		return nil
	}
	for _, option := range plugin.Options {
		if p.Get(option.Name.Option) == nil {
			return nil // not read here, so nothing is known about it
		}
	}
	return plugin
}

// lacks reports whether definitely none of these plugin options is filled.
// Options that the plugin does not have count as not filled.
func (p *Pass) lacks(options ...string) bool {
	for _, option := range options {
		if s := p.Get(option); s != nil && !s.IsEmpty() {
			return false
		}
	}
	return true
}

// has reports whether an option is definitely filled.
func (p *Pass) has(option string) bool { return p.Get(option).HasText() }

// authNames lists the names in the section that belong to auth plugins and that
// nothing else reads there, sorted, and the first assignment of one.
func (p *Pass) authNames(also ...string) (names []string, first *config.Assignment) {
	for _, a := range p.Assignments {
		if a.Entry.Opaque {
			continue
		}
		plugins := a.Option == nil && p.whyUnread(p.Section, a) == otherPlugin
		if a.Option != nil {
			plugins = a.Option.Library == catalog.Plugin || slices.Contains(also, a.Option.Name.Option)
		}
		if !plugins {
			continue
		}
		if first == nil {
			first = a
		}
		if !slices.Contains(names, a.As.Option) {
			names = append(names, a.As.Option)
		}
	}
	slices.Sort(names)
	return names, first
}

// enumerate joins names for a message: "a, b and c", at most six of them.
func enumerate(names []string) string {
	const most = 6
	more := ""
	if len(names) > most {
		more = fmt.Sprintf(" and %d more", len(names)-most)
		names = names[:most]
	}
	labels := make([]string, len(names))
	for i, name := range names {
		labels[i] = label(name)
	}
	if last := len(labels) - 1; more == "" && last > 0 {
		return strings.Join(labels[:last], ", ") + " and " + labels[last]
	}
	return strings.Join(labels, ", ") + more
}

// areNotRead is the end of a message about names.
func areNotRead(names []string, section string) string {
	verb := " are"
	if len(names) == 1 {
		verb = " is"
	}
	return enumerate(names) + " of [" + section + "]" + verb + " not read"
}

func checkAuthTypeMissing(p *Pass) {
	if !p.ownAuth() || !p.Get("auth_type").IsEmpty() {
		return
	}
	names, first := p.authNames()
	if first == nil {
		return
	}
	state := "not set"
	if p.Get("auth_type").IsSet() {
		state = "empty"
	}
	p.Report(Problem{At: first, Option: "auth_type", Message: "auth_type is " + state + ", so " + areNotRead(names, p.Name())})
}

func checkUnknownPlugin(p *Pass) {
	kind := p.Get("auth_type")
	name := kind.Str()
	if !p.ownAuth() || name == "" {
		return
	}
	if _, ok := p.Release.Plugin(name); ok {
		if name == "v3multifactor" {
			p.Report(Problem{On: kind,
				Message:     `auth_type = "v3multifactor" cannot be loaded from a configuration: keystoneauth splits auth_methods into single letters, and looks for a plugin named after each`,
				Remediation: "Use a plugin with one method, such as password or v3applicationcredential.",
			})
		}
		return
	}
	if name == "noauth" && p.Service == "nova" {
		return // provided by python-cinderclient, which Nova requires
	}
	shown := fmt.Sprintf("auth_type = %s names no auth plugin of keystoneauth1 %s", report.Show(name), p.Release.Keystoneauth())
	if since, plugin := firstWith(name); plugin != nil {
		p.Report(Problem{On: kind, Message: fmt.Sprintf("%s, which this release pins; %s and its keystoneauth1 %s have it", shown, since.Of(p.Service), since.Keystoneauth())})
		return
	}
	nearest := Nearest(name, slices.Values(p.Release.Plugins()))
	if nearest == "" {
		p.Report(Problem{On: kind, Message: shown, Levels: "WEE"})
		return
	}
	p.Report(Problem{On: kind, Message: shown + "; did you mean " + nearest + "?", Remediation: "Write " + nearest + "."})
}

// firstWith finds the first release that has a plugin, and the plugin; nil if none has.
func firstWith(kind string) (catalog.Release, *catalog.AuthPlugin) {
	for _, release := range catalog.Releases() {
		if plugin, ok := release.Plugin(kind); ok {
			return release, plugin
		}
	}
	return catalog.Release{}, nil
}

func checkAuthOptionNotTaken(p *Pass) {
	plugin := p.authPlugin()
	if plugin == nil {
		return // another rule says why
	}
	for _, a := range p.Assignments {
		if a.Entry.Opaque || a.Option != nil || p.whyUnread(p.Section, a) != otherPlugin {
			continue
		}
		problem := Problem{At: a, Message: fmt.Sprintf("%s is not read: auth_type = %s takes no such option", label(a.As.Option), report.Show(plugin.Name))}
		if nearest := counterpart(plugin, fold(a.As.Option)); nearest != "" {
			problem.Message += ", but " + nearest
			problem.Remediation = "Write " + nearest + "."
		}
		if p.SecretName(a.As) {
			problem.CWE = []int{1188, 260}
		}
		p.Report(problem)
	}
}

// counterpart finds the plugin's equivalent of another plugin's option:
// projects were called tenants, and default domains serve for both.
func counterpart(plugin *catalog.AuthPlugin, name string) string {
	other := ""
	switch name {
	case "tenant_id", "tenant_name":
		other = "project" + strings.TrimPrefix(name, "tenant")
	case "project_id", "project_name":
		other = "tenant" + strings.TrimPrefix(name, "project")
	case "default_domain_id", "default_domain_name":
		other = "user" + strings.TrimPrefix(name, "default")
	}
	for _, option := range plugin.Options {
		if option.Name.Option == other {
			return other
		}
	}
	return ""
}

// authElsewhere returns the section named by auth_section, "" if there is none
// or it is the section itself.
func (p *Pass) authElsewhere() string {
	if !p.Facts.Reads.Auth {
		return ""
	}
	if name := p.Get("auth_section").Str(); !strings.EqualFold(name, p.Name()) {
		return name
	}
	return ""
}

func checkAuthSectionConflict(p *Pass) {
	elsewhere := p.authElsewhere()
	if elsewhere == "" {
		return
	}
	names, first := p.authNames("auth_type")
	if first == nil {
		return
	}
	p.Report(Problem{On: p.Get("auth_section"), Message: fmt.Sprintf("auth_section = %s, so %s", report.Show(elsewhere), areNotRead(names, p.Name()))})
}

func checkAuthSectionUnresolved(p *Pass) {
	elsewhere := p.authElsewhere()
	if elsewhere == "" {
		return
	}
	group := elsewhere
	if group != "DEFAULT" {
		group = strings.ToLower(group)
	}
	_, registered := p.Release.Option(p.Service, group, "auth_type")
	registered = registered || group == "keystone_authtoken" // keystonemiddleware's
	if !registered && p.Service == "nova" && p.Facts.Complete {
		// Nova registers its options before it reads its files, so keystoneauth
		// does not know in which section to register auth_type.
		p.Report(Problem{On: p.Get("auth_section"), Levels: "EEE",
			Message:     fmt.Sprintf("auth_section = %s names a section in which Nova registers no auth options: keystoneauth raises NoSuchOptError", report.Show(elsewhere)),
			Effect:      "The service fails with this exception when it first needs the section's credentials, whatever the named section contains.",
			Remediation: "Name a section of which Nova reads auth options, such as service_user, or give the section its own.",
		})
		return
	}
	if len(p.Sources) == 0 {
		return // the contents of the named section are unknown
	}
	held := false
	holds := func(assignments []*config.Assignment) bool {
		for _, a := range assignments {
			if a.As.Group == group {
				held = true
				if a.As.Option == "auth_type" || a.As.Option == "auth_plugin" {
					return true
				}
			}
		}
		return false
	}
	if holds(p.Others) {
		return
	}
	for _, section := range p.Sections {
		if holds(section.Assignments) {
			return
		}
	}
	what := "a section that the text does not contain"
	if held {
		what = "a section without auth_type"
	}
	p.Report(Problem{On: p.Get("auth_section"), Message: fmt.Sprintf("auth_section = %s names %s", report.Show(elsewhere), what)})
}

func checkInterfaceConflict(p *Pass) {
	single, list := p.Get("interface"), p.Get("valid_interfaces")
	if !p.Facts.Reads.Adapter || !single.HasText() || !list.Filled() || single.Option.Library != catalog.Adapter {
		return
	}
	beside := "valid_interfaces"
	if list.IsUnset() {
		beside += ", which this section has by default"
	}
	p.Report(Problem{On: single, Message: fmt.Sprintf("interface = %s together with %s: keystoneauth takes only one of them", single.Show(), beside)})
}
