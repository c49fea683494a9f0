package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// keptFolders are the options that name folders and files in which services
// keep images, keys and state, or from which they take their rules. Each was
// looked at: what else is a path lies on another host, is a command, or is made
// anew by root.
var keptFolders = []string{
	"api_paste_config", "backup_mount_point_base", "backup_posix_path", "base_cert_dir", "ca_path", "ca_certificate", "ca_private_key",
	"certificates_path", "config_dir", "crl_file", "deploy_logs_local_path", "dhcp_confs", "domain_config_dir", "environment_dir",
	"external_dns_config_path", "filesystem_store_datadir", "glusterfs_mount_point_base", "ha_confs_path", "http_root", "image_cache_dir",
	"image_conversion_dir", "image_tmp_path", "images_path", "instance_master_path", "instances_path", "iso_master_path",
	"jws_private_key_repository", "jws_public_key_repository", "key_file", "key_repository", "keys_path", "log_config_append", "log_dir",
	"metadata_proxy_socket", "networks_path", "nfs_mount_point_base", "nfs_shares_config", "policy_dirs", "policy_file",
	"private_key_path", "provider_config_location", "scrubber_datadir", "signing_dir", "ssh_hosts_key_file", "state_path", "storage_path",
	"template_dir", "tftp_master_path", "tftp_root", "vendordata_jsonfile_path", "volumes_dir", "volume_tmp_dir", "work_dir", "zone_file_path",
}

// unsafeFolderRows are paths in folders in which every account of the host can
// make files.
func unsafeFolderRows() []Row {
	const (
		effect = "Another account of the host can make the file or folder first, and so decide what the service reads there, or read and change what it writes."
		write  = "Name a folder that the service's account alone writes to, such as one below /var/lib or /etc."
	)
	return slices.Concat(unsafeLockRows(), []Row{{
		Where: Where{Section: anySection}, Options: keptFolders,
		Is:  value(func(s *config.Setting) bool { return s.HasText() && everyonesFolder(s.Str()) }).Given(),
		CWE: []int{377}, Effect: effect, Remediation: write,
		Message: "{assigned} is in a folder where every account on the host can create files",
		Bad:     "[DEFAULT]\nstate_path = /tmp/nova\n",
		Good:    "[DEFAULT]\nstate_path = /var/lib/nova\n",
	}, {
		Where: Where{Section: anySection}, Options: keptFolders,
		Is:  item(func(text string) bool { return everyonesFolder(text) }),
		CWE: []int{377}, Effect: effect, Remediation: write,
		Message: "{option} lists {item}, where every account on the host can create files",
		Bad:     "[oslo_policy]\npolicy_dirs = /tmp/policy.d\n",
		Good:    "[oslo_policy]\npolicy_dirs = policy.d\n",
	}, {
		Where: Where{Services: glanceOnly, Section: "DEFAULT"}, Options: []string{"node_staging_uri"},
		Is: stagedForEveryone.Given(), If: []Guard{singleStore}, CWE: []int{377}, Effect: effect,
		Remediation: "Set node_staging_uri to a folder of Glance's own, such as file:///var/lib/glance/staging.",
		Message:     "{assigned} is in a folder where every account on the host can create files",
		Bad:         "[DEFAULT]\nnode_staging_uri = file:///var/tmp/staging\n",
		Good:        "[DEFAULT]\nnode_staging_uri = file:///var/lib/glance/staging\n",
	}, {
		Where: Where{Services: glanceOnly, Section: "DEFAULT"}, Options: []string{"node_staging_uri"},
		Is: stagedForEveryone.ByDefault(), If: []Guard{wholeFile, singleStore}, CWE: []int{377}, Levels: "IWE",
		Effect:      "Images that are imported lie in /tmp/staging first. Another account of the host can make that folder before Glance does, and read or change them there.",
		Remediation: "Set node_staging_uri to a folder of Glance's own, such as file:///var/lib/glance/staging.",
		Message:     "{option} is not set, and lies below /tmp by default",
		Bad:         "[DEFAULT]\nbind_port = 9292\n",
		Good:        "[DEFAULT]\nenabled_backends = f:file\n[glance_store]\ndefault_backend = f\n",
	}})
}

// stagedForEveryone is met by the URI of a folder in which everybody makes files.
var stagedForEveryone = value(func(s *config.Setting) bool {
	path, local := strings.CutPrefix(s.Str(), "file://")
	return local && everyonesFolder(path)
})

// singleStore holds where Glance has one store, not those of enabled_backends.
func singleStore(p *Pass, _ *config.Setting) bool {
	enabled := p.Configuration.Get("DEFAULT", "enabled_backends")
	return enabled == nil || enabled.Known() && len(enabled.Value.Keys()) == 0
}
