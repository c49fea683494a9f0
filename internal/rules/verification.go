package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// falseText is met by a text that software reads as "do not check": some
// options take the path of the authorities or a boolean.
var falseText = inFold("false", "no", "off", "0")

// verifyingDrivers are Cinder drivers for which driver_ssl_cert_verify
// determines whether to check the array's certificate, by a part of their class
// path.
var verifyingDrivers = [...]string{
	".dell_emc.powerflex", ".dell_emc.powermax", ".dell_emc.powerstore", ".dell_emc.powervault", ".dell_emc.unity",
	".dell_emc.xtremio", ".hitachi.", ".lenovo.", ".lightos", ".nec.v.", ".nexenta.ns5", ".open_e.", ".pure.", ".rbd_iscsi",
	".san.hp.", ".solidfire", ".spdk", ".stx.", ".veritas_access", ".yadro.",
}

// The options of single Cinder and Manila drivers that keep checking of the
// array's certificate on.
var (
	verifyOptions = []string{
		"dell_sc_verify_cert", "dothill_verify_certificate", "hitachi_mirror_ssl_cert_verify", "hpmsa_verify_certificate",
		"lenovo_verify_certificate", "netapp_ssl_cert_verify", "netapp_certificate_host_validation", "nimble_verify_certificate",
		"scaleio_verify_server_certificate", "sio_verify_server_certificate", "synology_ssl_verify", "zadara_ssl_cert_verify",
	}
	verifyShareOptions = []string{
		"dell_ssl_cert_verify", "emc_ssl_cert_verify", "flashblade_ssl_cert_verify", "hitachi_hsp_ssl_cert_verify",
		"macrosan_ssl_cert_verify", "netapp_ssl_cert_verify", "netapp_certificate_host_validation", "nexenta_ssl_cert_verify", "zadara_ssl_cert_verify",
	}
)

// uncheckedEndpoint is the remedy where an option turns verification off and another
// names the authority.
const uncheckedEndpoint = "Remove the option, and name the authority's file in the option for it where the system does not trust the authority."

// unverifiedVolumeRows are on the arrays, stores and services that Cinder calls.
func unverifiedVolumeRows() []Row {
	const array = "Set the option to true, and name the authority's file in the driver's option for it, such as driver_ssl_cert_path."
	return []Row{
		off("DEFAULT", "glance_api_insecure", isTrue,
			"{assigned} leaves Glance's certificate unchecked", "Remove the option, and name the authorities in glance_ca_certificates_file.",
			"[DEFAULT]\nglance_api_insecure = true\n",
			"[DEFAULT]\nglance_ca_certificates_file = /etc/cinder/ca.pem\n"),
		off("DEFAULT", "nova_api_insecure", isTrue,
			"{assigned} leaves Nova's certificate unchecked", "Remove the option, and name the authorities in nova_ca_certificates_file.",
			"[DEFAULT]\nnova_api_insecure = true\n",
			"[DEFAULT]\nnova_ca_certificates_file = /etc/cinder/ca.pem\n").inRelease("ocata"),
		off("DEFAULT", "backup_swift_auth_insecure", isTrue,
			"{assigned} leaves the certificates of Keystone and Swift unchecked when volumes are backed up", "Remove the option, and name the authorities in backup_swift_ca_cert_file.",
			"[DEFAULT]\nbackup_swift_auth_insecure = true\n",
			"[DEFAULT]\nbackup_swift_ca_cert_file = /etc/cinder/ca.pem\n"),
		off("DEFAULT", "backup_s3_verify_ssl", isFalse,
			"{assigned} leaves the certificate of the S3 store unchecked when volumes are backed up", "Remove the option, and name the authorities in backup_s3_ca_cert_file.",
			"[DEFAULT]\nbackup_s3_verify_ssl = false\n",
			"[DEFAULT]\nbackup_s3_ca_cert_file = /etc/cinder/ca.pem\n"),
		off("<backend>", "vmware_insecure", isTrue,
			"{assigned} in {section} leaves vCenter's certificate unchecked", "Remove the option, and name the authorities in vmware_ca_file.",
			"[DEFAULT]\nenabled_backends = vmware\n[vmware]\nvolume_driver = cinder.volume.drivers.vmware.vmdk.VMwareVcVmdkDriver\nvmware_insecure = true\n",
			"[DEFAULT]\nenabled_backends = vmware\n[vmware]\nvolume_driver = cinder.volume.drivers.vmware.vmdk.VMwareVcVmdkDriver\nvmware_ca_file = /etc/cinder/vcenter.pem\n"),
		off("<backend>", "driver_ssl_cert_verify", isFalse,
			"{assigned} in {section} leaves the array's certificate unchecked", array,
			"[DEFAULT]\nenabled_backends = pure\n[pure]\nvolume_driver = cinder.volume.drivers.pure.PureISCSIDriver\ndriver_ssl_cert_verify = false\n",
			"[DEFAULT]\nenabled_backends = lvm\n[lvm]\nvolume_driver = cinder.volume.drivers.lvm.LVMVolumeDriver\ndriver_ssl_cert_verify = false\n").when(drivenBy(verifyingDrivers[:]...)),
		off("<backend>", "nimble_verify_certificate", isFalse,
			"{assigned} in {section} leaves the array's certificate unchecked", array,
			"[DEFAULT]\nenabled_backends = nimble\n[nimble]\nvolume_driver = cinder.volume.drivers.hpe.nimble.NimbleISCSIDriver\nnimble_verify_certificate = false\n",
			"[DEFAULT]\nenabled_backends = nimble\n[nimble]\nvolume_driver = cinder.volume.drivers.hpe.nimble.NimbleISCSIDriver\nnimble_verify_certificate = true\n").of(verifyOptions...),
		uncheckedByDefault("cinder", "driver_ssl_cert_verify", "pure.PureFCDriver", verifyingDrivers[:]...),
		uncheckedByDefault("cinder", "dell_sc_verify_cert", "dell_emc.sc.storagecenter_iscsi.SCISCSIDriver", ".dell_emc.sc."),
		uncheckedByDefault("cinder", "nimble_verify_certificate", "hpe.nimble.NimbleFCDriver", ".nimble."),
	}
}

