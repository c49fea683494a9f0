package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/urls/transport"
)

// publishedWords are the placeholders for passwords in guides and deployment
// tools' templates.
var publishedWords = []string{
	"password", "passw0rd", "changeme", "change_me", "change-me", "changeit", "insecure", "secret", "supersecret", "nomoresecret", "admin", "guest",
}

// publishedWord reports whether a password is one of the words. A marker in
// capitals is not: it was left in a template, and placeholder_value reports it.
func publishedWord(password string) bool {
	return slices.ContainsFunc(publishedWords, func(word string) bool { return strings.EqualFold(word, password) }) &&
		!(isCapitals(password) && marker(password) != "")
}

// publishedHere reports whether default_secret reports a secret, or the password of
// a URL, as one of the words.
func (p *Pass) publishedHere(on *config.Setting) bool {
	if slices.Contains(publishedOptions, on.Name()) {
		return publishedWord(on.Str())
	}
	return slices.ContainsFunc(p.transports(), func(b busURL) bool { return b.Setting == on && b.published() }) ||
		slices.ContainsFunc(p.databases(), func(d databaseURL) bool { return d.Setting == on && d.published() })
}

// publishedOptions are the secrets of all services that an operator makes up:
// passwords and keys. Each name that a service marks as secret was reviewed; those
// left out contain a URL, a path, an account or something that another system issued.
var publishedOptions = []string{
	"admin_password", "aiq_password", "as13000_nas_password", "auth_encryption_key", "backup_swift_key", "backup_tsm_password",
	"blockbridge_auth_password", "ca_private_key_passphrase", "cephfs_ganesha_server_password", "chap_password", "cinder_store_password",
	"cisco_fc_fabric_password", "connection_password", "coprhd_password", "coprhd_scaleio_rest_server_password", "dell_nas_password",
	"emc_nas_password", "eqlx_chap_password", "fc_fabric_password", "glusterfs_ganesha_server_password", "glusterfs_server_password",
	"gpfs_ssh_password", "gpfs_user_password", "ha_vrrp_auth_password", "hdfs_ssh_pw", "heartbeat_key", "hitachi_auth_password",
	"hitachi_hnas_password", "hitachi_horcm_password", "hitachi_hsp_password", "hitachi_mirror_auth_password", "hitachi_mirror_rest_password",
	"hmac_keys", "hnas_password", "host_password", "hpe3par_cifs_admin_access_password", "hpe3par_password", "hpe3par_san_password",
	"hpealletra_password", "hpelefthand_password", "http_basic_password", "image_server_password", "infinibox_password",
	"infortrend_nas_password", "instorage_nas_password", "invalid_password_hash_secret_key", "jobboard_backend_password",
	"jobboard_redis_sentinel_password", "ldap_dns_password", "macrosan_nas_password", "macrosan_replication_password",
	"macrosan_sdas_password", "maprfs_ssh_pw", "memcache_password", "memcache_secret_key", "metadata_encryption_key",
	"metadata_proxy_shared_secret", "metro_san_password", "nas_password", "nec_ismcli_password", "netapp_password", "netapp_sa_password",
	"neutron_admin_password", "nexenta_password", "nexenta_rest_password", "nova_admin_password", "nss_password",
	"os_privileged_user_password", "password", "podm_password", "qnap_nas_password", "quobyte_api_password", "rabbit_password",
	"rbd_iscsi_api_password", "redis_password", "remote_image_user_password", "san_password", "secondary_san_password",
	"server_certs_key_passphrase", "service_instance_password", "spdk_rpc_password", "ssl_client_key_password", "ssl_key_password",
	"stack_domain_admin_password", "swift_store_key", "swift_temp_url_key", "synology_password", "tegile_nas_password",
	"tintri_server_password", "trustee_domain_admin_password", "va_pwd", "vast_mgmt_password", "vmstore_password",
	"vmware_host_password", "vmware_server_password", "vsp_auth_password", "vsp_horcm_password", "zadara_password",
	"zfs_ssh_user_password", "zfssa_auth_password", "zfssa_initiator_password", "zfssa_target_password", "zteUserPassword",
}

// publishedDefaultRows are passwords that a driver has by default, if the
// driver is in use.
func publishedDefaultRows() []Row {
	row := func(service, option, driver, class, release string) Row {
		text := oneBackend(service, class)
		return Row{
			Where: Where{Services: []string{service}, Section: "<backend>"}, Options: []string{option},
			Is: value((*config.Setting).HasText).ByDefault(), If: []Guard{drivenBy(driver)}, CWE: []int{1392}, Release: release,
			Message: "{option} is not set in {section}, so the password published in the driver's source applies",
			Bad:     text, Good: text + option + " = Wc2n7Yt9Lr4VqXz8\n",
		}
	}
	return []Row{
		row("cinder", "nexenta_password", ".nexenta.", "nexenta.ns5.nfs.NexentaNfsDriver", ""),
		row("cinder", "hitachi_auth_password", ".hitachi.", "hitachi.hbsd_iscsi.HBSDISCSIDriver", "pike"),
		row("cinder", "eqlx_chap_password", ".eqlx.", "eqlx.DellEQLSanISCSIDriver", "newton"),
		row("manila", "quobyte_api_password", ".quobyte.", "quobyte.quobyte.QuobyteShareDriver", ""),
	}
}

// acceptsPublishedSignature reports whether osprofiler's own key is one of those
// that it accepts.
func acceptsPublishedSignature(keys string) bool {
	for key := range strings.SplitSeq(keys, ",") {
		if strings.TrimSpace(key) == "SECRET_KEY" {
			return true
		}
	}
	return false
}

// checkPublishedInURL looks for the same words as the password in a bus or
// database URL.
func checkPublishedInURL(p *Pass) {
	report := func(on *config.Setting) {
		p.Report(Problem{On: on, CWE: []int{1392}, Message: on.Name() + " has a password that guides and deployment tools use in their examples"})
	}
	for _, b := range p.transports() {
		if b.published() {
			report(b.Setting)
		}
	}
	for _, d := range p.databases() {
		if d.published() {
			report(d.Setting)
		}
	}
}

// published reports whether one of the hosts has such a password.
// default_bus_account covers guest on another host.
func (b *busURL) published() bool {
	return b.sound() && slices.ContainsFunc(b.url.Hosts, func(host transport.Host) bool {
		return publishedWord(host.Password) && host.Username != "guest"
	})
}

func (d *databaseURL) published() bool { return d.url != nil && publishedWord(d.url.Password) }
