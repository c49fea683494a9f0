package rules

import (
	"encoding/json"
	"net"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// refusedAtStart: what the services check themselves when they start.
var refusedAtStart = &Rule{
	Name:        "refused_at_start",
	Levels:      "EEE",
	CWE:         []int{1284},
	Needs:       Values | Text,
	Scope:       Whole,
	Title:       "a value that the service checks and refuses when it starts",
	Effect:      "The service refuses the value when it starts, and exits.",
	Remediation: "Write a value that the service accepts.",
	Example: Example{
		Service:  "neutron",
		BadText:  "[DEFAULT]\nbase_mac = fa:16:3g:00:00:00\n",
		GoodText: "[DEFAULT]\nbase_mac = fa:16:3e:4f:00:00\n",
		Message:  "base_mac = \"fa:16:3g:00:00:00\" is not a unicast MAC address",
	},
	Rows: []Part{
		{nil, refusedByAllRows},
		{rpcServices, callRows},
		{[]string{"cinder", "designate", "manila", "neutron"}, refusedRows},
		{[]string{"cinder", "neutron"}, refusedByDriverRows},
		{tlsServices, servedVersionRows},
		{cinderOnly, func() []Row {
			return append(slices.Concat(targetRows(), supportRows(), mountRows(), backupMountRows()), shareListRow(), snapshotRow())
		}},
		{designateOnly, func() []Row { return append(listenRows(), noFilterRow()) }},
		{glanceOnly, storeModeRows},
		{ironicOnly, func() []Row { return append(hookRows(), workerRow()) }},
		{keystoneOnly, func() []Row { return []Row{emulationRow()} }},
		{manilaOnly, func() []Row {
			return append(slices.Concat(helperRows(), shareAddressRows(), rangeRows()), shareModeRow())
		}},
		{neutronOnly, func() []Row {
			return slices.Concat(networkStartRows(), filterStartRows(), addressRows(), clientFileRows(), tunnelRows())
		}},
		{novaOnly, func() []Row {
			return slices.Concat(persistentMemoryRows(), mediatedDeviceRows(), vmwareRows(), peerRows())
		}},
		{octaviaOnly, defaultCipherRows},
	},
	Check: checkOffers,
}

func refusedRows() []Row {
	const ovn, linuxbridge = "[ml2]\nmechanism_drivers = ovn\n", "[ml2]\nmechanism_drivers = linuxbridge\n"
	const share = "[DEFAULT]\nenabled_backends = nfs\n[nfs]\nvolume_driver = cinder.volume.drivers.nfs.NfsDriver\n"
	return []Row{
		{
			Where:   Where{Services: cinderOnly, Section: anySection},
			Options: []string{"nas_secure_file_operations", "nas_secure_file_permissions"},
			Is: textIs(func(text string) bool {
				return !oneOf(strings.ToLower(text), "auto", "true", "false") && marker(text) == ""
			}).Given(),
			If:          []Guard{forProgram(volumePrograms...), runningBackend, onNetworkShare},
			Message:     "{assigned} in {section} is none of auto, true and false",
			Effect:      "The driver raises InvalidConfigurationValue when it starts, and the back end stays down.",
			Remediation: "Write true, or auto for a new share.",
			Bad:         share + "nas_secure_file_operations = yes\n", Good: share + "nas_secure_file_operations = True\n",
		},
		{
			Where:       Where{Services: neutronOnly, Section: "DEFAULT"},
			Options:     []string{"base_mac"},
			Is:          value(noBaseMAC),
			Message:     "{assigned} is not a unicast MAC address",
			Remediation: "Write six pairs of hexadecimal digits with colons between them, the first one even, such as fa:16:3e:00:00:00.",
			Bad:         "[DEFAULT]\nbase_mac = fa:16:3e\n", Good: "[DEFAULT]\nbase_mac = fa:16:3e:4f:00:00\n",
		},
		{
			Where:       Where{Services: neutronOnly, Section: "DEFAULT"},
			Options:     []string{"l3_ha_net_cidr"},
			Is:          textIs(noNetwork),
			If:          []Guard{forProgram("neutron-server", "neutron-rpc-server"), lists("DEFAULT", "service_plugins", routerPlugins...)},
			Message:     "{assigned} is not the address of a network",
			Remediation: "Write a network with its prefix length and no host bits, such as 169.254.192.0/18.",
			Bad:         "[DEFAULT]\nservice_plugins = router\nl3_ha_net_cidr = 169.254.192.1/18\n", Good: "[DEFAULT]\nservice_plugins = router\nl3_ha_net_cidr = 169.254.192.0/18\n",
		},
		{
			Where:       Where{Services: neutronOnly, Section: "DEFAULT"},
			Options:     []string{"max_l3_agents_per_router"},
			Is:          lessThan(0),
			If:          []Guard{forProgram("neutron-server", "neutron-rpc-server"), lists("DEFAULT", "service_plugins", routerPlugins...)},
			Message:     "{assigned} is below zero",
			Remediation: "Set max_l3_agents_per_router to the number of agents, or to 0 for as many as there are.",
			Bad:         "[DEFAULT]\nservice_plugins = router\nmax_l3_agents_per_router = -1\n", Good: "[DEFAULT]\nservice_plugins = router\nmax_l3_agents_per_router = 0\n",
		},
		{
			Where:       Where{Services: neutronOnly, Section: "agent"},
			Options:     []string{"tunnel_types"},
			Is:          item(func(text string) bool { return text != "gre" && text != "vxlan" && text != "geneve" }),
			If:          []Guard{forProgram("neutron-openvswitch-agent")},
			Message:     "{item} is not a type of tunnel",
			Effect:      "The Open vSwitch agent refuses the type when it starts, and exits.",
			Remediation: "List gre, vxlan and geneve only, in small letters.",
			Bad:         "[agent]\ntunnel_types = vxlan,VXLAN\n[ovs]\nlocal_ip = 192.0.2.11\n", Good: "[agent]\ntunnel_types = vxlan,geneve\n[ovs]\nlocal_ip = 192.0.2.11\n",
		},
		{
			Where:       Where{Services: neutronOnly, Section: "ml2_type_geneve", Absent: true},
			Options:     []string{"max_header_size"},
			Is:          lessThan(38),
			If:          []Guard{forProgram("neutron-server", "neutron-rpc-server"), lists("ml2", "mechanism_drivers", "ovn"), lists("ml2", "type_drivers", "geneve")},
			Message:     "{assigned} is too small for OVN, which needs 38 bytes",
			Effect:      "The mechanism driver ovn logs that max_header_size is too low, and neutron-server exits.",
			Remediation: "Set max_header_size = 38.",
			Bad:         ovn + "[ml2_type_geneve]\nmax_header_size = 37\n", Good: ovn + "[ml2_type_geneve]\nmax_header_size = 38\n",
		},
		{
			Where:       Where{Services: neutronOnly, Section: "ml2"},
			Options:     []string{"mechanism_drivers"},
			Is:          item(func(text string) bool { return text == "linuxbridge" }),
			If:          []Guard{forProgram("neutron-server", "neutron-rpc-server"), where("experimental", "linuxbridge", isFalse)},
			Message:     "{option} contains linuxbridge, which is experimental, and [experimental] does not enable it",
			Remediation: "Set linuxbridge = true in [experimental], and plan to move to openvswitch or ovn: 2025.1 drops the driver.",
			Bad:         linuxbridge, Good: linuxbridge + "[experimental]\nlinuxbridge = true\n", Release: "zed",
		},
		{
			Where:       Where{Services: neutronOnly, Section: "service_providers"},
			Options:     []string{"service_provider"},
			Is:          item(noProvider),
			If:          []Guard{forProgram("neutron-server", "neutron-rpc-server"), lists("DEFAULT", "service_plugins", append(routerPlugins, "ovn-router")...)},
			Message:     "{item} is neither TYPE:NAME:DRIVER nor TYPE:NAME:DRIVER:default",
			Effect:      "neutron-server refuses it when it loads its plugins, and exits.",
			Remediation: "Write the parts with colons between them, such as VPN:strongswan:CLASS with the path of the driver's class, and :default at the end of the one to use by default.",
			Bad:         "[DEFAULT]\nservice_plugins = router\n[service_providers]\nservice_provider = VPN:strongswan\n",
			Good:        "[DEFAULT]\nservice_plugins = router\n[service_providers]\nservice_provider = VPN:strongswan:neutron_vpnaas.services.vpn.service_drivers.ipsec.IPsecVPNDriver:default\n",
		},
		{
			Where:       Where{Services: []string{"cinder", "designate", "manila"}, Section: "coordination"},
			Options:     []string{"backend_url"},
			Is:          textIs(noCoordinator),
			Message:     "{assigned} names no driver that tooz has",
			Effect:      "tooz raises ToozDriverNotFound or RuntimeError, and the programs that coordinate do not start.",
			Remediation: "Begin the URL with the driver, such as etcd3+https://, redis:// or file://.",
			Bad:         "[coordination]\nbackend_url = redi://192.0.2.5:6379\n", Good: "[coordination]\nbackend_url = etcd3+https://etcd.example.org:2379\n",
		},
		{
			Where:       Where{Services: []string{"cinder", "designate", "manila"}, Section: "coordination"},
			Options:     []string{"backend_url"},
			Is:          textIs(severalCoordinators),
			Message:     "{option} lists several hosts, and its driver takes one",
			Effect:      "The driver reads the list as the name or the port of one host, and the programs that coordinate do not start.",
			Remediation: "Name one host; for Redis name a Sentinel, and add ?sentinel=NAME and a sentinel_fallback=HOST:PORT for each other Sentinel.",
			Bad:         "[coordination]\nbackend_url = memcached://192.0.2.5:11211,192.0.2.6:11211\n", Good: "[coordination]\nbackend_url = zookeeper://192.0.2.5:2181,192.0.2.6:2181\n",
		},
		{
			Where:       Where{Services: []string{"cinder", "designate", "manila"}, Section: "coordination"},
			Options:     []string{"backend_url"},
			Is:          textIs(coordinatorWithoutSlashes),
			Message:     "{option} has no // behind its driver",
			Effect:      "tooz finds no host in it and looks on its own host: the programs do not start, or share no locks.",
			Remediation: "Write the driver, ://, and the host, such as redis://192.0.2.5:6379.",
			Bad:         "[coordination]\nbackend_url = memcached:192.0.2.5:11211\n", Good: "[coordination]\nbackend_url = memcached://192.0.2.5:11211\n",
		},
		{
			Where:       Where{Services: cinderOnly, Section: "<backend>"},
			Options:     []string{"extra_capabilities"},
			Is:          textIs(noJSON),
			If:          []Guard{forProgram(volumePrograms...)},
			Message:     "{option} is not JSON",
			Effect:      "The volume service of this backend raises JSONDecodeError when it starts, and the backend stays down.",
			Remediation: "Write a JSON object: names and values in double quotes, with a colon between them.",
			Bad:         "[DEFAULT]\nenabled_backends = a\n[a]\nextra_capabilities = {class: gold}\n", Good: "[DEFAULT]\nenabled_backends = a\n[a]\nextra_capabilities = {\"class\": \"gold\"}\n",
		},
		{
			Where:       Where{Services: manilaOnly, Section: "DEFAULT", Before: Series("2026.1")},
			Options:     []string{"enabled_share_protocols"},
			Is:          item(noShareProtocol),
			If:          []Guard{forProgram("manila-api")},
			Message:     "{item} is not a protocol that Manila shares files by",
			Effect:      "Manila's API raises ManilaException when it starts, and exits.",
			Remediation: "List NFS, CIFS, GLUSTERFS, HDFS, CEPHFS and MAPRFS only.",
			Bad:         "[DEFAULT]\nenabled_share_protocols = NSF\n", Good: "[DEFAULT]\nenabled_share_protocols = nfs,CEPHFS\n", Release: "zed",
		},
	}
}

// shareListRow is on a share in the place of the file that lists the shares of NFS.
func shareListRow() Row {
	text := oneBackend("cinder", "nfs.NfsDriver") + "nfs_shares_config = "
	return Row{
		Where:   Where{Section: "<backend>"},
		Options: []string{"nfs_shares_config"},
		Is: textIs(func(text string) bool {
			host, path, found := strings.Cut(text, ":")
			return found && host != "" && !strings.Contains(host, "/") && strings.HasPrefix(path, "/")
		}),
		If:          nfsGuards(with("nas_host", isEmpty)),
		Message:     "{assigned} in {section} is a share, and the option names a file that lists shares",
		Effect:      "The driver raises NfsException when it starts, and the back end stays down.",
		Remediation: "Write the share into a file such as /etc/cinder/nfs_shares, one on each line, and name that file.",
		Bad:         text + "nas.example.org:/volumes\n", Good: text + "/etc/cinder/nfs_shares\n",
	}
}

// routerPlugins are the names of the service plugin whose routers may be highly
// available.
var routerPlugins = []string{"router", "neutron.services.l3_router.l3_router_plugin.L3RouterPlugin"}

// noProvider reports whether Neutron refuses a provider of a service: it wants
// three parts, and of four the last one has to be "default" or empty.
func noProvider(text string) bool {
	parts := strings.Split(text, ":")
	return len(parts) < 3 || len(parts) == 4 && !oneOf(parts[3], "", "default")
}

// noBaseMAC reports whether neutron-lib refuses a base MAC address: it takes six
// pairs of digits with colons. The last bit of the first byte says that an address
// is for many.
func noBaseMAC(s *config.Setting) bool {
	if !scalar(s) {
		return false
	}
	text := s.Value.Text()
	mac, err := net.ParseMAC(text)
	return err != nil || len(mac) != 6 || strings.Count(text, ":") != 5 || mac[0]&1 != 0
}

// noNetwork reports whether netaddr surely reads no network from a text, or one
// with host bits. It also reads short forms, and a mask instead of the length.
func noNetwork(text string) bool {
	address, mask, ok := strings.Cut(text, "/")
	if !ok {
		return true
	}
	ip, err := netip.ParseAddr(address)
	if err != nil {
		return strings.ContainsFunc(address, func(r rune) bool { return !strings.ContainsRune("0123456789abcdefABCDEF.:", r) })
	}
	length, err := strconv.Atoi(mask)
	if err != nil {
		_, err = netip.ParseAddr(mask)
		return err != nil
	}
	prefix, err := ip.Prefix(length)
	return err != nil || prefix.Addr() != ip
}

// noShareProtocol reports whether Manila knows no protocol of the name, in
// either case.
func noShareProtocol(text string) bool {
	switch strings.ToUpper(text) {
	case "NFS", "CIFS", "GLUSTERFS", "HDFS", "CEPHFS", "MAPRFS":
		return false
	}
	return true
}

// noCoordinator reports whether tooz has never had a driver for a URL's scheme.
func noCoordinator(text string) bool {
	scheme, _, found := strings.Cut(text, ":")
	if !found {
		return true
	}
	switch strings.ToLower(scheme) {
	case "consul", "etcd", "etcd3", "etcd3+http", "etcd3+https", "file", "ipc", "kazoo", "kubernetes", "memcached",
		"mysql", "postgresql", "redis", "rediss", "zake", "zookeeper":
		return false
	}
	return true
}

// noJSON reports whether Python's json surely refuses a text. It also reads NaN
// and Infinity.
func noJSON(text string) bool {
	return !json.Valid([]byte(text)) && !strings.Contains(text, "NaN") && !strings.Contains(text, "Infinity")
}
