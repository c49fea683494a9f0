package rules

// plainVolumeRows are on the arrays and switches that Cinder calls.
func plainVolumeRows() []Row {
	const switchRemedy = "Set fc_southbound_protocol = SSH, or HTTPS, with which the driver encrypts but checks no certificate."
	// The drivers that take driver_use_ssl alone; Lenovo's and HPMSA's have an option of
	// their own, which is https unless given.
	sharedSwitch := drivenBy(".infinidat.", ".synology.", ".powervault.", ".stx.", ".open_e.")
	return []Row{
		plainArray("cinder", "netapp_transport_type", "netapp.common.NetAppDriver", "netapp_server_hostname = 10.0.0.9\nnetapp_transport_type = http\n", "netapp_server_hostname = 10.0.0.9\nnetapp_transport_type = https\n", in("http"), with("netapp_server_hostname", isSet)),
		plainArray("cinder", "driver_use_ssl", "infinidat.InfiniboxVolumeDriver", "san_ip = 10.0.0.9\ndriver_use_ssl = false\n", "san_ip = 10.0.0.9\ndriver_use_ssl = true\n", isFalse, sharedSwitch, anyOf(with("san_ip", isSet), with("san_hosts", isSet), with("target_ip_address", isSet))),
		plainArray("cinder", "zadara_vpsa_use_ssl", "zadara.zadara.ZadaraVPSAISCSIDriver", "zadara_vpsa_host = 10.0.0.9\n", "zadara_vpsa_host = 10.0.0.9\nzadara_vpsa_use_ssl = true\n", isFalse, with("zadara_vpsa_host", isSet)),
		plainArray("cinder", "nexenta_rest_protocol", "nexenta.iscsi.NexentaISCSIDriver", "nexenta_host = 10.0.0.9\nnexenta_rest_protocol = http\n", "nexenta_host = 10.0.0.9\nnexenta_rest_protocol = https\n", in("http", "auto"), drivenBy(".nexenta.iscsi."), with("nexenta_host", isSet)),
		plainArray("cinder", "nexenta_use_https", "nexenta.ns5.nfs.NexentaNfsDriver", "nexenta_use_https = false\n", "nexenta_use_https = true\n", isFalse.Given(), drivenBy(".ns5.")),
		plainArray("cinder", "lenovo_api_protocol", "lenovo.lenovo_iscsi.LenovoISCSIDriver", "lenovo_api_protocol = http\n", "lenovo_api_protocol = https\n", in("http").Given(), without("driver_use_ssl", isTrue)).inRelease("train"),
		plainArray("cinder", "hpmsa_api_protocol", "san.hp.hpmsa_iscsi.HPMSAISCSIDriver", "hpmsa_api_protocol = http\n", "hpmsa_api_protocol = https\n", in("http").Given(), without("driver_use_ssl", isTrue)).inRelease("train"),
		plainArray("cinder", "vmstore_rest_protocol", "vmstore.nfs.VmstoreNfsDriver", "vmstore_rest_protocol = http\n", "vmstore_rest_protocol = https\n", in("http").Given()),
		plainArray("cinder", "api_enable_ssl", "toyou.tyds.tyds_iscsi.TYDSISCSIDriver", "api_enable_ssl = false\n", "api_enable_ssl = true\n", isFalse.Given()),
		plainArray("cinder", "podm_url", "rsd.RSDDriver", "podm_url = http://pod.example.org:8080\n", "podm_url = https://pod.example.org:8443\n", plainURL).inRelease("train"),
		plainArray("cinder", "rbd_iscsi_api_url", "ceph.rbd_iscsi.RBDISCSIDriver", "rbd_iscsi_api_url = http://gw.example.org:5000\n", "rbd_iscsi_api_url = https://gw.example.org:5000\n", plainURL),
		plainArray("cinder", "spdk_rpc_protocol", "spdk.SPDKDriver", "spdk_rpc_ip = 10.0.0.9\n", "spdk_rpc_ip = 10.0.0.9\nspdk_rpc_protocol = https\n", in("http"), with("spdk_rpc_ip", onAnotherHost)),
		plainArray("cinder", "hpe3par_api_url", "hpe.hpe_3par_iscsi.HPE3PARISCSIDriver", "hpe3par_api_url = http://a.example.org:8008/api/v1\n", "hpe3par_api_url = https://a.example.org:8080/api/v1\n", plainURL),
		plainArray("cinder", "hpelefthand_api_url", "hpe.hpe_lefthand_iscsi.HPELeftHandISCSIDriver", "hpelefthand_api_url = http://a.example.org:8081/lhos\n", "hpelefthand_api_url = https://a.example.org:8081/lhos\n", plainURL).inRelease("train"),
		plainArray("cinder", "hpe_api_url_v3", "hpe.hpe_3par_iscsi.HPE3PARISCSIDriver", "hpe_api_url_v3 = http://a.example.org/api/v3\n", "hpe_api_url_v3 = https://a.example.org/api/v3\n", plainURL).inRelease("2026.2"),
		plainArray("cinder", "dsware_rest_url", "fusionstorage.dsware.DSWAREDriver", "dsware_rest_url = http://a.example.org\n", "dsware_rest_url = https://a.example.org\n", plainURL),
		plainArray("cinder", "qnap_management_url", "qnap.QnapISCSIDriver", "qnap_management_url = http://a.example.org:8080\n", "qnap_management_url = https://a.example.org:443\n", plainURL),
		{
			Where: Where{Section: "<fabric>"}, Options: []string{"fc_southbound_protocol"}, Is: in("HTTP", "REST_HTTP"),
			If:          []Guard{with("fc_fabric_address", isSet)},
			Message:     "{assigned} in {section} calls the switch in clear text",
			Remediation: switchRemedy,
			Bad:         "[fc-zone-manager]\nfc_fabric_names = a\n[a]\nfc_fabric_address = 10.0.0.9\nfc_southbound_protocol = REST_HTTP\n",
			Good:        "[fc-zone-manager]\nfc_fabric_names = a\n[a]\nfc_fabric_address = 10.0.0.9\nfc_southbound_protocol = HTTPS\n",
		},
		{
			Where: Where{Section: "<fabric>"}, Options: []string{"fc_southbound_protocol"}, Is: in("REST_HTTPS"),
			If:          []Guard{with("fc_fabric_address", isSet)},
			Message:     "{assigned} in {section} calls the switch in clear text in spite of its name: the driver compares it with rest_https, in small letters",
			Remediation: switchRemedy,
			Bad:         "[fc-zone-manager]\nfc_fabric_names = a\n[a]\nfc_fabric_address = 10.0.0.9\nfc_southbound_protocol = REST_HTTPS\n",
			Good:        "[fc-zone-manager]\nfc_fabric_names = a\n[a]\nfc_fabric_address = 10.0.0.9\nfc_southbound_protocol = HTTPS\n",
		},
	}
}