// unverifiedShareRows are on the arrays that Manila calls.
func unverifiedShareRows() []Row {
	const array = "Set the option to true, and name the authority's file in the driver's option for it, such as driver_ssl_cert_path."
	return []Row{
		off("<backend>", "macrosan_ssl_cert_verify", isFalse,
			"{assigned} in {section} leaves the array's certificate unchecked", array,
			"[DEFAULT]\nenabled_share_backends = mac\n[mac]\nshare_driver = manila.share.drivers.macrosan.macrosan_nas.MacrosanNasDriver\ndriver_handles_share_servers = false\nmacrosan_ssl_cert_verify = false\n",
			"[DEFAULT]\nenabled_share_backends = mac\n[mac]\nshare_driver = manila.share.drivers.macrosan.macrosan_nas.MacrosanNasDriver\ndriver_handles_share_servers = false\nmacrosan_ssl_cert_verify = true\n").of(verifyShareOptions...),
		off("netapp_active_iq", "aiq_ssl_verify", isFalse,
			"{assigned} in {section} leaves the certificate of Active IQ unchecked", "Set aiq_ssl_verify = true, and name the authorities in aiq_ssl_cert_path.",
			"[netapp_active_iq]\naiq_hostname = iq.example.org\naiq_ssl_verify = false\n",
			"[netapp_active_iq]\naiq_hostname = iq.example.org\naiq_ssl_verify = true\n"),
		uncheckedByDefault("manila", "macrosan_ssl_cert_verify", "macrosan.macrosan_nas.MacrosanNasDriver", ".macrosan."),
		uncheckedByDefault("manila", "nexenta_ssl_cert_verify", "nexenta.ns5.nexenta_nas.NexentaNasDriver", ".nexenta.ns5."),
	}
}

