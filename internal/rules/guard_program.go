package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// servesAPI holds where the configuration may be one of a program that serves an
// API over HTTP, and so loads the middleware of its pipeline.
func servesAPI(p *Pass, _ *config.Setting) bool {
	return p.Program == "" || strings.Contains(p.Program, "-api") || strings.Contains(p.Program, "-wsgi") || strings.HasSuffix(p.Program, "-all") ||
		oneOf(p.Program, "neutron-server", "glance-registry", "ironic")
}

// checksTokens holds where the configuration may be one of a program that loads
// keystonemiddleware: one that serves an API, or Ironic's conductor if it is called
// over HTTP.
func checksTokens(p *Pass, s *config.Setting) bool {
	return servesAPI(p, s) || p.Program == "ironic-conductor" && where("DEFAULT", "rpc_transport", in("json-rpc"))(p, s)
}

// The programs of Nova that read an option which all register.
var (
	pciPrograms        = []string{"nova-api", "nova-api-os-compute", "nova-api-wsgi", "nova-compute", "nova-cells"}
	volumeCallers      = []string{"nova-api", "nova-api-os-compute", "nova-api-wsgi", "nova-compute", "nova-cells", "nova-conductor", "nova-manage"}
	vendordataPrograms = []string{"nova-api", "nova-api-metadata", "nova-metadata-wsgi", "nova-api-wsgi", "nova-compute"}
)
