package sessions

import (
	"fmt"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// RegisteredOption is an option of the installed Nova as described by
// session.py --registered.
type RegisteredOption struct {
	Section    string      `json:"section"`
	Name       string      `json:"name"`
	Type       optionType  `json:"type"`
	Multi      bool        `json:"multi"`
	Secret     bool        `json:"secret"`
	Removal    bool        `json:"for_removal"`
	Default    any         `json:"default"`
	Deprecated [][2]string `json:"deprecated"`
}

type optionType struct {
	Name    string `json:"name"`
	Item    string `json:"item"`
	Min     string `json:"min"`
	Max     string `json:"max"`
	Choices []any  `json:"choices"`
}

// CompareRegistered compares the options that the installed Nova registers with
// the catalogue's for its version, in both directions. It returns the
// differences and the number of options compared.
func CompareRegistered(real []RegisteredOption) (problems []string, count int, err error) {
	release, err := catalog.Resolve(Installed)
	if err != nil {
		return nil, 0, err
	}
	seen := map[oslo.Name]bool{}
	for i := range real {
		row := &real[i]
		seen[oslo.Name{Group: row.Section, Option: row.Name}] = true
		option, ok := release.Option("nova", row.Section, row.Name)
		if !ok && row.Section == "workarounds" && row.Name == "disable_deep_image_inspection" {
			continue // Debian's package has it from a later version
		}
		if !ok {
			problems = append(problems, fmt.Sprintf("[%s] %s: registered, but not in the catalogue", row.Section, row.Name))
			continue
		}
		count++
		for _, difference := range row.differences(option) {
			problems = append(problems, fmt.Sprintf("[%s] %s: %s", row.Section, row.Name, difference))
		}
	}
	for _, name := range release.Sections("nova") {
		section, ok := release.Section("nova", name)
		if !ok {
			continue
		}
		for _, option := range section.All() {
			if option.Library != catalog.Nova && !strings.HasPrefix(string(option.Library), "keystoneauth1.") {
				continue // a library registers it when it is used
			}
			if !seen[option.Name] && !elsewhere(option) {
				problems = append(problems, fmt.Sprintf("[%s] %s: in the catalogue, but not registered", name, option.Name.Option))
			}
		}
	}
	return problems, count, nil
}

// elsewhere reports whether an option is registered by a library when it is
// used, rather than by Nova's own modules: those of oslo's libraries, whose
// names the catalogue knows, and Castellan's; or by nova-compute once it has read
// its configuration.
func elsewhere(option *catalog.Option) bool {
	switch option.Name.Group {
	case "barbican", "barbican_service_user", "vault", "key_manager", "neutron_tunnel":
		return true
	}
	return option.TypeName == "unknown"
}

func (r *RegisteredOption) differences(option *catalog.Option) []string {
	var list []string
	differ := func(what string, real, here any) {
		list = append(list, fmt.Sprintf("%s: real %v, here %v", what, real, here))
	}
	if want := typeNames[r.Type.Name]; want != "" && want != option.TypeName {
		differ("type", r.Type.Name, option.TypeName)
	}
	if want := typeNames[r.Type.Item]; want != "" && want != option.ItemTypeName && option.ItemTypeName != "" {
		differ("item type", r.Type.Item, option.ItemTypeName)
	}
	if option.TypeName != "port" && option.TypeName != "list" && (r.Type.Min != option.Min || r.Type.Max != option.Max) {
		differ("bounds", r.Type.Min+".."+r.Type.Max, option.Min+".."+option.Max)
	}
	if choices := plainAll(option.Choices); !slices.Equal(textAll(r.Type.Choices), textAll(choices)) {
		differ("choices", r.Type.Choices, choices)
	}
	here, set := plain(option.Default)
	if none, _ := text(r.Default); r.Multi && !set && none == "" {
		here = r.Default // an empty multi-valued option
	}
	// config_source is oslo.config's own, for which the facts have no default.
	known := !option.HostDefault && option.Name.Option != "config_source"
	if known && !sameDefault(r.Default, here) {
		differ("default", r.Default, here)
	}
	if r.Secret != option.Secret {
		differ("secret", r.Secret, option.Secret)
	}
	if r.Multi != option.Multi {
		differ("multi", r.Multi, option.Multi)
	}
	if r.Removal != option.DeprecatedForRemoval {
		differ("for removal", r.Removal, option.DeprecatedForRemoval)
	}
	real := make([]string, len(r.Deprecated))
	for i, older := range r.Deprecated {
		group := older[0]
		if group != "DEFAULT" { // as oslo.config compares groups
			group = strings.ToLower(group)
		}
		real[i] = group + "." + strings.ReplaceAll(older[1], "-", "_")
	}
	older := make([]string, len(option.Deprecated))
	for i, name := range option.Deprecated {
		older[i] = name.Group + "." + strings.ReplaceAll(name.Option, "-", "_")
	}
	if !slices.Equal(real, older) {
		differ("older names", real, older)
	}
	return list
}

// typeNames are the catalogue's names for oslo.config's types.
var typeNames = map[string]string{
	"String": "str", "Integer": "int", "Boolean": "bool", "Float": "float", "List": "list", "Port": "port",
	"URI": "uri", "Dict": "dict", "HostAddress": "hostaddress", "HostDomain": "hostdomain",
}

func plainAll(values []types.Value) []any {
	all := make([]any, len(values))
	for i, value := range values {
		all[i], _ = plain(value)
	}
	return all
}

func textAll(values []any) []string {
	all := make([]string, len(values))
	for i, value := range values {
		all[i], _ = text(value)
	}
	return all
}

// sameDefault compares defaults by their texts; an empty list differs from
// none.
func sameDefault(real, here any) bool {
	want, set := text(here)
	got, has := text(real)
	return has == set && (got == want || same(real, want) || same(here, got))
}
