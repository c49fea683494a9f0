package rules

// wildcardRows are on addresses that nova-compute tells others, where they lead whoever
// uses them to itself.
func wildcardRows() []Row {
	row := Row{
		Is:          in("0.0.0.0", "::").Given(),
		If:          []Guard{onCompute},
		Levels:      "IWW",
		Message:     "{assigned} in {section} is not an address at which other hosts reach this one",
		Effect:      "The console's proxy connects to its own host, where the instance is only by chance.",
		Remediation: "Write the address at which the proxy reaches this host.",
	}
	var rows []Row
	for _, at := range [...][2]string{{"vnc", "server_proxyclient_address"}, {"spice", "server_proxyclient_address"}, {"serial_console", "proxyclient_address"}} {
		proxied := row
		proxied.Where, proxied.Options = Where{Section: at[0]}, []string{at[1]}
		proxied.Bad, proxied.Good = "["+at[0]+"]\n"+at[1]+" = 0.0.0.0\n", "["+at[0]+"]\n"+at[1]+" = 192.0.2.11\n"
		rows = append(rows, proxied)
	}
	moved := Row{
		Where:       Where{Section: "libvirt"},
		Options:     []string{"live_migration_inbound_addr"},
		Is:          in("0.0.0.0", "::", "127.0.0.1", "::1", "localhost").Given(),
		If:          []Guard{onCompute, libvirtInUse},
		Levels:      "IWW",
		Message:     "{assigned} leads each host to itself",
		Effect:      "The host that an instance leaves connects to itself, and the live migration fails.",
		Remediation: "Write the address at which other hypervisors reach this one, or leave the option out: Nova then uses the host's name.",
		Bad:         "[libvirt]\nlive_migration_inbound_addr = 127.0.0.1\n",
		Good:        "[libvirt]\nlive_migration_inbound_addr = 192.0.2.11\n",
	}
	resized := moved
	resized.Since = Series("2024.1")
	resized.Options = []string{"migration_inbound_addr"}
	resized.Effect = "The host that an instance leaves believes that both share their disks and copies none: cold migration and resizing to another host fail."
	resized.Remediation = "Write the address at which other hypervisors reach this one, or leave the option out: Nova then uses my_ip."
	resized.Bad = "[libvirt]\nmigration_inbound_addr = 127.0.0.1\n"
	resized.Good = "[libvirt]\nmigration_inbound_addr = 192.0.2.11\n"
	return append(rows, moved, resized)
}
