package rules

// balancerDriverRows are on the drivers that make amphorae, and the image of those.
func balancerDriverRows() []Row {
	const worker = "[controller_worker]\namp_flavor_id = 65\n"
	var rows []Row
	for _, kind := range [...]struct{ option, idle, usual, lacks string }{
		{"amphora_driver", "amphora_noop_driver", "amphora_haproxy_rest_driver", "no amphora is ever configured"},
		{"compute_driver", "compute_noop_driver", "compute_nova_driver", "no amphora is ever started"},
		{"network_driver", "network_noop_driver", "allowed_address_pairs_driver", "no port is ever made for its address"},
	} {
		rows = append(rows, Row{
			Where:       Where{Services: octaviaOnly, Section: "controller_worker"},
			Options:     []string{kind.option},
			Is:          in(kind.idle),
			If:          []Guard{inUse, makesAmphorae},
			Levels:      "WEE",
			Message:     "{assigned} makes load balancers exist in name only",
			Effect:      "The driver is for tests and does nothing: Octavia reports a load balancer as active, and " + kind.lacks + ".",
			Remediation: "Set " + kind.option + " = " + kind.usual + ".",
			Bad:         worker + kind.option + " = " + kind.idle + "\n", Good: worker + kind.option + " = " + kind.usual + "\n",
		})
	}
	return append(rows, Row{
		Where:       Where{Services: octaviaOnly, Section: "controller_worker"},
		Options:     []string{"amp_image_owner_id"},
		Is:          isEmpty,
		If:          []Guard{with("amp_image_tag", isSet), makesAmphorae},
		Levels:      "WWW",
		CWE:         []int{345},
		References:  []string{"CVE-2019-3895"},
		Message:     "{option} is not set, so an image of any project counts that has the tag in amp_image_tag",
		Effect:      "Octavia takes the newest image with the tag that it can see: whoever shares or publishes one runs their own software in every new amphora, with the keys and the traffic of its users.",
		Remediation: "Set amp_image_owner_id to the ID of the project that owns the image.",
		Bad:         worker + "amp_image_tag = amphora\n", Good: worker + "amp_image_tag = amphora\namp_image_owner_id = 0c9d1a7f6e544f6f8a0c3c3f8e2a4b5c\n",
	})
}
