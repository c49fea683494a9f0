package rules

import (
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// requiredOptionUnset: options without which a program does not start.
var requiredOptionUnset = &Rule{
	Name:        "required_option_unset",
	Levels:      "EEE",
	CWE:         []int{1188},
	Needs:       Values | Text,
	Scope:       Whole,
	Title:       "an option without which the program does not start",
	Effect:      "The program logs that the option is missing, and exits.",
	Remediation: "Set the option.",
	FalseAlarms: "The option is set in another file that the program reads but that is not among the sources.",
	Example: Example{
		Service: "cinder", Program: "cinder-volume",
		BadText:  "[DEFAULT]\ntransport_url = rabbit://cinder:secret@mq.example.org\n",
		GoodText: "[DEFAULT]\ntransport_url = rabbit://cinder:secret@mq.example.org\nenabled_backends = ceph\n[ceph]\nvolume_driver = cinder.volume.drivers.rbd.RBDDriver\n",
		Message:  "enabled_backends is not set",
	},
	Rows: []Part{
		{nil, func() []Row { return []Row{emptyConnectionRow()} }},
		{[]string{"cinder", "ironic", "magnum", "manila", "neutron", "nova"}, certificateRows},
		{[]string{"cinder", "keystone", "manila", "neutron"}, requiredRows},
		{glanceOnly, func() []Row { return append(storeNeedRows(), cacheNeedRows()...) }},
		{[]string{"glance", "nova"}, limitRows},
		{ironicOnly, func() []Row { return append(bootURLRows(), cleaningNetworkRow(), discoveryRow()) }},
		{barbicanOnly, moduleRows},
		{cinderOnly, func() []Row { return slices.Concat(backupNeedRows(), arrayNeedRows(), cephPoolRows()) }},
		{manilaOnly, func() []Row { return append(shareNeedRows(), standaloneRows()...) }},
		{heatOnly, stackKeyRows},
		{octaviaOnly, func() []Row { return []Row{topicRow()} }},
		{neutronOnly, func() []Row { return []Row{switchFileRow(), tunnelAddressRow(), designateRow()} }},
		{novaOnly, vmwareRequiredRows},
		{[]string{"nova", "placement"}, noDatabaseRows},
		{[]string{"cinder", "glance", "manila", "nova"}, func() []Row { return []Row{keyManagerUserRow()} }},
	},
}

// emptyConnectionRow is on a database whose URL is empty.
func emptyConnectionRow() Row {
	return Row{
		Where:       Where{Section: "database"},
		Options:     []string{"connection"},
		Is:          value(func(s *config.Setting) bool { return s.IsSet() && s.IsEmpty() }),
		If:          []Guard{notProgram("nova-compute")},
		Message:     "{option} is empty",
		Effect:      "SQLAlchemy refuses the empty URL, so every program that uses the database fails.",
		Remediation: "Write the database's URL, such as mysql+pymysql://{service}:SECRET@db.example.org/{service}, or remove the line where nothing uses it.",
		Bad:         "[database]\nconnection =\n", Good: "[database]\nconnection = mysql+pymysql://nova:secret@db.example.org/nova?ssl_ca=/etc/ssl/db.pem\n",
	}
}

// noDatabaseRows are on programs without a database. It is only a warning: the URL has a
// password, and is often in a file of its own.
func noDatabaseRows() []Row {
	const text = "[DEFAULT]\ndebug = false\n"
	row := Row{
		Where:       Where{Services: novaOnly, Section: "api_database", Absent: true},
		Options:     []string{"connection"},
		Is:          value(func(s *config.Setting) bool { return s.IsUnset() && s.IsEmpty() }),
		If:          []Guard{wholeFile, program("nova-api", "nova-api-os-compute", "nova-scheduler")}, // a cell's conductor does without
		Levels:      "IWW",
		Message:     "{option} of [api_database] is not set",
		Effect:      "The program finds no cells, and fails.",
		Remediation: "Set connection in [api_database], or list api_database.connection in set_elsewhere where another file or the environment sets it.",
		Bad:         text, Good: text + "[api_database]\nconnection = mysql+pymysql://nova:secret@db.example.org/nova_api?ssl_ca=/etc/ssl/db.pem\n",
		Program: "nova-api",
	}
	placement := row
	placement.Services, placement.Section, placement.Program = []string{"placement"}, "placement_database", ""
	placement.If = []Guard{wholeFile}
	placement.Message = "{option} of [placement_database] is not set"
	placement.Effect = "Placement refuses to start."
	placement.Remediation = "Set connection in [placement_database], or list placement_database.connection in set_elsewhere where another file or the environment sets it."
	placement.Good = text + "[placement_database]\nconnection = mysql+pymysql://placement:secret@db.example.org/placement?ssl_ca=/etc/ssl/db.pem\n"
	return []Row{row, placement}
}

// requiredRows are on options that single services need.
func requiredRows() []Row {
	const neutron = "[DEFAULT]\nstate_path = /var/lib/neutron\n"
	noDriver := Row{
		Where:       Where{Services: neutronOnly, Section: "DEFAULT", Absent: true},
		Options:     []string{"interface_driver"},
		Is:          isEmpty,
		If:          []Guard{wholeFile, program("neutron-l3-agent", "neutron-dhcp-agent")},
		Message:     "{option} is not set",
		Effect:      "The agent finds no interface driver when it starts, and exits.",
		Remediation: "Set interface_driver = openvswitch, or the driver of your network nodes.",
		Bad:         neutron, Good: neutron + "interface_driver = openvswitch\n",
		Release: "zed", Program: "neutron-l3-agent",
	}
	noKeys := Row{
		Where:       Where{Services: keystoneOnly, Section: "fernet_tokens"},
		Options:     []string{"key_repository"},
		Is:          isEmpty,
		If:          []Guard{where("token", "provider", in("fernet"))},
		Message:     "{option} is empty",
		Effect:      "Keystone finds no folder of that name when it starts, and exits.",
		Remediation: "Set key_repository to the folder that keystone-manage fernet_setup fills, or remove the line for the default.",
		Bad:         "[fernet_tokens]\nkey_repository =\n", Good: "[fernet_tokens]\nkey_repository = /etc/keystone/fernet-keys/\n",
	}
	noReceipts := noKeys
	noReceipts.Section, noReceipts.If = "fernet_receipts", nil
	noReceipts.Bad, noReceipts.Good = "[fernet_receipts]\nkey_repository =\n", "[fernet_receipts]\nkey_repository = /etc/keystone/fernet-keys/\n"
	return []Row{
		{
			Where:       Where{Services: cinderOnly, Section: "DEFAULT", Absent: true},
			Options:     []string{"enabled_backends"},
			Is:          isEmpty,
			If:          []Guard{wholeFile, program("cinder-volume")},
			Message:     "{option} is not set",
			Remediation: "Set enabled_backends to the names of the sections that configure a driver.",
			Bad:         "[DEFAULT]\nstate_path = /var/lib/cinder\n",
			Good:        "[DEFAULT]\nstate_path = /var/lib/cinder\nenabled_backends = ceph\n[ceph]\nvolume_driver = cinder.volume.drivers.rbd.RBDDriver\n",
			Program:     "cinder-volume",
		},
		{
			Where:       Where{Services: manilaOnly, Section: "DEFAULT"},
			Options:     []string{"enabled_share_protocols"},
			Is:          isEmpty,
			If:          []Guard{forProgram("manila-api")},
			Message:     "{option} is empty",
			Effect:      "Manila's API raises ManilaException when it starts, and exits.",
			Remediation: "List the protocols of your shares, such as enabled_share_protocols = NFS,CIFS.",
			Bad:         "[DEFAULT]\nenabled_share_protocols =\n", Good: "[DEFAULT]\nenabled_share_protocols = CEPHFS\n",
		},
		{
			Where:       Where{Services: neutronOnly, Section: "DEFAULT", Absent: true},
			Options:     []string{"core_plugin"},
			Is:          unset,
			If:          []Guard{wholeFile, program("neutron-server")},
			Message:     "{option} is not set",
			Effect:      "neutron-server logs that no core plugin is configured, and exits.",
			Remediation: "Set core_plugin = ml2, or the plugin of your network.",
			Bad:         neutron, Good: neutron + "core_plugin = ml2\n", Program: "neutron-server",
		},
		noDriver,
		{
			Where:       Where{Services: neutronOnly, Section: "ovs", Absent: true},
			Options:     []string{"local_ip"},
			Is:          isEmpty,
			If:          []Guard{program("neutron-openvswitch-agent"), where("agent", "tunnel_types", isSet)},
			Message:     "{option} is not set, and tunnel_types of [agent] asks for tunnels",
			Effect:      "The agent finds no interface with that address when it starts, and exits.",
			Remediation: "Set local_ip to the address that this host has on the tunnel network.",
			Bad:         "[agent]\ntunnel_types = vxlan\n", Good: "[agent]\ntunnel_types = vxlan\n[ovs]\nlocal_ip = 192.0.2.11\n",
			Program: "neutron-openvswitch-agent",
		},
		noKeys,
		noReceipts,
	}
}
