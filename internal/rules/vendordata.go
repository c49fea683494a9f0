package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/urls/spec"
)

// The rules on Nova's requests to other services.
var novaCalls = []*Rule{
	{
		Name:        "catalog_info_invalid",
		Levels:      "EEE",
		CWE:         []int{1286},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "an entry of the service catalogue that is never found",
		Effect:      "Nova starts, but finds no endpoint of Cinder, and each call for a volume fails.",
		Remediation: "End it with publicURL, internalURL or adminURL, such as catalog_info = volumev3::internalURL.",
		Example: Example{
			BadText:  "[cinder]\ncatalog_info = volumev3::publicurl\n",
			GoodText: "[cinder]\ncatalog_info = volumev3::publicURL\n",
			Message:  "catalog_info = \"volumev3::publicurl\" ends with an interface that no catalogue has",
		},
		Check: checkCatalogInfo,
	},
	{
		Name:        "vendordata_target_ignored",
		Levels:      "EEE",
		CWE:         []int{1286},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "a source of vendor data that Nova skips",
		Effect:      "Nova skips the target, so guests start without its data.",
		Remediation: "Write each target as name@URL, with a unique name.",
		Example: Example{
			BadText:  "[api]\nvendordata_dynamic_targets = https://vendor.example.org/\n",
			GoodText: "[api]\nvendordata_dynamic_targets = vendor@https://vendor.example.org/\n",
			Message:  "vendordata_dynamic_targets has an item without a name and @",
		},
		Check: checkVendordataTargets,
	},
	{
		Name:        "vendordata_open",
		Levels:      "IWE",
		CWE:         []int{319},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "vendor data for guests comes from a target that cannot be trusted",
		Effect:      "Anyone who can change data in transit decides what guests are given when they start.",
		Remediation: "Write an https:// URL for the target.",
		FalseAlarms: "A separate network between Nova and the target.",
		Example: Example{
			BadText:  "[api]\nvendordata_dynamic_targets = vendor@http://vendor.example.org/\n",
			GoodText: "[api]\nvendordata_dynamic_targets = vendor@https://vendor.example.org/\n[vendordata_dynamic_auth]\nauth_type = password\nauth_url = https://keystone.example.org:5000/v3\nusername = vendordata\nproject_name = service\nuser_domain_name = Default\nproject_domain_name = Default\n",
			Message:  "vendordata_dynamic_targets asks a target over plain HTTP",
		},
		Check: checkVendordataPlaintext,
		Rows: []Part{{novaOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "api"},
				Options: []string{"vendordata_dynamic_targets"},
				Is:      value(func(s *config.Setting) bool { return s.IsSet() && s.Known() && len(s.Items) > 0 }),
				If: []Guard{not(unasked), func(p *Pass, _ *config.Setting) bool {
					kind, elsewhere := p.Configuration.Get("vendordata_dynamic_auth", "auth_type"), p.Configuration.Get("vendordata_dynamic_auth", "auth_section")
					return kind.IsEmpty() && elsewhere.IsEmpty()
				}},
				CWE:         []int{306},
				Message:     "{option} is set, and [vendordata_dynamic_auth] has no auth_type: requests carry no token",
				Effect:      "The target cannot tell Nova's requests from anyone else's, so it must give its guest data to anyone who asks.",
				Remediation: "Set auth_type and the account's options in [vendordata_dynamic_auth], and have the target check the token.",
				Bad:         "[api]\nvendordata_dynamic_targets = vendor@https://vendor.example.org/\n",
				Good:        "[api]\nvendordata_dynamic_targets = vendor@https://vendor.example.org/\n[vendordata_dynamic_auth]\nauth_type = password\n",
			}}
		}}},
	},
}

// volumeV3Only is the first major version of Nova whose Cinder, of the same release,
// has only version 3 of its API.
const volumeV3Only = 24

