package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// misnamed are headers that people invent, with the sections that they have in mind:
// named after the library or the program that reads them, or in other words.
var misnamed = map[string]string{
	"oslo_db": "database", "db": "database", "mysql": "database", "sql": "database",
	"oslo_log": defaultGroup, "logging": defaultGroup, "log": defaultGroup,
	"oslo_messaging": defaultGroup, "messaging": defaultGroup,
	"rabbitmq": "oslo_messaging_rabbit", "rabbit": "oslo_messaging_rabbit", "oslo_rabbit": "oslo_messaging_rabbit", "oslo_rabbitmq": "oslo_messaging_rabbit",
	"notifications": "oslo_messaging_notifications", "notification": "oslo_messaging_notifications",
	"oslo_cache": "cache", "memcached": "cache", "memcache": "cache",
	"authtoken": "keystone_authtoken", "keystone_auth": "keystone_authtoken", "keystonemiddleware": "keystone_authtoken",
	"lock": "oslo_concurrency", "locks": "oslo_concurrency", "concurrency": "oslo_concurrency", "oslo_lock": "oslo_concurrency",
	"policy": "oslo_policy", "limits": "oslo_limit", "limit": "oslo_limit",
	"http_proxy_to_wsgi": "oslo_middleware", "middleware": "oslo_middleware", "oslo_healthcheck": "healthcheck",
	"service_auth": "service_user", "oslo_cors": "cors", "osprofiler": "profiler", "castellan": "key_manager", "keymanager": "key_manager",
}

// meantHeader finds the section that was meant by a header that nothing reads: a
// misspelt or an invented one, where the section reads something of what follows it.
func (p *Pass) meantHeader(group string, all []*config.Assignment) string {
	folded := fold(group)
	if meant, ok := misnamed[strings.ReplaceAll(folded, ".", "_")]; ok {
		other := func(a *config.Assignment) bool { return !ofLibrary(a.As.Option) }
		if meant == defaultGroup && slices.ContainsFunc(all, other) {
			return "" // many options there have general names
		}
		if meant == "service_user" && !slices.ContainsFunc(all, func(a *config.Assignment) bool { return a.As.Option == "send_service_user_token" }) {
			return "" // credentials may be meant for any section
		}
		if service, ok := p.Release.Service(p.Service); ok {
			if facts, ok := service.Effective().Section(meant); ok && p.readsAny(facts, all) {
				return meant
			}
		}
	}
	return nearSlip(group, func(yield func(string) bool) {
		for _, name := range p.Release.Sections(p.Service) {
			if differMore(folded, fold(name), slips(folded)) {
				continue
			}
			facts, ok := p.Release.Section(p.Service, name)
			if ok && p.readsAny(facts, all) && !yield(name) {
				return
			}
		}
	})
}

// ofLibrary reports whether an option of [DEFAULT] is one of oslo.log's or
// oslo.messaging's.
func ofLibrary(name string) bool {
	return oneOf(name, "debug", "transport_url", "control_exchange", "use_stderr", "use_syslog", "use_journal", "use_json") ||
		strings.Contains(name, "log") || strings.HasPrefix(name, "rpc_")
}

func (p *Pass) readsAny(facts *catalog.Section, all []*config.Assignment) bool {
	return slices.ContainsFunc(all, func(a *config.Assignment) bool {
		_, reads := facts.Option(a.As.Option)
		return reads || facts.Reads.Auth && AuthName(p.Release, a.As.Option)
	})
}
