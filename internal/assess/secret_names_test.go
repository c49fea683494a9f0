package assess_test

import (
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// unmarked are the options that no service marks as secret but that are masked
// because of their names, each reviewed: true is a secret, false is masked
// although it is not.
var unmarked = map[string]bool{
	"cb_apikey": true, "kioxia_token": true, "mastertoken": true, "nova_admin_password": true, "pure_api_token": true,
	"s3_access_key": true, "s3_secret_key": true, "slavetoken": true, "snmp_community": true, "sourcetoken": true,
	"ssl_client_key_password": true, "targettoken": true, "client_secret": true,
	"nec_ismcli_privkey": true, // documented as the key's path, but may hold the key in a file

	// A key's path, which is shown if it clearly is one.
	"ca_key": false, "ca_private_key": false, "cephfs_ganesha_path_to_private_key": false, "client_key": false,
	"driver_client_cert_key": false, "glusterfs_native_path_to_private_key": false, "glusterfs_path_to_private_key": false,
	"gpfs_private_key": false, "gpfs_ssh_private_key": false, "hdfs_ssh_private_key": false, "hnas_ssh_private_key": false,
	"infortrend_nas_ssh_key": false, "maprfs_ssh_private_key": false, "nas_private_key": false, "nova_client_priv_key": false,
	"ovn_nb_private_key": false, "ovn_sb_private_key": false, "path_to_private_key": false, "san_private_key": false,
	"vencrypt_client_key": false, "key": false,

	// Booleans and numbers, which are shown.
	"allow_image_access_via_auth_token": false, "allow_rescope_scoped_token": false, "clean_priority_clear_secure_boot_keys": false,
	"config_drive_inject_password": false, "enable_instance_password": false, "encryption_keys": false, "inject_key": false,
	"inject_password": false, "max_active_keys": false, "quota_secrets": false, "require_agent_token": false,
	"send_service_user_token": false, "use_user_token": false,
}

// Every option marked as secret by a service is masked everywhere, and every
// other masked one has been reviewed.
func TestNamesOfSecrets(t *testing.T) {
	t.Parallel()
	marked, all := map[string]bool{}, map[string]bool{}
	for i, release := range catalog.Releases() {
		if i%4 != 0 && release != catalog.Newest() {
			continue // marked in one release counts for all
		}
		for _, name := range catalog.Services() {
			service, ok := release.Service(name)
			if !ok {
				continue
			}
			sections := service.Sections()
			for _, pattern := range service.Patterns() {
				sections = append(sections, pattern.Name)
			}
			for _, at := range sections {
				section, ok := service.Section(at)
				if !ok {
					continue
				}
				for _, option := range section.All() {
					all[option.Name.Option] = true
					if option.Sensitive {
						marked[option.Name.Option] = true
					}
				}
			}
		}
	}
	if len(marked) < 80 || len(all) < 2000 {
		t.Fatalf("%d names of %d are marked as secret", len(marked), len(all))
	}
	for name := range all {
		_, known := unmarked[name]
		switch caught := report.SecretValue(name, "x"); {
		case marked[name] && !report.SecretAnywhere(name) && !report.SecretIn("pool_target:a", name):
			t.Errorf("%s is secret in some service but is not masked", name)
		case !marked[name] && caught && !known:
			t.Errorf("%s is masked but no service marks it as secret: is it one?", name)
		case !caught && known && !marked[name]:
			t.Errorf("%s is not masked", name)
		}
	}
}
