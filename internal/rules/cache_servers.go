package rules

import (
	"net/netip"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// listsCacheServers reports whether an option lists the servers of a memcached, for
// the token cache or for [cache].
func listsCacheServers(name string) bool {
	return name == "memcached_servers" || name == "memcache_servers"
}

const noSuchAddress = "an IPv4 address has four numbers from 0 to 255"

// memcacheClient is the Python package that talks to memcached. Each writes an IPv6
// address in its own way.
type memcacheClient uint8

const (
	anyClient       memcacheClient = iota
	pythonMemcached                // inet6:[ADDRESS]:PORT
	pymemcache                     // [ADDRESS]:PORT
)

// memcacheClient is the client that reads a list of servers.
func (p *Pass) memcacheClient(s *config.Setting) memcacheClient {
	switch {
	case p.Section.Get("memcache_sasl_enabled").IsTrue() || p.Section.Get("tls_enabled").IsTrue() || p.Section.Get("memcache_tls_enabled").IsTrue():
		return anyClient // bmemcached, perhaps
	case s.Option.Name.Group == "keystone_authtoken":
		return pythonMemcached
	case s.Option.Name.Group != "cache":
		return anyClient
	}
	switch p.Section.Get("backend").Str() {
	case "dogpile.cache.memcached", "oslo_cache.memcache_pool":
		return pythonMemcached
	case "dogpile.cache.pymemcache":
		return pymemcache
	}
	return anyClient
}

// cacheServers reports items that a client of memcached cannot take for a server.
func (p *Pass) cacheServers(s *config.Setting) {
	client, address := p.memcacheClient(s), "inet6:[ADDRESS]:11211"
	if client == pymemcache {
		address = "[ADDRESS]:11211"
	}
	for i := range s.Items {
		item := &s.Items[i]
		why := notCacheServer(item.Text)
		switch {
		case why != "":
		case client == pythonMemcached && strings.HasPrefix(item.Text, "["):
			why = "its client wants inet6: before the brackets"
		case client == pymemcache && strings.HasPrefix(item.Text, "inet"):
			why = "its client, pymemcache, reads the word before the colon as part of the host's name"
		}
		if why == "" || marker(item.Text) != "" {
			continue
		}
		effect := "The client of memcached cannot parse the address, and every use of the cache fails."
		if why == noSuchAddress || client == pymemcache {
			effect = "The client of memcached finds no such host, and nothing is cached there."
		}
		p.Report(Problem{
			On: s, Item: item,
			Message:     s.Name() + " lists " + report.Show(item.Text) + ", which is not a server: " + why,
			Effect:      effect,
			Remediation: "Write HOST:11211 for each server, with commas between them, and " + address + " for an IPv6 address.",
		})
	}
}

// notCacheServer says why a text is not the address of a memcached, "" if it may
// be one: HOST, HOST:PORT, inet:HOST:PORT, inet6:[ADDRESS]:PORT or unix:PATH.
func notCacheServer(text string) string {
	switch {
	case text == "":
		return ""
	case strings.Contains(text, "://"):
		return "it has a scheme"
	case strings.HasPrefix(text, "unix:"), strings.HasPrefix(text, "/"):
		return ""
	case strings.ContainsAny(text, " \t"):
		return "it contains white space"
	case strings.Contains(text, ";"):
		return "it contains a semicolon"
	}
	host := strings.TrimPrefix(strings.TrimPrefix(text, "inet6:"), "inet:")
	if inner, after, found := strings.Cut(host, "]"); found && strings.HasPrefix(inner, "[") && strings.Contains(inner, ":") {
		host = "v6" + after
	}
	name, port, _ := strings.Cut(host, ":")
	switch {
	case noIPv4(name):
		return noSuchAddress
	case strings.ContainsAny(name, "[]'\"/"):
		return "it is not a host name or an address"
	case strings.Count(host, ":") > 1:
		return "an IPv6 address has no square brackets"
	case port == "":
		return ""
	}
	if _, err := (types.PortType{}).Parse(port); err != nil {
		return "the port is not a number up to 65535"
	}
	return ""
}

// namesAddress reports whether an option of a plain text takes one address or host.
func namesAddress(name string) bool {
	switch name {
	case "my_ip", "my_block_storage_ip", "bind_host", "tftp_server", "server_listen", "server_proxyclient_address", "proxyclient_address":
		return true
	}
	for _, ending := range [...]string{"proxy_host", "_ip_address", "_inbound_addr", "_listen", "_server_hostname"} {
		if strings.HasSuffix(name, ending) {
			return true
		}
	}
	return false
}

const strayEffect = "The service cannot listen on it or connect to it, and others that are told the address cannot connect."

// strayAddress reports a URL or a network where one address belongs: the type takes
// any text, and only its use fails.
func (p *Pass) strayAddress(s *config.Setting) {
	text := s.Str()
	if marker(text) != "" {
		return
	}
	what := ""
	switch host, length, slash := strings.Cut(text, "/"); {
	case strings.Contains(text, "://"):
		what = "a URL"
	case slash && length != "" && strings.Trim(length, "0123456789") == "":
		if _, err := (types.IPType{}).Parse(host); err != nil {
			return
		}
		what = "an address with a prefix length"
	case withPort(text):
		what = "an address with a port"
	case severalAddresses(text):
		what = "a list"
	case inAddressBrackets(text):
		what = "an address in square brackets"
	case text == "*":
		what = "a wildcard"
	case noIPv4(text):
		p.Report(Problem{
			On: s, Message: assigned(s) + " is not an IPv4 address, which has four numbers from 0 to 255",
			Effect: strayEffect, Remediation: "Write the address of the host.",
		})
		return
	default:
		return
	}
	p.Report(Problem{
		On: s, Message: assigned(s) + " is " + what + ", and the option takes one address",
		Effect: strayEffect, Remediation: "Write the address alone.",
	})
}

// severalAddresses reports whether a text is a list of IP addresses, or one with a comma.
func severalAddresses(text string) bool {
	words := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || isSpace(r) })
	for _, word := range words {
		if _, err := netip.ParseAddr(word); err != nil {
			return false
		}
	}
	return len(words) > 0 && words[0] != text
}

// inAddressBrackets reports whether a text is an IPv6 address as URLs write it.
func inAddressBrackets(text string) bool {
	inner, opened := strings.CutPrefix(text, "[")
	inner, shut := strings.CutSuffix(inner, "]")
	_, err := netip.ParseAddr(inner)
	return opened && shut && err == nil
}

// withPort reports whether a text is an IP address with a port.
func withPort(text string) bool {
	_, err := netip.ParseAddrPort(text)
	return err == nil
}
