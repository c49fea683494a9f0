package rules

import (
	"slices"
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// The rules on what Octavia's load balancers offer.
var loadBalancers = []*Rule{
	{
		Name:        "tls_versions_conflict",
		Levels:      "EEE",
		CWE:         []int{1288},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "default TLS versions below the lowest that is allowed",
		Effect:      "Every service of Octavia checks the versions when it starts, raises ValidationException, and exits.",
		Remediation: "Set default_listener_tls_versions and default_pool_tls_versions to minimum_tls_version and above.",
		Example: Example{
			Service: "octavia",
			BadText: "[api_settings]\nminimum_tls_version = TLSv1.3\n",
			GoodText: "[api_settings]\nminimum_tls_version = TLSv1.3\ndefault_listener_tls_versions = TLSv1.3\n" +
				"default_pool_tls_versions = TLSv1.3\n",
			Message: "minimum_tls_version = \"TLSv1.3\" is above TLSv1.2, which default_listener_tls_versions and default_pool_tls_versions list",
		},
		Check: checkVersionsOfTLS,
	},
	{
		Name:        "tls_ciphers_conflict",
		Levels:      "EEE",
		CWE:         []int{1288},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "default ciphers that are prohibited",
		Effect:      "Every service of Octavia checks the ciphers when it starts, raises ValidationException, and exits.",
		Remediation: "Leave the prohibited ciphers out of default_listener_ciphers and default_pool_ciphers.",
		Example: Example{
			Service: "octavia",
			BadText: "[api_settings]\ntls_cipher_prohibit_list = AES128-SHA\ndefault_listener_ciphers = TLS_AES_256_GCM_SHA384:AES128-SHA\n",
			GoodText: "[api_settings]\ntls_cipher_prohibit_list = AES128-SHA\n" +
				"default_listener_ciphers = TLS_AES_256_GCM_SHA384\n",
			Message: "default_listener_ciphers has AES128-SHA, which tls_cipher_prohibit_list prohibits",
		},
		Check: checkProhibitedCiphers,
	},
}

// tlsVersions are the versions that Octavia tells apart, oldest first.
var tlsVersions = [...]string{"SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"}

// checkVersionsOfTLS compares the versions that listeners and pools get with the
// lowest that is allowed.
func checkVersionsOfTLS(p *Pass) {
	lowest := p.Configuration.Get("api_settings", "minimum_tls_version")
	if p.Service != "octavia" || !lowest.Known() || lowest.Hidden {
		return
	}
	if !lowest.HasText() {
		p.unnamedVersions()
		return
	}
	at := slices.Index(tlsVersions[:], lowest.Str())
	if at < 0 {
		return // invalid_value reports it
	}
	var lower, below []string
	for _, option := range [...]string{"default_listener_tls_versions", "default_pool_tls_versions"} {
		versions := p.Configuration.Get("api_settings", option)
		if !versions.Known() || versions.Hidden {
			continue
		}
		under := func(item types.Value) bool { return slices.Contains(tlsVersions[:at], item.Text()) }
		if i := slices.IndexFunc(versions.Value.Items(), under); i >= 0 {
			lower, below = append(lower, option), append(below, report.Redact(versions.Value.Items()[i].Text()))
		}
		p.unknownVersions(versions)
	}
	if len(lower) == 0 {
		return
	}
	options, verb := strings.Join(lower, " and "), " list"
	if len(lower) == 1 {
		verb = " lists"
	}
	p.Report(Problem{
		On:          lowest,
		Message:     assigned(lowest) + " is above " + strings.Join(slices.Compact(below), " and ") + ", which " + options + verb,
		Remediation: "Set " + options + " to " + strings.Join(tlsVersions[at:], ",") + ".",
	})
}

// unnamedVersions reports items that Octavia does not know where there is no lowest
// version to compare them with.
func (p *Pass) unnamedVersions() {
	for _, option := range [...]string{"default_listener_tls_versions", "default_pool_tls_versions"} {
		s := p.Configuration.Get("api_settings", option)
		if s == nil || !s.IsSet() {
			continue
		}
		for i := range s.Items {
			item := &s.Items[i]
			if item.Text == "" || slices.Contains(tlsVersions[:], item.Text) {
				continue
			}
			p.Report(Problem{
				On: s, Item: item, Levels: "WEE",
				Message:     option + " lists " + report.Show(item.Text) + ", which is not a version that Octavia knows",
				Effect:      "Amphorae turn off each version that the list does not name exactly, and with it the one you meant.",
				Remediation: "Write the versions as Octavia does, such as TLSv1.2,TLSv1.3.",
			})
		}
	}
}

// unknownVersions reports items that Octavia cannot compare with the lowest
// version. Case counts.
func (p *Pass) unknownVersions(s *config.Setting) {
	if !s.IsSet() {
		return
	}
	for i := range s.Items {
		item := &s.Items[i]
		if slices.Contains(tlsVersions[:], item.Text) {
			continue
		}
		p.Report(Problem{
			On: s, Item: item,
			Message:     s.Name() + " lists " + report.Show(item.Text) + ", which cannot be compared with minimum_tls_version",
			Effect:      "Every service of Octavia raises ValueError when it starts, and exits.",
			Remediation: "Write the versions as Octavia does: " + strings.Join(tlsVersions[:], ", ") + ".",
		})
	}
}

// checkProhibitedCiphers looks for prohibited ciphers among those that listeners
// and pools get. Octavia compares the parts between colons, so two empty parts
// are in conflict as well, one of them in the list that is empty by default.
func checkProhibitedCiphers(p *Pass) {
	list := p.Configuration.Get("api_settings", "tls_cipher_prohibit_list")
	if p.Service != "octavia" || !list.Known() || list.Hidden {
		return
	}
	prohibited := strings.Split(list.Str(), ":")
	for _, option := range [...]string{"default_listener_ciphers", "default_pool_ciphers"} {
		s := p.Configuration.Get("api_settings", option)
		if !s.Known() || s.Hidden {
			continue
		}
		var rejected []string
		for cipher := range strings.SplitSeq(s.Str(), ":") {
			if slices.Contains(prohibited, cipher) && !slices.Contains(rejected, cipher) {
				rejected = append(rejected, cipher)
			}
		}
		if len(rejected) > 0 {
			p.Report(prohibitedIn(s, rejected))
		}
	}
}

// prohibitedIn describes the problem that these ciphers of a list are prohibited.
func prohibitedIn(s *config.Setting, rejected []string) Problem {
	if rejected[0] == "" {
		return Problem{
			On:          s,
			Message:     s.Name() + " has a cipher without a name, and so has tls_cipher_prohibit_list",
			Remediation: "Write at least one cipher in " + s.Name() + ", and no colon at its ends or next to another.",
		}
	}
	more := ""
	if len(rejected) > 1 {
		more = " and " + strconv.Itoa(len(rejected)-1) + " more"
	}
	remediation := "Leave the prohibited ciphers out of " + s.Name() + "."
	if s.IsUnset() {
		remediation = "Set " + s.Name() + " to ciphers that are not prohibited: its default has these."
	}
	return Problem{
		On: s, Message: s.Name() + " has " + report.Redact(rejected[0]) + more + ", which tls_cipher_prohibit_list prohibits",
		Remediation: remediation,
	}
}
