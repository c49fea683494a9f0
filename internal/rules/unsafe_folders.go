package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// keptFolders are the options that name folders and files in which services
// keep images, keys and state, or from which they read their rules. Each was
// reviewed: any other path is on another host, is a command, or is created
// afresh by root.
var keptFolders = []string{
	"aiq_ssl_cert_path", "api_ca_file", "api_extensions_path", "api_paste_config", "attestation_server_ca_file", "audit_map_file",
	"backup_gcs_credential_file", "backup_mount_point_base", "backup_posix_path", "backup_s3_ca_cert_file", "backup_swift_ca_cert_file",
	"base_cert_dir", "base_path", "ca_cert_chain_path", "ca_cert_key_path", "ca_cert_path", "ca_cert_pkcs7_path", "ca_certificate",
	"ca_certificates_file", "ca_file", "ca_key", "ca_path", "ca_private_key", "ceph_mount_point_base", "cephfs_conf_path",
	"cephfs_ganesha_path_to_private_key", "cert", "cert_file", "cert_path", "certificates_path", "cinder_ca_certificates_file",
	"cinder_dell_emc_config_file", "cinder_emc_config_file", "cinder_eternus_config_file", "cinder_huawei_conf_file",
	"cinder_mount_point_base", "client_certificate_file", "conf_dir", "confdir_path", "config_dir", "config_file", "config_file_path",
	"container_conf_file", "container_steps_file", "crl_file", "default_key_file", "dell_ssl_cert_path", "deploy_logs_local_path",
	"dhcp_confs", "disable_by_file_path", "disable_by_file_paths", "disco_wsdl_path", "dnsmasq_base_log_dir", "dnsmasq_config_file",
	"domain_config_dir", "dothill_verify_certificate_path", "driver_client_cert_key", "driver_config_dir", "driver_ssl_cert_path",
	"emc_ssl_cert_path", "enable_by_file_paths", "environment_dir", "external_dns_config_path", "fc_fabric_ssh_cert_path",
	"file_url_allowed_paths", "filesystem_store_datadir", "filesystem_store_datadirs", "filesystem_store_metadata_file",
	"flashblade_ca_cert_path", "fping_path", "frr_vty_socket", "fujitsu_private_key_path", "ganesha_config_dir", "ganesha_config_path",
	"ganesha_db_path", "ganesha_export_dir", "ganesha_export_template_dir", "get_socket_path", "glance_ca_certificates_file",
	"glusterfs_mount_point_base", "glusterfs_path_to_private_key", "gpfs_hosts_key_file", "gpfs_images_dir", "gpfs_mount_point_base",
	"gpfs_private_key", "gpfs_ssh_private_key", "grub_config_path", "ha_confs_path", "hdfs_ssh_private_key", "hds_hnas_iscsi_config_file",
	"hds_hnas_nfs_config_file", "hitachi_hnas_ssh_private_key", "hitachi_hsp_ssl_cert_path", "hitachi_mirror_ssl_cert_path",
	"hnas_ssh_private_key", "hpe3par_share_mount_path", "hpmsa_verify_certificate_path", "http_basic_auth_user_file", "http_root",
	"https_ca_certificates_file", "idp_metadata_path", "image_cache_dir", "image_conversion_dir", "image_decryption_dir", "image_tmp_path",
	"images_path", "infortrend_cli_path", "infortrend_nas_ssh_key", "instance_master_path", "instances_path", "iso_master_path", "java_path",
	"jws_private_key_repository", "jws_public_key_repository", "key_file", "key_repository", "keys_path", "kill_scripts_path",
	"kombu_ssl_ca_certs", "kombu_ssl_certfile", "kombu_ssl_keyfile", "lenovo_verify_certificate_path", "library_path",
	"lightos_discovery_client_dir_path", "local_output_log_base", "log_config_append", "log_dir", "lustre_ssh_private_key_path",
	"lvm_conf_file", "lvm_share_export_root", "manila_huawei_conf_file", "maprfs_ssh_private_key", "memcache_tls_cafile",
	"memcache_tls_certfile", "memcache_tls_keyfile", "metadata_proxy_socket", "metadata_source_path", "metrics_socket_file",
	"nas_private_key", "naviseccli_path", "nec_ismview_dir", "netapp_ca_certificate_file", "netapp_certificate_file",
	"netapp_copyoffload_tool_path", "netapp_private_key_file", "netapp_ssl_cert_path", "networks_path", "nexenta_mount_point_base",
	"nfs_mount_point_base", "nfs_shares_config", "nimble_verify_cert_path", "nova_ca_certificates_file", "nova_client_cert",
	"nova_client_priv_key", "nss_db_path", "openstack_ca_file", "ovn_nb_ca_cert", "ovn_nb_certificate", "ovn_nb_private_key",
	"ovn_sb_ca_cert", "ovn_sb_certificate", "ovn_sb_private_key", "path_to_private_key", "path_to_public_key", "pem_path", "pid_file",
	"playbooks_path", "plugin_dirs", "plugin_working_dir", "policy_dirs", "policy_file", "private_key_path", "property_protection_file",
	"provider_config_location", "quobyte_mount_point_base", "registry_client_ca_file", "registry_client_cert_file",
	"registry_client_key_file", "remote_image_share_root", "remote_ssl_ca_crt_file", "remote_ssl_client_crt_file",
	"remote_ssl_client_key_file", "resource_query_filters_file", "rndc_config_file", "rndc_key_file", "rpc_zmq_ipc_dir", "rules_file",
	"s3_store_cacert", "san_private_key", "sasl_config_dir", "scaleio_server_certificate_path", "scrubber_datadir", "seed_file",
	"serial_log_dir", "service_instance_smb_config_path", "share_mount_path", "signing_dir", "sio_server_certificate_path",
	"smb_template_config_path", "smbfs_allocation_info_file_path", "smbfs_mount_point_base", "sr_base_path", "ssh_hosts_key_file",
	"ssl_ca_cert_file", "ssl_ca_crt_file", "ssl_ca_file", "ssl_cafile", "ssl_cert_file", "ssl_client_cert_file", "ssl_client_key_file",
	"ssl_key_file", "state_path", "stats_socket_path", "status_socket_path", "storage_path", "storage_vnx_security_file_dir",
	"swift_store_cacert", "swift_store_config_file", "swift_upload_buffer_dir", "switch_config_file", "temp_cache_dir", "template_dir",
	"template_file", "terminal_cert_dir", "terminal_pid_dir", "tftp_master_path", "tftp_root", "tinydns_datadir", "tls_cacert_file",
	"tls_cacertdir", "tls_cacertfile", "tls_cafile", "tls_certfile", "tls_keyfile", "token_file", "trait_based_networking_config_file",
	"unix_socket", "vencrypt_ca_certs", "vencrypt_client_cert", "vencrypt_client_key", "vendordata_dynamic_ssl_certfile",
	"vendordata_jsonfile_path", "verify_ssl_path", "vhost_sock_dir", "vhostuser_socket_dir", "vmstore_mount_point_base", "vmware_ca_file",
	"volume_tmp_dir", "volumes_dir", "vzstorage_cache_path", "vzstorage_log_path", "vzstorage_mount_point_base", "winrm_cert_key_pem_path",
	"winrm_cert_pem_path", "work_dir", "xen_hvmloader_path", "zadara_driver_ssl_cert_path", "zfs_ssh_private_key_path", "zone_file_path",
}

