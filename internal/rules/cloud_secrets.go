package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

var cloudSecretMismatch = &Rule{
	Name:        "cloud_secret_mismatch",
	Levels:      "EEE",
	CWE:         []int{1288},
	Needs:       Values | Text,
	Scope:       Run,
	Title:       "a shared secret that differs",
	Effect:      "Whoever checks the secret refuses what the other side signs, encrypts or sends with it: instances get no metadata, cached tokens are thrown away, volumes do not attach.",
	Remediation: "Set the same value on both sides, from one variable.",
	FalseAlarms: "Configurations of two clouds in one data source. Give each cloud its own.",
	Example: Example{
		DataSource: "osloconf_cloud",
		BadPair: [2]Half{
			{Service: "nova", Text: "[neutron]\nservice_metadata_proxy = true\nmetadata_proxy_shared_secret = a1b2c3d4e5\n"},
			{Service: "neutron", Text: "[DEFAULT]\nmetadata_proxy_shared_secret = f6g7h8i9j0\n"},
		},
		GoodPair: [2]Half{
			{Service: "nova", Text: "[neutron]\nservice_metadata_proxy = true\nmetadata_proxy_shared_secret = a1b2c3d4e5\n"},
			{Service: "neutron", Text: "[DEFAULT]\nmetadata_proxy_shared_secret = a1b2c3d4e5\n"},
		},
		Message: `[DEFAULT] metadata_proxy_shared_secret of "neutron"`,
	},
	Cloud: checkCloudSecrets,
}

func checkCloudSecrets(p *CloudPass) {
	p.metadataSecret()
	p.tokenCacheKeys()
	for _, shared := range [...]struct{ service, section, option string }{
		{"heat", "DEFAULT", "auth_encryption_key"},
		{"octavia", "health_manager", "heartbeat_key"},
		{"octavia", "certificates", "server_certs_key_passphrase"},
		{"neutron", "DEFAULT", "metadata_proxy_shared_secret"},
	} {
		var g groups
		for _, m := range p.of(shared.service) {
			if s, ok := given(m, shared.section, shared.option); ok {
				g.add(s.text(), s)
			}
		}
		p.disagree(&g)
	}
	p.rbdSecrets()
	p.busOfOneService()
}

// disagree reports the sides that differ from the others, one finding a side.
func (p *CloudPass) disagree(g *groups) {
	few, most := g.odd()
	for _, s := range few {
		p.report(s, most, Problem{Message: fmt.Sprintf("%s differs from %s", s, most[0])})
	}
}

// metadataSecret compares what Nova's API checks with what Neutron's metadata
// agents sign with.
func (p *CloudPass) metadataSecret() {
	var novas, agents []side
	for _, m := range p.of("nova") {
		if s, ok := given(m, "neutron", "metadata_proxy_shared_secret"); ok {
			novas = append(novas, s)
		}
	}
	for _, m := range p.of("neutron") {
		if s, ok := given(m, "DEFAULT", "metadata_proxy_shared_secret"); ok {
			agents = append(agents, s)
		}
	}
	switch {
	case len(novas) == 0 && len(agents) == 0:
		return
	case len(novas) == 0:
		p.lacks("[neutron] metadata_proxy_shared_secret of nova", "cloud_secret_mismatch")
		return
	case len(agents) == 0:
		p.lacks("metadata_proxy_shared_secret of a metadata agent of neutron", "cloud_secret_mismatch")
		return
	}
	var known groups
	for _, s := range novas {
		known.add(s.text(), s)
	}
	p.disagree(&known)
	for _, s := range agents {
		if len(known.sides[s.text()]) == 0 {
			p.report(s, novas, Problem{
				Message: fmt.Sprintf("%s differs from %s", s, novas[0]),
				Effect:  "Nova refuses every request that this agent signs, so instances behind it get no metadata: no keys, no user data.",
			})
		}
	}
}

// tokenCacheKeys compares the keys of services that share a token cache.
func (p *CloudPass) tokenCacheKeys() {
	caches := map[string]*groups{}
	var order []string
	for _, m := range p.Members {
		servers, ok := given(m, "keystone_authtoken", "memcached_servers")
		key, keyed := given(m, "keystone_authtoken", "memcache_secret_key")
		if !ok || !keyed {
			continue
		}
		var hosts []string
		for _, item := range servers.setting.Items {
			hosts = append(hosts, item.Text)
		}
		slices.Sort(hosts)
		cache := strings.Join(hosts, ",")
		if caches[cache] == nil {
			caches[cache], order = &groups{}, append(order, cache)
		}
		caches[cache].add(key.text(), key)
	}
	for _, cache := range order {
		p.disagree(caches[cache])
	}
}

// rbdSecrets compares the libvirt secrets that Nova and cinder name.
func (p *CloudPass) rbdSecrets() {
	var backends []side
	known := map[string]bool{}
	for _, m := range p.of("cinder") {
		for _, section := range m.Sections {
			if section.Pattern() != "<backend>" {
				continue
			}
			if s := section.Get("rbd_secret_uuid"); s.IsSet() && !s.IsEmpty() {
				backends = append(backends, side{m, s})
				known[strings.ToLower(s.Value.Text())] = true
			}
		}
	}
	for _, m := range p.of("nova") {
		s, ok := given(m, "libvirt", "rbd_secret_uuid")
		if ok && len(backends) > 0 && !known[strings.ToLower(s.text())] {
			p.report(s, backends, Problem{
				Message: fmt.Sprintf("%s names a secret that no backend of cinder does, such as %s", s, backends[0]),
				Effect:  "libvirt looks volumes up with a secret that it may not hold, and attaching them fails.",
			})
		}
	}
}

// busOfOneService compares the transport URLs of a service's programs. Nova's
// cells have a bus each.
func (p *CloudPass) busOfOneService() {
	services := map[string]*groups{}
	var order []string
	for _, m := range p.Members {
		if m.Service == config.DefaultService {
			continue
		}
		s, ok := given(m, "DEFAULT", "transport_url")
		if !ok {
			continue
		}
		if services[m.Service] == nil {
			services[m.Service], order = &groups{}, append(order, m.Service)
		}
		services[m.Service].add(s.text(), s)
	}
	for _, service := range order {
		few, most := services[service].odd()
		for _, s := range few {
			p.report(s, most, Problem{
				Message:     fmt.Sprintf("%s is another bus, account or virtual host than %s", s, most[0]),
				Effect:      "Programs of one service that do not share a bus never hear of one another's calls: they wait until the call times out.",
				Remediation: "Give every program of " + service + " the same transport_url.",
			})
		}
	}
}