// plainShareRows are on the arrays that Manila calls.
func plainShareRows() []Row {
	return []Row{
		plainArray("manila", "infinidat_use_ssl", "infinidat.infinibox.InfiniboxShareDriver", "infinibox_hostname = 10.0.0.9\n", "infinibox_hostname = 10.0.0.9\ninfinidat_use_ssl = true\n", isFalse, with("infinibox_hostname", isSet)),
		plainArray("manila", "macrosan_nas_http_protocol", "macrosan.macrosan_nas.MacrosanNasDriver", "macrosan_nas_http_protocol = http\n", "macrosan_nas_http_protocol = https\n", in("http").Given()),
		plainArray("manila", "nexenta_rest_protocol", "nexenta.ns4.nexenta_nas.NexentaNasDriver", "nexenta_nas_host = 10.0.0.9\nnexenta_rest_protocol = http\n", "nexenta_nas_host = 10.0.0.9\nnexenta_rest_protocol = https\n", in("http", "auto"), drivenBy(".nexenta.ns4."), with("nexenta_nas_host", isSet)),
		plainArray("manila", "nexenta_use_https", "nexenta.ns5.nexenta_nas.NexentaNasDriver", "nexenta_use_https = false\n", "nexenta_use_https = true\n", isFalse.Given(), drivenBy(".ns5.")),
		plainArray("manila", "quobyte_api_url", "quobyte.quobyte.QuobyteShareDriver", "quobyte_api_url = http://q.example.org:7860\n", "quobyte_api_url = https://q.example.org:7860\n", plainURL),
		plainArray("manila", "netapp_transport_type", "netapp.common.NetAppDriver", "netapp_server_hostname = 10.0.0.9\nnetapp_transport_type = http\n", "netapp_server_hostname = 10.0.0.9\nnetapp_transport_type = https\n", in("http"), with("netapp_server_hostname", isSet)),
		plainArray("manila", "zadara_vpsa_use_ssl", "zadara.zadara.ZadaraVPSAShareDriver", "zadara_vpsa_host = 10.0.0.9\n", "zadara_vpsa_host = 10.0.0.9\nzadara_vpsa_use_ssl = true\n", isFalse, with("zadara_vpsa_host", isSet)),
		plainArray("manila", "qnap_management_url", "qnap.qnap.QnapShareDriver", "qnap_management_url = http://a.example.org:8080\n", "qnap_management_url = https://a.example.org:443\n", plainURL),
		plainArray("manila", "hpe3par_api_url", "hpe.hpe_3par_driver.HPE3ParShareDriver", "hpe3par_api_url = http://a.example.org:8008/api/v1\n", "hpe3par_api_url = https://a.example.org:8080/api/v1\n", plainURL),
		plainArray("manila", "hpealletra_wsapi_url", "hpe.alletra_mp_b10000.driver.HPEAlletraDriver", "hpealletra_wsapi_url = http://a.example.org/api\n", "hpealletra_wsapi_url = https://a.example.org/api\n", plainURL).inRelease("2026.2"),
		{
			Where: Where{Section: "netapp_active_iq"}, Options: []string{"aiq_transport_type"}, Is: in("http"),
			Message: "{assigned} in {section} calls Active IQ in clear text",
			Bad:     "[netapp_active_iq]\naiq_transport_type = http\n", Good: "[netapp_active_iq]\naiq_transport_type = https\n",
		},
	}
}

// plainArray is a row on an option of a driver, and on what bad and good texts add to
// the driver's back end.
func plainArray(service, option, class, bad, good string, is Condition, guards ...Guard) Row {
	text := oneBackend(service, class)
	return Row{
		Where: Where{Section: "<backend>"}, Options: []string{option}, Is: is, If: guards,
		Message: "{assigned} in {section} calls the array in clear text",
		Bad:     text + bad, Good: text + good,
	}
}
