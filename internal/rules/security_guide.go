package rules

import (
	"slices"
	"strings"
	"sync"
)

// Shown is what is needed to answer a Security Guide check.
type Shown uint8

// The ways to answer a check.
const (
	ByValues  Shown = iota // option values or configuration text
	ByFiles                // owners and modes, with inspect
	ByPaste                // also needs a paste or policy file, which is not read
	ByNothing              // not in the service's configuration
)

// GuideCheck is one check from the checklists in OpenStack's Security Guide.
type GuideCheck struct {
	ID       string
	Services []string // the services whose configuration it is about
	Asks     string   // in a few words, without a final full stop
	Shown    Shown
	Settings []string // section.option; nil if it is not about a single option
	// Differs says how the Guide differs from the software or the rules; "" if
	// it does not.
	Differs string
}

// guideParts are the parts of a check's id that indicate a service.
var guideParts = [...]struct{ part, service string }{
	{"Compute", "nova"},
	{"Identity", "keystone"},
	{"Image", "glance"},
	{"Block", "cinder"},
	{"Neutron", "neutron"},
	{"Shared", "manila"},
	{"Key-Manager", "barbican"},
}

// Texts shared by several checks.
const (
	unsetURI    = "The Guide fails a file that does not set www_authenticate_uri, which is a warning at most: www_authenticate_uri_unset. It does not ask for auth_url, which carries the service's password; plaintext_endpoint does."
	unsetSize   = "The Guide fails a file that does not set the option. Unset is 114688, as the Guide wants it, and passes here."
	fileAndDir  = "The Guide passes where the file or its folder is closed; the rule wants both."
	ownedByRoot = "A file that root owns with root's own group passes here as well: it lets in fewer."
)

// SecurityGuide lists the current checks, in the Guide's order of services. The
// dashboard's are omitted: its settings are a Python module. The slice is
// shared and must not be changed.
func SecurityGuide() []GuideCheck { return securityGuide() }

