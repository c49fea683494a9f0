package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// refusedInUse is on values that services take apart, or compare with others, only
// once they need them.
var refusedInUse = &Rule{
	Name:        "refused_in_use",
	Levels:      "EEE",
	CWE:         []int{1286},
	Needs:       Values | Text,
	Scope:       Whole,
	Title:       "a value that fails only when the service uses it",
	Effect:      "The service starts, and fails when it first uses the value.",
	Remediation: "Write a value that the service accepts.",
	Example: Example{
		Service:  "octavia",
		BadText:  "[health_manager]\nbind_ip = 192.0.2.11\ncontroller_ip_port_list = 192.0.2.11,192.0.2.12\n",
		GoodText: "[health_manager]\nbind_ip = 192.0.2.11\ncontroller_ip_port_list = 192.0.2.11:5555,192.0.2.12:5555\n",
		Message:  `controller_ip_port_list lists "192.0.2.11", which has no port`,
	},
	Rows: []Part{
		{nil, func() []Row {
			return append(tenantRows(), interfaceRow(), compressionRow(), formatRow(), fieldRow(), instanceRow(), heartbeatRow(), methodRow(), traceRow())
		}},
		{barbicanOnly, func() []Row { return append(mechanismRows(), keyLabelRow()) }},
		{cinderOnly, func() []Row {
			return append(slices.Concat(backupRows(), exportRows(), zoningRows()), chunkSizeRow(), defaultTypeRow(), clusterLockRow())
		}},
		{[]string{"cinder", "glance"}, catalogRows},
		{[]string{"cinder", "manila"}, templateRows},
		{designateOnly, func() []Row {
			return append(slices.Concat(zoneRows(), recordNameRows()), endpointListRow(), anyPortRow(), taskRow())
		}},
		{[]string{"designate", "heat", "magnum", "octavia"}, interfaceRows},
		{glanceOnly, func() []Row {
			return slices.Concat(imageRows(), objectStoreRows(), objectPartRows(), storeUserRows(), signInRows(), fileStoreRows(), storeFolderRows(), stagedStoreRows())
		}},
		{heatOnly, func() []Row { return append(stackRows(), projectlessRow(), trusteeScopeRow(), signalRow(), levelRow()) }},
		{ironicOnly, func() []Row { return append(stepRows(), temporaryURLRow(), nodeImageRow()) }},
		{[]string{"ironic", "neutron", "octavia"}, intervalRows},
		{keystoneOnly, func() []Row { return append(slices.Concat(directoryRows(), accountRows()), keyFolderRow()) }},
		{[]string{"heat", "octavia"}, callerRows},
		{[]string{"keystone", "magnum", "nova"}, unusedRows},
		{manilaOnly, func() []Row { return append(shareProtocolRows(), reservedRow()) }},
		{magnumOnly, func() []Row {
			return append(slices.Concat(clusterRows(), clusterAccountRows(), clusterKeyRows(), clientVersionRows()), quotaRow(), discoveryFormatRow())
		}},
		{neutronOnly, func() []Row {
			return append(slices.Concat(networkUseRows(), reverseZoneRows(), extensionRows(), agentExtensionRows(), populationRows(), tunnelFamilyRows()), advertisementRow(), flatNetworkRow(), segmentRow(), networkMTURow(), routerNetworkRow())
		}},
		{novaOnly, func() []Row {
			return append(slices.Concat(versionCapRows(), guestRows(), weightRows(), computeUseRows(), volumeTemplateRows(), wildcardRows(), consoleAddressRows(), computeRecordRows(), metadataProxyRows()), cacheModeRow(), instanceNameRow(), physnetRow(), webSocketRow())
		}},
		{[]string{"placement"}, func() []Row { return []Row{attemptsRow()} }},
		{octaviaOnly, func() []Row {
			return append(slices.Concat(balancerRows(), controllerRows(), unheardRows(), jobBoardRows(), balancerDriverRows(), cipherRows()), unversionedRow(), bracketRow())
		}},
	},
	Check: checkDefaultProvider,
}

