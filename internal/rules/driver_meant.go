package rules

import (
	"cmp"
	"slices"
	"strings"

	known "github.com/osloconf/terraform-provider-osloconf/internal/catalog/names"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// driverMeant returns the release's name that a text misspells, "" if there is none:
// a name that differs in a few letters, or the only one with the same class.
func (p *Pass) driverMeant(s *config.Setting, name string) string {
	section, series := p.namesSection(s), p.Release.Series()
	if near := nearSlip(name, slices.Values(known.Names(p.Service, section, s.Name(), series))); near != "" {
		return near
	}
	if p.Service == "ironic" && oneOf(strings.ToLower(name), "none", "null", "no", "disabled", "off") {
		return withoutAny(known.Names(p.Service, section, s.Name(), series))
	}
	if status, covered := known.Known(p.Service, "crypto", "enabled_crypto_plugins", name, series); covered && status.Known && s.Name() == "enabled_secretstore_plugins" {
		return "store_crypto" // which runs Barbican's crypto plugins
	}
	paths := known.Paths(p.Service, section, s.Name(), series)
	meant := nearSlip(name, slices.Values(paths))
	if meant == "" {
		meant = cmp.Or(sameClass(name, paths), shortened(name, paths))
	}
	if status, _ := known.Known(p.Service, section, s.Name(), meant, series); status.RenamedTo != "" {
		return status.RenamedTo
	}
	return meant
}

// withoutAny is the interface that does nothing: no-console and its like, or noop.
func withoutAny(names []string) string {
	for _, name := range names {
		if name == "noop" || strings.HasPrefix(name, "no-") {
			return name
		}
	}
	return ""
}

// sameClass is the only path that ends in the same class as a name, "" if there is
// none or more than one. Several vendors call theirs just Driver, which says nothing.
func sameClass(name string, paths []string) string {
	class := name[strings.LastIndexByte(name, '.')+1:]
	found := ""
	if class == "Driver" {
		return ""
	}
	for _, path := range paths {
		if dot := strings.LastIndexByte(path, '.'); dot < 0 || !strings.EqualFold(path[dot+1:], class) || path == name {
			continue
		}
		if found != "" {
			return ""
		}
		found = path
	}
	return found
}

// shortened is the only path that a name shortens: it leaves out the end, or what
// stands around the main word, as in nova for compute_nova_driver; ovs is how many
// people call openvswitch. Barbican's sections have the plugins' names and _plugin.
func shortened(name string, paths []string) string {
	const fewest = 5 // letters of a beginning that says enough
	found := ""
	for _, path := range paths {
		core, driver := strings.CutSuffix(path, "_driver")
		switch {
		case path == name:
			return ""
		case path == name+"_plugin", name == path+"_plugin":
		case driver && (core == name || strings.HasSuffix(core, "_"+name)),
			len(name) >= fewest && strings.HasPrefix(path, name) && !strings.ContainsAny(path, ".+"),
			name == "ovs" && path == "openvswitch":
		default:
			continue
		}
		if found != "" {
			return ""
		}
		found = path
	}
	return found
}

// mangled reports whether a text cannot be one name: of an option that takes one, or
// of an item in a list.
func (p *Pass) mangled(s *config.Setting, item *config.Item, name string) bool {
	several := severalOrBracketed(name) || strings.Contains(name, ",") && !strings.ContainsAny(name, "'\"\n")
	switch {
	case !p.namesListed(p.namesSection(s), s.Name()):
		return false
	case item == nil:
		return several && !p.saidToExist(s, name)
	case s.Option.Multi:
		return severalOrBracketed(name) || strings.Contains(name, ",")
	}
	return severalOrBracketed(name)
}

// onlyName is the one name that the release has for an option, "" if it has several.
func (p *Pass) onlyName(s *config.Setting) string {
	found := ""
	for _, name := range known.Names(p.Service, p.namesSection(s), s.Name(), p.Release.Series()) {
		if !p.loads(s, name) {
			continue
		}
		if found != "" {
			return ""
		}
		found = name
	}
	return found
}
