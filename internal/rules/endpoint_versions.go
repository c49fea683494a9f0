package rules

import (
	"net/url"
	"slices"
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
			Is:          textIs(func(text string) bool { return strings.Contains(text, "://") && endsIn(version)(text) }).Given(),
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
	names.Is = item(func(text string) bool { return strings.Contains(text, "://") && endsIn(network)(text) })
	names.Message = "{option} in {section} lists {item}, which ends in a version: requests go to /v2.0/v2.0/floatingips"
	names.Before, names.Release = Series("2023.2"), "zed"
	names.Bad = strings.Replace(names.Bad, "= ", "= RegionOne|", 1)
	names.Good = strings.Replace(names.Good, "= ", "= RegionOne|", 1)
	keys := row(nil, "barbican", "barbican_endpoint", secrets, "/v1/secrets", "Barbican answers every request with 404, so no key can be stored or read.")
	keys.If = []Guard{not(where("key_manager", "backend", textIs(func(text string) bool { return !strings.Contains(strings.ToLower(text), "barbican") })))}
	keys.Release = "zed"
	return []Row{compute, balancer, names, keys}
}

// endsIn is met by a text that ends in one of these, slashes aside.
func endsIn(endings ...string) func(string) bool {
	return func(text string) bool {
		text = strings.TrimRight(text, "/")
		return slices.ContainsFunc(endings, func(ending string) bool { return strings.HasSuffix(text, ending) })
	}
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
