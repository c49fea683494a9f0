package assess_test

import "testing"

// TestUpgradeStepsOfCoreServices is TestUpgradeStepsOfServices for nova,
// cinder, keystone, neutron, glance and ironic.
func TestUpgradeStepsOfCoreServices(t *testing.T) {
	t.Parallel()
	backend := func(options string) string { return "[DEFAULT]\nenabled_backends = a\n[a]\n" + options }
	runStepCases(t, map[string]stepCase{
		"nova, address of consoles": {
			route: "nova queens rocky", text: "[vnc]\nnovncproxy_base_url = https://nova.example.org:6080/vnc_auto.html\n", option: "vnc.novncproxy_base_url",
			want: []string{"queens>rocky before !"}, advice: "Change the address on every compute host",
		},
		"nova, address of consoles that is new": {
			route: "nova queens rocky", text: "[vnc]\nnovncproxy_base_url = https://nova.example.org:6080/vnc_lite.html\n", option: "vnc.novncproxy_base_url",
		},
		"nova, zero": {
			route: "nova 2025.1 2026.1", text: "[DEFAULT]\nmax_concurrent_builds = 0\n", option: "DEFAULT.max_concurrent_builds",
			want: []string{"2025.1>2026.1 before !"}, advice: "0 now means 10 builds at a time",
		},
		"nova, ten": {
			route: "nova 2025.1 2026.1", text: "[DEFAULT]\nmax_concurrent_builds = 10\n", option: "DEFAULT.max_concurrent_builds",
		},
		"nova, unified limits": {
			route: "nova 2024.1 2025.1", text: "[quota]\ndriver = nova.quota.UnifiedLimitsDriver\n", option: "quota.driver",
			want: []string{"2024.1>2025.1 before !"}, advice: "a registered limit for the resource servers",
		},
		"cinder, driver without support": {
			route: "cinder 2023.2 2024.1", text: backend("volume_driver = cinder.volume.drivers.dell_emc.vnx.driver.VNXDriver\n"), option: "a.enable_unsupported_driver",
			want: []string{"2023.2>2024.1 before true !"}, advice: "does not start without this option",
		},
		"cinder, driver without support, written already": {
			route: "cinder 2023.2 2024.1", text: backend("volume_driver = cinder.volume.drivers.dell_emc.vnx.driver.VNXDriver\nenable_unsupported_driver = yes\n"), option: "a.enable_unsupported_driver",
			want: []string{"2023.2>2024.1 before true"},
		},
		"cinder, driver with support": {
			route: "cinder 2023.2 2024.1", text: backend("volume_driver = cinder.volume.drivers.dell_emc.powermax.iscsi.PowerMaxISCSIDriver\n"), option: "a.enable_unsupported_driver",
		},
		"cinder, section that is no backend": {
			route: "cinder 2023.2 2024.1", text: "[a]\nvolume_driver = cinder.volume.drivers.dell_emc.vnx.driver.VNXDriver\n", option: "a.enable_unsupported_driver",
		},
		"cinder, zone manager": {
			route: "cinder train ussuri", text: "[fc-zone-manager]\nzone_driver = cinder.zonemanager.drivers.brocade.brcd_fc_zone_driver.BrcdFCZoneDriver\n", option: "fc-zone-manager.enable_unsupported_driver",
			want: []string{"train>ussuri before true !"},
		},
		"cinder, trash": {
			route: "cinder 2023.1 2025.1", text: backend("volume_driver = cinder.volume.drivers.rbd.RBDDriver\n"), option: "a.enable_deferred_deletion",
			want: []string{"2023.1>2024.1 before true !"}, advice: "let Ceph purge the trash on a schedule",
		},
		"cinder, login with a key": {
			route: "cinder 2024.1 2025.1", text: backend("volume_driver = cinder.volume.drivers.fujitsu.eternus_dx.eternus_dx_fc.FJDXFCDriver\nfujitsu_passwordless = false\n"), option: "a.fujitsu_passwordless",
			want: []string{"2024.1>2025.1 before"}, advice: "Set up the key",
		},
		"cinder, certificate of an array": {
			route: "cinder 2026.1 2026.2", text: backend("volume_driver = cinder.volume.drivers.netapp.common.NetAppDriver\nnetapp_transport_type = http\n"), option: "a.netapp_ssl_cert_path",
		},
		"keystone, receipts": {
			route: "keystone rocky stein", text: "[fernet_tokens]\nkey_repository = /srv/keys\n", option: "fernet_receipts.key_repository",
			want: []string{"rocky>stein before !"}, advice: "Name the folder of the tokens' keys here",
		},
		"keystone, passwords": {
			route: "keystone rocky stein", text: "[security_compliance]\nunique_last_password_count = 1\n", option: "security_compliance.unique_last_password_count",
			want: []string{"rocky>stein before 0 !"}, advice: "Write 0 to keep allowing it.",
		},
		"keystone, ten passwords": {
			route: "keystone rocky stein", text: "[security_compliance]\nunique_last_password_count = 10\n", option: "security_compliance.unique_last_password_count",
		},
		"keystone, implied roles": {
			route: "keystone rocky train", text: "[token]\ninfer_roles = False\n", option: "token.infer_roles",
			want: []string{"stein>train before !"}, advice: "Remove the line while stein runs",
		},
		"keystone, catalog": {
			route: "keystone 2024.1 2025.1", text: "[catalog]\ndriver = templated\n", option: "catalog.driver",
			want: []string{"2024.1>2025.1 before sql !"}, advice: "Enter its services and endpoints into the database",
		},
		"neutron, external bridge": {
			route: "neutron rocky stein", text: "[DEFAULT]\nexternal_network_bridge = br-ex\n", option: "ovs.bridge_mappings",
			want: []string{"rocky>stein before !"}, advice: "Map the external bridge to its physical network here",
		},
		"neutron, no external bridge": {
			route: "neutron rocky stein", text: "[DEFAULT]\nexternal_network_bridge =\n", option: "ovs.bridge_mappings",
		},
		"neutron, workers": {
			route: "neutron rocky stein", text: "[DEFAULT]\napi_workers = 4\n", option: "DEFAULT.api_workers",
			want: []string{"rocky>stein before"}, advice: "to keep control of it",
		},
		"neutron, interface to Open vSwitch": {
			route: "neutron stein train", text: "[ovs]\nof_interface = ovs-ofctl\n", option: "ovs.of_interface",
			want: []string{"stein>train before native !"}, advice: "interrupts traffic briefly",
		},
		"neutron, firewall": {
			route: "neutron stein train", text: "[securitygroup]\nfirewall_driver = openvswitch\n", option: "securitygroup.permitted_ethertypes",
			want: []string{"stein>train before !"},
		},
		"neutron, another firewall": {
			route: "neutron stein train", text: "[securitygroup]\nfirewall_driver = iptables_hybrid\n", option: "securitygroup.permitted_ethertypes",
		},
		"neutron, account at designate": {
			route: "neutron 2023.1 2024.1", text: "[designate]\nadmin_username = neutron\n", option: "designate.auth_type",
			want: []string{"2023.1>2024.1 before !"}, advice: "Write auth_type, auth_url, username, password and project_name in their place.",
		},
		"neutron, multicast": {
			route: "neutron 2023.1 2024.1", text: "[ovs]\nigmp_snooping_enable = true\nigmp_flood = true\n", option: "ovs.igmp_flood",
			want: []string{"2023.1>2024.1 before true"},
		},
		"neutron, PostgreSQL": {
			route: "neutron 2024.1 2025.1", text: "[database]\nconnection = postgresql+psycopg2://neutron:s3cr3t@db/neutron\n", option: "database.connection",
			want: []string{"2024.1>2025.1 before !"}, advice: "Move the database to MySQL or MariaDB before the upgrade.",
		},
		"neutron, routes": {
			route: "neutron 2026.1 2026.2", text: "[DEFAULT]\nmax_routes = 60\n", option: "quotas.quota_router_route",
			want: []string{"2026.1>2026.2 before !"}, advice: "Write the number here.",
		},
		"glance, staging": {
			route: "glance pike queens", text: "[DEFAULT]\ndebug = false\n", option: "DEFAULT.node_staging_uri",
			want: []string{"pike>queens before !"}, advice: "Name a folder with enough room that glance-api owns",
		},
		"glance, no staging": {
			route: "glance pike queens", text: "[DEFAULT]\nenable_image_import = false\n", option: "DEFAULT.node_staging_uri",
		},
		"glance, import that was off": {
			route: "glance pike rocky", text: "[DEFAULT]\nenable_image_import = false\n", option: "DEFAULT.enabled_import_methods",
			want: []string{"queens>rocky before !"}, advice: "List the methods that users may use",
		},
		"glance, reserved stores": {
			route: "glance stein train", text: "[DEFAULT]\nenabled_backends = a:file\n[os_glance_staging_store]\nfilesystem_store_datadir = /srv/staging\n", option: "os_glance_staging_store.filesystem_store_datadir",
			want: []string{"stein>train before"}, advice: "Name the folder for imported images here",
		},
		"glance, TLS": {
			route: "glance train ussuri", text: "[DEFAULT]\ncert_file = /x\n", option: "DEFAULT.cert_file",
			want: []string{"train>ussuri before !"}, advice: "Put a TLS proxy in front of it",
		},
		"glance, volumes": {
			route: "glance ussuri victoria", text: "[DEFAULT]\nenabled_backends = vols:cinder,files:file\n[vols]\ncinder_store_auth_address = https://keystone.example.org\n[files]\nfilesystem_store_datadir = /x\n", option: "vols.cinder_volume_type",
			want: []string{"ussuri>victoria after !"},
		},
		"glance, files beside volumes": {
			route: "glance ussuri victoria", text: "[DEFAULT]\nenabled_backends = vols:cinder,files:file\n[vols]\ncinder_store_auth_address = https://keystone.example.org\n[files]\nfilesystem_store_datadir = /x\n", option: "files.cinder_volume_type",
		},
		"glance, behind a proxy": {
			route: "glance yoga zed", text: "[DEFAULT]\nsecure_proxy_ssl_header = HTTP_X_FORWARDED_PROTO\n", option: "oslo_middleware.enable_proxy_headers_parsing",
			want: []string{"yoga>zed before true !"}, advice: "let only the proxy reach the API",
		},
		"glance, properties": {
			route: "glance 2024.1 2025.1", text: "[DEFAULT]\nallow_additional_image_properties = false\n", option: "DEFAULT.image_property_quota",
			want: []string{"2024.1>2025.1 before 0 !"},
		},
		"ironic, classic drivers": {
			route: "ironic queens rocky", text: "[DEFAULT]\nenabled_drivers = pxe_ipmitool\nenabled_hardware_types = ipmi\n", option: "DEFAULT.enabled_hardware_types",
			want: []string{"queens>rocky before"}, advice: "ironic-dbsync online_data_migrations",
		},
		"ironic, power": {
			route: "ironic stein train", text: "[nova]\nsend_power_notifications = false\n", option: "nova.send_power_notifications",
			want: []string{"stein>train while false", "stein>train after !"}, advice: "until every nova-compute runs it",
		},
		"ironic, iPXE": {
			route: "ironic train ussuri", text: "[DEFAULT]\nenabled_boot_interfaces = pxe,ipxe\n[pxe]\nipxe_enabled = true\n", option: "DEFAULT.enabled_boot_interfaces",
			want: []string{"train>ussuri before"}, advice: "Add ipxe here",
		},
		"ironic, web server": {
			route: "ironic ussuri victoria", text: "[agent]\nimage_download_source = swift\n", option: "deploy.http_url",
		},
		"ironic, address of the web server": {
			route: "ironic ussuri victoria", text: "[deploy]\nhttp_root = /httpboot\n", option: "deploy.http_url",
			want: []string{"ussuri>victoria before !"}, advice: "Name its web server's address and folder",
		},
		"ironic, lessees": {
			route: "ironic 2024.1 2025.1", text: "[conductor]\nautomatic_lessee = true\n", option: "conductor.automatic_lessee_source",
			want: []string{"2024.1>2025.1 before !"}, advice: "Write request for the caller's project",
		},
		"ironic, one process": {
			route: "ironic 2025.1 2026.1", text: "[DEFAULT]\nrpc_transport = none\n", option: "json_rpc.port",
			want: []string{"2025.1>2026.1 before !"}, advice: "port 8089 of the loopback",
		},
	})
}
