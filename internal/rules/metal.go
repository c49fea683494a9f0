package rules

// The rules on bare-metal nodes and the agent that runs on them.
var metal = []*Rule{
	{
		Name:        "disk_not_erased",
		Levels:      "IWE",
		CWE:         []int{226},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "a node's disks keep the last user's data",
		Effect:      "The next user of the node can read the last one's data.",
		Remediation: "Set automated_clean = true in [conductor], and leave a priority above 0 for erase_devices or erase_devices_metadata in [deploy].",
		FalseAlarms: "Nodes that only one team uses.",
		Example: Example{
			Service: "ironic", BadText: "[conductor]\nautomated_clean = false\n", GoodText: "[conductor]\nautomated_clean = true\n",
			Message: "automated_clean = false",
		},
		Rows: []Part{{ironicOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "conductor"},
				Options: []string{"automated_clean"},
				Is:      isFalse,
				Message: "{assigned} in {section} passes nodes to the next user uncleaned",
				Bad:     "[conductor]\nautomated_clean = false\n",
				Good:    "[conductor]\nautomated_clean = true\n",
			}, {
				Where:       Where{Section: "deploy"},
				Options:     []string{"erase_devices_priority"},
				Is:          in("0"),
				If:          []Guard{with("erase_devices_metadata_priority", in("0")), not(where("conductor", "automated_clean", isFalse))},
				Message:     "{assigned} together with erase_devices_metadata_priority = 0 leaves every disk as it is",
				Remediation: "Give erase_devices or erase_devices_metadata a priority above 0.",
				Bad:         "[deploy]\nerase_devices_priority = 0\nerase_devices_metadata_priority = 0\n",
				Good:        "[deploy]\nerase_devices_priority = 0\nerase_devices_metadata_priority = 10\n",
			}}
		}}},
	},
	{
		Name:        "agent_callback_plaintext",
		Levels:      "WEE",
		CWE:         []int{319},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "the agent on a node is called without TLS, or without a check",
		Effect:      "Anyone on the network path can read the orders to the agent, including what is written to the node, or answer in its place.",
		Remediation: "Set require_tls = true in [agent] and leave verify_ca at True or at the file with the authorities.",
		Example: Example{
			Service: "ironic", BadText: "[agent]\nrequire_tls = false\n", GoodText: "[agent]\nrequire_tls = true\n",
			Message: "require_tls = false",
		},
		Rows: []Part{{ironicOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "agent"},
				Options: []string{"require_tls"},
				Is:      isFalse,
				If:      []Guard{inUse},
				Message: "{assigned} in {section} lets the conductor call the agent in clear text",
				Bad:     "[agent]\nrequire_tls = false\n",
				Good:    "[agent]\nrequire_tls = true\n",
			}, {
				Where:   Where{Section: "agent"},
				Options: []string{"verify_ca"},
				Is:      inFold("false", "f", "no", "n", "off", "0"),
				CWE:     []int{295},
				Message: "{assigned} in {section} leaves the agent's certificate unchecked",
				Bad:     "[agent]\nrequire_tls = true\nverify_ca = False\n",
				Good:    "[agent]\nrequire_tls = true\nverify_ca = True\n",
			}}
		}}},
	},
	{
		Name:        "console_command_injection",
		Levels:      "WWE",
		CWE:         []int{78},
		References:  []string{"OSSA-2026-008"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "a console that runs commands from a node's data",
		Effect:      "Anyone who may change a node's driver_info can run commands on the conductor.",
		Remediation: "Remove the interface from enabled_console_interfaces, or make sure that your packages include the fix for OSSA-2026-008.",
		FalseAlarms: "Packages that include the fix.",
		Example: Example{
			Service: "ironic", BadText: "[DEFAULT]\nenabled_console_interfaces = ipmitool-socat,no-console\n", GoodText: "[DEFAULT]\nenabled_console_interfaces = no-console\n",
			Message: "enabled_console_interfaces",
		},
		Rows: []Part{{ironicOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "DEFAULT", Before: Series("2026.2")},
				Options: []string{"enabled_console_interfaces"},
				Is:      listHas("ipmitool-shellinabox", "ipmitool-socat"),
				Message: "{option} lists {item}, which runs commands built from a node's data",
				Bad:     "[DEFAULT]\nenabled_console_interfaces = ipmitool-socat\n",
				Good:    "[DEFAULT]\nenabled_console_interfaces = no-console\n",
			}}
		}}},
	},
	{
		Name:        "template_code_execution",
		Levels:      "WWE",
		CWE:         []int{94},
		References:  []string{"OSSA-2026-012"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "templates from users run code on the conductor",
		Effect:      "Anyone who may set a node's template can make the conductor run code.",
		Remediation: "Remove anaconda from enabled_deploy_interfaces, or make sure that your packages include the fix for OSSA-2026-012; set enable_insecure_template_override = false.",
		FalseAlarms: "Packages that include the fix.",
		Example: Example{
			Service: "ironic", BadText: "[DEFAULT]\nenabled_deploy_interfaces = direct,anaconda\n", GoodText: "[DEFAULT]\nenabled_deploy_interfaces = direct\n",
			Message: "enabled_deploy_interfaces",
		},
		Rows: []Part{{ironicOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "DEFAULT", Before: Series("2026.2")},
				Options: []string{"enabled_deploy_interfaces"},
				Is:      listHas("anaconda"),
				Message: "{option} lists {item}, which fills a user's template on the conductor",
				Bad:     "[DEFAULT]\nenabled_deploy_interfaces = direct,anaconda\n",
				Good:    "[DEFAULT]\nenabled_deploy_interfaces = direct\n",
			}, {
				Where:   Where{Section: "pxe"},
				Options: []string{"enable_insecure_template_override"},
				Is:      isTrue,
				Levels:  "EEE",
				Message: "{assigned} in {section} removes the guard on templates that users set",
				Bad:     "[pxe]\nenable_insecure_template_override = true\n",
				Good:    "[pxe]\nenable_insecure_template_override = false\n",
				Release: "2025.1",
			}}
		}}},
	},
	{
		Name:        "image_checksum_weak",
		Levels:      "WEE",
		CWE:         []int{354},
		References:  []string{"OSSA-2024-004"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "what is written to a node is hardly checked",
		Effect:      "An image that was tampered with in transit is deployed.",
		Remediation: "Set disable_file_checksum = false in [conductor].",
		Example: Example{
			Service: "ironic", BadText: "[conductor]\ndisable_file_checksum = true\n", GoodText: "[conductor]\ndisable_file_checksum = false\n",
			Message: "disable_file_checksum = true",
		},
		Rows: []Part{{ironicOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "conductor"},
				Options: []string{"disable_file_checksum"},
				Is:      isTrue,
				Message: "{assigned} in {section} skips the checksum of files",
				Bad:     "[conductor]\ndisable_file_checksum = true\n",
				Good:    "[conductor]\ndisable_file_checksum = false\n",
			}, {
				Where:       Where{Section: "agent"},
				Options:     []string{"allow_md5_checksum"},
				Is:          isTrue,
				If:          []Guard{inUse},
				Levels:      "IIW",
				CWE:         []int{328},
				Message:     "{assigned} in {section} accepts MD5 sums, which can be forged",
				Remediation: "Give the images SHA-256 or SHA-512 sums, then set allow_md5_checksum = false in [agent].",
				Bad:         "[agent]\nallow_md5_checksum = true\n",
				Good:        "[agent]\nallow_md5_checksum = false\n",
			}}
		}}},
	},
	metalInterfaces,
}
