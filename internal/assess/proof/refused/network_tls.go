package refused

// networkTLS are cases of TLS that services serve through oslo.service, of the client
// certificate for metadata, and of providers that clash.
func networkTLS() []Case {
	const start = "refused_at_start"
	version := of(start, "versions of TLS", "neutron", "")
	weak := on("version", of("tls_version_weak", "versions of TLS", "neutron", ""))
	unread := on("version", of("option_without_effect", "versions of TLS", "neutron", ""))
	metadata := of("keyfile_without_certfile", "certificate for metadata", "neutron", "neutron-metadata-agent")
	vpn, routers := of(start, "providers of VPNs", "neutron", "neutron-server"), of(start, "providers of services", "neutron", "neutron-server")

	const serves = "[DEFAULT]\nuse_ssl = true\n[ssl]\ncert_file = /etc/ssl/api.pem\nkey_file = /etc/ssl/api.key\n"
	const clients, asks = serves + "ca_file = /etc/ssl/ca.pem\n", "[DEFAULT]\nnova_metadata_protocol = https\n"
	const plugins, driver = "[DEFAULT]\nservice_plugins = router,vpnaas\n[service_providers]\n", "service_provider = "
	const unknown, none, clash = "^RuntimeError: Invalid SSL version", "^Ineffective: no client certificate", "^Invalid: "
	return []Case{
		version(clients+"version = TLSv1.2\n", unknown),
		version(clients+"version = tls1\n", unknown),
		version(clients+"version = TLSv1_2\n", ""),
		version(serves+"ciphers = HIGH\n", ""),
		weak(clients+"version = TLSv1\n", "^Insecure: speaks TLS 1.0 alone"),
		weak(clients+"version = tlsv1_1\n", "^Insecure: speaks TLS 1.1 alone"),
		weak(clients+"version = tlsv1_2\n", ""),
		unread(serves+"version = TLSv1_2\n", "^Ineffective: another version"),
		unread(clients+"version = TLSv1_2\n", ""),

		metadata(asks+"nova_client_cert = /etc/neutron/client.crt\n", none),
		metadata(asks+"nova_client_priv_key = /etc/neutron/client.key\n", none),
		metadata(asks+"nova_client_cert = /etc/neutron/client.crt\nnova_client_priv_key = /etc/neutron/client.key\n", ""),
		metadata(asks, ""),

		vpn(plugins+driver+"VPN:a:x.A:default\n"+driver+"VPN:b:x.B:default\n", clash+"Multiple default providers"),
		vpn(plugins+driver+"VPN:a:x.A\n"+driver+"VPN:b:x.A\n", clash+"Driver x.A is not unique"),
		vpn(plugins+driver+"VPN:a:x.A\n"+driver+"VPN:A:x.B\n", clash+"Multiple providers specified"),
		vpn(plugins+driver+"VPN:a:x.A:default\n"+driver+"VPN:b:x.B\n", ""),
		vpn(plugins+driver+"VPN:a:x.A:default\n"+driver+"L3_ROUTER_NAT:a:x.A:default\n", ""),
		routers(plugins+driver+"L3_ROUTER_NAT:a:x.A:default\n"+driver+"L3_ROUTER_NAT:b:x.B:default\n", clash+"Multiple default providers"),
		routers(plugins+driver+"L3_ROUTER_NAT:a:x.A\n", ""),
	}
}