// unverifiedImageRows are on the servers that Glance gets images from.
func unverifiedImageRows() []Row {
	return []Row{
		off("*", "swift_store_auth_insecure", isTrue,
			"{assigned} in {section} leaves the certificate of the store's server unchecked", uncheckedEndpoint,
			"[DEFAULT]\nenabled_backends = s:swift\n[glance_store]\ndefault_backend = s\n[s]\nswift_store_auth_insecure = true\n",
			"[DEFAULT]\nenabled_backends = s:swift\n[glance_store]\ndefault_backend = s\nswift_store_auth_insecure = true\n[s]\nswift_store_cacert = /etc/glance/ca.pem\n").of("swift_store_auth_insecure", "cinder_api_insecure", "vmware_insecure").when(ownStore),
		off("*", "https_insecure", isTrue,
			"{assigned} in {section} leaves the certificate of the servers that images come from unchecked",
			"Set https_insecure = false, or name the authorities in https_ca_certificates_file.",
			"[DEFAULT]\nenabled_backends = f:file,h:http\n[glance_store]\ndefault_backend = f\n[h]\nhttps_insecure = true\n",
			"[DEFAULT]\nenabled_backends = f:file,h:http\n[glance_store]\ndefault_backend = f\n[h]\nhttps_insecure = true\nhttps_ca_certificates_file = /etc/glance/ca.pem\n").when(ownStore, with("https_ca_certificates_file", isEmpty)),
		off("DEFAULT", "registry_client_insecure", isTrue,
			"{assigned} leaves the certificate of Glance's registry unchecked", uncheckedEndpoint,
			"[DEFAULT]\nregistry_client_insecure = true\n",
			"[DEFAULT]\nregistry_client_ca_file = /etc/glance/ca.pem\n").inRelease("ussuri"),
		{
			Where: Where{Section: "<store>"}, Options: []string{"https_insecure"}, Is: isTrue.ByDefault(),
			If: []Guard{storeOfKind("http", "https"), with("https_ca_certificates_file", isEmpty)}, Levels: "IWE",
			Message:     "{option} is not set in {section}, and true by default: the certificate of the servers that images come from is not checked",
			Remediation: "Set https_insecure = false, or name the authorities in https_ca_certificates_file.",
			Bad:         "[DEFAULT]\nenabled_backends = f:file,h:http\n[glance_store]\ndefault_backend = f\n[h]\nstore_description = web\n",
			Good:        "[DEFAULT]\nenabled_backends = f:file,h:http\n[glance_store]\ndefault_backend = f\n[f]\nfilesystem_store_datadir = /srv/images\n[h]\nhttps_insecure = false\n",
		},
	}
}

// unverifiedMetalRows are on the controllers of Ironic's nodes and what the nodes fetch.
func unverifiedMetalRows() []Row {
	rows := []Row{
		off("DEFAULT", "webserver_verify_ca", falseText,
			"{assigned} leaves the certificate of the servers that images come from unchecked", "Leave webserver_verify_ca at True, or name the file with the authorities in it.",
			"[DEFAULT]\nwebserver_verify_ca = False\n",
			"[DEFAULT]\nwebserver_verify_ca = /etc/ironic/ca.pem\n"),
		off("ilo", "verify_ca", falseText,
			"{assigned} in {section} leaves the certificate of the nodes' iLO unchecked", "Leave verify_ca at True, or name the file with the authorities in it.",
			"[ilo]\nverify_ca = False\n",
			"[ilo]\nverify_ca = /etc/ironic/ilo.pem\n"),
		off("ansible", "image_store_insecure", isTrue,
			"{assigned} in {section} has nodes fetch their image without a check of the store's certificate", "Remove the option, and name the authorities in image_store_cafile.",
			"[ansible]\nimage_store_insecure = true\n",
			"[ansible]\nimage_store_cafile = /etc/ironic/ca.pem\n"),
		off("anaconda", "insecure_heartbeat", isTrue,
			"{assigned} in {section} has nodes report without a check of the API's certificate", "Remove the option, and have the nodes trust the API's authority.",
			"[anaconda]\ninsecure_heartbeat = true\n",
			"[anaconda]\ninsecure_heartbeat = false\n"),
		off("oneview", "allow_insecure_connections", isTrue,
			"{assigned} in {section} leaves OneView's certificate unchecked", "Remove the option, and name the authorities in tls_cacert_file.",
			"[oneview]\nallow_insecure_connections = true\n",
			"[oneview]\ntls_cacert_file = /etc/ironic/ca.pem\n").inRelease("rocky"),
	}
	for _, section := range [...]string{"redfish", "irmc", "oci"} {
		release := "2026.2"
		if section == "irmc" {
			release = "2026.1"
		}
		rows = append(rows, off(section, "verify_ca", falseText,
			"{assigned} in {section} leaves the certificate of the nodes' controllers unchecked", "Leave verify_ca out, or name the file with the authorities in it.",
			"["+section+"]\nverify_ca = False\n",
			"["+section+"]\nverify_ca = /etc/ironic/bmc.pem\n").inRelease(release))
	}
	return rows
}

