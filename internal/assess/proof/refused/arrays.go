package refused

import "slices"

// arrays are cases of drivers that call their arrays in clear text.
func arrays() []Case {
	return slices.Concat(volumeArrays(), volumeClients(), shareArrays())
}

const (
	clearArray = `^Insecure: the array is called in clear text`
	sanAccount = "\nsan_ip = 10.0.0.9\nsan_login = cinder\nsan_password = Wc2n7Yt9\n"
)

// volumesOf makes cases of a driver of Cinder, for a finding on one of its options.
func volumesOf(kind, option, driver string) func(text, fails string) Case {
	cases := on(option, of("storage_api_plaintext", kind, "cinder", "cinder-volume"))
	return func(text, fails string) Case {
		return cases("[DEFAULT]\nenabled_backends = a\n[a]\nvolume_driver = cinder.volume.drivers."+driver+"\n"+text, fails)
	}
}

func volumeArrays() []Case {
	array := func(option, driver string) func(text, fails string) Case {
		return volumesOf("array of volumes", option, driver)
	}
	const https, protocol, url, shared = "nexenta_use_https", "nexenta_rest_protocol", "qnap_management_url", "driver_use_ssl"
	netapp, ns5, ns4 := array("netapp_transport_type", "netapp.common.NetAppDriver"), array(https, "nexenta.ns5.nfs.NexentaNfsDriver"), array(protocol, "nexenta.iscsi.NexentaISCSIDriver")
	qnap, huawei := array(url, "qnap.QnapISCSIDriver"), array("dsware_rest_url", "fusionstorage.dsware.DSWAREDriver")
	zadara, spdk := array("zadara_vpsa_use_ssl", "zadara.zadara.ZadaraVPSAISCSIDriver"), array("spdk_rpc_protocol", "spdk.SPDKDriver")
	lenovo, hpmsa := array("lenovo_api_protocol", "lenovo.lenovo_iscsi.LenovoISCSIDriver"), array("hpmsa_api_protocol", "san.hp.hpmsa_iscsi.HPMSAISCSIDriver")
	dell, seagate, jovian := array(shared, "dell_emc.powervault.iscsi.PVMEISCSIDriver"), array(shared, "stx.iscsi.STXISCSIDriver"), array(shared, "open_e.iscsi.JovianISCSIDriver")
	synology, kioxia := array(shared, "synology.synology_iscsi.SynoISCSIDriver"), array("kioxia_url", "kioxia.kumoscale.KumoScaleBaseVolumeDriver")

	const netappHost = "netapp_server_hostname = 10.0.0.9\nnetapp_login = a\nnetapp_password = b\nnetapp_storage_protocol = iscsi\nnetapp_storage_family = ontap_cluster\nnetapp_vserver = v\n"
	const nexentaHost, qnapPool, pools = "nas_host = 10.0.0.9\nnas_share_path = a/b\n", "qnap_poolname = p\nqnap_storage_protocol = iscsi\n", "dsware_storage_pools = p\n"
	const zadaraHost = "zadara_vpsa_host = 10.0.0.9\nzadara_vpsa_port = 80\nzadara_access_key = A\nzadara_vpsa_poolname = p\n"
	const target = "target_helper = spdk-nvmeof\ntarget_protocol = nvmet_rdma\nspdk_rpc_ip = 10.0.0.9\n"
	const synologyHost = "synology_pool_name = p\ntarget_ip_address = 10.0.0.9\n"
	return []Case{
		netapp(netappHost+"netapp_transport_type = http\n", clearArray),
		netapp(netappHost, clearArray),
		netapp(netappHost+"netapp_transport_type = https\n", ""),
		ns5(nexentaHost+"nexenta_use_https = false\n", clearArray),
		ns5(nexentaHost+"nexenta_rest_protocol = http\n", ""), // which it does not read
		ns4("nexenta_host = 10.0.0.9\nnexenta_rest_protocol = http\n", clearArray),
		ns4("nexenta_host = 10.0.0.9\n", clearArray),
		ns4("nexenta_host = 10.0.0.9\nnexenta_rest_protocol = https\nnexenta_use_https = false\n", ""),
		qnap(qnapPool+"qnap_management_url = http://10.0.0.9:8080"+sanAccount, clearArray),
		qnap(qnapPool+"qnap_management_url = https://10.0.0.9:443"+sanAccount, ""),
		huawei(pools+"dsware_rest_url = http://10.0.0.9"+sanAccount, clearArray),
		huawei(pools+"dsware_rest_url = https://10.0.0.9"+sanAccount, ""),
		zadara(zadaraHost+"zadara_vpsa_use_ssl = false\n", clearArray),
		zadara(zadaraHost, clearArray),
		zadara(zadaraHost+"zadara_vpsa_use_ssl = true\n", ""),
		spdk(target, clearArray),
		spdk(target+"spdk_rpc_protocol = https\n", ""),
		lenovo("lenovo_api_protocol = http"+sanAccount, clearArray),
		lenovo("lenovo_api_protocol = http\ndriver_use_ssl = true"+sanAccount, ""),
		lenovo("driver_use_ssl = false"+sanAccount, ""),
		hpmsa("hpmsa_api_protocol = http"+sanAccount, clearArray),
		hpmsa(sanAccount, ""),
		dell("driver_use_ssl = false"+sanAccount, clearArray),
		dell(sanAccount, clearArray),
		dell("driver_use_ssl = true"+sanAccount, ""),
		seagate(sanAccount, clearArray),
		seagate("driver_use_ssl = 1"+sanAccount, ""),
		jovian("san_hosts = 10.0.0.9\nsan_api_port = 82\n", clearArray),
		jovian("san_hosts = 10.0.0.9\nsan_api_port = 82\ndriver_use_ssl = true\n", ""),
		synology(synologyHost, clearArray),
		synology(synologyHost+"driver_use_ssl = true\n", ""),
		kioxia("kioxia_cafile = client.pem\nkioxia_url = http://10.0.0.9:8090\n", ""), // https, whatever the scheme
	}
}

