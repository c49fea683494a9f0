package rules

import (
	"cmp"
	"fmt"
	"strings"
)

// tokenCacheKeys compares the keys of services that share a token cache. A
// cache on a loopback address belongs to one host.
func (p *CloudPass) tokenCacheKeys() {
	same := newClusters()
	var keys []side
	var cache []int
	for _, m := range p.Members {
		servers, ok := given(m, "keystone_authtoken", "memcached_servers")
		key, keyed := given(m, "keystone_authtoken", "memcache_secret_key")
		if !ok || !keyed {
			continue
		}
		var shared []string
		for _, item := range servers.setting.Items {
			if server := strings.ToLower(item.Text); !memcachedHere(server) {
				shared = append(shared, server)
			}
		}
		if len(shared) > 0 {
			keys, cache = append(keys, key), append(cache, same.join(shared))
		}
	}
	caches := map[int]*groups{}
	var order []int
	for i, key := range keys {
		of := same.find(cache[i])
		if caches[of] == nil {
			caches[of], order = &groups{}, append(order, of)
		}
		caches[of].add(key.secret(), key)
	}
	for _, of := range order {
		p.disagree(caches[of], Problem{
			Levels: "WWE",
			Effect: "Each looks for cached tokens under keys of its own: nothing fails, but they share no cache, and Keystone is asked for each token as often as there are keys.",
		})
	}
}

// memcachedHere reports whether a memcached server, such as
// "inet6:[::1]:11211", is the host itself.
func memcachedHere(server string) bool {
	host := strings.TrimPrefix(strings.TrimPrefix(server, "inet6:"), "[")
	return strings.HasPrefix(host, "127.") || strings.HasPrefix(host, "localhost") || strings.HasPrefix(host, "::1") ||
		strings.HasPrefix(host, "unix:") || strings.HasPrefix(host, "/")
}

// cephSecrets compares the libvirt secrets that Nova and cinder name for one
// Ceph user. Each user has its own key, so two cannot share a secret.
func (p *CloudPass) cephSecrets() {
	backends := map[string][]side{} // by user
	users := map[string]map[string]side{}
	for _, m := range p.of("cinder") {
		for _, section := range m.Sections {
			if section.Pattern() != "<backend>" {
				continue
			}
			secret, user := section.Get("rbd_secret_uuid"), section.Get("rbd_user")
			if !secret.IsSet() || secret.IsEmpty() || !user.HasText() {
				continue
			}
			s := side{m, secret}
			backends[user.Str()] = append(backends[user.Str()], s)
			uuid := strings.ToLower(s.secret())
			if users[uuid] == nil {
				users[uuid] = map[string]side{}
			}
			users[uuid][user.Str()] = s
		}
	}
	for _, m := range p.of("nova") {
		s, ok := given(m, "libvirt", "rbd_secret_uuid")
		user := m.Get("libvirt", "rbd_user")
		if !ok || !user.HasText() {
			continue
		}
		uuid := strings.ToLower(s.secret())
		if same := backends[user.Str()]; len(same) > 0 {
			if _, agrees := users[uuid][user.Str()]; !agrees {
				p.report(s, same, Problem{
					Message:     fmt.Sprintf("%s differs from %s, although both are for the user %s of Ceph", s, same[0], user.Show()),
					Effect:      "libvirt looks up one user's key under two secrets: where a host has only one of them, its disks or volumes do not attach.",
					Remediation: "Name one secret in both, and define it on every compute host.",
				})
			}
			continue
		}
		for _, other := range p.othersOf(users[uuid]) {
			p.report(s, []side{other}, Problem{
				Message:     fmt.Sprintf("%s is the secret of %s, although rbd_user is %s here and %s there", s, other, user.Show(), other.member.Section(other.setting.Section()).Get("rbd_user").Show()),
				Effect:      "A libvirt secret contains the key of one user: Ceph refuses the other.",
				Remediation: "Give each user of Ceph a secret of its own, or both services one user.",
			})
		}
	}
}

// othersOf is the first of the sides, by user.
func (p *CloudPass) othersOf(users map[string]side) []side {
	for _, user := range sortedKeys(users) {
		return []side{users[user]}
	}
	return nil
}

// busOfOneService compares the transport URLs of a service's programs. Each of
// Nova's cells has its own bus.
func (p *CloudPass) busOfOneService() {
	services := map[string]*groups{}
	var order []string
	for _, b := range p.buses() {
		service := b.member.Service
		if service == "nova" {
			continue
		}
		if services[service] == nil {
			services[service], order = &groups{}, append(order, service)
		}
		services[service].add(fmt.Sprintf("%d/%s", b.bus, b.url.VirtualHost), b.side)
	}
	for _, service := range order {
		p.disagreeing(services[service], service)
	}
	var kinds groups
	for _, m := range p.of("ironic") {
		if s := (side{m, m.Get("DEFAULT", "rpc_transport")}); s.setting != nil && s.setting.Known() && m.WholeFile() {
			kinds.add(s.setting.Str(), s)
		}
	}
	p.differ(&kinds, Problem{Effect: "Ironic's API calls the conductor over one transport, and the conductor listens on the other: every call fails."})
}

func (p *CloudPass) disagreeing(g *groups, service string) {
	o := g.odd()
	for _, s := range o.few {
		p.report(s, o.most, Problem{
			Message:     fmt.Sprintf("%s names another bus or virtual host than %s", s, o.most[0]),
			Effect:      "Programs of one service that do not share a bus never receive one another's calls: the caller waits until the call times out.",
			Remediation: cmp.Or(o.advice(s), "Give every program of "+service+" the same transport_url."),
		})
	}
}

// busPasswords compares the members' passwords for one account on a bus.
func (p *CloudPass) busPasswords() {
	accounts := map[string]*groups{}
	var order []string
	for _, b := range p.buses() {
		host := &b.url.Hosts[0]
		if host.Username == "" {
			continue
		}
		account := fmt.Sprintf("%d/%s", b.bus, host.Username)
		if accounts[account] == nil {
			accounts[account], order = &groups{}, append(order, account)
		}
		accounts[account].add(host.Password, b.side)
	}
	for _, account := range order {
		o := accounts[account].odd()
		for _, s := range o.few {
			p.report(s, o.most, Problem{
				Message:     fmt.Sprintf("%s has a different password from %s for the same account on the same bus", s, o.most[0]),
				Effect:      "The broker knows only one password for an account and refuses the other: that program cannot use the bus.",
				Remediation: o.advice(s),
			})
		}
	}
}