// takenFirst is what another account can do where it may create files.
const takenFirst = "Another account of the host can make the file or folder first, and so decide what the service reads there, or read and change what it writes."

// unsafeFolderRows are paths in folders where every account on the host can
// create files.
func unsafeFolderRows() []Row {
	const write = "Name a folder that only the service's account can write to, such as one below /var/lib or /etc."
	return append(append(tildeRows(), unsafeLockRow()), []Row{{
		Where: Where{Section: anySection, Written: true}, Options: keptFolders,
		Is:  textIs(everyonesFolder).Given(),
		CWE: []int{377}, Effect: takenFirst, Remediation: write,
		Message: "{assigned} is in a folder where every account on the host can create files",
		Bad:     "[DEFAULT]\nstate_path = /tmp/nova\n",
		Good:    "[DEFAULT]\nstate_path = /var/lib/nova\n",
	}, {
		Where: Where{Section: anySection, Written: true}, Options: keptFolders,
		Is:  item(everyonesFolder),
		CWE: []int{377}, Effect: takenFirst, Remediation: write,
		Message: "{option} lists {item}, where every account on the host can create files",
		Bad:     "[oslo_policy]\npolicy_dirs = /tmp/policy.d\n",
		Good:    "[oslo_policy]\npolicy_dirs = policy.d\n",
	}}...)
}

