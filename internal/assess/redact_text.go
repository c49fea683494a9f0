package assess

import "github.com/osloconf/terraform-provider-osloconf/internal/report"

// RedactText masks the secrets of a configuration text of any service, line
// for line: options that some service has as secrets, in whatever section they
// stand, or that are secrets by their name, passwords in URLs, private keys. The
// text need not parse; it may have lost a header, or have it misspelt.
func RedactText(text string) string {
	return report.RedactConfig(text, report.SecretIn)
}
