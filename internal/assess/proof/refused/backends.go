package refused

import "slices"

// backends are cases of what the drivers of Cinder's and Manila's storage need, and of
// what they fail on.
func backends() []Case {
	return slices.Concat(volumeBackends(), exportedVolumes(), backupStores(), shareBackends())
}

// ofDriver makes cases of a back end of Cinder with a driver.
func ofDriver(rule, kind, driver string) func(text, fails string) Case {
	cases := of(rule, kind, "cinder", "cinder-volume")
	return func(text, fails string) Case {
		return cases("[DEFAULT]\nenabled_backends = a\n[a]\nvolume_driver = cinder.volume.drivers."+driver+"\n"+text, fails)
	}
}

func volumeBackends() []Case {
	const start, required = "refused_at_start", "required_option_unset"
	supported := func(driver string) func(text, fails string) Case {
		return ofDriver(start, "supported driver", driver)
	}
	clustered := func(driver string) func(text, fails string) Case {
		return ofDriver(start, "clustered volumes", driver)
	}
	netapp, ceph := ofDriver(required, "drivers set up", "netapp.common.NetAppDriver"), ofDriver(required, "drivers set up", "rbd.RBDDriver")
	lvm := ofDriver(start, "loaded drivers", "lvm.LVMVolumeDriver")
	nfs, ratio := ofDriver(start, "loaded drivers", "nfs.NfsDriver"), ofDriver(start, "loaded drivers", "netapp.common.NetAppDriver")
	cache := on("image_volume_cache_enabled", ofDriver("option_without_effect", "cached images", "lvm.LVMVolumeDriver"))

	const off, noProtocol = "^Ineffective: the driver is not started", "^UnsupportedNVMETProtocol: "
	const account, cluster = "netapp_login = a\nnetapp_password = b\n", "[DEFAULT]\ncluster = c\n"
	const protocol, vserver, host = "netapp_storage_protocol = iscsi\n", "netapp_vserver = v\n", "netapp_server_hostname = 192.0.2.10\n"
	const project, user = "[DEFAULT]\ncinder_internal_tenant_project_id = p\n", "cinder_internal_tenant_user_id = u\n"
	return []Case{
		supported("qnap.QnapISCSIDriver")("", off),
		supported("veritas_cnfs.VeritasCNFSDriver")("", off),
		supported("ibm.flashsystem_iscsi.FlashSystemISCSIDriver")("enable_unsupported_driver = false\n", off),
		supported("qnap.QnapISCSIDriver")("enable_unsupported_driver = true\n", ""),
		supported("lvm.LVMVolumeDriver")("", ""),

		clustered("lvm.LVMVolumeDriver")(cluster, "^VolumeDriverException: .*Active-Active"),
		clustered("nfs.NfsDriver")(cluster, "^VolumeDriverException: .*Active-Active"),
		clustered("lvm.LVMVolumeDriver")("", ""),
		clustered("rbd.RBDDriver")("rbd_pool = volumes\n"+cluster, ""),

		lvm("target_helper = nvmet\n", noProtocol),
		lvm("target_helper = nvmet\ntarget_protocol = iser\n", noProtocol),
		lvm("target_helper = spdk-nvmeof\n", noProtocol),
		lvm("target_helper = nvmet\ntarget_protocol = nvmet_tcp\n", ""),
		lvm("target_helper = tgtadm\n", ""),

		nfs("max_over_subscription_ratio = 0.9\n", "^InvalidParameterValue: "),
		nfs("max_over_subscription_ratio = auto\n", "^VolumeDriverException: "),
		nfs("max_over_subscription_ratio = 1.0\n", ""),
		ratio(account+protocol+vserver+host+"max_over_subscription_ratio = 0.5\n", "^InvalidParameterValue: "),
		ratio(account+protocol+vserver+host+"max_over_subscription_ratio = auto\n", ""),

		netapp(account+vserver+host, "^InvalidInput: .*netapp_storage_protocol is not set"),
		netapp(account+protocol+host, "^InvalidInput: .*netapp_vserver is not set"),
		netapp(account+protocol+vserver, "^InvalidInput: .*netapp_server_hostname is not set"),
		netapp(account+protocol+vserver+host, ""),
		ceph("rbd_pool =\n", "^InvalidConfigurationValue: .*rbd_pool"),
		ceph("rbd_pool = volumes\n", ""),
		ceph("", ""),

		cache("image_volume_cache_enabled = true\n", "^Ineffective: no one has"),
		cache("image_volume_cache_enabled = true\n"+project, "^Ineffective: no one has"),
		cache("image_volume_cache_enabled = true\n"+project+user, ""),
		cache("image_volume_cache_enabled = false\n", ""),
	}
}

