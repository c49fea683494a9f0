package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// ofRPC reports whether the section is about Ironic's JSON RPC, which has an
// auth_strategy of its own and asks no catalogue for the address.
func (p *Pass) ofRPC() bool {
	return p.Service == "ironic" && strings.HasSuffix(p.Name(), "json_rpc")
}

// rpcDecides reports whether nothing can be said of a login for JSON RPC because
// auth_type is not set: Ironic chooses the plugin by auth_strategy unless that is
// keystone, and a section that only says where a conductor listens, as in the
// install guide, logs in nowhere.
func (p *Pass) rpcDecides(options []*catalog.Option) bool {
	if !p.ofRPC() || !p.Get("auth_type").IsUnset() {
		return false
	}
	strategy := p.Get("auth_strategy")
	if strategy.IsUnset() {
		strategy = p.Configuration.Get(defaultGroup, "auth_strategy")
	}
	return strategy.Str() != "keystone" ||
		!slices.ContainsFunc(options, func(o *catalog.Option) bool { return p.Get(o.Name.Option).Given() })
}