func volumeClients() []Case {
	hpe := volumesOf("volumes' client", "hpe3par_api_url", "hpe.hpe_3par_iscsi.HPE3PARISCSIDriver")
	gateway := volumesOf("volumes' client", "rbd_iscsi_api_url", "ceph.rbd_iscsi.RBDISCSIDriver")
	box := volumesOf("volumes' client", "driver_use_ssl", "infinidat.InfiniboxVolumeDriver")
	const group = "hpe3par_username = a\nhpe3par_password = b\nhpe3par_cpg = c\nhpe3par_api_url = "
	return []Case{
		hpe(group+"http://10.0.0.9:8008/api/v1"+sanAccount, clearArray),
		hpe(group+"https://10.0.0.9:8080/api/v1"+sanAccount, ""),
		gateway("rbd_iscsi_api_url = http://10.0.0.9:5000\n", clearArray),
		gateway("rbd_iscsi_api_url = https://10.0.0.9:5000\n", ""),
		box("driver_use_ssl = false"+sanAccount, clearArray),
		box(sanAccount, clearArray),
		box("driver_use_ssl = true"+sanAccount, ""),
	}
}

func shareArrays() []Case {
	shares := func(kind, option, driver string) func(text, fails string) Case {
		cases := on(option, of("storage_api_plaintext", kind, "manila", "manila-share"))
		return func(text, fails string) Case {
			return cases("[DEFAULT]\nenabled_share_backends = a\n[a]\ndriver_handles_share_servers = false\nshare_driver = manila.share.drivers."+driver+"\n"+text, fails)
		}
	}
	array := func(option, driver string) func(text, fails string) Case {
		return shares("array of shares", option, driver)
	}
	macrosan, quobyte := array("macrosan_nas_http_protocol", "macrosan.macrosan_nas.MacrosanNasDriver"), array("quobyte_api_url", "quobyte.quobyte.QuobyteShareDriver")
	qnap, netapp := array("qnap_management_url", "qnap.qnap.QnapShareDriver"), array("netapp_transport_type", "netapp.common.NetAppDriver")
	zadara, isilon := array("zadara_vpsa_use_ssl", "zadara.zadara.ZadaraVPSAShareDriver"), array("emc_nas_server_secure", "dell_emc.driver.EMCShareDriver")
	ns5, ns4 := array("nexenta_use_https", "nexenta.ns5.nexenta_nas.NexentaNasDriver"), array("nexenta_rest_protocol", "nexenta.ns4.nexenta_nas.NexentaNasDriver")
	hpe := shares("shares' client", "hpe3par_api_url", "hpe.hpe_3par_driver.HPE3ParShareDriver")
	box := shares("shares' client", "infinidat_use_ssl", "infinidat.infinibox.InfiniboxShareDriver")
	const macrosanHost = "macrosan_nas_ip = 10.0.0.9\nmacrosan_nas_username = a\nmacrosan_nas_password = b\n"
	const qnapHost = "qnap_share_ip = 10.0.0.9\nqnap_nas_login = a\nqnap_nas_password = b\nqnap_poolname = p\nqnap_management_url = "
	const netappHost = "netapp_server_hostname = 10.0.0.9\nnetapp_login = a\nnetapp_password = b\nnetapp_storage_family = ontap_cluster\nnetapp_vserver = v\n"
	const zadaraHost = "zadara_vpsa_host = 10.0.0.9\nzadara_vpsa_port = 80\nzadara_access_key = A\nzadara_vpsa_poolname = p\nzadara_user = u\n"
	const nexentaHost = "nexenta_nas_host = 10.0.0.9\nnexenta_rest_addresses = 10.0.0.9\nnexenta_user = a\nnexenta_password = b\n"
	const parHost = "hpe3par_username = a\nhpe3par_password = b\nhpe3par_fpg = f,10.0.0.5\nhpe3par_api_url = "
	const boxHost = "infinibox_hostname = 10.0.0.9\ninfinibox_login = a\ninfinibox_password = b\ninfinidat_pool_name = p\ninfinidat_nas_network_space_name = n\n"
	return []Case{
		macrosan(macrosanHost+"macrosan_nas_http_protocol = http\n", clearArray),
		macrosan(macrosanHost, ""),
		quobyte("quobyte_api_url = http://10.0.0.9:7860\n", clearArray),
		quobyte("quobyte_api_url = https://10.0.0.9:7860\n", ""),
		qnap(qnapHost+"http://10.0.0.9:8080\n", clearArray),
		qnap(qnapHost+"https://10.0.0.9:443\n", ""),
		netapp(netappHost, clearArray),
		netapp(netappHost+"netapp_transport_type = https\n", ""),
		zadara(zadaraHost, clearArray),
		zadara(zadaraHost+"zadara_vpsa_use_ssl = true\n", ""),
		ns5(nexentaHost+"nexenta_use_https = false\n", clearArray),
		ns5(nexentaHost+"nexenta_rest_protocol = http\n", ""),
		ns4(nexentaHost+"nexenta_rest_protocol = http\n", clearArray),
		ns4(nexentaHost, clearArray),
		ns4(nexentaHost+"nexenta_rest_protocol = https\n", ""),
		isilon("emc_share_backend = isilon\nemc_nas_server = 10.0.0.9\nemc_nas_login = a\nemc_nas_password = b\nemc_nas_root_dir = /x\nemc_nas_server_secure = false\n", ""), // which nothing reads
		hpe(parHost+"http://10.0.0.9:8008/api/v1\n", clearArray),
		hpe(parHost+"https://10.0.0.9:8080/api/v1\n", ""),
		box(boxHost, clearArray),
		box(boxHost+"infinidat_use_ssl = true\n", ""),
	}
}
