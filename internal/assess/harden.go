package assess

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// hardened lists the security options that hardened_defaults sets where the
// user leaves them unset, with the text they get.
var hardened = [...]struct{ option, text string }{
	{"insecure", "false"},
	{"verify_glance_signatures", "true"},
	{"enable_certificate_validation", "true"},
	{"valid_interfaces", "internal"},
	{"timeout", "60"},
}

// harden gives the options that are surely unset their secure value, each only
// where the section registers it.
func harden(sections []*config.Section) {
	for _, section := range sections {
		if !section.BuildsSession() {
			continue
		}
		for _, secure := range hardened {
			s := section.Get(secure.option)
			if !s.IsUnset() {
				continue
			}
			value, err := s.Option.Type.Parse(secure.text)
			if err != nil {
				continue // the release reads this name with another meaning
			}
			section.Harden(s, value, secure.text)
		}
	}
}
