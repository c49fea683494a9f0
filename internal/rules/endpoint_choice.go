package rules

import (
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func checkInvalidInterface(p *Pass) {
	on := p.Get("valid_interfaces")
	if !on.IsSet() {
		return
	}
	for i := range on.Items {
		item := &on.Items[i]
		if isInterface(item.Text) {
			continue
		}
		problem := Problem{On: on, Item: item, Message: fmt.Sprintf("valid_interfaces[%d] = %s is not an interface", item.Index, report.Show(item.Text))}
		if near := strings.TrimSuffix(strings.ToLower(item.Text), "url"); isInterface(near) {
			problem.Remediation = fmt.Sprintf("Write %s.", report.Redact(near))
		}
		p.Report(problem)
	}
}

func isInterface(text string) bool {
	return text == "public" || text == "internal" || text == "admin"
}

func checkPublicInterface(p *Pass) {
	on := p.Get("valid_interfaces")
	switch {
	case on.IsUnset():
		servers := p.Get("api_servers")
		catalogued := p.Get("endpoint_override").IsEmpty() && (servers == nil || servers.IsEmpty())
		if exposed := exposedInterfaces(on.Items); exposed != "" && catalogued {
			p.Report(Problem{On: on, Levels: "III", Message: fmt.Sprintf("valid_interfaces is not set: its default lists %s as well as internal", exposed)})
		}
	case on.IsSet() && on.IsEmpty():
		p.Report(Problem{On: on, Message: "valid_interfaces is empty, which ends up as public"})
	case on.IsSet():
		if exposed := exposedInterfaces(on.Items); exposed != "" {
			p.Report(Problem{On: on, Message: fmt.Sprintf("valid_interfaces lists %s", exposed)})
		}
	}
	if old := p.Get("interface"); old.IsSet() && old.Option.Library == catalog.Adapter {
		switch old.Str() {
		case "public", "publicURL", "admin", "adminURL":
			p.Report(Problem{On: old, Message: fmt.Sprintf("%s asks for that endpoint only", assigned(old))})
		}
	}
}

// exposedInterfaces names the interfaces in a list that are not for services.
func exposedInterfaces(items []config.Item) string {
	var public, admin bool
	for i := range items {
		public = public || items[i].Text == "public"
		admin = admin || items[i].Text == "admin"
	}
	switch {
	case public && admin:
		return "public and admin"
	case public:
		return "public"
	case admin:
		return "admin"
	}
	return ""
}

func checkConflictingEndpoints(p *Pass) {
	servers, override := p.Get("api_servers"), p.Get("endpoint_override")
	if !servers.IsSet() || !servers.Filled() || !override.HasText() {
		return
	}
	one := parseEndpoint(override.Str())
	normal := one.normal()
	for i := range servers.Items {
		other := parseEndpoint(servers.Items[i].Text)
		if other.normal() != normal {
			p.Report(Problem{On: override, Message: fmt.Sprintf("endpoint_override %s is not used: api_servers names %s", report.Show(one.masked()), report.Show(other.masked()))})
			return
		}
	}
	if !servers.Partial {
		p.Report(Problem{
			On:      override,
			Levels:  "WWW",
			Message: fmt.Sprintf("endpoint_override %s is also in api_servers, the only option that is used", report.Show(one.masked())),
		})
	}
}

func checkOptionWithoutEffect(p *Pass) {
	switch p.Name() {
	case "glance_store":
		p.storeOptions()
	case defaultGroup:
		p.defaultsOfBackends()
	}
	if !p.BuildsSession() || !p.inUse(p.Section) {
		return
	}
	p.versionOptions()
	p.catalogOptions()
	p.sessionOptions()
	if p.isImages() {
		p.retryOptions()
		p.rbdOptions()
		p.tlsOptions()
	}
}

// useless reports an option that is set but has no effect.
func (p *Pass) useless(on *config.Setting, why string) {
	p.Report(Problem{On: on, Message: fmt.Sprintf("%s has no effect: %s", assigned(on), why)})
}

// written reports whether a user definitely set an option, to something other
// than its default: setting the default changes nothing, so it misleads no one.
func written(on *config.Setting) bool {
	return on.IsSet() && on.Origin != config.FromHardening && (on.Partial || !on.Value.Equal(on.Option.Default))
}

// versionOptions: these are registered with a type that is always null, so that
// clients can look them up.
func (p *Pass) versionOptions() {
	for _, name := range [...]string{"version", "min_version", "max_version"} {
		if on := p.Get(name); on.IsSet() && on.Option.Ignored && on.Text != "" {
			p.useless(on, "it is registered so that it always reads as unset")
		}
	}
}

// sessionOptions: if no session is built from the section, its TLS files and
// timeouts have no effect. tls_verification_disabled covers insecure.
func (p *Pass) sessionOptions() {
	if p.mayUseSession() {
		return
	}
	why := "only the auth plugin of [" + p.Name() + "] is loaded, and asks over the session of the section that calls"
	if p.Name() == "barbican" || p.Name() == "vault" {
		why = "Castellan registers it in [" + p.Name() + "] and builds its session without it"
	}
	for _, name := range [...]string{"cafile", "certfile", "keyfile", "timeout", "collect_timing", "split_loggers"} {
		if name == "split_loggers" && p.Service == "cinder" && p.Name() == "service_user" {
			continue // which Cinder hands to its calls to Keystone
		}
		if on := p.Get(name); written(on) && (on.Option.Library == catalog.Session || on.Option.Library == castellan) && on.Text != "" {
			p.useless(on, why)
		}
	}
}

// castellan is the library whose options register a session in sections of its own.
const castellan = "castellan"

// catalogOptions: with a fixed endpoint nothing is looked up in the catalogue.
func (p *Pass) catalogOptions() {
	servers, override := p.Get("api_servers"), p.Get("endpoint_override")
	why := ""
	switch {
	case servers.Filled():
		why = "api_servers names the endpoints, and the catalogue is not asked"
	case override.HasText() && override.Option.Library == catalog.Adapter:
		why = "endpoint_override names the endpoint, and the catalogue is not asked"
	default:
		return
	}
	for _, name := range [...]string{"region_name", "service_name", "service_type"} {
		// Elsewhere the service type is sent along with microversions.
		if on := p.Get(name); written(on) && on.Option.Library == catalog.Adapter && (name != "service_type" || p.isImages()) {
			p.useless(on, why)
		}
	}
	// An item that is not an interface does have an effect: the adapter rejects
	// it.
	on := p.Get("valid_interfaces")
	if written(on) && on.Known() && on.Option.Library == catalog.Adapter {
		for i := range on.Items {
			if !isInterface(on.Items[i].Text) {
				return
			}
		}
		p.useless(on, why)
	}
}

// retryOptions: Nova builds the image client from the session and the endpoint
// alone, and ignores the options of the adapter that finds the endpoint.
func (p *Pass) retryOptions() {
	for _, name := range [...]string{"connect_retries", "connect_retry_delay", "status_code_retries", "status_code_retry_delay", "retriable_status_codes"} {
		if on := p.Get(name); written(on) {
			p.useless(on, "Nova does not hand it to the image client, whose calls num_retries governs")
		}
	}
}

// rbdOptions: the download runs `rbd export` with the pool of the image's own
// location, and never connects itself.
func (p *Pass) rbdOptions() {
	off := p.Get("enable_rbd_download").IsFalse()
	for _, name := range [...]string{"rbd_user", "rbd_connect_timeout", "rbd_pool", "rbd_ceph_conf"} {
		switch on := p.Get(name); {
		case !written(on):
		case off:
			p.useless(on, "enable_rbd_download is off")
		case name == "rbd_pool":
			p.useless(on, "the pool comes from the image location that Glance returns")
		case name == "rbd_connect_timeout":
			p.useless(on, "images are fetched by the command `rbd export`, which is not given it")
		}
	}
}

// tlsOptions: if every endpoint is plain HTTP, no connection uses TLS.
func (p *Pass) tlsOptions() {
	servers, override := p.Get("api_servers"), p.Get("endpoint_override")
	if !servers.Known() || !servers.Filled() && !override.HasText() {
		return
	}
	all := p.endpoints()
	for i := range all {
		f := &all[i]
		if (f.item != nil || !servers.Filled()) && !f.plain() {
			return
		}
	}
	for _, name := range [...]string{"cafile", "certfile", "keyfile", "insecure"} {
		if on := p.Get(name); written(on) && (on.HasText() || on.Value.Kind() == types.Bool) {
			p.useless(on, "every endpoint is plain http://")
		}
	}
}
