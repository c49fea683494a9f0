package catalog

// pluginDescriptions describes the options of the common auth plugins.
var pluginDescriptions = [...]description{
	{"application_credential_id", "Id of the application credential to log in with. Enough by itself to name it."},
	{"application_credential_name", "Name of the application credential to log in with. Name its user as well, because the names are unique per user only."},
	{"application_credential_secret", "Secret of the application credential. Anyone who can read it can act for its user."},
	{"auth_url", "URL of the identity service to log in at. Over http the password crosses the network in clear text."},
	{"default_domain_id", "Id of the domain for users and projects whose own domain is not given. Versionless plugins use it when they find the v3 API."},
	{"default_domain_name", "Name of the domain for users and projects whose own domain is not given. Versionless plugins use it when they find the v3 API."},
	{"domain_id", "Id of the domain that the token is scoped to. Excludes a project and system_scope."},
	{"domain_name", "Name of the domain that the token is scoped to. Excludes a project and system_scope."},
	{"password", "The user's password. Anyone who can read the file can act as that user."},
	{"project_domain_id", "Id of the domain that the project belongs to, needed when the project is given by name."},
	{"project_domain_name", "Name of the domain that the project belongs to, needed when the project is given by name."},
	{"project_id", "Id of the project that the token is scoped to."},
	{"project_name", "Name of the project that the token is scoped to. Name its domain as well."},
	{"system_scope", "Set to all for a token that is scoped to the whole deployment instead of a project or domain."},
	{"token", "A token to use in place of a password. It is as secret as one, and stops working when it expires."},
	{"trust_id", "Id of the trust under which to act for another user. Its project and roles come with it."},
	{"user_domain_id", "Id of the domain that the user belongs to, needed when the user is given by name."},
	{"user_domain_name", "Name of the domain that the user belongs to, needed when the user is given by name."},
	{"user_id", "Id of the user to log in as. Needs no domain."},
	{"username", "Name of the user to log in as. Name the user's domain as well."},
}
