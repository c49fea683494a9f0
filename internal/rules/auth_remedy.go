package rules

// authRemedy says what to write for an option that an auth plugin lacks, with
// an example value.
func authRemedy(option string) string {
	switch option {
	case "auth_url":
		return "Set auth_url to Keystone's internal URL, for example https://keystone.example.org:5000."
	case "username":
		return "Set username to the name of the service's user, for example nova, or user_id to that user's ID."
	case "user_domain_name":
		return "Set user_domain_name to the domain of the user, for example Default, or user_domain_id to its ID, for example default."
	case "project_domain_name":
		return "Set project_domain_name to the domain of the project, for example Default, or project_domain_id to its ID, for example default."
	case "project_id":
		return "Set project_name = service and project_domain_name = Default, or whichever project or domain the certificate is mapped to."
	case "application_credential_id":
		return "Set application_credential_id to the ID that \"openstack application credential create\" printed."
	case "application_credential_secret":
		return "Set application_credential_secret to the secret that \"openstack application credential create\" printed; Keystone shows it once."
	case "discovery_endpoint":
		return "Set discovery_endpoint to the identity provider's discovery document, for example https://idp.example.org/.well-known/openid-configuration, or access_token_endpoint to the URL that issues tokens."
	case "endpoint":
		return "Set endpoint_override to the URL of the service, for example https://service.example.org."
	case "identity_provider":
		return "Set identity_provider to the name that \"openstack identity provider list\" shows."
	case "protocol":
		return "Set protocol to the federation protocol of the identity provider, for example openid or saml2: \"openstack federation protocol list\" shows it."
	case "identity_provider_url", "service_provider_endpoint":
		return "Set " + option + " to the https:// URL that the provider's administrator names."
	case "auth_methods":
		return "Set auth_methods to the methods that Keystone asks for, for example v3password,v3totp."
	case "oauth2_endpoint":
		return "Set oauth2_endpoint to Keystone's own, for example https://keystone.example.org:5000/v3/OS-OAUTH2/token."
	case "service_provider_entity_id":
		return "Set service_provider_entity_id to the entity ID that Keystone's metadata has as a service provider, for example https://keystone.example.org/shibboleth."
	}
	return "Set " + option + " to the value that Keystone, or the identity provider, has for this client."
}
