package rules

import "github.com/osloconf/terraform-provider-osloconf/internal/report"

// plainCallRows are the URLs that single programs and drivers call, and that
// carry a password, a token or the data itself.
func plainCallRows() []Row {
	const (
		account = "The account's password, and what it is used for, cross the network readable."
		data    = "The data itself crosses the network readable, and whoever stands on the way can change it."
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
	rows := []Row{
		row("cinder", "DEFAULT", "", data, "", "backup_s3_endpoint_url", "backup_swift_url", "backup_swift_auth_url"),
		row("cinder", "nova", "", account, "", "token_auth_url"),
		row("glance", anySection, "", account, "", "swift_store_auth_address", "cinder_store_auth_address", "cinder_endpoint_template", "s3_store_host"),
		row("keystone", "saml", "IWE", "Users are sent there to log in.", "", "idp_sso_endpoint"),
		row("keystone", "keystone_authtoken", "", account, "ocata", "identity_uri"),
		row("neutron", "designate", "", account, "2023.2", "admin_auth_url"),
		row("ironic", "glance", "IWE", data, "", "swift_endpoint_url"),
		row("ironic", "inspector", "", "The service's token goes there with each request.", "stein", "service_url"),
		row("ironic", "oneview", "", account, "rocky", "manager_url"),
		row("magnum", "kubernetes", "", "Every node of a cluster applies what it gets there as an administrator of the cluster.", "", "post_install_manifest_url"),
		row("manila", "DEFAULT", "", account, "queens", "nova_admin_auth_url", "neutron_admin_auth_url"),
		row("nova", "zvm", "", "Whoever stands on the way gives the hypervisor orders.", "", "cloud_connector_url"),
		row("heat", "DEFAULT", "IWE", "The guests of a stack send what they measure there, with the credentials that Heat gave them.", "rocky", "heat_watch_server_url"),
	}
	for i := range rows {
		row := &rows[i]
		switch row.Options[0] {
		case "swift_store_auth_address":
			row.If = []Guard{ownStore}
			row.Bad = "[glance_store]\nswift_store_auth_address = http://keystone.example.org:5000/v3\n"
			row.Good = "[glance_store]\nswift_store_auth_address = https://keystone.example.org:5000/v3\n"
		case "identity_uri":
			row.Services = []string{"cinder", "glance", "keystone", "nova", "barbican"}
		}
	}
	return rows
}