func checkCatalogInfo(p *Pass) {
	if p.Service != "nova" || p.Configuration.Section("cinder") == nil || !p.mayBeOf(volumeCallers...) {
		return
	}
	s := p.Configuration.Get("cinder", "catalog_info")
	if !s.IsSet() || !s.HasText() {
		return
	}
	// If the release's own pattern rejects a hyphen, invalid_value reports it.
	kind, _, _ := strings.Cut(s.Str(), ":")
	info, err := spec.ParseCatalogInfo(strings.ReplaceAll(kind, "-", "_") + s.Str()[len(kind):])
	switch {
	case err != nil:
		p.Report(Problem{
			On:          s,
			Message:     assigned(s) + " is not type, name and interface with colons between them",
			Effect:      "Nova cannot read it, and calls for volumes fail.",
			Remediation: "Write letters, digits and underscores for type and name, such as catalog_info = volumev3::internalURL.",
		})
	case !info.KnownInterface && p.Configuration.Get("cinder", "endpoint_template").IsEmpty():
		p.Report(Problem{On: s, Message: assigned(s) + " ends with an interface that no catalogue has"})
	case (info.Type == "volume" || info.Type == "volumev2") && p.Release.Major() >= volumeV3Only && p.Configuration.Get("cinder", "endpoint_template").IsEmpty():
		p.Report(Problem{
			On: s, Levels: "WEE",
			Message:     assigned(s) + " names an API of Cinder before version 3, which this release's Cinder does not serve",
			Effect:      "Nova finds no such endpoint, or refuses it as an unsupported version, and each call for a volume fails.",
			Remediation: "Write catalog_info = volumev3::internalURL, or leave the option out.",
		})
	}
}

var vendordataTargets = [...][2]string{{"api", "vendordata_dynamic_targets"}, {"DEFAULT", "vendordata_dynamic_targets"}}

// unasked holds where Nova surely asks no target for vendor data.
func unasked(p *Pass, _ *config.Setting) bool {
	providers := p.firstOf([2]string{"api", "vendordata_providers"}, [2]string{"DEFAULT", "vendordata_providers"})
	return providers.Known() && (providers.IsSet() || p.WholeFile()) && !slices.ContainsFunc(providers.Items, func(i config.Item) bool {
		return strings.EqualFold(i.Text, "DynamicJSON")
	})
}

// dynamicTargetRow is on targets that Nova does not ask.
func dynamicTargetRow() Row {
	const target = "vendordata_dynamic_targets = vendor@https://vendor.example.org/\n"
	return Row{
		Where:       Where{Section: "api"},
		Options:     []string{"vendordata_dynamic_targets"},
		Is:          isSet,
		If:          []Guard{forProgram(vendordataPrograms...), unasked},
		Message:     "{option} has no effect: vendordata_providers lacks DynamicJSON",
		Effect:      "Nova asks no target, so guests start without its data.",
		Remediation: "Remove the option, or list DynamicJSON in vendordata_providers as well.",
		Bad:         "[api]\nvendordata_providers = StaticJSON\n" + target, Good: "[api]\nvendordata_providers = DynamicJSON\n" + target,
	}
}

func checkVendordataTargets(p *Pass) {
	if p.Service != "nova" || !p.mayBeOf(vendordataPrograms...) || unasked(p, nil) {
		return
	}
	s := p.firstOf(vendordataTargets[:]...)
	if !s.IsSet() || !s.Known() {
		return
	}
	texts := make([]string, len(s.Items))
	for i := range s.Items {
		texts[i] = s.Items[i].Text
	}
	_, faults := spec.ParseTargets(texts)
	for _, fault := range faults {
		message := s.Name() + " has an item without a name and @"
		if fault.Kind == spec.RepeatedKey {
			name, _, _ := strings.Cut(texts[fault.Item], "@")
			message = s.Name() + " has two targets named " + report.Show(name)
		}
		p.Report(Problem{On: s, Item: &s.Items[fault.Item], Message: message})
	}
}

func checkVendordataPlaintext(p *Pass) {
	if p.Service != "nova" || !p.mayBeOf(vendordataPrograms...) || unasked(p, nil) {
		return
	}
	s := p.firstOf(vendordataTargets[:]...)
	if !s.IsSet() || s.Hidden {
		return
	}
	for _, target := range s.Items {
		_, url, found := strings.Cut(target.Text, "@")
		if rest, plain := cutFold(url, "http://"); found && plain && !isLoopback(hostIn(rest)) {
			p.Report(Problem{On: s, Item: &target, Message: s.Name() + " asks a target over plain HTTP"})
		}
	}
}

// cutFold is strings.CutPrefix, ignoring case.
func cutFold(text, prefix string) (rest string, found bool) {
	if len(text) < len(prefix) || !strings.EqualFold(text[:len(prefix)], prefix) {
		return text, false
	}
	return text[len(prefix):], true
}

// hostIn is the host of a URL without its scheme.
func hostIn(rest string) string {
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		rest = rest[:end]
	}
	rest = rest[strings.LastIndexByte(rest, '@')+1:]
	if strings.HasPrefix(rest, "[") {
		host, _, _ := strings.Cut(rest[1:], "]")
		return host
	}
	host, _, _ := strings.Cut(rest, ":")
	return host
}
