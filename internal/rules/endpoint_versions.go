package rules

import (
	"net/url"
	"strings"
)

// versionedEndpointRows are on addresses of services to which a client adds the version by
// itself.
func versionedEndpointRows() []Row {
	row := func(services []string, section, option, version, path, effect string) Row {
		text := "[" + section + "]\n" + option + " = https://api.example.org:9696"
		return Row{
			Where:       Where{Services: services, Section: section},
			Options:     []string{option},
			Is:          textIs(func(text string) bool { return endsInVersion(text, version) }).Given(),
			Message:     "{option} in {section} ends in a version: requests go to " + version + path,
			Effect:      effect,
			Remediation: "End the URL before the version.",
			Bad:         text + version + "/\n", Good: text + "\n",
		}
	}
	const network, secrets = "/v2.0", "/v1"
	compute := row(novaOnly, "neutron", "endpoint_override", network, "/v2.0/networks", "Neutron answers every request with 404, and no instance gets a network.")
	balancer := row(octaviaOnly, "neutron", "endpoint", network, "/v2.0/networks", "Neutron answers every request with 404, and no load balancer can be created.")
	balancer.Before, balancer.Release = Series("2023.2"), "zed"
	names := row(designateOnly, "network_api:neutron", "endpoints", network, "/v2.0/floatingips", "Neutron answers every request with 404, and no floating IP gets a name.")
	names.Is = item(func(text string) bool { return endsInVersion(text, network) })
	names.Message = "{option} in {section} lists {item}, which ends in a version: requests go to /v2.0/v2.0/floatingips"
	names.Before, names.Release = Series("2023.2"), "zed"
	names.Bad = strings.Replace(names.Bad, "= ", "= RegionOne|", 1)
	names.Good = strings.Replace(names.Good, "= ", "= RegionOne|", 1)
	keys := row(nil, "barbican", "barbican_endpoint", secrets, "/v1/secrets", "Barbican answers every request with 404, so no key can be stored or read.")
	keys.If = []Guard{not(where("key_manager", "backend", textIs(func(text string) bool { return !strings.Contains(strings.ToLower(text), "barbican") })))}
	keys.Release = "zed"
	return []Row{compute, balancer, names, keys}
}

// endsInVersion reports whether a URL, or what follows a region and a bar, ends in a
// version.
func endsInVersion(text, version string) bool {
	return strings.Contains(text, "://") && strings.HasSuffix(strings.TrimRight(text, "/"), version)
}

// unversionedRow is on the address of Nova for Octavia, whose client adds no version.
func unversionedRow() Row {
	const text = "[nova]\nendpoint = https://compute.example.org:8774"
	return Row{
		Where:       Where{Section: "nova"},
		Options:     []string{"endpoint"},
		Is:          textIs(unversioned),
		Levels:      "WEE",
		Message:     "{option} in {section} has no version, and Octavia adds none",
		Effect:      "Nova answers 404 when Octavia creates an amphora, and no load balancer is created.",
		Remediation: "End the URL in /v2.1.",
		Bad:         text + "\n", Good: text + "/v2.1\n",
	}
}

// unversioned reports whether a URL has no path with a version of the Compute API.
func unversioned(text string) bool {
	at, err := url.Parse(text)
	return err == nil && at.Host != "" && !strings.Contains(at.Path+"/", "/v2")
}

// projectlessRow is on the address of Heat's own API, which it gives to instances.
func projectlessRow() Row {
	const text = "[clients_heat]\nurl = https://stacks.example.org:8004/v1"
	return Row{
		Where:       Where{Services: heatOnly, Section: "clients_heat"},
		Options:     []string{"url"},
		Is:          textIs(projectless).Given(),
		If:          []Guard{heatEngine},
		Levels:      "WEE",
		Message:     "{option} in {section} does not contain %(tenant_id)s",
		Effect:      "Heat's API has the project in each path, so the signals of software deployments and wait conditions get 404.",
		Remediation: "End the URL in /v1/%(tenant_id)s.",
		Bad:         text + "\n", Good: text + "/%(tenant_id)s\n",
	}
}

// projectless reports whether a URL ends before the ID of a project.
func projectless(text string) bool {
	at, err := url.Parse(text)
	return err == nil && at.Host != "" && oneOf(strings.Trim(at.Path, "/"), "", "v1")
}

// trusteeScopeRow is on the account by which Heat acts for users, whose tokens have the
// scope of a trust.
func trusteeScopeRow() Row {
	const text = "[trustee]\nauth_type = password\nauth_url = https://keystone.example.org\nusername = heat\npassword = Wc2n7Yt9Lr4VqXz8\nuser_domain_name = Default\n"
	scopes := []string{"project_id", "project_name", "domain_id", "domain_name", "system_scope"}
	return Row{
		Where:       Where{Services: heatOnly, Section: "trustee"},
		Options:     scopes,
		Is:          isSet,
		If:          []Guard{heatEngine, with("auth_type", in("password", "v3password")), firstWritten(scopes...)},
		Levels:      "WEE",
		Message:     "{option} in {section} is a second scope beside that of the trust",
		Effect:      "keystoneauth raises AuthorizationFailure whenever Heat acts by a trust, as for autoscaling, signals and software deployments.",
		Remediation: "Leave {option} out of [trustee]: the trust gives the scope.",
		Bad:         text + "project_name = service\nproject_domain_name = Default\n", Good: text,
	}
}

// discoveryFormatRow is on the URL by which a cluster of etcd finds its members.
func discoveryFormatRow() Row {
	const text = "[cluster]\netcd_discovery_service_endpoint_format = https://discovery.example.org/new?size="
	return Row{
		Where:       Where{Section: "cluster"},
		Options:     []string{"etcd_discovery_service_endpoint_format"},
		Is:          textIs(func(text string) bool { return !placeholdersOf(text).takeOnly("size") && marker(text) == "" }).Given(),
		If:          []Guard{forProgram("magnum-conductor")},
		Message:     "{assigned} in {section} has a placeholder that Magnum does not fill",
		Effect:      "Magnum raises ValueError, TypeError or KeyError for every cluster without a discovery URL of its own.",
		Remediation: "Write %(size)d where the number of masters goes, and %% for a percent sign.",
		Bad:         text + "%(count)d\n", Good: text + "%(size)d\n",
	}
}

// bracketRow is on the addresses of controllers for amphorae that take no brackets.
func bracketRow() Row {
	const text = "[health_manager]\ncontroller_ip_port_list = "
	return Row{
		Where:       Where{Section: "health_manager", Before: Bound{"octavia", "10.1.0"}},
		Options:     []string{"controller_ip_port_list"},
		Is:          item(func(text string) bool { return strings.HasPrefix(text, "[") }),
		Message:     "{option} lists {item}, and this release takes no brackets around an IPv6 address",
		Effect:      "Amphorae raise gaierror when they look the address up, and send no heartbeats to any controller.",
		Remediation: "Write ADDRESS:PORT without the brackets, such as 2001:db8::1:5555, which every release takes.",
		Bad:         text + "[2001:db8::1]:5555\n", Good: text + "2001:db8::1:5555\n",
		Release: "xena",
	}
}