// keyLabelRow is on the labels by which Barbican finds its two keys in a module.
func keyLabelRow() Row {
	return Row{
		Where:       Where{Section: "p11_crypto_plugin"},
		Options:     []string{"hmac_label"},
		Is:          value((*config.Setting).HasText),
		If:          []Guard{sameAs("mkek_label")},
		Message:     "{option} is the label that mkek_label names as well",
		Effect:      "Barbican finds two keys by one label, or takes one key for both uses: the plugin does not load, or stores no secrets.",
		Remediation: "Give each of the two keys in the module a label of its own.",
		Bad:         "[p11_crypto_plugin]\nmkek_label = barbican\nhmac_label = barbican\n",
		Good:        "[p11_crypto_plugin]\nmkek_label = barbican_mkek\nhmac_label = barbican_hmac\n",
	}
}

// endpointListRow is on the endpoints of Neutron that Designate is given.
func endpointListRow() Row {
	const networks = "[network_api:neutron]\nendpoints = "
	return Row{
		Where:       Where{Section: "network_api:neutron"},
		Options:     []string{"endpoints"},
		Is:          item(func(text string) bool { return text != "" && strings.Count(text, "|") != 1 }),
		Message:     "{option} lists {item}, which is not REGION|URL",
		Effect:      "Designate raises ValueError whenever it asks Neutron for floating IP addresses.",
		Remediation: "Write each endpoint as REGION|URL, such as RegionOne|https://network.example.org:9696.",
		Bad:         networks + "RegionOne=https://network.example.org:9696\n", Good: networks + "RegionOne|https://network.example.org:9696\n",
	}
}

// signalRow is on the URL to which instances send their signals.
func signalRow() Row {
	return Row{
		Where:   Where{Section: "DEFAULT"},
		Options: []string{"heat_waitcondition_server_url"},
		Is: textIs(func(text string) bool {
			return strings.Contains(text, "://") && !strings.Contains(text, "/waitcondition")
		}).Given(),
		Message:     "{assigned} lacks /waitcondition, which Heat replaces with the kind of signal",
		Effect:      "Instances send their signals to a path that heat-api-cfn does not have, and stacks wait until they time out.",
		Remediation: "Write the whole URL, which ends in /v1/waitcondition.",
		Bad:         "[DEFAULT]\nheat_waitcondition_server_url = https://stacks.example.org:8000\n",
		Good:        "[DEFAULT]\nheat_waitcondition_server_url = https://stacks.example.org:8000/v1/waitcondition\n",
	}
}

// temporaryURLRow is on how long a temporary URL of Swift has to last.
func temporaryURLRow() Row {
	return Row{
		Where:       Where{Section: "glance"},
		Options:     []string{"swift_temp_url_expected_download_start_delay"},
		Is:          moreThan(0),
		If:          []Guard{outlastsURL},
		Message:     "{assigned} is longer than swift_temp_url_duration",
		Effect:      "Ironic raises InvalidParameterValue when it makes a temporary URL, and no node is deployed from Swift.",
		Remediation: "Set swift_temp_url_duration to at least this delay plus the time that a download takes.",
		Bad:         "[glance]\nswift_temp_url_duration = 1200\nswift_temp_url_expected_download_start_delay = 1300\n",
		Good:        "[glance]\nswift_temp_url_duration = 1200\nswift_temp_url_expected_download_start_delay = 1200\n",
	}
}

// flatNetworkRow is on the physical networks that flat networks may use.
func flatNetworkRow() Row {
	return Row{
		Where:       Where{Section: "ml2_type_flat"},
		Options:     []string{"flat_networks"},
		Is:          item(func(text string) bool { return strings.Contains(text, ":") }),
		Message:     "{option} lists {item}, which is not the name of a physical network",
		Effect:      "Neutron uses the whole text as a name, and refuses flat networks on the physical network you meant.",
		Remediation: "List the names alone, and write what they lead to in bridge_mappings.",
		Bad:         "[ml2_type_flat]\nflat_networks = physnet1:br-ex\n",
		Good:        "[ml2_type_flat]\nflat_networks = physnet1,physnet2\n",
	}
}

