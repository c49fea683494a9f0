package assess_test

import "testing"

// TestUpgradeStepsOfServices looks at what the steps say that release notes of
// the services ask for.
func TestUpgradeStepsOfServices(t *testing.T) {
	t.Parallel()
	const (
		generic = "[DEFAULT]\nenabled_share_backends = one,two\n" +
			"[one]\nshare_driver = manila.share.drivers.generic.GenericShareDriver\ndriver_handles_share_servers = True\n" +
			"[two]\nshare_driver = manila.share.drivers.generic.GenericShareDriver\ndriver_handles_share_servers = True\n"
		powermax = "[DEFAULT]\nenabled_share_backends = a,b\n[a]\nshare_driver = manila.share.drivers.dell_emc.driver.EMCShareDriver\nemc_share_backend = vmax\n[b]\nshare_driver = manila.share.drivers.dell_emc.driver.EMCShareDriver\nemc_share_backend = unity\n"
	)
	runStepCases(t, map[string]stepCase{
		"placement, records without a root": {
			route: "placement stein train", text: "[DEFAULT]\ndebug = false\n", option: ".",
			want: []string{"stein>train before !"}, advice: "Run placement-manage db online_data_migrations while stein runs.",
		},
		"placement, the file of policies": {
			route: "placement train zed", text: "[placement]\npolicy_file = /etc/placement/policy.yaml\n", option: "placement.policy_file",
			want: []string{"victoria>wallaby before !"}, advice: "Write [oslo_policy] policy_file instead",
		},
		"placement, system scope": {
			route: "placement zed 2024.1", text: "[oslo_policy]\nenforce_scope = TRUE\n", option: "oslo_policy.enforce_scope",
			want: []string{"zed>2023.1 before !"}, advice: "No policy rule accepts system-scoped tokens any more.",
		},
		"placement, scope does not count yet": {
			route: "placement zed 2023.1", text: "[oslo_policy]\nenforce_scope = false\n", option: "oslo_policy.enforce_scope",
		},
		"barbican, tables": {
			route: "barbican ussuri victoria", text: "[DEFAULT]\ndb_auto_create = false\n", option: "DEFAULT.db_auto_create",
			want: []string{"ussuri>victoria before"}, advice: "run barbican-manage db upgrade for every release",
		},
		"barbican, several keys": {
			route: "barbican 2024.1 2025.1", text: "[simple_crypto_plugin]\nkek = a\n", option: "simple_crypto_plugin.kek",
			want: []string{"2024.1>2025.1 while"}, advice: "Keep a single key until every host runs 2025.1.",
		},
		"barbican, no key": {
			route: "barbican 2025.1 2026.1", text: "[DEFAULT]\ndebug = false\n", option: "simple_crypto_plugin.kek",
			want: []string{"2025.1>2026.1 before !"}, advice: "barbican-manage simple_crypto rewrap_pkek",
		},
		"barbican, no key for a vault": {
			route: "barbican 2025.1 2026.1", text: "[secretstore]\nenabled_secretstore_plugins = vault_plugin\n", option: "simple_crypto_plugin.kek",
		},
		"barbican, no key for an HSM": {
			route: "barbican 2025.1 2026.1", text: "[crypto]\nenabled_crypto_plugins = p11_crypto\n", option: "simple_crypto_plugin.kek",
		},
		"barbican, no key for one of several stores": {
			route: "barbican 2025.1 2026.1", option: "simple_crypto_plugin.kek",
			text: "[secretstore]\nenable_multiple_secret_stores = true\nstores_lookup_suffix = soft,hsm\n[secretstore:soft]\ncrypto_plugin = simple_crypto\n[secretstore:hsm]\ncrypto_plugin = p11_crypto\n",
			want: []string{"2025.1>2026.1 before !"},
		},
		"barbican, several stores with keys of their own": {
			route: "barbican 2025.1 2026.1", option: "simple_crypto_plugin.kek",
			text: "[secretstore]\nenable_multiple_secret_stores = true\nstores_lookup_suffix = hsm\n[secretstore:hsm]\ncrypto_plugin = p11_crypto\n",
		},
		"barbican, labels of tokens": {
			route: "barbican xena 2024.1", text: "[p11_crypto_plugin]\ntoken_label = hsm\n", option: "p11_crypto_plugin.token_label",
			want: []string{"2023.1>2024.1 before !"}, advice: "Write [p11_crypto_plugin] token_labels instead",
		},
		"heat, broker": {
			route: "heat 2024.1 2025.1", text: "[DEFAULT]\ndebug = false\n", option: "DEFAULT.transport_url",
			want: []string{"2024.1>2025.1 while !"}, advice: "a separate virtual host",
		},
		"heat, limits": {
			route: "heat 2023.1 2024.1", text: "[DEFAULT]\nmax_snapshots_per_stack = -1\n", option: "DEFAULT.max_snapshots_per_stack",
			want: []string{"2023.1>2024.1 before"}, advice: "no more than 32 snapshots",
		},
		"heat, limit left out": {
			route: "heat 2023.1 2024.1", text: "[DEFAULT]\ndebug = false\n", option: "DEFAULT.max_software_configs_per_tenant",
			want: []string{"2023.1>2024.1 before !"}, advice: "no more than 4096 software configs",
		},
		"heat, old engine": {
			route: "heat 2025.1 2026.1", text: "[DEFAULT]\nconvergence_engine = no\n", option: "DEFAULT.convergence_engine",
			want: []string{"2025.1>2026.1 before true !"}, advice: "heat-manage migrate_convergence_1",
		},
		"heat, new engine": {
			route: "heat 2025.1 2026.1", text: "[DEFAULT]\nconvergence_engine = true\n", option: "DEFAULT.convergence_engine",
		},
		"heat, listening": {
			route: "heat 2025.1 2026.1", text: "[heat_api]\nbind_host = 192.0.2.1\nbind_port = 8004\n", option: "heat_api.bind_port",
			want: []string{"2025.1>2026.1 before !"}, advice: "Let a WSGI server serve heat.wsgi.api at the same address",
		},
		"heat, EC2 credentials": {
			route: "heat 2024.1 2025.1", text: "[ec2authtoken]\nauth_uri = https://keystone.example.org:5000/v3\n", option: "ec2authtoken.auth_type",
			want: []string{"2024.1>2025.1 before !"}, advice: "Give heat-api-cfn an account in this section",
		},
		"heat, EC2 credentials in another section": {
			route: "heat 2024.1 2025.1", text: "[ec2authtoken]\nauth_uri = https://keystone.example.org:5000/v3\nauth_section = trustee\n", option: "ec2authtoken.auth_type",
		},
		"heat, EC2 credentials of several clouds": {
			route: "heat 2024.1 2025.1", text: "[ec2authtoken]\nmulti_cloud = true\nallowed_auth_uris = https://keystone.example.org:5000/v3\n", option: "ec2authtoken.clouds",
			want: []string{"2024.1>2025.1 before !"}, advice: "Name the clouds here",
		},
		"manila, image of service instances": {
			route: "manila ussuri victoria", text: generic, option: "glance.auth_type",
			want: []string{"ussuri>victoria before !"}, advice: "Give manila-share an account in [glance]",
		},
		"manila, image that nothing needs": {
			route: "manila ussuri victoria", text: "[DEFAULT]\nenabled_share_backends = one\n[one]\nshare_driver = manila.share.drivers.lvm.LVMShareDriver\n", option: "glance.auth_type",
		},
		"manila, kind of array": {
			route: "manila 2023.1 2024.1", text: powermax, option: "a.emc_share_backend",
			want: []string{"2023.1>2024.1 before powermax !"}, advice: "Write powermax",
		},
		"manila, another kind of array": {
			route: "manila 2023.1 2024.1", text: powermax, option: "b.emc_share_backend",
		},
		"manila, kind of array that is new": {
			route: "manila 2025.1 2026.1", text: "[DEFAULT]\nenabled_share_backends = a\n[a]\nshare_driver = manila.share.drivers.dell_emc.driver.EMCShareDriver\nemc_share_backend = isilon\n", option: "a.emc_share_backend",
			want: []string{"2025.1>2026.1 after powerscale !"}, advice: "once every host runs 2025.2",
		},
		"manila, addresses of version 6": {
			route: "manila queens rocky", text: "[DEFAULT]\nenabled_share_backends = a\n[a]\nstandalone_network_plugin_ip_version = 6\n", option: "a.network_plugin_ipv6_enabled",
			want: []string{"queens>rocky before true !"}, advice: "false in network_plugin_ipv4_enabled",
		},
		"manila, filters": {
			route: "manila wallaby yoga", text: "[DEFAULT]\nscheduler_default_filters = CapacityFilter,AffinityFilter\n", option: "DEFAULT.scheduler_default_filters",
			want: []string{"wallaby>xena after", "xena>yoga after !"}, advice: "Add it here",
		},
		"manila, notifications": {
			route: "manila zed 2023.1", text: "[oslo_messaging_notifications]\ndriver = manila.openstack.common.notifier.rpc_notifier2\n", option: "oslo_messaging_notifications.driver",
			want: []string{"zed>2023.1 before !"}, advice: "messagingv2 for rpc_notifier2",
		},
		"manila, metadata": {
			route: "manila 2023.2 2024.1", option: "DEFAULT.admin_only_metadata",
			text: "[DEFAULT]\nadmin_only_metadata = __affinity_same_host,__mount_options\nenabled_share_backends = a\n[a]\nshare_driver = manila.share.drivers.cephfs.driver.CephFSDriver\n",
			want: []string{"2023.2>2024.1 before"}, advice: "__mount_options",
		},
		"manila, address of exports": {
			route: "manila stein train", text: "[DEFAULT]\nenabled_share_backends = a\n[a]\nshare_driver = manila.share.drivers.lvm.LVMShareDriver\nlvm_share_export_ip = 192.0.2.1\n", option: "a.lvm_share_export_ip",
			want: []string{"stein>train before !"}, advice: "Write [a] lvm_share_export_ips instead",
		},
		"manila, certificate of an array": {
			route: "manila 2026.1 2026.2", option: "a.netapp_ssl_cert_path",
			text: "[DEFAULT]\nenabled_share_backends = a\n[a]\nshare_driver = manila.share.drivers.netapp.common.NetAppDriver\n",
			want: []string{"2026.1>2026.2 before !"}, advice: "Name the CA certificates",
		},
		"designate, worker": {
			route: "designate queens rocky", text: "[DEFAULT]\ndebug = false\n", option: "service:worker.enabled",
		},
		"designate, worker to come": {
			route: "designate queens stein", text: "[DEFAULT]\ndebug = false\n", option: "service:worker.enabled",
			want: []string{"rocky>stein before true !"}, advice: "Deploy them, and write true",
		},
		"designate, worker put off": {
			route: "designate rocky train", text: "[service:worker]\nenabled = false\n", option: "service:worker.enabled",
			want: []string{"stein>train before true !"}, advice: "Switch to designate-worker and designate-producer while stein runs",
		},
		"designate, pool": {
			route: "designate stein train", text: "[service:pool_manager]\npool_id = 794ccc2c-d751-44fe-b57f-8894c9f5c842\n", option: "service:central.default_pool_id",
			want: []string{"stein>train before !"}, advice: "Make sure that the pool it names is the default one here",
		},
		"designate, addresses": {
			route: "designate stein train", text: "[service:mdns]\nhost = 192.0.2.1\nport = 5354\n", option: "service:mdns.listen",
			want: []string{"stein>train before !"}, advice: "host and port are gone. Write them here as ADDRESS:PORT.",
		},
		"designate, port alone": {
			route: "designate stein train", text: "[service:api]\napi_port = 9001\n", option: "service:api.listen",
			want: []string{"stein>train before !"}, advice: "api_port is gone",
		},
		"designate, tasks": {
			route: "designate stein train", text: "[service:zone_manager]\nenabled_tasks = zone_purge\n", option: "service:zone_manager.enabled_tasks",
			want: []string{"stein>train before !"}, advice: "Write [service:producer] enabled_tasks instead",
		},
		"designate, coordination": {
			route: "designate stein train", text: "[coordination]\nbackend_url = redis://192.0.2.1\n", option: "coordination.backend_url",
			want: []string{"stein>train while !"}, advice: "Stop every designate-producer",
		},
		"designate, Infoblox": {
			route: "designate 2024.1 2025.1", text: "[backend:infoblox]\nwapi_url = https://192.0.2.1/wapi/v2.1/\n", option: "backend:infoblox.wapi_url",
			want: []string{"2024.1>2025.1 before !"}, advice: "targets in pools.yaml",
		},
		"octavia, driver agent": {
			route: "octavia rocky stein", text: "[DEFAULT]\ndebug = false\n", option: "driver_agent.status_socket_path",
			want: []string{"rocky>stein before !"}, advice: "Deploy it",
		},
		"octavia, neutron-lbaas": {
			route: "octavia stein train", text: "[health_manager]\nevent_streamer_driver = queue_event_streamer\n", option: "health_manager.event_streamer_driver",
			want: []string{"stein>train before !"}, advice: "Move its load balancers to Octavia while stein runs, or stay on stein.",
		},
		"octavia, image": {
			route: "octavia ussuri victoria", text: "[controller_worker]\namp_image_id = x\n", option: "controller_worker.amp_image_tag",
			want: []string{"ussuri>victoria before !"}, advice: "the image's project in amp_image_owner_id",
		},
		"octavia, image, the option that goes": {
			route: "octavia ussuri victoria", text: "[controller_worker]\namp_image_id = x\n", option: "controller_worker.amp_image_id",
		},
		"octavia, SSH refused": {
			route: "octavia ussuri victoria", text: "[controller_worker]\namp_ssh_access_allowed = False\namp_ssh_key_name = admin\n", option: "controller_worker.amp_ssh_key_name",
			want: []string{"ussuri>victoria before !"}, advice: "Leave the key out; otherwise new amphorae allow SSH.",
		},
		"octavia, SSH refused twice": {
			route: "octavia ussuri victoria", text: "[controller_worker]\namp_ssh_access_allowed = False\n", option: "controller_worker.amp_ssh_key_name",
			want: []string{"ussuri>victoria before"},
		},
		"octavia, SSH allowed": {
			route: "octavia ussuri victoria", text: "[controller_worker]\namp_ssh_access_allowed = True\namp_ssh_key_name = admin\n", option: "controller_worker.amp_ssh_key_name",
		},
		"octavia, threads": {
			route: "octavia ussuri victoria", text: "[health_manager]\nstatus_update_threads = 4\nstats_update_threads = 4\n", option: "health_manager.health_update_threads",
			want: []string{"ussuri>victoria before !"}, advice: "in health_update_threads and in stats_update_threads",
		},
		"octavia, jobboard": {
			route: "octavia 2024.1 2026.1", text: "[task_flow]\njobboard_enabled = true\n", option: "task_flow.persistence_connection",
			want: []string{"2024.1>2025.1 before !", "2025.1>2026.1 before !"}, advice: "octavia-db-manage upgrade_persistence",
		},
		"octavia, no jobboard": {
			route: "octavia 2024.1 2026.1", text: "[task_flow]\njobboard_enabled = false\n", option: "task_flow.persistence_connection",
		},
		"octavia, notifications": {
			route: "octavia yoga zed", text: "[oslo_messaging_notifications]\ndriver = messagingv2\n", option: "controller_worker.event_notifications",
			want: []string{"yoga>zed before !"}, advice: "Write false if nothing consumes them",
		},
		"octavia, account": {
			route: "octavia 2023.1 2024.1", text: "[service_auth]\nauth_type = password\n", option: "neutron.auth_type",
			want: []string{"2023.1>2024.1 before !"}, advice: "Write auth_type and the account here as well.",
		},
		"octavia, roles": {
			route: "octavia 2024.1 2025.1", text: "[oslo_policy]\npolicy_file = /etc/octavia/octavia-advanced-rbac-policy.yaml\n", option: "oslo_policy.policy_file",
			want: []string{"2024.1>2025.1 before"}, advice: "octavia-advanced-rbac-policy.yaml",
		},
		"octavia, passphrases": {
			route: "octavia 2025.1 2026.1", text: "[certificates]\nserver_certs_key_passphrase = x\n", option: "certificates.server_certs_key_passphrase",
			want: []string{"2025.1>2026.1 while"}, advice: "Keep a single passphrase until every host runs 2025.2",
		},
		"magnum, health": {
			route: "magnum stein train", text: "[DEFAULT]\ndebug = false\n", option: "kubernetes.health_polling_interval",
			want: []string{"stein>train before !"}, advice: "every 60 seconds",
		},
		"magnum, account": {
			route: "magnum 2026.1 2026.2", text: "[keystone_authtoken]\nauth_type = password\ncafile = /x\n", option: "keystone_auth.auth_url",
			want: []string{"2026.1>2026.2 before !"}, advice: "Give it an account in this section.",
		},
		"magnum, CA certificates": {
			route: "magnum 2026.1 2026.2", text: "[keystone_authtoken]\nauth_type = password\ncafile = /x\n", option: "keystone_auth.cafile",
			want: []string{"2026.1>2026.2 before !"}, advice: "Write it here as well.",
		},
		"magnum, what had no effect": {
			route: "magnum zed 2023.1", text: "[drivers]\nsend_cluster_metrics = false\n", option: "drivers.send_cluster_metrics",
			want: []string{"zed>2023.1 before !"}, advice: "nothing replaces it: remove the line",
		},
	})
}