// unverifiedComputeRows are on what Nova's hosts call: vCenter, and the server that
// attested them.
func unverifiedComputeRows() []Row {
	return []Row{
		off("vmware", "insecure", isTrue,
			"{assigned} in {section} leaves vCenter's certificate unchecked", "Remove the option, and name the authorities in ca_file.",
			"[vmware]\ninsecure = true\n",
			"[vmware]\ninsecure = true\nca_file = /etc/nova/vcenter.pem\n").when(with("ca_file", isEmpty)),
		off("trusted_computing", "attestation_insecure_ssl", isTrue,
			"{assigned} in {section} leaves the attestation server's certificate unchecked", uncheckedEndpoint,
			"[trusted_computing]\nattestation_insecure_ssl = true\n",
			"[trusted_computing]\nattestation_server_ca_file = /etc/nova/ca.pem\n").inRelease("ocata"),
	}
}

// unverifiedRows are on what the other services call.
func unverifiedRows() []Row {
	const jobs = "[task_flow]\njobboard_enabled = true\njobboard_redis_backend_ssl_options = "
	overTLS := with("nova_metadata_protocol", in("https"))
	return []Row{
		off("ldap", "tls_req_cert", in("never", "allow"),
			"{assigned} in {section} accepts any certificate as the directory's",
			"Set tls_req_cert = demand, and name the directory's authorities in tls_cacertfile.",
			"[ldap]\nurl = ldaps://ldap.example.org\ntls_cacertfile = /etc/keystone/ldap.pem\ntls_req_cert = allow\n",
			"[ldap]\nurl = ldaps://ldap.example.org\ntls_cacertfile = /etc/keystone/ldap.pem\ntls_req_cert = demand\n").when(ldapInUse, ldapOverTLS).forServices("keystone"),
		off("DEFAULT", "nova_metadata_insecure", isTrue,
			"{assigned} leaves the certificate of Nova's metadata API unchecked", uncheckedEndpoint,
			"[DEFAULT]\nnova_metadata_protocol = https\nnova_metadata_insecure = true\n",
			"[DEFAULT]\nnova_metadata_protocol = https\nauth_ca_cert = /etc/neutron/ca.pem\n").when(overTLS).forServices("neutron"),
		off("metadata", "nova_metadata_insecure", isTrue,
			"{assigned} in {section} leaves the certificate of Nova's metadata API unchecked", uncheckedEndpoint,
			"[metadata]\nnova_metadata_protocol = https\nnova_metadata_insecure = true\n",
			"[metadata]\nnova_metadata_protocol = https\n").when(overTLS).forServices("neutron"),
		off("drivers", "verify_ca", isFalse,
			"{assigned} in {section} has the nodes of clusters call OpenStack without a check of certificates", "Leave verify_ca at true, and name the authorities in openstack_ca_file.",
			"[drivers]\nverify_ca = false\n",
			"[drivers]\nopenstack_ca_file = /etc/magnum/ca.pem\n").forServices("magnum"),
		off("backend:infoblox", "sslverify", isFalse,
			"{assigned} in {section} leaves Infoblox's certificate unchecked", uncheckedEndpoint,
			"[backend:infoblox]\nsslverify = false\n",
			"[backend:infoblox]\nsslverify = true\n").inRelease("2023.2").forServices("designate"),
		off("task_flow", "jobboard_redis_backend_ssl_options", value(takesAnyRedis),
			"{option} in {section} leaves the certificate of Redis unchecked", "Leave ssl_cert_reqs out, and name the authorities in ssl_ca_certs.",
			jobs+"ssl:true,ssl_cert_reqs:none\n", jobs+"ssl:true,ssl_ca_certs:/etc/octavia/redis.pem\n").
			of("jobboard_redis_backend_ssl_options", "jobboard_redis_sentinel_ssl_options").when(with("jobboard_enabled", isTrue)).forServices("octavia"),
		{
			Where: Where{Services: []string{"heat", "magnum", "octavia", "designate"}, Section: anySection, Written: true}, Options: []string{"insecure"}, Is: isTrue.Given(), If: []Guard{plainClient},
			Message:     "{assigned} in {section} does not check the certificate of the service it calls",
			Remediation: uncheckedEndpoint,
			Bad:         "[clients_nova]\ninsecure = true\n",
			Good:        "[clients_nova]\nca_file = /etc/heat/ca.pem\n",
		},
	}
}

