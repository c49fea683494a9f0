package assess

import "github.com/osloconf/terraform-provider-osloconf/internal/report"

// RedactText masks the secrets in any service's configuration text, line by
// line: options that are secret in some service, in whatever section, or by
// their name, passwords in URLs, and private keys. The text need not parse; a
// header may be missing or misspelt.
func RedactText(text string) string {
	return report.RedactConfig(text, report.SecretIn)
}
