package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// plainCallRows are the URLs that single programs and drivers call, with a
// password, a token or the data itself.
func plainCallRows() []Row {
	const (
		account = "The account's password, and what it is used for, cross the network readable."
		data    = "The data itself crosses the network in clear text, and anyone on the network path can change it."
	)
	row := func(service, section, levels, effect, release string, options ...string) Row {
		return Row{
			Where: Where{Services: []string{service}, Section: section}, Options: options, Is: plainURL.Given(), Levels: report.Levels(levels),
			Effect: effect, Release: release, Message: "{assigned} in {section} is plain HTTP",
			Remediation: "Write the https:// URL, behind which the server must answer with TLS.",
			Bad:         "[" + section + "]\n" + options[0] + " = http://host.example.org:8080/v1\n",
			Good:        "[" + section + "]\n" + options[0] + " = https://host.example.org:8443/v1\n",
		}
	}
	stores := row("glance", "glance_store", "", account, "", "swift_store_auth_address", "cinder_store_auth_address", "cinder_endpoint_template", "s3_store_host", "swift_store_endpoint").
		when(ownStore)
	stores.Section = anySection
	rows := []Row{
		row("cinder", "DEFAULT", "", data, "", "backup_s3_endpoint_url", "backup_swift_url", "backup_swift_auth_url"),
		row("cinder", "nova", "", account, "", "token_auth_url"),
		stores,
		row("keystone", "saml", "IWE", "Users are sent there to log in.", "", "idp_sso_endpoint"),
		row("keystone", "keystone_authtoken", "", account, "ocata", "identity_uri").forServices("cinder", "glance", "keystone", "nova", "barbican"),
		row("neutron", "designate", "", account, "2023.2", "admin_auth_url"),
		row("ironic", "glance", "IWE", data, "", "swift_endpoint_url"),
		row("ironic", "inspector", "", "The service's token goes there with each request.", "stein", "service_url"),
		row("ironic", "oneview", "", account, "rocky", "manager_url"),
		row("magnum", "kubernetes", "", "Every node of a cluster applies what it gets there as an administrator of the cluster.", "", "post_install_manifest_url"),
		row("manila", "DEFAULT", "", account, "queens", "nova_admin_auth_url", "neutron_admin_auth_url"),
		row("cinder", "DEFAULT", "", account, "newton", "os_privileged_user_auth_url", "nova_endpoint_template", "nova_endpoint_admin_template"),
		row("ironic", "vnc", "IWE", "The URL that users open contains the console token; anyone who reads it controls the console.", "2026.1", "public_url"),
		row("ironic", "conductor", "IWE", "The agent on a node reports there, with its token.", "rocky", "api_url"),
		row("nova", "rdp", "IWE", "The URL that users open contains the console token; anyone who reads it controls the console.", "zed", "html5_proxy_base_url"),
		row("nova", "vnc", "IWE", "The URL that users open contains the console token; anyone who reads it controls the console.", "rocky", "xvpvncproxy_base_url"),
		row("nova", "xenserver", "", account, "ussuri", "connection_url"),
		row("neutron", "xenapi", "", account, "rocky", "connection_url"),
		row("nova", "zvm", "", "Anyone on the network path can give the hypervisor orders.", "", "cloud_connector_url"),
		row("heat", "DEFAULT", "IWE", "The guests of a stack send what they measure there, with the credentials that Heat gave them.", "rocky", "heat_watch_server_url"),
	}
	rows = append(rows, Row{
		Where: Where{Section: "keystone_authtoken"}, Options: []string{"auth_protocol"}, Is: in("http"), If: []Guard{with("auth_host", onAnotherHost)},
		Effect: account, Remediation: "Set auth_url to Keystone's https:// URL, which takes the place of auth_protocol and auth_host.",
		Message: "{assigned} in {section} sends token checks over plain HTTP", Release: "ocata",
		Bad:  "[keystone_authtoken]\nauth_protocol = http\nauth_host = keystone.example.org\n",
		Good: "[keystone_authtoken]\nauth_protocol = https\nauth_host = keystone.example.org\n",
	}, Row{
		Where: Where{Services: []string{"designate"}, Section: "network_api:neutron"}, Options: []string{"endpoints"},
		Is:      item(func(text string) bool { _, url, ok := strings.Cut(text, "|"); return ok && leadsAwayPlain(url) }),
		Effect:  "The service's token goes there with each request.",
		Message: "{option} in {section} lists {item}, which is plain HTTP", Remediation: "Write the https:// URL of each region's Neutron.",
		Bad:  "[network_api:neutron]\nendpoints = RegionOne|http://neutron.example.org:9696\n",
		Good: "[network_api:neutron]\nendpoints = RegionOne|https://neutron.example.org:9696\n",
	})
	return rows
}
