package rules

var whichEndpoint = []*Rule{
	{
		Name:        "invalid_interface",
		Levels:      "EEE",
		CWE:         []int{1287},
		Since:       17,
		Needs:       Values,
		Title:       "valid_interfaces lists something that is not an interface",
		Effect:      "Nothing checks the value at start: keystoneauth raises a TypeError when the service builds its client, on the first request that needs it.",
		Remediation: "List only public, internal and admin, in lower case.",
		Example: Example{
			Bad:     `valid_interfaces = ["internalURL"]`,
			Good:    `valid_interfaces = ["internal"]`,
			Message: `valid_interfaces[0] = "internalURL" is not an interface`,
		},
		Check: checkInvalidInterface,
	},
	{
		Name:        "public_interface",
		Levels:      "IWW",
		CWE:         []int{923},
		Since:       17,
		Needs:       Values,
		Title:       "the public or admin endpoint may be used",
		Effect:      "Traffic between services leaves the internal network where the catalogue has no internal endpoint or lists another one first, with the service's token.",
		Remediation: "Set valid_interfaces to internal only.",
		FalseAlarms: "Clouds with one endpoint for everyone.",
		Example: Example{
			Bad:     `valid_interfaces = ["public"]`,
			Good:    `valid_interfaces = ["internal"]`,
			Message: `valid_interfaces lists public`,
		},
		Check: checkPublicInterface,
	},
	{
		Name:        "conflicting_endpoints",
		Levels:      "EEE",
		CWE:         []int{1288},
		Since:       17,
		Needs:       Values,
		Title:       "api_servers and endpoint_override name different endpoints",
		Effect:      "Nova uses api_servers and never looks at endpoint_override, so changing only the latter changes nothing.",
		Remediation: "Keep endpoint_override and remove api_servers, which has been deprecated since Nova 21; keep api_servers only where the service has several endpoints and no load balancer.",
		Example: Example{
			Bad: `api_servers       = ["https://a.example.org:9292"]
endpoint_override = "https://b.example.org:9292"`,
			Good:    `endpoint_override = "https://b.example.org:9292"`,
			Message: `endpoint_override "https://b.example.org:9292" is not used`,
		},
		Check: checkConflictingEndpoints,
	},
	regionInconsistent,
	{
		Name:        "option_without_effect",
		Scope:       EachSection,
		Levels:      "WWW",
		CWE:         []int{1288},
		Since:       17,
		Needs:       Values,
		Title:       "an option that is read but not used",
		Effect:      "The service accepts the option but does not use it, so setting it changes nothing.",
		Remediation: "Remove the option, or the one that makes it useless.",
		FalseAlarms: "TLS options with plain http:// endpoints do matter where a server redirects to https.",
		Example: Example{
			Bad: `endpoint_override = "https://glance.example.org:9292"
region_name       = "RegionOne"`,
			Good:    `endpoint_override = "https://glance.example.org:9292"`,
			Message: `region_name = "RegionOne" has no effect`,
		},
		Rows: []Part{
			{nil, withoutEffectRows},
			{glanceOnly, volumeAccountRows},
			{cinderOnly, func() []Row { return append(backupEncryptionRows(), imageCacheRow()) }},
		},
		Check: checkOptionWithoutEffect,
	},
}
