package rules

// signInRows are on the version of Keystone's API by which a service signs in to Swift,
// where the address names another.
func signInRows() []Row {
	const account = "swift_store_user = service:glance\nswift_store_key = Wc2n7Yt9Lr4VqXz8\nswift_store_auth_address = https://keystone.example.org:5000"
	addressed := func(version string) []Guard {
		return []Guard{with("swift_store_multi_tenant", isFalse), with("swift_store_config_file", isEmpty), with("swift_store_auth_address", textIs(endsIn(version)))}
	}
	third := Row{
		Options:     []string{"swift_store_auth_version"},
		Is:          in("1", "2"),
		If:          addressed("/v3"),
		Message:     "{assigned} does not fit swift_store_auth_address, which ends in /v3",
		Effect:      "Keystone refuses the sign-in, so Glance neither keeps images in Swift nor reads them.",
		Remediation: "Set swift_store_auth_version = 3.",
		Bad:         account + "/v3\nswift_store_auth_version = 2\n", Good: account + "/v3\nswift_store_auth_version = 3\n",
		Release: "zed", // later releases take only 3
	}
	second := third
	second.Is = in("3")
	second.If = addressed("/v2.0")
	second.Message = "{assigned} does not fit swift_store_auth_address, which ends in /v2.0"
	second.Remediation = "End swift_store_auth_address in /v3."
	second.Bad = account + "/v2.0\nswift_store_auth_version = 3\n"
	files := Row{
		Options:     []string{"swift_store_config_file"},
		Is:          isSet,
		If:          []Guard{with("swift_store_multi_tenant", isTrue)},
		Message:     "{option} is set, and swift_store_multi_tenant is on",
		Effect:      "Glance leaves the store out, and exits when it starts if the store is the default.",
		Remediation: "Remove swift_store_config_file, or set swift_store_multi_tenant = false.",
		Bad:         "swift_store_multi_tenant = true\nswift_store_config_file = /etc/glance/swift.conf\n", Good: "swift_store_multi_tenant = true\n",
	}
	rows := append(storeRows("swift", third), storeRows("swift", second)...)
	return append(rows, storeRows("swift", files)...)
}
