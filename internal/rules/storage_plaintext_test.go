package rules_test

import "testing"

// Drivers differ in the options that they take for their arrays' APIs.
func TestArrayInClearText(t *testing.T) {
	t.Parallel()
	const cinder, manila = "[DEFAULT]\nenabled_backends = a\n[a]\nsan_ip = 10.0.0.9\nvolume_driver = cinder.volume.drivers.", "[DEFAULT]\nenabled_share_backends = a\n[a]\nshare_driver = manila.share.drivers."
	const infinibox, lenovo, ns5 = cinder + "infinidat.InfiniboxVolumeDriver\n", cinder + "lenovo.lenovo_iscsi.LenovoISCSIDriver\n", cinder + "nexenta.ns5.nfs.NexentaNfsDriver\n"
	const fabric = "[fc-zone-manager]\nfc_fabric_names = a\n[a]\nfc_fabric_address = 10.0.0.9\nfc_southbound_protocol = "
	for name, test := range map[string]struct{ service, text, option string }{
		"the shared switch off":            {"cinder", infinibox + "driver_use_ssl = false\n", "driver_use_ssl"},
		"the shared switch by default":     {"cinder", infinibox, "driver_use_ssl"},
		"the shared switch on":             {"cinder", infinibox + "driver_use_ssl = true\n", ""},
		"a driver with an option of its":   {"cinder", lenovo + "driver_use_ssl = false\n", ""},
		"that option":                      {"cinder", lenovo + "lenovo_api_protocol = http\n", "lenovo_api_protocol"},
		"that option, overruled":           {"cinder", lenovo + "lenovo_api_protocol = http\ndriver_use_ssl = true\n", ""},
		"an option that is not read":       {"cinder", ns5 + "nexenta_rest_protocol = http\n", ""},
		"always https":                     {"cinder", cinder + "kioxia.kumoscale.KumoScaleBaseVolumeDriver\nkioxia_url = http://kumo.example.org:8090\n", ""},
		"an option that nothing ever read": {"manila", manila + "dell_emc.driver.EMCShareDriver\nemc_nas_server_secure = false\n", ""},
		"a switch by REST":                 {"cinder", fabric + "REST_HTTP\n", "fc_southbound_protocol"},
		"a switch, in spite of its name":   {"cinder", fabric + "REST_HTTPS\n", "fc_southbound_protocol"},
		"a switch over TLS":                {"cinder", fabric + "HTTPS\n", ""},
		"a switch over SSH":                {"cinder", fabric + "SSH\n", ""},
		"http before anything else":        {"manila", manila + "nexenta.ns4.nexenta_nas.NexentaNasDriver\nnexenta_nas_host = 10.0.0.9\n", "nexenta_rest_protocol"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			findings := text(t, test.text, service(test.service), release("zed"))
			if test.option == "" {
				none(t, findings, "storage_api_plaintext")
				return
			}
			one(t, findings, "storage_api_plaintext", test.option)
		})
	}
}
