package rules

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// plainRows are the options other than keystoneauth's that lead to another host
// in clear text. They are less severe if the connection carries no token or
// password of the cloud, or if the other side often has no TLS to offer.
func plainRows() []Row {
	const (
		plain  = "{assigned} in {section} is plain HTTP"
		viaTLS = "Write the https:// URL, behind which the service must answer with TLS."
		links  = "What the API puts into its answers sends clients to plain HTTP, with their tokens, wherever the listener itself has TLS."
		token  = "Clients that come without a token are sent there to get one, and their passwords cross the network readable."
		keys   = "The key manager's tokens and keys cross the network readable."
	)
	url := func(service, section string, levels report.Levels, effect, text string, options ...string) Row {
		row := Row{
			Where: Where{Section: section}, Options: options, Is: plainURL.Given(), Effect: effect, Remediation: viaTLS,
			Levels: levels, Message: text,
			Bad:  "[" + section + "]\n" + options[0] + " = http://host.example.org:8080/\n",
			Good: "[" + section + "]\n" + options[0] + " = https://host.example.org:8443/\n",
		}
		if service != "" {
			row.Services = []string{service}
		}
		return row
	}
	authURI := url("", "keystone_authtoken", "", token, "{assigned} sends clients to plain HTTP for their tokens", "auth_uri").inRelease("ocata")
	authURI.Before = Bound{"keystonemiddleware", "4.18.0"} // later www_authenticate_uri is read under this name as well
	vault := url("", "vault", "", keys, plain, "vault_url").when(notASession)
	vault.Services = []string{"cinder", "nova", "glance", "manila", "barbican"}
	rows := []Row{
		url("", "keystone_authtoken", "", token, "{assigned} sends clients to plain HTTP for their tokens", "www_authenticate_uri"),
		authURI,
		vault,
		url("barbican", "vault_plugin", "", keys, plain, "vault_url"),
		url("barbican", "DEFAULT", "IIW", links, "{assigned} is what Barbican calls itself in its answers, over plain HTTP", "host_href"),
		url("keystone", "DEFAULT", "IIW", links, "{assigned} is what Keystone calls itself in its answers, over plain HTTP", "public_endpoint", "admin_endpoint"),
		url("glance", "DEFAULT", "IIW", links, "{assigned} is what Glance calls itself in its answers, over plain HTTP", "public_endpoint"),
		url("cinder", "DEFAULT", "IIW", links, "{assigned} is what Cinder calls itself in its answers, over plain HTTP", "public_endpoint"),
		url("designate", "service:api", "IIW", links, "{assigned} is what Designate calls itself in its answers, over plain HTTP", "api_base_uri"),
		url("octavia", "api_settings", "IIW", links, "{assigned} is what Octavia calls itself in its answers, over plain HTTP", "api_base_uri"),
		url("ironic", "api", "IIW", links, "{assigned} is what Ironic calls itself in its answers, over plain HTTP", "public_endpoint"),
		url("glance", "DEFAULT", "", "Other workers send the user's token there when an image was staged on this one.", "{assigned} has other workers of Glance call this one in clear text", "worker_self_reference_url"),
		url("heat", "DEFAULT", "IWE", "The guests of a stack send their signals there and fetch what is configured for them, with the credentials that Heat gave them.",
			"{assigned} has guests call Heat in clear text", "heat_metadata_server_url", "heat_waitcondition_server_url"),
		url("nova", "vnc", "IWE", "The URL that users open contains the console token; anyone who reads it controls the console.", "{assigned} in {section} sends users to their console over plain HTTP", "novncproxy_base_url"),
		url("nova", "spice", "IWE", "The URL that users open contains the console token; anyone who reads it controls the console.", "{assigned} in {section} sends users to their console over plain HTTP", "html5proxy_base_url", "spice_direct_proxy_base_url"),
		url("nova", "serial_console", "IWE", "The URL that users open contains the console token; anyone who reads it controls the console.", "{assigned} in {section} sends users to their console in clear text", "base_url"),
		url("nova", "mks", "IWE", "The URL that users open contains the console token; anyone who reads it controls the console.", "{assigned} in {section} sends users to their console over plain HTTP", "mksproxy_base_url"),
		url("ironic", "deploy", "IWE", "Nodes fetch what they boot from there, and anyone on the network path can replace it.", "{assigned} in {section} serves boot files to nodes over plain HTTP", "http_url", "external_http_url"),
		url("ironic", "deploy", "IWE", "The agent on a node reports there, with its token.", "{assigned} in {section} has nodes report over plain HTTP", "external_callback_url"),
		url("ironic", "inspector", "IWE", "The agent on a node reports there what the node is made of.", "{assigned} in {section} has nodes report over plain HTTP", "callback_endpoint_override").inRelease("2025.1"),
		{
			Where: Where{Services: []string{"octavia"}, Section: anySection}, Options: []string{"endpoint"}, Is: plainURL.Given(), If: []Guard{plainClient},
			Effect: "The service's token goes there with each request.", Remediation: viaTLS, Message: plain,
			Bad:  "[glance]\nendpoint = http://host.example.org:9292\n",
			Good: "[glance]\nendpoint = https://host.example.org:9292\n",
		},
		url("heat", "clients_heat", "", "The user's token goes there with each request.", plain, "url"),
		url("heat", "clients_keystone", "", "Heat's own password and the tokens of its users cross the network readable.", plain, "auth_uri"),
		url("heat", "ec2authtoken", "", "The token that Keystone returns for each signed request crosses the network readable.", plain, "auth_uri").inRelease("2025.1"),
		url("designate", "backend:infoblox", "", "The password of Infoblox's administrator goes there with each request.", plain, "wapi_url").inRelease("2023.2"),
		{
			Where: Where{Services: []string{"cinder"}, Section: "DEFAULT"}, Options: []string{"glance_api_servers"}, Is: plainItem,
			Message:     "{option} lists {item}, which is plain HTTP: a server without a scheme means http",
			Remediation: "Write https:// before each server.",
			Bad:         "[DEFAULT]\nglance_api_servers = glance.example.org:9292\n",
			Good:        "[DEFAULT]\nglance_api_servers = https://glance.example.org:9292\n",
		},
		{
			Where: Where{Services: []string{"ironic"}, Section: "glance"}, Options: []string{"glance_api_servers"}, Is: plainItem,
			Message:     "{option} lists {item}, which is plain HTTP: a server without a scheme means http",
			Remediation: "Write https:// before each server.",
			Bad:         "[glance]\nglance_api_servers = glance.example.org:9292\n",
			Good:        "[glance]\nglance_api_servers = https://glance.example.org:9292\n",
			Release:     "rocky",
		},
	}
	for _, section := range [...]string{"DEFAULT", "metadata"} {
		rows = append(rows, Row{
			Where: Where{Services: []string{"neutron"}, Section: section}, Options: []string{"nova_metadata_protocol"}, Is: in("http"),
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

// notASession holds in a section that is not judged as one that builds a
// session.
func notASession(p *Pass, _ *config.Setting) bool { return p.Section != nil && !p.BuildsSession() }
