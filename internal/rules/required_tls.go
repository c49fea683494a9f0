package rules

// certificateRows are on the certificate and the key of an API that serves TLS
// itself. Where both are missing, the certificate alone is reported.
func certificateRows() []Row {
	var rows []Row
	for _, api := range [...]struct {
		service, section, option string // the switch
		on                       Condition
		value                    string
		programs                 []string
		in, cert, key            string
	}{
		{"cinder", "DEFAULT", "osapi_volume_use_ssl", isTrue, "true", []string{"cinder-api"}, "ssl", "cert_file", "key_file"},
		{"magnum", "api", "enabled_ssl", isTrue, "true", []string{"magnum-api"}, "api", "ssl_cert_file", "ssl_key_file"},
		{"manila", "DEFAULT", "osapi_share_use_ssl", isTrue, "true", []string{"manila-api"}, "ssl", "cert_file", "key_file"},
		{"ironic", "api", "enable_ssl_api", isTrue, "true", []string{"ironic", "ironic-api"}, "ssl", "cert_file", "key_file"},
		{"neutron", "DEFAULT", "use_ssl", isTrue, "true", []string{"neutron-server"}, "ssl", "cert_file", "key_file"},
		{"nova", "DEFAULT", "enabled_ssl_apis", isSet, "osapi_compute", []string{"nova-api", "nova-api-os-compute", "nova-api-metadata"}, "wsgi", "ssl_cert_file", "ssl_key_file"},
	} {
		asked := "[" + api.section + "]\n" + api.option + " = " + api.value + "\n"
		cert := "[" + api.in + "]\n" + api.cert + " = /etc/ssl/api.pem\n"
		key := api.key + " = /etc/ssl/api.key\n"
		missing := Row{
			Where:       Where{Services: []string{api.service}, Section: api.in, Absent: true},
			Options:     []string{api.cert},
			Is:          isEmpty,
			If:          []Guard{forProgram(api.programs...), where(api.section, api.option, api.on)},
			Message:     "{option} is not set, and " + api.option + " of [" + api.section + "] asks for TLS",
			Effect:      "The API cannot serve TLS without a certificate and its key, raises an error when it starts, and exits.",
			Remediation: "Set " + api.cert + " and " + api.key + " in [" + api.in + "].",
			Bad:         asked, Good: asked + cert + key, Release: "zed",
		}
		rows = append(rows, missing)
		if api.service == "magnum" {
			continue // it takes a file with both
		}
		unkeyed := missing
		unkeyed.Options = []string{api.key}
		unkeyed.If = append([]Guard{with(api.cert, isSet)}, missing.If...)
		unkeyed.Bad = asked + cert
		rows = append(rows, unkeyed)
	}
	return rows
}