var securityGuide = sync.OnceValue(func() []GuideCheck {
	var checks []GuideCheck
	add := func(shown Shown, id, asks, differs string, settings ...string) {
		service := ""
		for _, p := range guideParts {
			if strings.HasPrefix(id, "Check-"+p.part+"-") {
				service = p.service
			}
		}
		checks = append(checks, GuideCheck{ID: id, Services: []string{service}, Asks: asks, Shown: shown, Settings: settings, Differs: differs})
	}
	files := func(part, service string) {
		owner := ownedByRoot
		if service == "keystone" {
			owner = "The Guide wants Keystone's user as the owner; root passes here as well."
		}
		add(ByFiles, "Check-"+part+"-01", "the configuration belongs to root and to the group of "+service, owner)
		add(ByFiles, "Check-"+part+"-02", "files have mode 0640, folders 0750, or stricter", fileAndDir)
	}
	tokens := func(part string) {
		add(ByValues, "Check-"+part+"-04", "tokens are checked over TLS", unsetURI,
			"keystone_authtoken.www_authenticate_uri", "keystone_authtoken.auth_uri", "keystone_authtoken.insecure")
	}

	files("Compute", "nova")
	add(ByValues, "Check-Compute-03", "requests are checked with Keystone",
		"The Guide asks this of releases up to Rocky; the other value works until Nova 31.", "api.auth_strategy", "DEFAULT.auth_strategy")
	tokens("Compute")
	add(ByValues, "Check-Compute-05", "images come over TLS",
		"The Guide fails a file without api_servers; where that is not set, endpoint_from_catalog says so, as an error under strict.",
		"glance.api_servers", "glance.endpoint_override", "glance.insecure", "glance.api_insecure")

	files("Identity", "keystone")
	add(ByNothing, "Check-Identity-03", "Keystone answers over TLS",
		"Keystone has had no listener of its own since Newton: TLS is the web server's. plaintext_endpoint looks at public_endpoint and admin_endpoint, which is what Keystone says of itself.")
	add(ByValues, "Check-Identity-05", "requests have a limited size", unsetSize, "oslo_middleware.max_request_body_size", "DEFAULT.max_request_body_size")
	add(ByValues, "Check-Identity-06", "there is no admin_token", "The Guide also asks that admin_token_auth is out of keystone-paste.ini, which is not read.", "DEFAULT.admin_token")
	add(ByValues, "Check-Identity-07", "answers do not tell why a login failed", "", "DEFAULT.insecure_debug")
	add(ByValues, "Check-Identity-08", "tokens are Fernet's", "The Guide knows uuid and fernet; jws, which came with Stein, is as good and passes.", "token.provider")

	files("Image", "glance")
	add(ByValues, "Check-Image-03", "requests are checked with Keystone",
		"Glance's API reads no auth_strategy; the name belonged to the client of its registry, up to Ussuri. What decides is flavor in [paste_deploy], and unset means that no one is checked.", "paste_deploy.flavor")
	tokens("Image")
	add(ByPaste, "Check-Image-05", "users may not copy from any URL",
		"The Guide asks for a line of the policy file. The API behind it left with Rocky: image_import_open finds the option that serves it, and what has taken its place.", "DEFAULT.enable_v1_api", "DEFAULT.enabled_import_methods")

	files("Block", "cinder")
	add(ByValues, "Check-Block-03", "requests are checked with Keystone", "", "DEFAULT.auth_strategy")
	tokens("Block")
	add(ByValues, "Check-Block-05", "Nova is called over TLS", "The option's name is that of releases up to Ocata; since then it is insecure in [nova].", "DEFAULT.nova_api_insecure", "nova.insecure")
	add(ByValues, "Check-Block-06", "Glance is called over TLS", "A server without a scheme is called over http, and fails here.", "DEFAULT.glance_api_servers", "DEFAULT.glance_api_insecure")
	add(ByValues, "Check-Block-07", "volumes on network shares are closed to other accounts", "The Guide fails where both options are false; one is enough here.", nasSettings...)
	add(ByValues, "Check-Block-08", "requests have a limited size", unsetSize, "oslo_middleware.max_request_body_size", "DEFAULT.osapi_max_request_body_size")
	add(ByValues, "Check-Block-09", "volumes are encrypted with keys of their own",
		"The Guide fails files that do not name a key manager. The default is Barbican, so this is a warning only under strict. Whether Nova and Cinder name the same one, osloconf_cloud tells.",
		"key_manager.backend", "key_manager.fixed_key")
	checks[len(checks)-1].Services = []string{"cinder", "nova"}

	files("Neutron", "neutron")
	add(ByValues, "Check-Neutron-03", "requests are checked with Keystone", "", "DEFAULT.auth_strategy")
	tokens("Neutron")
	add(ByValues, "Check-Neutron-05", "the API listens with TLS", "A proxy in front of the API may add TLS, so this is an error only under strict.", "DEFAULT.use_ssl")

	files("Shared", "manila")
	add(ByValues, "Check-Shared-03", "requests are checked with Keystone", "", "DEFAULT.auth_strategy")
	tokens("Shared")
	add(ByValues, "Check-Shared-05", "Nova's certificate is checked", "The name is an older one, gone with Zed; now it is insecure in [nova].", "nova.insecure")
	add(ByValues, "Check-Shared-06", "Neutron's certificate is checked", "The name is an older one; now it is insecure in [neutron].", "neutron.insecure")
	add(ByValues, "Check-Shared-07", "Cinder's certificate is checked", "The name is an older one, gone with Zed; now it is insecure in [cinder].", "cinder.insecure")
	add(ByValues, "Check-Shared-08", "requests have a limited size", unsetSize, "oslo_middleware.max_request_body_size")

	files("Key-Manager", "barbican")
	add(ByPaste, "Check-Key-Manager-03", "requests are checked with Keystone",
		"Which filters requests pass stands in barbican-api-paste.ini, which is not read. anonymous_access finds the option that lets requests without a token through.", "DEFAULT.allow_anonymous_access")
	tokens("Key-Manager")
	return checks
})

// Rules lists the rules that reference a check, in the guide's order.
func (c *GuideCheck) Rules() []*Rule {
	var named []*Rule
	for rule := range All() {
		refers := func(row Row) bool { return slices.Contains(row.References, c.ID) }
		if slices.Contains(rule.References, c.ID) || slices.ContainsFunc(rule.Table(), refers) {
			named = append(named, rule)
		}
	}
	return named
}

// nasSettings are in a freely named section, or in [DEFAULT] in old releases.
var nasSettings = []string{"*.nas_secure_file_operations", "*.nas_secure_file_permissions"}

// guided are the rule's references to the Guide that apply to a finding: to
// checks about this option of this service.
func guided(references []string, service, section, option string) []string {
	isCheck := func(id string) bool { return strings.HasPrefix(id, "Check-") }
	if !slices.ContainsFunc(references, isCheck) {
		return references
	}
	kept := make([]string, 0, len(references))
	checks := SecurityGuide()
	for _, id := range references {
		at := slices.IndexFunc(checks, func(c GuideCheck) bool { return c.ID == id })
		if !isCheck(id) || at >= 0 && checks[at].asks(service, section, option) {
			kept = append(kept, id)
		}
	}
	return kept
}

// asks reports whether a check is about an option of a service.
func (c *GuideCheck) asks(service, section, option string) bool {
	if !slices.Contains(c.Services, service) {
		return false
	}
	return c.Settings == nil || slices.Contains(c.Settings, section+"."+option) || slices.Contains(c.Settings, "*."+option)
}