func exportedVolumes() []Case {
	const use = "refused_in_use"
	exported := ofDriver(use, "exported volume", "lvm.LVMVolumeDriver")
	snapshots, chunks := ofDriver("refused_at_start", "snapshots on a share", "nfs.NfsDriver"), ofDriver(use, "chunks of a volume", "rbd.RBDDriver")
	zones := on("zoning_mode", of(use, "zones", "cinder", "cinder-volume"))
	types := of(use, "default type", "cinder", "cinder-api")
	filters := on("scheduler_default_filters", of("driver_unknown", "scheduled volumes", "cinder", "cinder-scheduler"))
	weights := on("scheduler_weight_handler", of("driver_unknown", "scheduled volumes", "cinder", "cinder-scheduler"))
	const unknown, mode = `^(ValueError|InvalidConnectorProtocol): `, "[DEFAULT]\nzoning_mode = "
	return []Case{
		exported("target_helper = lioadm\ntarget_protocol = nvmet_tcp\n", unknown),
		exported("target_helper = lioadm\ntarget_protocol = nvmet_rdma\n", unknown),
		exported("target_helper = lioadm\n", ""),
		exported("target_prefix = iqn.2010-10.org.openstack\n", "^IndexError: "),
		exported("target_prefix = iqn.2010-10.org.openstack:\n", ""),

		snapshots("nfs_snapshot_support = true\nnas_secure_file_operations = true\n", "^VolumeDriverException: "),
		snapshots("nfs_snapshot_support = true\nnas_secure_file_operations = false\nnas_secure_file_permissions = true\n", ""),
		chunks("rbd_pool = volumes\nrbd_store_chunk_size = 0\n", "^ValueError: "),
		chunks("rbd_pool = volumes\nrbd_store_chunk_size = 4\n", ""),

		zones(mode+"fabric\n", "^Ineffective: makes no zones"),
		zones(mode+"Fabric\n[fc-zone-manager]\nenable_unsupported_driver = true\n", "^Ineffective: makes no zones"),
		zones(mode+"fabric\n[fc-zone-manager]\nenable_unsupported_driver = true\n", ""),

		filters("[DEFAULT]\nscheduler_default_filters = AvailabilityZoneFilter,ComputeFilter\n", "^SchedulerHostFilterNotFound: .*ComputeFilter"),
		filters("[DEFAULT]\nscheduler_default_filters = AvailabilityZoneFilter,CapacityFilter\n", ""),
		weights("[DEFAULT]\nscheduler_weight_handler = OrderedHostWeightHandler\n", "^(ImportError|ValueError|ModuleNotFoundError): "),
		weights("[DEFAULT]\nscheduler_weight_handler = cinder.scheduler.weights.OrderedHostWeightHandler\n", ""),

		types("[DEFAULT]\ndefault_volume_type =\n", "^VolumeTypeDefaultMisconfiguredError: "),
		types("[DEFAULT]\ndefault_volume_type = fast\n", ""),
	}
}

func backupStores() []Case {
	store := func(driver string) func(text, fails string) Case {
		cases := of("required_option_unset", "backups stored", "cinder", "cinder-backup")
		return func(text, fails string) Case {
			return cases("[DEFAULT]\nbackup_driver = cinder.backup.drivers."+driver+"\n"+text, fails)
		}
	}
	encrypted := func(option string) func(text, fails string) Case {
		return on(option, func(text, fails string) Case {
			c := store("s3.S3BackupDriver")(text, fails)
			c.Rule = "option_without_effect"
			return c
		})
	}
	nfs, gluster, ceph := store("nfs.NFSBackupDriver"), store("glusterfs.GlusterfsBackupDriver"), store("ceph.CephBackupDriver")
	gcs, s3 := store("gcs.GoogleBackupDriver"), store("s3.S3BackupDriver")
	const url, id, secret = "backup_s3_endpoint_url = https://s3.example.org\n", "backup_s3_store_access_key = a\n", "backup_s3_store_secret_key = Wc2n7Yt9Lr4VqXz8\n"
	const key, algorithm = "backup_s3_sse_customer_key = Qp7Rt2Zx9Lk4Wc2n7Yt9Lr4VqXz8Vt8K\n", "backup_s3_sse_customer_algorithm = AES256\n"
	const bucket, file, project, unset = "backup_gcs_bucket = b\n", "backup_gcs_credential_file = /etc/cinder/g.json\n", "backup_gcs_project_id = p\n", "^InvalidConfigurationValue: .*"
	return []Case{
		nfs("", unset+"backup_share"),
		nfs("backup_share =\n", unset+"backup_share"),
		nfs("backup_share = nas.example.org:/backups\n", ""),
		gluster("", unset+"glusterfs_backup_share"),
		gluster("glusterfs_backup_share = gluster.example.org:backups\n", ""),
		ceph("backup_ceph_user =\n", unset+"backup_ceph_user"),
		ceph("backup_ceph_pool =\n", unset+"backup_ceph_pool"),
		ceph("backup_ceph_conf =\n", unset+"backup_ceph_conf"),
		ceph("", ""),
		gcs(file+project, unset+"backup_gcs_bucket"),
		gcs(bucket+project, unset+"backup_gcs_credential_file"),
		gcs(bucket+file, unset+"backup_gcs_project_id"),
		gcs(bucket+file+project, ""),
		s3(id+secret, unset+"backup_s3_endpoint_url"),
		s3(url+id+secret, ""),
		encrypted("backup_s3_sse_customer_key")(url+id+secret+key, "^Insecure: .*SSE is disabled"),
		encrypted("backup_s3_sse_customer_algorithm")(url+id+secret+algorithm, "^Insecure: .*SSE is disabled"),
		encrypted("backup_s3_sse_customer_key")(url+id+secret+key+algorithm, ""),
	}
}

