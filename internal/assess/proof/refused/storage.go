package refused

// storage are cases of what Cinder, Manila, Glance and Nova's way to volumes refuse.
func storage() []Case {
	volumes := of("backend_undefined", "volume back ends", "cinder", "")
	shares := of("backend_undefined", "share back ends", "manila", "")
	stores := of("backend_undefined", "image stores", "glance", "")
	policies := of("secure_rbac_mismatch", "secure rbac", "glance", "")
	catalogue := of("catalog_info_invalid", "volume catalogue", "nova", "")

	const rbd, lvm = "volume_driver = cinder.volume.drivers.rbd.RBDDriver\n", "share_driver = manila.share.drivers.lvm.LVMShareDriver\n"
	const enabled, undecided = "[DEFAULT]\nenabled_backends = fast:file, slow:http\n", "^ManilaException: .*driver_handles_share_servers.* 'None'"
	const secure, newer = "[DEFAULT]\nenforce_secure_rbac = true\n", "[oslo_policy]\nenforce_new_defaults = true\n"
	const reserved = "^RuntimeError: 'os_glance_' prefix should not be used"
	const template = "[cinder]\nendpoint_template = https://volume.example.org/v3/%(project_id)s\ncatalog_info = "
	return []Case{
		volumes("[DEFAULT]\nenabled_backends = ceph\n[ceph]\n"+rbd, ""),
		volumes("[DEFAULT]\nenabled_backends = cephh\n[ceph]\n"+rbd, "^Ineffective: cephh runs as .*LVMVolumeDriver"),
		volumes("[DEFAULT]\nenabled_backends = ceph, ,nfs,\n[ceph]\n"+rbd, "^Ineffective: nfs runs as .*LVMVolumeDriver"),
		volumes("[DEFAULT]\nenabled_backends = Ceph\n[ceph]\n"+rbd, ""),
		volumes("[DEFAULT]\nenabled_backends = ceph\n[CEPH]\n"+rbd, ""),
		volumes("[DEFAULT]\nenabled_backends = one,two\n[backend_defaults]\n"+rbd, ""),
		volumes("[DEFAULT]\nenabled_backends = one\n[backend_defaults]\nvolume_clear = none\n", "^Ineffective: one runs as"),
		volumes("[DEFAULT]\nenabled_backends = lvm\n[lvm]\nvolume_backend_name = lvm\n", ""),

		shares("[DEFAULT]\nenabled_share_backends = nfs\n[nfs]\ndriver_handles_share_servers = false\n"+lvm, ""),
		shares("[DEFAULT]\nenabled_share_backends = NFS\n[nfs]\ndriver_handles_share_servers = 0\n"+lvm, ""),
		shares("[DEFAULT]\nenabled_share_backends = nfs\n[nfs]\n"+lvm, undecided),
		shares("[DEFAULT]\nenabled_share_backends = NFS\n[nfs]\n"+lvm, undecided),
		shares("[DEFAULT]\nenabled_share_backends = nfss\n[nfs]\ndriver_handles_share_servers = false\n"+lvm, undecided),
		shares("[DEFAULT]\nenabled_share_backends = nfs\ndriver_handles_share_servers = false\n[nfs]\n"+lvm, undecided),
		shares("[DEFAULT]\nenabled_share_backends = one,two\n[one]\ndriver_handles_share_servers = false\n"+lvm+"[two]\n"+lvm, undecided),

		stores(enabled+"[glance_store]\ndefault_backend = slow\n", ""),
		stores(enabled+"[glance_store]\nstores = file\n", "^RuntimeError: 'default_backend' config option is not set"),
		stores(enabled+"[glance_store]\ndefault_backend =\n", "^RuntimeError: 'default_backend' config option is not set"),
		stores(enabled+"[glance_store]\ndefault_backend = slowly\n", "^RuntimeError: Store for identifier slowly not found"),
		stores(enabled+"[glance_store]\ndefault_backend = Slow\n", "^RuntimeError: Store for identifier Slow not found"),
		stores(enabled+"[glance_store]\ndefault_backend = http\n", "^RuntimeError: Store for identifier http not found"),

		stores("[glance_store]\nstores = http\n", "^RuntimeError: Store for scheme file not found"),
		stores("[glance_store]\nstores =\n", "^RuntimeError: Store for scheme file not found"),
		stores("[glance_store]\ndefault_store = swift+https\n", "^RuntimeError: Store for scheme swift.https not found"),
		stores("[glance_store]\nstores = http, cinder\ndefault_store = filesystem\n", "^RuntimeError: Store for scheme filesystem not found"),
		stores("[glance_store]\nstores = file\ndefault_store = https\n", "^RuntimeError: Store for scheme https not found"),
		stores("[glance_store]\nstores = http, glance.store.filesystem.Store,\n", ""),
		stores("[glance_store]\nstores = http\ndefault_store = https\n", ""),
		stores("[glance_store]\nstores = file,swift\ndefault_store = swift+http\n", ""),
		stores("[glance_store]\nstores = s3,swift,file\ndefault_store = file\n", ""),
		of("driver_unknown", "kinds of store", "glance", "")("[glance_store]\nstores = file,swfit\n", "^Ineffective: swfit not loaded"),
		of("driver_unknown", "kinds of store", "glance", "")("[glance_store]\nstores = file,,http\n", ""),

		policies(secure+newer, ""),
		policies(newer, "^ServerError: .*enforce_secure_rbac does not match"),
		policies(secure, "^ServerError: .*enforce_secure_rbac does not match"),
		policies("[DEFAULT]\nenforce_secure_rbac = yes\n[oslo_policy]\nenforce_new_defaults = 0\n", "^ServerError: "),
		policies("[DEFAULT]\nenforce_secure_rbac = off\n[oslo_policy]\nenforce_new_defaults = 1\n", "^ServerError: "),
		policies("[DEFAULT]\nenforce_secure_rbac = off\n[oslo_policy]\nenforce_scope = true\n", ""),

		stores("[DEFAULT]\nenabled_backends = fast:file, os_glance_x:file\n[glance_store]\ndefault_backend = fast\n", reserved),
		stores("[DEFAULT]\nenabled_backends = os_glance_staging_store:file\n[glance_store]\ndefault_backend = os_glance_staging_store\n", reserved),
		stores("[DEFAULT]\nenabled_backends = fast:file, OS_glance_x:file, os_glance:file\n[glance_store]\ndefault_backend = fast\n", ""),

		catalogue("[cinder]\ncatalog_info = volumev3::publicURL\n", ""),
		catalogue("[cinder]\ncatalog_info = volumev3:cinderv3:internal\n", ""),
		catalogue("[cinder]\ncatalog_info = volumev3::\n", ""),
		catalogue("[cinder]\ncatalog_info = volumev3::adminURL\n", ""),
		catalogue("[cinder]\ncatalog_info = volumev3::publicurl\n", "^EndpointNotFound: publicurl endpoint"),
		catalogue("[cinder]\ncatalog_info = volumev3::PublicURL\n", "^EndpointNotFound: PublicURL endpoint"),
		catalogue("[cinder]\ncatalog_info = volumev3::public URL\n", "^EndpointNotFound: "),
		catalogue("[cinder]\ncatalog_info = volumev3::publicURL,internalURL\n", "^EndpointNotFound: "),
		catalogue("[cinder]\ncatalog_info = volumev3::publicURL:x\n", "^ValueError: too many values"),
		catalogue(template+"volumev3::publicurl\n", ""),
		catalogue(template+"volumev3::publicURL:x\n", "^ValueError: too many values"),
	}
}
