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
// registered in a section only if auth_type names it there, so their names have
// an empty group: see PluginOptions.
type AuthPlugin struct {
	Name    string
	Options []*Option
}

// Plugins returns the names of the auth plugins that auth_type can name,
// sorted.
func (r Release) Plugins() []string {
	var names []string
	for name, b := range pluginBlocks {
		if r.pluginIn(b) != nil {
			names = append(names, name)
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

// PluginOptions returns the options that a plugin registers in a section, in
// name order, with older names in the same section. The slice is shared and
// must not be changed.
func (r Release) PluginOptions(section, plugin string) ([]*Option, bool) {
	row := r.plugin(plugin)
	if row == nil {
		return nil, false
	}
	key := pluginKey{row, section}
	if had, ok := pluginOptions.Load(key); ok {
		return had.([]*Option), true
	}
	// Use the facts' own string, so that the cache does not keep a caller's
	// text alive.
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
		return options, true // the cache must not outgrow the tables
	}
	kept, _ := pluginOptions.LoadOrStore(key, options)
	return kept.([]*Option), true
}

// tokenSection is keystonemiddleware's section, in every service.
const tokenSection = "keystone_authtoken"

// pluginOptions caches plugins' options.
var pluginOptions sync.Map // pluginKey -> []*Option

type pluginKey struct {
	row     *table.Plugin
	section string
}

// PluginsTaking returns the names of the plugins that have an option, by its
// current name or an older one, sorted; nil if no plugin does. The slice is
// shared and must not be changed.
func (r Release) PluginsTaking(option string) []string {
	return r.pluginNames().takers[option]
}

// PluginOptionNames returns the current names of all plugins' options, sorted.
// The slice is shared and must not be changed.
func (r Release) PluginOptionNames() []string {
	return r.pluginNames().options
}

// pluginNames are the names of the plugins' options in one version of
// keystoneauth.
type pluginNames struct {
	options []string
	takers  map[string][]string // the plugins by their options' current and older names
}

// pluginNamesAt caches pluginNames by version.
var pluginNamesAt cache[table.Point, *pluginNames]

func (r Release) pluginNames() *pluginNames {
	return pluginNamesAt.get(r.pin(keystoneauth), findPluginNames)
}

func findPluginNames(at table.Point) *pluginNames {
	names := &pluginNames{takers: map[string][]string{}}
	take := func(option, plugin string) {
		if !slices.Contains(names.takers[option], plugin) {
			names.takers[option] = append(names.takers[option], plugin)
		}
	}
	for plugin, b := range pluginBlocks {
		for _, l := range b.all() {
			held, ok := l.at(at)
			if !ok || l.name == noOptions {
				continue
			}
			names.options = append(names.options, l.name)
			take(l.name, plugin)
			for _, old := range olderNamesOf(held.facts) {
				take(old.Option, plugin)
			}
		}
	}
	slices.Sort(names.options)
	names.options = slices.Compact(names.options)
	return names
}

// pluginIn is the plugin as the release has it, nil if it does not.
func (r Release) pluginIn(b *block) *table.Plugin {
	if r.series == nil {
		return nil
	}
	list := plugins.get(b, pluginsIn)
	for i := range list {
		if holds(list[i].From, list[i].To, r.pin(keystoneauth)) {
			return &list[i]
		}
	}
	return nil
}

func (r Release) plugin(name string) *table.Plugin {
	for _, b := range componentNamed(keystoneauth).byName[pluginPrefix+name] {
		if row := r.pluginIn(b); row != nil {
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
	o.prepare()
	return o
}

// olderPluginNames are the names by which oslo.config finds an option that
// keystoneauth names with hyphens: unchanged and with underscores. A current
// name has underscores only.
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
