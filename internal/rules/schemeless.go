package rules

import "strings"

// schemelessRow is a row of endpoint_scheme for URLs that the types let pass and that
// no session uses.
func schemelessRow(section, effect string, options ...string) Row {
	return Row{
		Where: Where{Section: section}, Options: options, Is: textIs(withoutScheme).Given(), Effect: effect,
		Message:     "{assigned} in {section} has no scheme",
		Remediation: "Write the whole URL, https://host:port.",
		Bad:         "[" + section + "]\n" + options[0] + " = host.example.org:8080\n",
		Good:        "[" + section + "]\n" + options[0] + " = https://host.example.org:8443\n",
	}
}

const (
	vaultFails = "Every request to Vault fails, so no secret can be stored or read."
	beforeURIs = "2024.1" // newer releases have types that refuse such a text
)

// schemelessRowsOfAll are on options of libraries.
func schemelessRowsOfAll() []Row {
	return []Row{
		schemelessRow("keystone_authtoken", "Clients without a token are sent there to get one, and cannot follow it.", "www_authenticate_uri"),
		schemelessRow("vault", vaultFails, "vault_url").forServices("cinder", "nova", "glance", "manila").inRelease(beforeURIs),
	}
}

// schemelessRows are on options of the services' own.
func schemelessRows() []Row {
	const (
		links  = "The service puts it into its answers, and clients cannot follow it."
		called = "Whoever is told to call it cannot: it is not a URL."
	)
	ldap := schemelessRow("ldap", "python-ldap refuses the URL, and no user of the directory can log in.", "url").forServices("keystone")
	ldap.Remediation = "Write ldaps://HOST, or ldap://HOST with use_tls = true; several with commas between them."
	ldap.Bad = "[identity]\ndriver = ldap\n[ldap]\nurl = ldap.example.org\n"
	ldap.Good = "[identity]\ndriver = ldap\n[ldap]\nurl = ldaps://ldap.example.org\n"
	return []Row{
		schemelessRow("DEFAULT", links, "host_href").forServices("barbican"),
		schemelessRow("DEFAULT", links, "public_endpoint").forServices("cinder"),
		schemelessRow("DEFAULT", "boto3 refuses the address, and no backup to S3 works.", "backup_s3_endpoint_url").forServices("cinder"),
		schemelessRow("DEFAULT", links, "public_endpoint", "worker_self_reference_url").forServices("glance"),
		schemelessRow("service:api", links, "api_base_uri").forServices("designate"),
		schemelessRow("api_settings", links, "api_base_uri").forServices("octavia"),
		schemelessRow("api", links, "public_endpoint").forServices("ironic"),
		schemelessRow("deploy", "Nodes are told to fetch what they boot from there, and cannot.", "http_url", "external_http_url", "external_callback_url").inRelease(beforeURIs).forServices("ironic"),
		schemelessRow("DEFAULT", called, "heat_metadata_server_url", "heat_waitcondition_server_url").inRelease(beforeURIs).forServices("heat"),
		schemelessRow("clients_keystone", "Heat cannot ask Keystone, and no stack can be created.", "auth_uri").inRelease(beforeURIs).forServices("heat"),
		schemelessRow("ec2authtoken", "heat-api-cfn cannot ask Keystone, and answers no signed request.", "auth_uri").inRelease(beforeURIs).forServices("heat"),
		schemelessRow("vault_plugin", vaultFails, "vault_url").forServices("barbican"),
		ldap,
	}
}

// withoutScheme reports whether a text names a host and has no scheme before it.
func withoutScheme(text string) bool {
	return !strings.Contains(text, "://") && !strings.HasPrefix(text, "/") && marker(text) == ""
}

// identityVersionRows are Keystone's own URL, to which Keystone appends the version.
func identityVersionRows() []Row {
	return []Row{{
		Where: Where{Section: "DEFAULT"}, Options: []string{"public_endpoint", "admin_endpoint"},
		Is:          textIs(endsIn("/v3", "/v2.0")).Given(),
		Message:     "{assigned} ends in a version",
		Effect:      "Keystone appends the version by itself: the links in its answers have two versions, and clients that follow them find nothing.",
		Remediation: "End the URL before the version.",
		Bad:         "[DEFAULT]\npublic_endpoint = https://identity.example.org:5000/v3/\n",
		Good:        "[DEFAULT]\npublic_endpoint = https://identity.example.org:5000/\n",
	}}
}