// cacheModeRow is on the cache modes of disks.
func cacheModeRow() Row {
	return Row{
		Where:       Where{Section: "libvirt"},
		Options:     []string{"disk_cachemodes"},
		Is:          item(noCacheMode),
		Levels:      "WEE",
		Message:     "{option} lists {item}, which is not SOURCE=MODE",
		Effect:      "nova-compute logs that the mode is invalid, and disks keep the default mode.",
		Remediation: "Write each item as SOURCE=MODE, such as network=writeback, with one of the modes default, none, writethrough, writeback, directsync and unsafe.",
		Bad:         "[libvirt]\ndisk_cachemodes = network:writeback\n",
		Good:        "[libvirt]\ndisk_cachemodes = network=writeback,file=none\n",
	}
}

// keyFolderRow is on the folder of the keys that encrypt credentials.
func keyFolderRow() Row {
	return Row{
		Where:       Where{Section: "credential"},
		Options:     []string{"key_repository"},
		Is:          isSet,
		If:          []Guard{holdsTokenKeys},
		Levels:      "WEE",
		Message:     "{assigned} in {section} is also the folder of the keys for tokens",
		Effect:      "keystone-manage fernet_rotate removes old keys there, and credentials that were encrypted with them can never be read again.",
		Remediation: "Give the credentials a folder of their own, such as /etc/keystone/credential-keys/, with copies of the keys that they were encrypted with.",
		Bad:         "[fernet_tokens]\nkey_repository = /etc/keystone/fernet-keys/\n[credential]\nkey_repository = /etc/keystone/fernet-keys\n",
		Good:        "[credential]\nkey_repository = /etc/keystone/credential-keys\n",
	}
}

// sameAs holds where another option of the section has the same text.
func sameAs(option string) Guard {
	return func(p *Pass, s *config.Setting) bool {
		other := p.sibling(s, option)
		return other.Known() && other.HasText() && other.Str() == s.Str()
	}
}

// holdsTokenKeys holds where a folder of keys is the one for Fernet tokens.
func holdsTokenKeys(p *Pass, s *config.Setting) bool {
	tokens := p.Configuration.Get("fernet_tokens", "key_repository")
	return s.HasText() && tokens.HasText() && path.Clean(tokens.Str()) == path.Clean(s.Str())
}

// outlastsURL holds where a temporary URL is shorter-lived than the delay.
func outlastsURL(p *Pass, s *config.Setting) bool {
	duration, ok := number(p.sibling(s, "swift_temp_url_duration"))
	delay, known := number(s)
	return ok && known && duration < delay
}

// noCacheMode reports whether Nova ignores an item of disk_cachemodes.
func noCacheMode(text string) bool {
	if text == "" {
		return false
	}
	_, mode, _ := strings.Cut(text, "=")
	return !oneOf(mode, "default", "none", "writethrough", "writeback", "directsync", "unsafe")
}

// checkDefaultProvider reports a default provider of Octavia that is not enabled.
func checkDefaultProvider(p *Pass) {
	enabled := p.Configuration.Get("api_settings", "enabled_provider_drivers")
	chosen := p.Configuration.Get("api_settings", "default_provider_driver")
	if p.Service != "octavia" || !p.mayBeOf("octavia-api", "octavia-wsgi") || !enabled.Known() || !chosen.Known() ||
		enabled.Hidden || chosen.Hidden || !enabled.IsSet() && !chosen.IsSet() || !chosen.HasText() || enabled.Value.Kind() != types.Dict {
		return
	}
	names := enabled.Value.Keys()
	for _, name := range names {
		if name == chosen.Str() {
			return
		}
	}
	problem := Problem{
		On: chosen, Message: assigned(chosen) + " is not one of the providers in enabled_provider_drivers",
		Effect:      "Octavia refuses to create a load balancer for which no provider is chosen.",
		Remediation: "Write a provider that enabled_provider_drivers lists, or list this one as well.",
	}
	if !chosen.IsSet() {
		problem.On = enabled
		problem.Message = "enabled_provider_drivers does not list " + report.Show(chosen.Str()) + ", which default_provider_driver is by default"
		if len(names) == 1 {
			problem.Remediation = "Set default_provider_driver = " + label(names[0]) + "."
		}
	}
	p.Report(problem)
}
