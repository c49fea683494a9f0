package refused

import "slices"

// doors are cases of whom the APIs let in.
func doors() []Case {
	return slices.Concat(tokenless(), unknownStrategies(), flavours())
}

// strategy makes cases of the option that chooses how an API checks who calls.
func strategy(kind, service, section string) func(text, fails string) Case {
	return on("auth_strategy", inSection("api_without_authentication", kind, service, section))
}

func tokenless() []Case {
	placement, manila := strategy("strategy of Placement", "placement", "api"), strategy("strategy of Manila", "manila", "DEFAULT")
	designate, octavia := strategy("strategy of Designate", "designate", "service:api"), strategy("strategy of Octavia", "octavia", "api_settings")
	metal := strategy("strategy of Ironic", "ironic", "DEFAULT")
	const administrator = `^Insecure: a made-up token is taken as an administrator`
	return []Case{
		placement("auth_strategy = noauth2", administrator),
		placement("[DEFAULT]\nauth_strategy = noauth2", administrator),
		placement("auth_strategy = keystone", ""),
		placement("[placement]\nauth_strategy = noauth2", ""),
		placement("[DEFAULT]\nauth_strategy = noauth2\n[api]\nauth_strategy = keystone", ""),

		manila("auth_strategy = noauth", administrator),
		manila("auth_strategy = keystone", ""),
		manila("debug = false", ""),

		designate("auth_strategy = noauth", administrator),
		designate("auth_strategy = keystone", ""),
		designate("[DEFAULT]\nauth_strategy = noauth", ""),

		octavia("auth_strategy = noauth", administrator),
		octavia("auth_strategy = testing", administrator),
		octavia("auth_strategy = keystone", ""),
		octavia("bind_port = 9876", ""),
		octavia("[DEFAULT]\nauth_strategy = noauth", ""),

		metal("auth_strategy = noauth", administrator),
		metal("auth_strategy = http_basic", `^Insecure: every account in the file is an administrator's`),
		metal("auth_strategy = keystone", ""),
		metal("debug = false", ""),
	}
}

func unknownStrategies() []Case {
	manila, designate := strategy("strategy of Manila", "manila", "DEFAULT"), strategy("strategy of Designate", "designate", "service:api")
	neutron := strategy("strategy of Neutron", "neutron", "DEFAULT")
	return []Case{
		manila("auth_strategy = keystne", `^KeyError: 'keystne'`),
		manila("auth_strategy = Keystone", `^KeyError: 'Keystone'`),
		designate("auth_strategy = keystne", `^KeyError: 'keystne'`),
		designate("auth_strategy =", `^KeyError: ''`),
		neutron("auth_strategy = Noauth", `^KeyError: 'Noauth'`),
		neutron("auth_strategy = keystone_nolimit", `^KeyError: 'keystone_nolimit'`),
		neutron("auth_strategy = noauth2", `^KeyError: 'noauth2'`),
	}
}

func flavours() []Case {
	glance := on("flavor", of("api_without_authentication", "flavor of Glance", "glance", ""))
	const administrator = `^Insecure: a made-up token is taken as an administrator`
	const api = "[DEFAULT]\nbind_port = 9292\n[keystone_authtoken]\nauth_type = password\nauth_url = https://keystone.example.org/v3\nusername = glance\npassword = Wc2n7Yt9\n" +
		"user_domain_name = Default\nproject_name = service\nproject_domain_name = Default\n[paste_deploy]\n"
	return []Case{
		glance(api, administrator),
		glance(api+"flavor =\n", administrator),
		glance(api+"flavor = caching\n", administrator),
		glance(api+"flavor = keystone\n", ""),
		glance(api+"flavor = keystone+caching\n", ""),
	}
}
