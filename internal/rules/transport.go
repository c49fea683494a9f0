package rules

import (
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

var transportRules = []*Rule{
	{
		Name:   "plaintext_endpoint",
		Levels: "WEE",
		CWE:    []int{319},
		References: []string{
			"Check-Compute-04", "Check-Compute-05", "Check-Image-04", "Check-Block-04", "Check-Block-06",
			"Check-Neutron-04", "Check-Shared-04", "Check-Key-Manager-04",
		},
		Since:       12,
		Needs:       Values,
		Title:       "an endpoint is reached over plain HTTP",
		Effect:      "Tokens, passwords and image data cross the network in clear text, and anyone on the path can change them: a token read there works for the whole cloud.",
		Remediation: "Give the service a certificate and write https:// here.",
		FalseAlarms: "A loopback address whose TLS another process on the same host adds, such as a service mesh's proxy: " +
			"there the finding is one step quieter.",
		Example: Example{
			Bad:     `api_servers = ["http://glance.example.org:9292"]`,
			Good:    `api_servers = ["https://glance.example.org:9292"]`,
			Message: `api_servers[0] "http://glance.example.org:9292" is plain HTTP`,
		},
		Rows: []Part{
			{nil, plainRowsOfAll},
			{ironicOnly, plainMetalRows},
			{neutronOnly, plainMetadataRows},
			{novaOnly, plainNovaRows},
			{[]string{"barbican", "cinder", "designate", "glance", "heat", "keystone", "magnum", "manila", "neutron", "octavia"}, plainRows},
		},
		Check: checkPlaintextEndpoint,
	},
	{
		Name:   "tls_verification_disabled",
		Levels: "WEE",
		CWE:    []int{295},
		References: []string{
			"Check-Compute-04", "Check-Compute-05", "Check-Image-04", "Check-Block-04", "Check-Block-05", "Check-Block-06",
			"Check-Neutron-04", "Check-Shared-04", "Check-Shared-05", "Check-Shared-06", "Check-Shared-07", "Check-Key-Manager-04",
		},
		Since:       12,
		Needs:       Values,
		Title:       "TLS certificates are not verified",
		Effect:      "Anyone on the network path can answer in the service's name, take the token and return altered data; TLS then only seems to protect.",
		Remediation: "Remove the option, and name the certificate authority in cafile where it is not one that the system trusts.",
		Example: Example{
			Bad:     `insecure = true`,
			Good:    `cafile = "/etc/ssl/certs/openstack-ca.pem"`,
			Message: "insecure = true turns off TLS verification for every request to Glance",
		},
		Rows: []Part{
			{cinderOnly, unverifiedVolumeRows},
			{glanceOnly, unverifiedImageRows},
			{ironicOnly, unverifiedMetalRows},
			{manilaOnly, unverifiedShareRows},
			{novaOnly, unverifiedComputeRows},
			{[]string{"designate", "heat", "keystone", "magnum", "neutron", "octavia"}, unverifiedRows},
		},
		Check: checkTLSVerificationDisabled,
	},
	{
		Name:        "mixed_endpoint_schemes",
		Levels:      "WEE",
		CWE:         []int{319},
		Since:       12,
		Needs:       Values,
		Title:       "api_servers mixes http and https",
		Effect:      "Nova shuffles the list before each use, so some requests are encrypted and others are not, and no two hosts fail alike.",
		Remediation: "Write https:// in every item of api_servers.",
		Example: Example{
			Bad:     `api_servers = ["https://a.example.org:9292", "http://b.example.org:9292"]`,
			Good:    `api_servers = ["https://a.example.org:9292", "https://b.example.org:9292"]`,
			Message: "api_servers mixes http and https",
		},
		Check: checkMixedEndpointSchemes,
	},
	{
		Name:        "system_trust_store",
		Levels:      "IIW",
		Since:       16,
		Needs:       Values,
		Title:       "every certificate authority that the system trusts is accepted",
		Effect:      "Without cafile the HTTP client accepts a certificate from every public authority in its bundle, not only from the one that signs the cloud's own endpoints.",
		Remediation: "Set cafile to the file of the certificate authority that signs this endpoint.",
		FalseAlarms: "Endpoints with certificates of a public authority, and hosts whose system bundle was cut down to the cloud's own authority.",
		Example: Example{
			Bad: `api_servers = ["https://glance.example.org:9292"]`,
			Good: `api_servers = ["https://glance.example.org:9292"]
cafile      = "/etc/ssl/certs/openstack-ca.pem"`,
			Message: "cafile is not set",
		},
		Check: checkSystemTrustStore,
	},
	{
		Name:        "endpoint_from_catalog",
		Levels:      "IIE",
		CWE:         []int{319},
		References:  []string{"Check-Compute-05"},
		Since:       17,
		Needs:       Values,
		Title:       "the endpoint comes from the service catalogue",
		Effect:      "Anyone who can write to Keystone's catalogue decides which host is used, and whether over TLS; nothing here proves that it says https.",
		Remediation: "Set endpoint_override to the https:// URL of the service, or make sure of the catalogue's entry.",
		FalseAlarms: "Clouds that check their catalogue elsewhere: turn the rule off there.",
		Example: Example{
			Bad:     `region_name = "RegionOne"`,
			Good:    `endpoint_override = "https://glance.example.org:9292"`,
			Message: "neither api_servers nor endpoint_override is set",
		},
		Check: checkEndpointFromCatalog,
	},
}

func checkPlaintextEndpoint(p *Pass) {
	all := p.endpoints()
	for i := range all {
		f := &all[i]
		if !f.plain() {
			continue
		}
		problem := Problem{Message: fmt.Sprintf("%s is plain HTTP: what is sent to it crosses the network unencrypted", f)}
		if isThisHost(f.host) {
			problem.Message = fmt.Sprintf("%s is plain HTTP, to this host itself", f)
			problem.Effect = "Only processes on the same host can listen or answer, but any of them can that takes the port first."
			problem.Levels = p.rule.Levels.Lower()
		}
		p.endpointProblem(f, problem)
	}
	checkPlaintextHost(p)
}

// checkPlaintextHost judges the endpoint that Nova builds from host and
// protocol without api_servers, as releases before 14 do.
func checkPlaintextHost(p *Pass) {
	servers, host, protocol := p.Get("api_servers"), p.Get("host"), p.Get("protocol")
	if !p.isImages() || !servers.IsEmpty() || !host.IsSet() || !host.HasText() || protocol.Str() != "http" {
		return
	}
	if marker(host.Str()) != "" {
		return // placeholder_value reports that it names no host yet
	}
	problem := Problem{On: host, Message: fmt.Sprintf("host = %s with protocol = http is plain HTTP: what is sent to it crosses the network unencrypted", host.Show())}
	if isThisHost(host.Str()) {
		problem.Message = fmt.Sprintf("host = %s with protocol = http is plain HTTP, to this host itself", host.Show())
		problem.Levels = p.rule.Levels.Lower()
	}
	p.Report(problem)
}

func checkTLSVerificationDisabled(p *Pass) {
	on := p.Get("insecure")
	if on == nil {
		on = p.Get("api_insecure") // the option's name before Nova 16
	}
	if verify := p.Get("verify_ssl"); verify.IsFalse() && p.Name() == "barbican" {
		p.Report(Problem{On: verify, Message: fmt.Sprintf("%s turns off TLS verification for %s", assigned(verify), p.requests())})
	}
	if on.IsTrue() && !p.mayUseSession() {
		p.Report(Problem{On: on, Message: fmt.Sprintf("%s is set in [%s], whose session options are registered but not used: it takes effect with the first release that uses them", assigned(on), p.Name())})
		return
	}
	if on.IsTrue() {
		p.Report(Problem{On: on, Message: fmt.Sprintf("%s turns off TLS verification for %s%s", assigned(on), p.requests(), p.ignoredTrust())})
		return
	}
	if at := p.shadowedInsecure(on); at != nil {
		p.Report(Problem{
			At:     at,
			Option: on.Name(),
			Message: fmt.Sprintf("%s = true turns off TLS verification for %s as soon as it is in a later file than %s",
				at.As.Option, p.requests(), assigned(on)),
			Remediation: fmt.Sprintf("Remove %s, and keep insecure = false.", at.As.Option),
		})
	}
}

// ignoredTrust names the cafile that no longer has any effect.
func (p *Pass) ignoredTrust() string {
	if cafile := p.Get("cafile"); cafile.HasText() {
		return ", and " + assigned(cafile) + " is then ignored"
	}
	return ""
}

// shadowedInsecure finds a true value under an older name of insecure that the
// current name overrides only because both are in the same file.
func (p *Pass) shadowedInsecure(on *config.Setting) *config.Assignment {
	if !on.IsFalse() || on.Entry == nil {
		return nil
	}
	source := -1
	for _, a := range p.Assignments {
		if a.Entry == on.Entry {
			source = a.Source
		}
	}
	var last []*config.Assignment // the last of each older name: earlier ones do not count
	for _, a := range p.Assignments {
		if a.Option == on.Option && a.Deprecated() && a.As != on.As && a.Shadowed && a.Source == source {
			last = lastOfName(last, a)
		}
	}
	for _, a := range last {
		if a.Entry.Opaque {
			continue
		}
		switch strings.ToLower(a.Entry.Value) {
		case "true", "1", "on", "yes":
			return a
		}
	}
	return nil
}

func checkMixedEndpointSchemes(p *Pass) {
	on := p.Get("api_servers")
	if !judgeable(on) || !isList(on) {
		return
	}
	plain, secure := "", ""
	all := p.endpoints()
	for i := range all {
		f := &all[i]
		switch {
		case f.on != on:
		case f.plaintext(p) && plain == "":
			plain = f.shown()
		case f.secure() && secure == "":
			secure = f.shown()
		}
	}
	if plain != "" && secure != "" {
		p.Report(Problem{On: on, Message: fmt.Sprintf("api_servers mixes http and https: %s and %s", plain, secure)})
	}
}

func checkSystemTrustStore(p *Pass) {
	cafile := p.Get("cafile")
	if !cafile.IsEmpty() || p.Get("insecure").IsTrue() || !p.usesSession() {
		return
	}
	all := p.endpoints()
	for i := range all {
		f := &all[i]
		if !f.sound() {
			continue
		}
		if f.secure() {
			what := "not set"
			if cafile.IsSet() {
				what = "empty"
			}
			p.Report(Problem{On: cafile, Message: fmt.Sprintf("cafile is %s: the certificate of %s may come from any authority that the system trusts", what, f)})
			return
		}
	}
}

func checkEndpointFromCatalog(p *Pass) {
	override, servers := p.Get("endpoint_override"), p.Get("api_servers")
	switch {
	case override == nil || !override.IsEmpty() || servers != nil && !servers.IsEmpty():
	case servers != nil:
		p.Report(Problem{On: override, Message: "neither api_servers nor endpoint_override is set: nothing here proves that images come over https"})
	default:
		p.Report(Problem{On: override, Message: fmt.Sprintf("endpoint_override is not set: nothing here proves that %s goes over https", p.requests())})
	}
}
