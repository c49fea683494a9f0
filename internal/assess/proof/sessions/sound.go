package sessions

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// families are releases that each represent those with the same session,
// adapter and auth options, and the installed one.
var families = [...]string{"mitaka", "pike", "queens", "rocky", "train", Installed, "2024.1", "2026.1"}

// shared are the sections that a library registers identically in every
// service.
var shared = [...]string{"keystone_authtoken", "oslo_limit"}

// others are the services other than Nova whose sections are tested, at the
// newest release.
var others = [...]string{"cinder", "heat", "ironic", "neutron"}

// asked reports whether a section of a service should be tested: Nova's own in
// every family, shared ones once.
func asked(service, section, family string) bool {
	newest := family == families[len(families)-1]
	if service != "nova" {
		return newest && slices.Contains(others[:], service) && !slices.Contains(shared[:], section)
	}
	return newest || !slices.Contains(shared[:], section)
}

// Sound lists the cases without mistakes: every consumer section with every
// auth plugin, and with settings of the session and of the adapter.
func Sound() []Case {
	var cases []Case
	for _, name := range families {
		release, err := catalog.Resolve(name)
		if err != nil {
			continue
		}
		for _, service := range catalog.Services() {
			for _, section := range release.Consumers(service) {
				facts, ok := release.Section(service, section)
				if ok && asked(service, section, name) {
					cases = append(cases, ofSection(name, release, facts)...)
				}
			}
		}
	}
	return cases
}

func ofSection(name string, release catalog.Release, facts *catalog.Section) []Case {
	var cases []Case
	add := func(what, ask string, options []assess.Given) {
		cases = append(cases, Case{
			ID:      strings.Join([]string{name, facts.Service, facts.Name, what}, "/"),
			Service: facts.Service, Release: name, Section: facts.Name, Options: options, Ask: ask,
		})
	}
	if facts.Reads.Session {
		for i, options := range sessionSettings {
			add("session"+string(rune('a'+i)), "load", known(facts, options))
		}
	}
	if facts.Reads.Adapter {
		for i, options := range adapterSettings {
			add("adapter"+string(rune('a'+i)), "load", known(facts, options))
		}
	}
	if facts.Reads.Auth && facts.Reads.Adapter && name == Installed {
		for i, options := range requests {
			add("request"+string(rune('a'+i)), "get", known(facts, append(slices.Clone(password), options...)))
		}
	}
	if facts.Reads.Auth {
		for _, plugin := range release.Plugins() {
			if options := pluginSettings(release, plugin); options != nil {
				add(plugin, "load", options)
			}
		}
	}
	return cases
}

// The settings are alternating names and values; a list's items are joined by
// commas.
var sessionSettings = [...][]string{
	{},
	{"cafile", "/etc/ssl/ca.pem"},
	{"cafile", "/etc/ssl/ca.pem", "insecure", "true"},
	{"certfile", "/etc/nova/client.pem"},
	{"certfile", "/etc/nova/client.pem", "keyfile", "/etc/nova/client.key", "timeout", "60"},
	{"collect_timing", "true", "split_loggers", "true", "insecure", "false"},
}

var adapterSettings = [...][]string{
	{"region_name", "RegionOne", "valid_interfaces", "internal"},
	{"valid_interfaces", "admin,public", "service_name", "name", "service_type", "type"},
	{"endpoint_override", "https://h.example.com:9292/$literal", "connect_retries", "3", "connect_retry_delay", "0.5",
		"status_code_retries", "2", "status_code_retry_delay", "1.5"},
}

// password gets a token, with which the requests are sent.
var password = []string{
	"auth_type", "password", "auth_url", "https://keystone.example.com:5000", "username", "nova", "password", "Geheim",
	"user_domain_name", "Default", "project_name", "service", "project_domain_name", "Default",
}

var requests = [...][]string{
	{},
	{"valid_interfaces", "admin,internal", "timeout", "60"},
	{"valid_interfaces", "public", "region_name", "RegionOne", "insecure", "true"},
	{"endpoint_override", "https://fixed.example.com/base", "region_name", "elsewhere"},
	{"connect_retries", "2", "status_code_retries", "1"},
}

// known omits what the release does not read, and what the installed
// keystoneauth is too old for.
func known(facts *catalog.Section, settings []string) []assess.Given {
	var options []assess.Given
	if kind, ok := facts.Option("auth_type"); ok && !kind.Default.IsNull() {
		options = append(options, assess.Given{Name: "auth_type", Text: "none"})
	}
	for pair := range slices.Chunk(settings, 2) {
		option, ok := facts.Option(pair[0])
		if !ok && slices.Contains(password, pair[0]) {
			options = append(options, assess.Given{Name: pair[0], Text: pair[1]})
		}
		if !ok || option.Name.Option == "retriable_status_codes" {
			continue
		}
		options = append(options, given(option, pair[1]))
	}
	return options
}

func given(option *catalog.Option, text string) assess.Given {
	if option.TypeName != "list" {
		return assess.Given{Name: option.Name.Option, Text: text}
	}
	list := assess.Given{Name: option.Name.Option, IsList: true}
	for item := range strings.SplitSeq(text, ",") {
		list.Items = append(list.Items, assess.ItemText{Text: item})
	}
	return list
}

// pluginSettings sets every option of a plugin, nil for the plugins that the
// installed keystoneauth cannot load, some for lack of other packages.
func pluginSettings(release catalog.Release, plugin string) []assess.Given {
	installed, err := catalog.Resolve(Installed)
	if err != nil {
		return nil
	}
	switch plugin {
	case "v3multifactor", "v3kerberos", "v3fedkerb":
		return nil
	}
	loadable, ok := installed.Plugin(plugin)
	if !ok {
		return nil
	}
	options, _ := release.Plugin(plugin)
	for _, needed := range loadable.Options {
		if needed.Required && !slices.ContainsFunc(options.Options, func(o *catalog.Option) bool { return o.Name.Option == needed.Name.Option }) {
			return nil // it has been renamed since
		}
	}
	settings := []assess.Given{{Name: "auth_type", Text: plugin}}
	for _, option := range options.Options {
		name := option.Name.Option
		if !slices.ContainsFunc(loadable.Options, func(o *catalog.Option) bool { return o.Name.Option == name }) {
			continue
		}
		value := name + `-of "it" $1 #;`
		switch {
		case strings.Contains(name, "url"), strings.Contains(name, "endpoint"):
			value = "https://keystone.example.com:5000/v3"
		case option.TypeName == "bool":
			value = "true"
		case option.TypeName == "int":
			value = "7"
		}
		settings = append(settings, given(option, value))
	}
	return settings
}