// stagingRows are on the folder in which Glance keeps images while it imports them.
func stagingRows() []Row {
	return []Row{{
		Where: Where{Section: "DEFAULT"}, Options: []string{"node_staging_uri"},
		Is: stagedForEveryone.Given(), If: []Guard{singleStore}, CWE: []int{377}, Effect: takenFirst,
		Remediation: "Set node_staging_uri to a folder of Glance's own, such as file:///var/lib/glance/staging.",
		Message:     "{assigned} is in a folder where every account on the host can create files",
		Bad:         "[DEFAULT]\nnode_staging_uri = file:///var/tmp/staging\n",
		Good:        "[DEFAULT]\nnode_staging_uri = file:///var/lib/glance/staging\n",
	}, {
		Where: Where{Section: "DEFAULT"}, Options: []string{"node_staging_uri"},
		Is: stagedForEveryone.ByDefault(), If: []Guard{wholeFile, singleStore}, CWE: []int{377}, Levels: "IWE",
		Effect:      "Imported images are first stored in /tmp/staging. Another account on the host can create that folder before Glance does, and read or change them there.",
		Remediation: "Set node_staging_uri to a folder of Glance's own, such as file:///var/lib/glance/staging.",
		Message:     "{option} is not set, and is below /tmp by default",
		Bad:         "[DEFAULT]\nbind_port = 9292\n",
		Good:        "[DEFAULT]\nenabled_backends = f:file\n[glance_store]\ndefault_backend = f\n",
	}}
}

// tildeRows are paths that begin with a tilde.
func tildeRows() []Row {
	row := Row{
		Where:   Where{Section: anySection, Written: true},
		Options: keptFolders, If: []Guard{keepsTilde}, CWE: []int{426},
		Effect:      "The service takes the tilde as part of a folder's name, below the folder that it was started in: it does not find what it needs, or leaves files where nobody looks for them.",
		Remediation: "Write the whole path.",
	}
	one, listed := row, row
	one.Is = textIs(beginsWithTilde).Given()
	one.Message = "{assigned} " + tilde
	one.Bad, one.Good = "[DEFAULT]\nstate_path = ~/state\n", "[DEFAULT]\nstate_path = /var/lib/nova\n"
	listed.Is = item(beginsWithTilde)
	listed.Message = "{option} lists {item}, which begins with a tilde, and only a shell replaces that"
	listed.Bad, listed.Good = "[oslo_policy]\npolicy_dirs = ~/policy.d\n", "[oslo_policy]\npolicy_dirs = policy.d\n"
	return []Row{one, listed}
}

// keepsTilde holds unless code that reads the option replaces a tilde itself: the SSH
// clients of Cinder and Manila do, and oslo.config for the files it reads.
func keepsTilde(_ *Pass, s *config.Setting) bool {
	name := s.Name()
	return !strings.Contains(name, "private_key") && !strings.Contains(name, "ssh_") && !strings.HasSuffix(name, "path_to_public_key") &&
		name != "config_dir" && name != "config_file"
}

// stagedForEveryone is met by the URI of a folder where everybody can create
// files.
var stagedForEveryone = value(func(s *config.Setting) bool {
	path, local := strings.CutPrefix(s.Str(), "file://")
	return local && everyonesFolder(path)
})

// singleStore holds if Glance has one store, rather than those of
// enabled_backends.
func singleStore(p *Pass, _ *config.Setting) bool {
	enabled := p.Configuration.Get("DEFAULT", "enabled_backends")
	return enabled == nil || enabled.Known() && len(enabled.Value.Keys()) == 0
}