// takesAnyRedis reports whether a dict turns TLS to Redis on and the check of its
// certificate off.
func takesAnyRedis(s *config.Setting) bool {
	return oneOf(strings.ToLower(dictText(s, "ssl")), "true", "yes", "on", "1") && strings.EqualFold(dictText(s, "ssl_cert_reqs"), "none")
}

// off is a row for an option that turns a check off when set.
func off(section, option string, is Condition, message, remediation, bad, good string) Row {
	return Row{
		Where: Where{Section: section}, Options: []string{option},
		Is: is.Given(), Message: message, Remediation: remediation, Bad: bad, Good: good,
	}
}

// uncheckedByDefault is on an option whose default leaves the array's certificate
// unchecked. That is the driver's choice, so it is less severe.
func uncheckedByDefault(service, option, class string, drivers ...string) Row {
	text := oneBackend(service, class)
	return Row{
		Where: Where{Section: "<backend>"}, Options: []string{option}, Is: isFalse.ByDefault(), If: []Guard{drivenBy(drivers...)}, Levels: "IWE",
		Message:     "{option} is not set in {section}, and the array's certificate is not checked by default",
		Remediation: "Set " + option + " = true, and have the host trust the authority that signed the array's certificate, or name its file in the driver's option for it.",
		Bad:         text, Good: text + option + " = true\n",
	}
}

// ldapOverTLS holds if Keystone queries its directory over TLS.
func ldapOverTLS(p *Pass, s *config.Setting) bool {
	url, use := p.sibling(s, "url"), p.sibling(s, "use_tls")
	_, secure := cutFold(url.Str(), "ldaps://")
	return secure || use.IsTrue()
}

// plainClient holds in a section from which a service creates its own client,
// without keystoneauth's session; sections that build one are judged as
// sessions.
func plainClient(p *Pass, _ *config.Setting) bool {
	return p.Section != nil && !p.BuildsSession() && !oneOf(p.Name(), "barbican", "vault")
}

// oneBackend is a text with one backend, box, using a Cinder or Manila driver.
func oneBackend(service, class string) string {
	if service == "manila" {
		return "[DEFAULT]\nenabled_share_backends = box\n[box]\ndriver_handles_share_servers = false\nshare_driver = manila.share.drivers." + class + "\n"
	}
	return "[DEFAULT]\nenabled_backends = box\n[box]\nvolume_driver = cinder.volume.drivers." + class + "\n"
}

// drivenBy holds in a backend whose driver's class path has one of these parts.
func drivenBy(parts ...string) Guard {
	return func(p *Pass, s *config.Setting) bool {
		for _, name := range [...]string{"volume_driver", "share_driver"} {
			if driver := p.sibling(s, name); driver.HasText() {
				return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(driver.Str(), part) })
			}
		}
		return false
	}
}

// ownStore holds in a section from which Glance reads a store's options: any,
// or if enabled_backends names stores, any but [glance_store].
func ownStore(p *Pass, s *config.Setting) bool {
	return s.Section() != "glance_store" || singleStore(p, s)
}

// storeOfKind holds in the section of a store to which enabled_backends gives
// one of these types.
func storeOfKind(kinds ...string) Guard {
	return func(p *Pass, s *config.Setting) bool {
		enabled := p.Configuration.Get("DEFAULT", "enabled_backends")
		if !enabled.Known() {
			return false
		}
		for i, name := range enabled.Value.Keys() {
			if strings.EqualFold(strings.TrimSpace(name), s.Section()) {
				return slices.Contains(kinds, strings.TrimSpace(enabled.Value.Items()[i].Text()))
			}
		}
		return false
	}
}
