package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// onLoopback is met by a host that only the machine itself reaches.
var onLoopback = value(func(s *config.Setting) bool { return scalar(s) && isLoopback(s.Value.Text()) })

// isLoopback reports whether a host name or address means the machine itself.
// An empty host does not.
func isLoopback(host string) bool {
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	if name := strings.ToLower(host); name == "localhost" || strings.HasSuffix(name, ".localhost") || name == "ip6-localhost" || name == "localhost.localdomain" {
		return true
	}
	address, ok := hostAddress(host)
	return ok && address.IsLoopback()
}

// textLacks is met by a text that has none of these words between plus signs,
// and by an empty one.
func textLacks(words ...string) Condition {
	return value(func(s *config.Setting) bool {
		if !s.Known() || s.Value.Kind() != types.Null && s.Value.Kind() != types.String {
			return false
		}
		return !slices.ContainsFunc(strings.Split(s.Value.Text(), "+"), func(part string) bool { return slices.Contains(words, part) })
	})
}
