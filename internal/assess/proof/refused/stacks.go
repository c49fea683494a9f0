package refused

import "slices"

// stacks are cases of whom Heat lets in, and of how it calls others.
func stacks() []Case { return slices.Concat(stackAPIs(), stackCalls()) }

func stackAPIs() []Case {
	const account = "[keystone_authtoken]\nauth_type = password\nauth_url = https://keystone.example.org/v3\nusername = heat\npassword = Wc2n7Yt9\n" +
		"user_domain_name = Default\nproject_name = service\nproject_domain_name = Default\n"
	open := on("flavor", of("api_without_authentication", "flavor of Heat", "heat", "heat-api"))
	unknown := on("flavor", of("driver_unknown", "flavor of Heat", "heat", "heat-api"))
	older := on("flavor", of("driver_unknown", "flavor of the older API", "heat", "heat-api-cfn"))
	tls := func(text, fails string) Case {
		return of("required_option_unset", "Heat with TLS", "heat", "")(text, fails)
	}
	const noPair, noPipeline = `^RuntimeError: When running server in SSL mode`, `^RuntimeError: Unable to load heat-api`
	return []Case{
		open(account+"[paste_deploy]\nflavor = noauth\n", `^Insecure: a made-up token is taken as an administrator`),
		open(account, ""),

		unknown(account+"[paste_deploy]\nflavor = keystone\n", noPipeline),
		unknown(account+"[paste_deploy]\nflavor = keystone+cachemanagement\n", noPipeline),
		unknown(account, ""),
		older(account+"[paste_deploy]\nflavor = keystone\n", noPipeline),
		older(account+"[paste_deploy]\nflavor = standalone\n", ""),

		tls("[heat_api]\ncert_file = /etc/ssl/api.pem\n", noPair),
		tls("[heat_api_cfn]\nkey_file = /etc/ssl/api.key\n", noPair),
		tls("[heat_api]\ncert_file = /etc/ssl/api.pem\nkey_file = /etc/ssl/api.key\n", ""),
	}
}

func stackCalls() []Case {
	in := func(kind, section string) func(text, fails string) Case {
		return inSection("refused_in_use", kind, "heat", section)
	}
	address, keystone := in("address of Heat", "clients_heat"), in("Keystone of Heat", "clients_keystone")
	nova := in("microversion of Nova", "DEFAULT")
	trustee := of("refused_in_use", "trustee of Heat", "heat", "heat-engine")
	const whole = "[DEFAULT]\ndebug = false\n[keystone_authtoken]\nauth_type = password\n"
	const url = "url = https://stacks.example.org:8004/v1/"
	const third = "[trustee]\nauth_type = v3password\nauth_url = https://keystone.example.org/v3\nusername = heat\npassword = Wc2n7Yt9\nuser_domain_name = Default\n"
	return []Case{
		address(url+"%(project_id)s", `^KeyError: 'project_id'`),
		address(url+"%(tenant_id)", `^ValueError: incomplete format`),
		address(url+"%2Fa/%(tenant_id)s", `^TypeError: `),
		address(url+"%(tenant_id)s", ""),
		address(url+"a", ""),

		nova("max_nova_api_microversion = 2.90", `^Ineffective: 2\.79 is above 2\.9`),
		nova("max_nova_api_microversion = 2.89", ""),

		keystone("auth_uri = https://keystone.example.org/v2.0", `^NotFound: `),
		keystone("auth_uri = https://keystone.example.org:5000/v2.0/", `^NotFound: `),
		keystone("auth_uri = https://keystone.example.org", ""),

		trustee(whole, `^AuthorizationFailure: `),
		trustee(whole+third, ""),
		on("project_name", trustee)(whole+third+"project_name = service\nproject_domain_name = Default\n", `^AuthorizationFailure: .*multiple targets`),
		on("domain_name", trustee)(whole+third+"domain_name = Default\n", `^AuthorizationFailure: .*multiple targets`),
		trustee(whole+"[trustee]\nauth_type = password\nauth_url = https://keystone.example.org\nusername = heat\npassword = Wc2n7Yt9\nuser_domain_name = Default\n", ""),
	}
}
