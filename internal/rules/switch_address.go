package rules

// guestSwitchRow is on the address at which nova-compute reaches Open vSwitch.
func guestSwitchRow() Row {
	return Row{
		Where:       Where{Section: "os_vif_ovs"},
		Options:     []string{"ovsdb_connection"},
		Is:          textIs(noSwitchAddress).Given(),
		If:          []Guard{onCompute},
		Message:     "{assigned} in {section} is neither tcp:HOST:PORT nor unix:PATH",
		Effect:      "nova-compute cannot open the connection to Open vSwitch, and instances get no ports there.",
		Remediation: "Write tcp:127.0.0.1:6640, or unix: and the path of the socket, without two slashes.",
		Bad:         "[os_vif_ovs]\novsdb_connection = 127.0.0.1:6640\n", Good: "[os_vif_ovs]\novsdb_connection = tcp:127.0.0.1:6640\n",
	}
}

// clearGuestSwitchRow is on the same address in clear text.
func clearGuestSwitchRow() Row {
	return Row{
		Where:       Where{Section: "os_vif_ovs"},
		Options:     []string{"ovsdb_connection"},
		Is:          value(remoteTCP),
		If:          []Guard{onCompute},
		Message:     "{assigned} in {section} is accessed in clear text",
		Remediation: "Write tcp:127.0.0.1:6640, or unix: and the path of the socket: the switch is on the same host.",
		Bad:         "[os_vif_ovs]\novsdb_connection = tcp:10.0.0.31:6640\n", Good: "[os_vif_ovs]\novsdb_connection = unix:/run/openvswitch/db.sock\n",
	}
}

// noSwitchAddress reports whether the client of OVSDB cannot take a text for an address:
// it lacks the scheme or the port, or is written like a URL.
func noSwitchAddress(text string) bool {
	return notOVSDB(text) || slashedOVSDB(text) || portlessOVSDB(text)
}
