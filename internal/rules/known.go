package rules

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// KnownElsewhere reports whether a name that the section does not read is known
// anyway: another release reads it, or an auth plugin does in sections that
// load one. Where the facts do not list every option of the section, another
// release's name proves nothing: this one may read it, too.
func KnownElsewhere(release catalog.Release, service string, section *catalog.Section, name string) bool {
	if len(catalog.EffectiveLife(service, section.Name, name)) > 0 {
		return section.Complete
	}
	if _, legacy := catalog.Legacy(section.Name, name); legacy {
		return true
	}
	return AuthName(release, name)
}

// AuthName reports whether keystoneauth reads the name in sections that load an
// auth plugin.
func AuthName(release catalog.Release, name string) bool {
	switch name {
	case "auth_type", "auth_section", "auth_plugin":
		return true
	}
	return len(release.PluginsTaking(name)) > 0
}

// ShownName is an option's name for a public output: a mask if it may be part
// of a misplaced value.
func ShownName(name string) string { return shown(name) }