func shareBackends() []Case {
	share := func(rule, kind, driver, handles string) func(text, fails string) Case {
		cases := of(rule, kind, "manila", "manila-share")
		return func(text, fails string) Case {
			return cases("[DEFAULT]\nenabled_share_backends = a\n[a]\ndriver_handles_share_servers = "+handles+"\nshare_driver = manila.share.drivers."+driver+"\n"+text, fails)
		}
	}
	const required, start, lvm, ceph = "required_option_unset", "refused_at_start", "lvm.LVMShareDriver", "cephfs.driver.CephFSDriver"
	needs, listed := share(required, "shares set up", lvm, "false"), share(start, "shares set up", lvm, "false")
	vserver := share(required, "shares set up", "netapp.common.NetAppDriver", "false")
	generic := share(required, "share servers", "generic.GenericShareDriver", "true")
	nfs := share(start, "shares set up", ceph, "false")
	network := share(required, "own network", "generic.GenericShareDriver", "true")
	ranges := share(start, "own network", "generic.GenericShareDriver", "true")
	const ips, notIP, notHost = "lvm_share_export_ips = ", "^InvalidInput: ", "^InvalidParameterValue: "
	shared := on("cephfs_protocol_helper_type", of("refused_in_use", "share of a protocol", "manila", ""))
	protocols := func(list, text, fails string) Case {
		return shared("[DEFAULT]\nenabled_share_backends = a\n"+list+"[a]\ndriver_handles_share_servers = false\nshare_driver = manila.share.drivers."+ceph+"\n"+text, fails)
	}
	const off = "^InvalidInput: .*Invalid share protocol provided"
	const ganesha, account = "cephfs_protocol_helper_type = NFS\ncephfs_ganesha_export_ips = ", "netapp_storage_family = ontap_cluster\nnetapp_login = a\nnetapp_password = b\nnetapp_server_hostname = 192.0.2.10\n"
	const group, noNetwork = "service_instance_user = manila\nnetwork_config_group = net\n[net]\nnetwork_api_class = manila.network.standalone_network_plugin.StandaloneNetworkPlugin\n", "^NetworkBadConfigurationException: "
	const gateway, mask, only = "standalone_network_plugin_gateway = 192.0.2.1\n", "standalone_network_plugin_mask = 24\n", "standalone_network_plugin_allowed_ip_ranges = "
	return []Case{
		protocols("enabled_share_protocols = NFS,CIFS\n", "", off),
		protocols("enabled_share_protocols = CEPHFS\n", "cephfs_protocol_helper_type = NFS\n", off),
		protocols("enabled_share_protocols = NFS,cephfs\n", "", ""),
		protocols("", "cephfs_protocol_helper_type = NFS\n", ""),

		needs("", "^InvalidParameterValue: .*lvm_share_export_ips must be specified"),
		needs(ips+"192.0.2.10\n", ""),
		listed(ips+"192.0.2.10;192.0.2.11\n", notIP),
		listed(ips+"192.0.2.10 192.0.2.11\n", notIP),
		listed(ips+"share.example.org\n", notIP),
		listed(ips+"192.0.2.10,2001:db8::10\n", ""),
		nfs(ganesha+"192.0.2.10/24\n", notHost),
		nfs(ganesha+"192.0.2.10 192.0.2.11\n", notHost),
		nfs(ganesha+"192.0.2.10,share.example.org\n", ""),
		vserver(account, "^InvalidInput: .*Vserver must be specified"),
		vserver(account+"netapp_vserver = v\n", ""),
		generic("", "^ServiceInstanceException: Service instance user is not specified"),
		generic("service_instance_user = manila\n", ""),
		network(group+mask, noNetwork),
		network(group+gateway, noNetwork),
		network(group+gateway+mask, ""),
		ranges(group+gateway+"standalone_network_plugin_mask = /24\n", "^ValueError: "),
		ranges(group+gateway+mask+only+"192.0.2.0/25\n", noNetwork),
		ranges(group+gateway+mask+only+"192.0.2.10-192.0.2.20,192.0.2.30\n", ""),
	}
}
