package rules

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// The texts that rows about plain HTTP share.
const (
	onPlainHTTP  = "{assigned} in {section} is plain HTTP"
	writeHTTPS   = "Write the https:// URL, behind which the server must answer with TLS."
	linksSent    = "What the API puts into its answers sends clients to plain HTTP, with their tokens, wherever the listener itself has TLS."
	passwordSent = "The account's password, and what it is used for, cross the network readable."
	consoleSent  = "The URL that users open contains the console token; anyone who reads it controls the console."
	dataSent     = "The data itself crosses the network in clear text, and anyone on the network path can change it."
	keysSent     = "The key manager's tokens and keys cross the network readable."
	tokenSent    = "The service's token goes there with each request."
)

// plainURLRow is on options other than keystoneauth's that lead to another host in clear
// text. They are less severe if the connection carries no token or password of the cloud,
// or if the other side often has no TLS to offer.
func plainURLRow(section string, levels report.Levels, effect, message string, options ...string) Row {
	return Row{
		Where: Where{Section: section}, Options: options, Is: plainURL.Given(), Effect: effect, Remediation: writeHTTPS,
		Levels: levels, Message: message,
		Bad:  "[" + section + "]\n" + options[0] + " = http://host.example.org:8080/\n",
		Good: "[" + section + "]\n" + options[0] + " = https://host.example.org:8443/\n",
	}
}

// plainServersRow is on the list of Glance's servers, in which a server may lack a scheme.
func plainServersRow(section string) Row {
	return Row{
		Where: Where{Section: section}, Options: []string{"glance_api_servers"}, Is: plainItem,
		If:          []Guard{func(p *Pass, s *config.Setting) bool { return !p.standsForNothing(s) }},
		Message:     "{option} lists {item}, which is plain HTTP: a server without a scheme means http",
		Remediation: "Write https:// before each server.",
		Bad:         "[" + section + "]\nglance_api_servers = glance.example.org:9292\n",
		Good:        "[" + section + "]\nglance_api_servers = https://glance.example.org:9292\n",
	}
}

// plainRowsOfAll are on how every service reaches Keystone, and some their key manager.
func plainRowsOfAll() []Row {
	const (
		token   = "Clients that come without a token are sent there to get one, and their passwords cross the network readable."
		clients = "{assigned} sends clients to plain HTTP for their tokens"
	)
	older := plainURLRow("keystone_authtoken", "", token, clients, "auth_uri").inRelease("ocata")
	older.Before = Bound{"keystonemiddleware", "4.18.0"} // later www_authenticate_uri is read under this name as well
	return []Row{
		plainURLRow("keystone_authtoken", "", token, clients, "www_authenticate_uri"),
		older,
		plainURLRow("vault", "", keysSent, onPlainHTTP, "vault_url").when(notASession).forServices("cinder", "nova", "glance", "manila", "barbican"),
		plainURLRow("keystone_authtoken", "", passwordSent, onPlainHTTP, "identity_uri").inRelease("ocata").forServices("cinder", "glance", "keystone", "nova", "barbican"),
		{
			Where: Where{Section: "keystone_authtoken"}, Options: []string{"auth_protocol"}, Is: in("http"), If: []Guard{with("auth_host", onAnotherHost)},
			Effect: passwordSent, Remediation: "Set auth_url to Keystone's https:// URL, which takes the place of auth_protocol and auth_host.",
			Message: "{assigned} in {section} sends token checks over plain HTTP", Release: "ocata",
			Bad:  "[keystone_authtoken]\nauth_protocol = http\nauth_host = keystone.example.org\n",
			Good: "[keystone_authtoken]\nauth_protocol = https\nauth_host = keystone.example.org\n",
		},
	}
}

// plainNovaRows are on Nova's consoles and hypervisors.
func plainNovaRows() []Row {
	return []Row{
		plainURLRow("vnc", "IWE", consoleSent, "{assigned} in {section} sends users to their console over plain HTTP", "novncproxy_base_url"),
		plainURLRow("spice", "IWE", consoleSent, "{assigned} in {section} sends users to their console over plain HTTP", "html5proxy_base_url", "spice_direct_proxy_base_url"),
		serialConsoleRow(),
		plainURLRow("mks", "IWE", consoleSent, "{assigned} in {section} sends users to their console over plain HTTP", "mksproxy_base_url"),
		plainURLRow("rdp", "IWE", consoleSent, onPlainHTTP, "html5_proxy_base_url").inRelease("zed"),
		plainURLRow("vnc", "IWE", consoleSent, onPlainHTTP, "xvpvncproxy_base_url").inRelease("rocky"),
		plainURLRow("xenserver", "", passwordSent, onPlainHTTP, "connection_url").inRelease("ussuri"),
		plainURLRow("zvm", "", "Anyone on the network path can give the hypervisor orders.", onPlainHTTP, "cloud_connector_url"),
	}
}

// plainMetalRows are on what Ironic and its nodes call.
func plainMetalRows() []Row {
	return []Row{
		plainURLRow("api", "IIW", linksSent, "{assigned} is what Ironic calls itself in its answers, over plain HTTP", "public_endpoint"),
		plainURLRow("deploy", "IWE", "Nodes fetch what they boot from there, and anyone on the network path can replace it.", "{assigned} in {section} serves boot files to nodes over plain HTTP", "http_url", "external_http_url"),
		plainURLRow("deploy", "IWE", "The agent on a node reports there, with its token.", "{assigned} in {section} has nodes report over plain HTTP", "external_callback_url"),
		plainURLRow("inspector", "IWE", "The agent on a node reports there what the node is made of.", "{assigned} in {section} has nodes report over plain HTTP", "callback_endpoint_override").inRelease("2025.1"),
		plainURLRow("glance", "IWE", dataSent, onPlainHTTP, "swift_endpoint_url"),
		plainURLRow("inspector", "", tokenSent, onPlainHTTP, "service_url").inRelease("stein"),
		plainURLRow("oneview", "", passwordSent, onPlainHTTP, "manager_url").inRelease("rocky"),
		plainURLRow("vnc", "IWE", consoleSent, onPlainHTTP, "public_url").inRelease("2026.1"),
		plainURLRow("conductor", "IWE", "The agent on a node reports there, with its token.", onPlainHTTP, "api_url").inRelease("rocky"),
		plainServersRow("glance").inRelease("rocky"),
	}
}

// notASession holds in a section that is not judged as one that builds a
// session.
func notASession(p *Pass, _ *config.Setting) bool { return p.Section != nil && !p.BuildsSession() }
