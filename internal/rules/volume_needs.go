package rules

// arrayNeedRows are on options without which Cinder's driver for NetApp does not start.
func arrayNeedRows() []Row {
	netapp := oneBackend("cinder", "netapp.common.NetAppDriver")
	const protocol, vserver, host = "netapp_storage_protocol = iscsi\n", "netapp_vserver = volumes\n", "netapp_server_hostname = 192.0.2.10\n"
	row := func(option, bad string) Row {
		return Row{
			Where:       Where{Services: cinderOnly, Section: "<backend>", Since: Series("stein")},
			Options:     []string{option},
			Is:          isEmpty,
			If:          []Guard{forProgram(volumePrograms...), with("volume_driver", ofClass("NetAppDriver")), with("netapp_storage_family", in("ontap_cluster"))},
			Message:     "{option} is not set in {section}",
			Effect:      "The driver raises InvalidInput when it starts, and the back end stays down.",
			Remediation: "Set {option} in {section}.",
			Bad:         netapp + bad, Good: netapp + protocol + vserver + host,
		}
	}
	return []Row{
		row("netapp_storage_protocol", vserver+host),
		row("netapp_vserver", protocol+host),
		row("netapp_server_hostname", protocol+vserver),
	}
}

// imageCacheRow is on a cache of images that belongs to no one.
func imageCacheRow() Row {
	const cache, tenant = "image_volume_cache_enabled = true\n", "cinder_internal_tenant_project_id = 9f2c4d1e8a7b6c5d4e3f2a1b0c9d8e7f\ncinder_internal_tenant_user_id = 0c9d8e7f9f2c4d1e8a7b6c5d4e3f2a1b\n"
	backend := oneBackend("cinder", "lvm.LVMVolumeDriver")[len("[DEFAULT]\n"):] + cache
	return Row{
		Where:   Where{Section: "<backend>"},
		Options: []string{"image_volume_cache_enabled"},
		Is:      isTrue,
		If: []Guard{forProgram(volumePrograms...), wholeFile, anyOf(
			where("DEFAULT", "cinder_internal_tenant_project_id", isEmpty), where("DEFAULT", "cinder_internal_tenant_user_id", isEmpty))},
		Message:     "{option} in {section} has no effect: no project and user for the cache are set",
		Effect:      "Cinder logs that it cannot get the context of its internal tenant, and keeps no images in the cache.",
		Remediation: "Set cinder_internal_tenant_project_id and cinder_internal_tenant_user_id in [DEFAULT].",
		Bad:         "[DEFAULT]\n" + backend, Good: "[DEFAULT]\n" + tenant + backend,
	}
}
