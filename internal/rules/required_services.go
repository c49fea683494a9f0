package rules

import "github.com/osloconf/terraform-provider-osloconf/internal/config"

// topicRow is on the queue on which Octavia's workers wait for orders. From 2023.2 on
// its name is fixed.
func topicRow() Row {
	const worker = "[DEFAULT]\ntransport_url = rabbit://octavia:Wc2n7Yt9Lr4VqXz8@mq.example.org:5671/\n"
	return Row{
		Where:       Where{Services: octaviaOnly, Section: "oslo_messaging", Before: Series("2023.2"), Absent: true},
		Options:     []string{"topic"},
		Is:          isEmpty,
		If:          []Guard{wholeFile, anyOf(inUse, program("octavia-worker")), forProgram("octavia-worker")},
		Message:     "{option} in {section} is not set",
		Effect:      "octavia-worker raises InvalidTarget when it opens its queue, and takes no orders.",
		Remediation: "Set topic in [oslo_messaging], to the same name for all of Octavia's programs, such as octavia_prov.",
		Bad:         worker, Good: worker + "[oslo_messaging]\ntopic = octavia_prov\n",
		Release: "zed", Program: "octavia-worker",
	}
}

// callerRows are on the account of a service's own calls, where a whole file leaves
// out the section with it.
func callerRows() []Row {
	const keystone = "[DEFAULT]\ndebug = false\n[keystone_authtoken]\nauth_type = password\n"
	const account = "auth_type = password\nauth_url = https://keystone.example.org\nusername = service\npassword = Wc2n7Yt9Lr4VqXz8\n" +
		"user_domain_name = Default\nproject_name = service\nproject_domain_name = Default\n"
	missing := func(service, section, program, effect string, guards ...Guard) Row {
		return Row{
			Where:       Where{Services: []string{service}, Section: section, Absent: true},
			Options:     []string{"auth_type"},
			Is:          unset,
			If:          append([]Guard{wholeService, not(inUse), without("auth_section", isSet)}, guards...),
			Levels:      "WEE",
			Message:     "[" + section + "] is missing",
			Effect:      effect,
			Remediation: "Add [" + section + "] with auth_type and the credentials of {service}, or name its options in set_elsewhere if another file has them.",
			Bad:         keystone, Good: keystone + "[" + section + "]\n" + account,
			Release: "zed", Program: program,
		}
	}
	return []Row{
		missing("octavia", "service_auth", "octavia-worker", "Octavia raises MissingAuthPlugin whenever it calls another service, so no load balancer can be created.",
			runsAmphorae),
		missing("heat", "trustee", "heat-engine", "Heat raises AuthorizationFailure when it makes a trust for a stack, so none can be created.",
			program("heat-engine"), where("DEFAULT", "deferred_auth_method", in("trusts"))),
	}
}

// runsAmphorae holds for Octavia's programs that make amphorae, if one is named.
func runsAmphorae(p *Pass, _ *config.Setting) bool {
	return oneOf(p.Program, amphoraPrograms(p)...)
}

// stackKeyRows are on the certificate and the key with which Heat's APIs serve TLS,
// which they do as soon as one of them is set.
func stackKeyRows() []Row {
	var rows []Row
	for _, api := range [...]struct{ section, program string }{
		{"heat_api", "heat-api"}, {"heat_api_cfn", "heat-api-cfn"}, {"heat_api_cloudwatch", "heat-api-cloudwatch"},
	} {
		cert, key := "cert_file = /etc/ssl/api.pem\n", "key_file = /etc/ssl/api.key\n"
		unkeyed := Row{
			Where:       Where{Services: heatOnly, Section: api.section},
			Options:     []string{"key_file"},
			Is:          isEmpty,
			If:          []Guard{forProgram(api.program, "heat-all"), with("cert_file", isSet)},
			Message:     "{option} in {section} is not set, and cert_file is",
			Effect:      "The API raises RuntimeError when it starts, and exits.",
			Remediation: "Set both cert_file and key_file in [" + api.section + "].",
			Bad:         "[" + api.section + "]\n" + cert, Good: "[" + api.section + "]\n" + cert + key, Release: "yoga",
		}
		bare := unkeyed
		bare.Options, bare.Bad = []string{"cert_file"}, "["+api.section+"]\n"+key
		bare.If = []Guard{forProgram(api.program, "heat-all"), with("key_file", isSet)}
		bare.Message = "{option} in {section} is not set, and key_file is"
		rows = append(rows, unkeyed, bare)
	}
	return rows
}
