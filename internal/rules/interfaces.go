package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// interfaceRows are on the interface at which a service looks for an endpoint in
// Keystone's catalogue. Keystone has three, and no list of choices guards these
// options.
func interfaceRows() []Row {
	row := func(service, section string, is func(string) bool) Row {
		return Row{
			Where:       Where{Services: []string{service}, Section: section},
			Options:     []string{"endpoint_type"},
			Is:          textIs(is).Given(),
			Message:     "{assigned} in {section} is not an interface of an endpoint",
			Effect:      "The catalogue has no endpoint with that interface, so every call to the service fails.",
			Remediation: "Write public, internal or admin, in small letters.",
			Bad:         "[" + section + "]\nendpoint_type = Internal\n", Good: "[" + section + "]\nendpoint_type = internalURL\n",
		}
	}
	designate := row("designate", "network_api:neutron", notOldInterface)
	designate.If = []Guard{without("endpoints", isSet)}
	designate.Effect = "Designate looks the text up as it is, and raises NetworkEndpointNotFound whenever it looks for floating IP addresses."
	designate.Remediation = "Write publicURL, internalURL or adminURL, as Designate needs the older spelling."
	designate.Bad = "[network_api:neutron]\nendpoint_type = internal\n"
	rows := []Row{designate}

	for _, section := range [...]string{"nova", "glance", "neutron", "cinder"} {
		one := row("octavia", section, notInterface)
		one.If = []Guard{without("endpoint", isSet)}
		switch section {
		case "neutron":
			one.If = append(one.If, without("endpoint_override", isSet), without("valid_interfaces", isSet))
		case "cinder":
			const volumes = "[controller_worker]\nvolume_driver = volume_cinder_driver\n"
			one.If = append(one.If, where("controller_worker", "volume_driver", in("volume_cinder_driver")))
			one.Bad, one.Good = volumes+one.Bad, volumes+one.Good
		}
		rows = append(rows, one)
	}
	certificates := row("octavia", "certificates", notInterface)
	certificates.Levels = "WEE" // clouds without TLS on their load balancers never call Barbican
	rows = append(rows, certificates)

	for _, client := range [...]string{"heat", "glance", "neutron", "nova", "magnum", "cinder", "barbican", "octavia"} {
		one := row("magnum", client+"_client", notInterface)
		if oneOf(client, "cinder", "barbican", "octavia") {
			one.Levels = "WEE" // not every cloud makes Magnum call them
		}
		rows = append(rows, one)
	}
	for _, section := range heatClients {
		one := row("heat", section, notInterface)
		one.Before = Series("2026.2") // then the option has choices
		one.Effect = "The catalogue has no endpoint with that interface, so Heat refuses every stack with resources of the service."
		if section == "clients" {
			one.Effect = "The catalogue has no endpoint with that interface, so Heat refuses every stack with resources of a service whose section sets no other."
		}
		if !oneOf(section, "clients", "clients_cinder", "clients_glance", "clients_heat", "clients_keystone", "clients_neutron", "clients_nova") {
			one.Levels = "WEE" // not every cloud has the service
		}
		rows = append(rows, one)
	}
	trust := row("magnum", "trust", notInterface)
	trust.Options = []string{"trustee_keystone_interface"}
	trust.Effect = "The catalogue has no Keystone with that interface, so Magnum raises EndpointNotFound for every cluster."
	trust.Bad, trust.Good = "[trust]\ntrustee_keystone_interface = publicurl\n", "[trust]\ntrustee_keystone_interface = public\n"
	return append(rows, trust)
}

// heatClients are the sections for the services whose endpoints Heat looks for, and
// the one for those whose own section says nothing. The projects that have ended
// are left out.
var heatClients = [...]string{
	"clients", "clients_aodh", "clients_barbican", "clients_cinder", "clients_designate", "clients_glance",
	"clients_heat", "clients_keystone", "clients_magnum", "clients_manila", "clients_mistral", "clients_neutron",
	"clients_nova", "clients_octavia", "clients_swift", "clients_trove", "clients_vitrage", "clients_zaqar",
}

// notInterface reports whether keystoneauth finds no endpoint for an interface. It
// drops the letters of URL from the end.
func notInterface(text string) bool {
	return !oneOf(strings.TrimRight(text, "URL"), "public", "internal", "admin")
}

// notOldInterface is notInterface for who takes only the names that the catalogue
// of Keystone's second version had.
func notOldInterface(text string) bool {
	return !oneOf(text, "publicURL", "internalURL", "adminURL")
}

// interfaceRow is on the endpoint of Keystone at which services check tokens.
func interfaceRow() Row {
	return Row{
		Where:       Where{Section: "keystone_authtoken", Since: Series("queens")}, // before, a plugin of its own may build the address
		Options:     []string{"interface"},
		Is:          textIs(notInterface).Given(),
		If:          []Guard{func(p *Pass, _ *config.Setting) bool { return p.Service != "keystone" }},
		Message:     "{assigned} is not an interface of the catalogue",
		Effect:      "The service finds no endpoint of Keystone to check tokens, and refuses every request.",
		Remediation: "Write internal, public or admin, in small letters.",
		Bad:         "[keystone_authtoken]\ninterface = Internal\n", Good: "[keystone_authtoken]\ninterface = internal\n",
	}
}
