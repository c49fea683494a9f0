package rules

import (
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/urls/transport"
)

// busSide is a member's transport_url.
type busSide struct {
	side
	url *transport.URL
	bus int // members whose URLs have a host in common share a number
}

// buses lists the transport URLs that name hosts. They are read once.
func (p *CloudPass) buses() []busSide {
	if p.dialled {
		return p.busSides
	}
	p.dialled = true
	same := newClusters()
	for _, m := range p.Members {
		s, ok := given(m, "DEFAULT", "transport_url")
		if !ok {
			continue
		}
		url, err := transport.Parse(s.secret())
		if err != nil || len(url.Hosts) == 0 || !url.Hosts[0].HasName || url.Driver() == "fake" {
			continue
		}
		b := busSide{side: s, url: url}
		hosts := make([]string, len(url.Hosts))
		for i := range url.Hosts {
			hosts[i] = busHost(&url.Hosts[i])
		}
		b.bus = same.join(hosts)
		p.busSides = append(p.busSides, b)
	}
	for i := range p.busSides {
		p.busSides[i].bus = same.find(p.busSides[i].bus)
	}
	return p.busSides
}

func busHost(h *transport.Host) string {
	const amqp = 5672
	port := int64(amqp)
	if h.HasPort {
		port = h.Port
	}
	return strings.ToLower(h.Name) + ":" + strconv.FormatInt(port, 10)
}

// clusters finds which lists have a name in common, directly or through others.
type clusters struct {
	parent []int
	names  map[string]int
}

func newClusters() *clusters { return &clusters{names: map[string]int{}} }

// join adds a list, and returns a number for it; find returns the same number
// for all lists of a cluster.
func (c *clusters) join(names []string) int {
	own := len(c.parent)
	c.parent = append(c.parent, own)
	for _, name := range names {
		if other, ok := c.names[name]; ok {
			c.parent[c.find(other)] = c.find(own)
		}
		c.names[name] = own
	}
	return own
}

func (c *clusters) find(of int) int {
	for c.parent[of] != of {
		c.parent[of] = c.parent[c.parent[of]]
		of = c.parent[of]
	}
	return of
}
