package refused

// passwords are cases of drivers that log in with what their source publishes, and of
// switches that are called in clear text.
func passwords() []Case {
	volumes := on("nexenta_password", of("default_secret", "login to volumes", "cinder", "cinder-volume"))
	nexenta := func(text, fails string) Case {
		return volumes("[DEFAULT]\nenabled_backends = a\n[a]\nvolume_driver = cinder.volume.drivers.nexenta."+text, fails)
	}
	shares := on("quobyte_api_password", of("default_secret", "login to shares", "manila", "manila-share"))
	quobyte := func(text, fails string) Case {
		return shares("[DEFAULT]\nenabled_share_backends = a\n[a]\nshare_driver = manila.share.drivers.quobyte.quobyte.QuobyteShareDriver\ndriver_handles_share_servers = false\nquobyte_api_url = https://10.0.0.9:7860\n"+text, fails)
	}
	switches := on("fc_southbound_protocol", of("storage_api_plaintext", "switch of a fabric", "cinder", ""))
	fabric := func(text, fails string) Case {
		return switches("[fc-zone-manager]\nfc_fabric_names = a\n[a]\nfc_fabric_address = 10.0.0.9\nfc_fabric_user = cinder\nfc_fabric_password = Wc2n7Yt9\n"+text, fails)
	}

	const published = `^Insecure: the array is given the published password`
	const ns4, ns5 = "iscsi.NexentaISCSIDriver\nnexenta_host = 10.0.0.9\nnexenta_rest_protocol = https\n", "ns5.nfs.NexentaNfsDriver\nnas_host = 10.0.0.9\nnas_share_path = a/b\n"
	return []Case{
		nexenta(ns4, published),
		nexenta(ns4+"nexenta_password = Wc2n7Yt9\n", ""),
		nexenta(ns5, published),
		nexenta(ns5+"nexenta_password = Wc2n7Yt9\n", ""),

		quobyte("", published),
		quobyte("quobyte_api_password = Wc2n7Yt9\n", ""),

		fabric("fc_southbound_protocol = REST_HTTP\n", clearArray),
		fabric("fc_southbound_protocol = HTTP\n", clearArray),
		fabric("", clearArray),
		fabric("fc_southbound_protocol = REST_HTTPS\n", clearArray), // despite its name
		fabric("fc_southbound_protocol = HTTPS\n", ""),
	}
}
