package rules

import (
	"strings"
)

// plainRows are on the URLs by which the other services call, and are called.
func plainRows() []Row {
	stores := plainURLRow("glance_store", "", passwordSent, onPlainHTTP, "swift_store_auth_address", "cinder_store_auth_address", "cinder_endpoint_template", "s3_store_host", "swift_store_endpoint").
		when(ownStore).forServices("glance")
	stores.Section = anySection
	return []Row{
		plainURLRow("vault_plugin", "", keysSent, onPlainHTTP, "vault_url").forServices("barbican"),
		plainURLRow("DEFAULT", "IIW", linksSent, "{assigned} is what Barbican calls itself in its answers, over plain HTTP", "host_href").forServices("barbican"),
		plainURLRow("DEFAULT", "IIW", linksSent, "{assigned} is what Keystone calls itself in its answers, over plain HTTP", "public_endpoint", "admin_endpoint").forServices("keystone"),
		plainURLRow("DEFAULT", "IIW", linksSent, "{assigned} is what Glance calls itself in its answers, over plain HTTP", "public_endpoint").forServices("glance"),
		plainURLRow("DEFAULT", "IIW", linksSent, "{assigned} is what Cinder calls itself in its answers, over plain HTTP", "public_endpoint").forServices("cinder"),
		plainURLRow("service:api", "IIW", linksSent, "{assigned} is what Designate calls itself in its answers, over plain HTTP", "api_base_uri").forServices("designate"),
		plainURLRow("api_settings", "IIW", linksSent, "{assigned} is what Octavia calls itself in its answers, over plain HTTP", "api_base_uri").forServices("octavia"),
		plainURLRow("DEFAULT", "", "Other workers send the user's token there when an image was staged on this one.", "{assigned} has other workers of Glance call this one in clear text", "worker_self_reference_url").forServices("glance"),
		plainURLRow("DEFAULT", "IWE", "The guests of a stack send their signals there and fetch what is configured for them, with the credentials that Heat gave them.",
			"{assigned} has guests call Heat in clear text", "heat_metadata_server_url", "heat_waitcondition_server_url").forServices("heat"),
		plainURLRow("clients_heat", "", "The user's token goes there with each request.", onPlainHTTP, "url").forServices("heat"),
		plainURLRow("clients_keystone", "", "Heat's own password and the tokens of its users cross the network readable.", onPlainHTTP, "auth_uri").forServices("heat"),
		plainURLRow("ec2authtoken", "", "The token that Keystone returns for each signed request crosses the network readable.", onPlainHTTP, "auth_uri").inRelease("2025.1").forServices("heat"),
		plainURLRow("backend:infoblox", "", "The password of Infoblox's administrator goes there with each request.", onPlainHTTP, "wapi_url").inRelease("2023.2").forServices("designate"),
		plainURLRow("DEFAULT", "", dataSent, onPlainHTTP, "backup_s3_endpoint_url", "backup_swift_url", "backup_swift_auth_url").forServices("cinder"),
		plainURLRow("nova", "", passwordSent, onPlainHTTP, "token_auth_url").forServices("cinder"),
		plainURLRow("saml", "IWE", "Users are sent there to log in.", onPlainHTTP, "idp_sso_endpoint").forServices("keystone"),
		plainURLRow("designate", "", passwordSent, onPlainHTTP, "admin_auth_url").inRelease("2023.2").forServices("neutron"),
		plainURLRow("kubernetes", "", "Every node of a cluster applies what it gets there as an administrator of the cluster.", onPlainHTTP, "post_install_manifest_url").forServices("magnum"),
		plainURLRow("DEFAULT", "", passwordSent, onPlainHTTP, "nova_admin_auth_url", "neutron_admin_auth_url").inRelease("queens").forServices("manila"),
		plainURLRow("DEFAULT", "", passwordSent, onPlainHTTP, "os_privileged_user_auth_url", "nova_endpoint_template", "nova_endpoint_admin_template").inRelease("newton").forServices("cinder"),
		plainURLRow("xenapi", "", passwordSent, onPlainHTTP, "connection_url").inRelease("rocky").forServices("neutron"),
		plainURLRow("DEFAULT", "IWE", "The guests of a stack send what they measure there, with the credentials that Heat gave them.", onPlainHTTP, "heat_watch_server_url").inRelease("rocky").forServices("heat"),
		{
			Where: Where{Services: octaviaOnly, Section: anySection}, Options: []string{"endpoint"}, Is: plainURL.Given(), If: []Guard{plainClient},
			Effect: tokenSent, Remediation: writeHTTPS, Message: onPlainHTTP,
			Bad:  "[glance]\nendpoint = http://host.example.org:9292\n",
			Good: "[glance]\nendpoint = https://host.example.org:9292\n",
		},
		plainServersRow("DEFAULT").forServices("cinder"),
		stores,
		{
			Where: Where{Services: designateOnly, Section: "network_api:neutron"}, Options: []string{"endpoints"},
			Is:      item(func(text string) bool { _, url, ok := strings.Cut(text, "|"); return ok && leadsAwayPlain(url) }),
			Effect:  tokenSent,
			Message: "{option} in {section} lists {item}, which is plain HTTP", Remediation: "Write the https:// URL of each region's Neutron.",
			Bad:  "[network_api:neutron]\nendpoints = RegionOne|http://neutron.example.org:9696\n",
			Good: "[network_api:neutron]\nendpoints = RegionOne|https://neutron.example.org:9696\n",
		},
	}
}

// plainMetadataRows are on how Neutron's agents fetch guest metadata.
func plainMetadataRows() []Row {
	var rows []Row
	for _, section := range [...]string{"DEFAULT", "metadata"} {
		rows = append(rows, Row{
			Where: Where{Section: section}, Options: []string{"nova_metadata_protocol"}, Is: in("http"),
			If:          []Guard{with("nova_metadata_host", onAnotherHost)},
			Message:     "{assigned} makes the agent fetch guest metadata from another host in clear text",
			Effect:      "Guest metadata, including user data with passwords in it, crosses the network in clear text.",
			Remediation: "Set nova_metadata_protocol = https, and have Nova's metadata API answer with TLS there.",
			Bad:         "[" + section + "]\nnova_metadata_host = controller.example.org\n",
			Good:        "[" + section + "]\nnova_metadata_host = controller.example.org\nnova_metadata_protocol = https\n",
		})
	}
	return rows
}
