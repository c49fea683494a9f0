package assess

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// RedactText masks the secrets of a configuration text of any service, line
// for line: options that the newest release has as secrets in some service or
// that are secrets by their name, passwords in URLs, private keys. The text
// need not parse.
func RedactText(text string) string {
	newest := catalog.Newest()
	services := catalog.Services()
	return report.RedactConfig(text, func(section, option string) bool {
		name := oslo.Name{Group: oslo.GroupOf(section), Option: option}
		for _, service := range services {
			if config.SecretName(newest, service, name) {
				return true
			}
		}
		return false
	})
}
