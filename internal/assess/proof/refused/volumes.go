package refused

// volumes are cases of what Cinder does with volumes, images and keys, and of how it
// logs in to arrays.
func volumes() []Case {
	backend := func(rule, kind, option, driver string) func(text, fails string) Case {
		cases := on(option, of(rule, kind, "cinder", "cinder-volume"))
		return func(text, fails string) Case {
			return cases("[DEFAULT]\nenabled_backends = a\n[a]\nvolume_driver = cinder.volume.drivers."+driver+"\n"+text, fails)
		}
	}
	located := on("allowed_direct_url_schemes", inSection("file_read_by_location", "image location", "cinder", "DEFAULT"))
	mode := backend("nas_insecure", "network shares", "nas_secure_file_permissions", "nfs.NfsDriver")
	root := backend("nas_insecure", "network shares", "nas_secure_file_operations", "nfs.NfsDriver")
	local := backend("nas_insecure", "network shares", "nas_secure_file_permissions", "lvm.LVMVolumeDriver")
	clear := backend("volume_not_wiped", "wiped volume", "volume_clear", "lvm.LVMVolumeDriver")
	size := backend("volume_not_wiped", "wiped volume", "volume_clear_size", "lvm.LVMVolumeDriver")
	flex := backend("volume_not_wiped", "padded volume", "powerflex_allow_non_padded_volumes", "dell_emc.powerflex.driver.PowerFlexDriver")
	login := func(driver string) func(text, fails string) Case {
		return backend("ssh_host_key_unchecked", "array login", "strict_ssh_host_key_policy", driver)
	}
	signed := on("verify_glance_signatures", inSection("image_signatures_off", "image signature", "cinder", "DEFAULT"))
	keys := inSection("key_manager_unprotected", "volume keys", "cinder", "key_manager")
	manager, fixed := on("backend", keys), on("fixed_key", keys)
	novaKeys := inSection("key_manager_unprotected", "volume keys of Nova", "nova", "key_manager")
	novaManager, novaFixed := on("backend", novaKeys), on("fixed_key", novaKeys)

	const file, anyKey = `^Insecure: the volume holds a file of the host`, `^Insecure: takes any key: AutoAddPolicy`
	const account, key = "san_ip = 10.0.0.9\nsan_login = cinder\nsan_password = Wc2n7Yt9\n", "fixed_key = 9f2c4d1e8a7b6c5d4e3f2a1b0c9d8e7f"
	share := backend("refused_at_start", "mounted shares", "", "nfs.NfsDriver")
	const where, unmounted = "nas_host = nas\nnas_share_path = /volumes\n", `^Ineffective: mount `
	defaults := on("use_chap_auth", of("option_without_effect", "options of back ends", "cinder", "cinder-volume"))
	const chap, lvm = "[DEFAULT]\nenabled_backends = a\nuse_chap_auth = true\n", "[a]\nvolume_driver = cinder.volume.drivers.lvm.LVMVolumeDriver\n"
	const confKeys = "backend = cinder.keymgr.conf_key_mgr.ConfKeyManager\n"
	return []Case{
		located("allowed_direct_url_schemes = file", file),
		located("allowed_direct_url_schemes = cinder, file", file),
		located("allowed_direct_url_schemes = cinder", ""),
		located("allowed_direct_url_schemes = FILE", ""),
		located("debug = false", ""),

		defaults(chap+lvm, "^Ineffective: use_chap_auth"),
		defaults(chap+lvm+"use_chap_auth = true\n", ""),
		defaults(chap+"[backend_defaults]\nuse_chap_auth = true\n"+lvm, ""),

		share(where, ""),
		share(where+"nfs_mount_options = vers=4\n", ""),
		share(where+"nas_mount_options = vers=4\n", unmounted),
		share(where+"nas_mount_options = -o vers=4\n", unmounted),
		share(where+"nfs_mount_options = -o vers=4\n", unmounted),
		share("nas_host = nas\n", "^NfsException: NFS config file"),
		share("nas_share_path = /volumes\n", "^NfsException: NFS config file"),
		share("nas_host = nas\nnas_share_path = volumes\n", "^InvalidConfigurationValue: "),
		share("nas_host = nas:/volumes\nnas_share_path = /volumes\n", unmounted),

		mode("nas_secure_file_permissions = false\n", `^Insecure: chmod ugo\+rw`),
		mode("nas_secure_file_permissions = FALSE\n", `^Insecure: chmod ugo\+rw`),
		root("nas_secure_file_operations = False\n", `^Insecure: chmod 660 volume, as root`),
		mode("nas_secure_file_permissions = true\nnas_secure_file_operations = auto\n", ""),
		mode("nas_secure_file_permissions = True\n", ""),
		local("nas_secure_file_permissions = false\n", ""),

		clear("lvm_type = default\nvolume_clear = none\n", `^Insecure: 0 of 2048`),
		size("lvm_type = default\nvolume_clear_size = 50\n", `^Insecure: 50 of 2048`),
		clear("lvm_type = default\nvolume_clear = zero\n", ""),
		clear("lvm_type = default\n", ""),
		flex("powerflex_allow_non_padded_volumes = true\n", `^Insecure: a volume of blocks`),
		flex("powerflex_allow_non_padded_volumes = false\n", ""),

		login("ibm.storwize_svc.storwize_svc_iscsi.StorwizeSVCISCSIDriver")(account, anyKey),
		login("ibm.flashsystem_iscsi.FlashSystemISCSIDriver")(account, anyKey),
		login("inspur.instorage.instorage_iscsi.InStorageMCSISCSIDriver")(account, anyKey),
		login("toyou.acs5000.acs5000_iscsi.Acs5000ISCSIDriver")(account, anyKey),
		login("ibm.storwize_svc.storwize_svc_iscsi.StorwizeSVCISCSIDriver")(account+"[DEFAULT]\nstrict_ssh_host_key_policy = true\n", ""),
		login("hpe.hpe_3par_iscsi.HPE3PARISCSIDriver")(account, ""), // does not log in over SSH itself
		login("lvm.LVMVolumeDriver")("", ""),

		signed("verify_glance_signatures = disabled", `^Insecure: a volume of an image with a wrong signature`),
		signed("verify_glance_signatures = enabled", ""),
		signed("debug = false", ""),

		manager(confKeys+key, `^Insecure: one key for all volumes`),
		fixed("backend = barbican\n"+key, `^Insecure: this file opens older volumes`),
		manager(confKeys+"fixed_key =", `^Insecure: one key for all volumes`),
		manager(confKeys, `^ValueError: config option key_manager.fixed_key is not defined`),
		manager("backend = barbican", ""),

		novaManager("backend = nova.keymgr.conf_key_mgr.ConfKeyManager\n"+key, `^Insecure: one key for all volumes`),
		novaManager("backend = nova.keymgr.conf_key_mgr.ConfKeyManager", `^ValueError: keymgr.fixed_key not defined`),
		novaFixed("backend = barbican\n"+key, `^Insecure: this file opens older volumes`),
		novaFixed(key, `^Insecure: this file opens older volumes`),
		novaManager("backend = barbican", ""),
	}
}
