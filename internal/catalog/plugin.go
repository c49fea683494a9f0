package catalog

import (
	"slices"
	"strings"
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// AuthPlugin is an auth plugin of one release's keystoneauth. Its options are
// registered in a section only when auth_type names it there, so that the
// group of their names is empty: see PluginOptions.
type AuthPlugin struct {
	Name    string
	Options []*Option
}

// Plugins gives the names of the auth plugins that auth_type can name, sorted.
func (r Release) Plugins() []string {
	var names []string
	for i := range pluginTable() {
		if r.hasPlugin(&pluginTable()[i]) {
			names = append(names, pluginTable()[i].Name)
		}
	}
	return names
}

// Plugin finds an auth plugin by its exact name.
func (r Release) Plugin(name string) (*AuthPlugin, bool) {
	options, ok := r.PluginOptions("", name)
	if !ok {
		return nil, false
	}
	return &AuthPlugin{Name: name, Options: options}, true
}

// PluginOptions gives the options that a plugin registers in a section, in the
// order of their names, with older names of the same section. The slice is
// shared and must not be changed.
func (r Release) PluginOptions(section, plugin string) ([]*Option, bool) {
	row := r.plugin(plugin)
	if row == nil {
		return nil, false
	}
	key := pluginKey{row, section}
	if had, ok := pluginOptions.Load(key); ok {
		return had.([]*Option), true
	}
	// The facts' own string, so that what is kept holds no caller's text alive.
	sessions := sessionsOf(nova, section)
	known := len(sessions) > 0
	switch {
	case known:
		key.section = sessions[0].Section
	case section == tokenSection:
		key.section, known = tokenSection, true
	}
	options := make([]*Option, len(row.Options))
	for i := range row.Options {
		options[i] = pluginOption(key.section, &row.Options[i])
	}
	if section != "" && !known {
		return options, true // what is kept must not grow past the tables
	}
	kept, _ := pluginOptions.LoadOrStore(key, options)
	return kept.([]*Option), true
}

// tokenSection is keystonemiddleware's, in every service.
const tokenSection = "keystone_authtoken"

// pluginOptions keeps the options of plugins that have been asked for.
var pluginOptions sync.Map // pluginKey -> []*Option

type pluginKey struct {
	row     *table.Plugin
	section string
}

// PluginsTaking gives the names of the plugins that know an option by its
// current name or an older one, sorted; nil where it is no plugin's option.
func (r Release) PluginsTaking(option string) []string {
	var names []string
	for i := range pluginTable() {
		row := &pluginTable()[i]
		if r.hasPlugin(row) && slices.ContainsFunc(row.Options, func(o table.PluginOption) bool {
			return o.Name == option || slices.Contains(o.Deprecated, option)
		}) {
			names = append(names, row.Name)
		}
	}
	return names
}

// PluginOptionNames gives the current names of all plugins' options, sorted.
func (r Release) PluginOptionNames() []string {
	var names []string
	for i := range pluginTable() {
		if row := &pluginTable()[i]; r.hasPlugin(row) {
			for j := range row.Options {
				names = append(names, row.Options[j].Name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func (r Release) hasPlugin(row *table.Plugin) bool {
	return r.series != nil && holds(row.From, row.To, r.pin(keystoneauth))
}

func (r Release) plugin(name string) *table.Plugin {
	for i := range pluginTable() {
		if row := &pluginTable()[i]; row.Name == name && r.hasPlugin(row) {
			return row
		}
	}
	return nil
}

func pluginOption(section string, row *table.PluginOption) *Option {
	o := &Option{
		TypeName: row.Type, Secret: row.Secret, Sensitive: row.Secret, Required: row.Required,
		Library: Plugin, Description: Describe(row.Name),
	}
	o.Name = oslo.Name{Group: section, Option: row.Name}
	o.Type = types.StringType{}
	o.Default = valueOf(row.Default)
	o.Deprecated = olderPluginNames(section, row.Deprecated)
	o.Prepare()
	return o
}

// olderPluginNames are the names by which oslo.config finds an option that
// keystoneauth names with hyphens: as it is, and with underscores. A current
// name has its underscores only.
func olderPluginNames(section string, older []string) []oslo.Name {
	var names []oslo.Name
	for _, old := range older {
		hyphenated, plain := strings.ReplaceAll(old, "_", "-"), strings.ReplaceAll(old, "-", "_")
		if hyphenated != plain {
			names = append(names, oslo.Name{Group: section, Option: hyphenated})
		}
		names = append(names, oslo.Name{Group: section, Option: plain})
	}
	return names
}
