package registered

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// Side is one side of a comparison: options by section and name. A freely named
// section appears under its pattern, "<backend>". Section names are in lower
// case, because oslo.config ignores their case.
type Side map[string]map[string]Option

func (s Side) add(section, name string, o Option) {
	if section != "DEFAULT" {
		section = strings.ToLower(section)
	}
	if s[section] == nil {
		s[section] = map[string]Option{}
	}
	s[section][name] = o
}

// Catalogue returns the catalogue's side.
func Catalogue(service *catalog.Service) Side {
	side := Side{}
	names := service.Sections()
	for _, pattern := range service.Patterns() {
		names = append(names, pattern.Name)
	}
	for _, name := range names {
		section, ok := service.Section(name)
		if !ok {
			continue
		}
		for _, o := range section.All() {
			side.add(name, o.Name.Option, optionOf(o))
		}
	}
	return side
}

func optionOf(o *catalog.Option) Option {
	known := Option{
		Type: typeText(o.Type), Default: valueText(o.Type, o.Default, o.Multi),
		Secret: o.Secret, Multi: o.Multi, Required: o.Required, Removal: o.DeprecatedForRemoval,
		Since: o.DeprecatedSince, Host: o.HostDefault,
	}
	if o.Ignored {
		known.Type = "ignored"
	}
	for _, old := range o.Deprecated {
		known.addOld(old)
	}
	return known
}
