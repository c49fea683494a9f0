package refused

// records are cases of what Nova and Placement tell each other of hosts, and of what
// Nova tells guests.
func records() []Case {
	const rule = "refused_in_use"
	host := of(rule, "record of a host", "nova", "nova-compute")
	monitors := on("compute_monitors", of(rule, "monitors", "nova", "nova-compute"))
	allocations := inSection(rule, "allocations", "placement", "placement")
	metadata := on("metadata_proxy_shared_secret", of(rule, "metadata of a guest", "nova", "nova-api-metadata"))

	networks := on("endpoint_override", inSection("endpoint_version_suffix", "networks of Neutron", "nova", "neutron"))
	secrets := on("barbican_endpoint", inSection("endpoint_version_suffix", "secrets of Barbican", "nova", "barbican"))
	const override, endpoint = "endpoint_override = https://network.example.org:9696", "barbican_endpoint = https://keys.example.org:9311"
	const address, named = "[DEFAULT]\nmy_ip = ", "^ValueError: failed to detect a valid IP address from "
	const loaded, unloaded = "[DEFAULT]\ncompute_monitors = ", "^Ineffective: no monitor is loaded"
	const secret = "[DEFAULT]\ndebug = false\n[neutron]\nmetadata_proxy_shared_secret = Wc2n7Yt9Lr4VqXz8\nservice_metadata_proxy = "
	return []Case{
		host(address+"compute1\n", named+"'compute1'"),
		host(address+"compute1.example.org\n", named),
		host(address+"\n", named+"''"),
		host(address+"192.0.2.11\n", ""),
		host(address+"\"192.0.2.11\"\n", ""),
		host(address+"2001:db8::11\n", ""),

		monitors(loaded+"ComputeDriverCPUMonitor\n", unloaded),
		monitors(loaded+"compute.monitors.cpu.virt_driver\n", unloaded),
		monitors(loaded+"cpu\n", unloaded),
		monitors(loaded+"virt_driver\n", ""),
		monitors(loaded+"cpu.virt_driver\n", ""),
		monitors(loaded+"nova.compute.monitors.cpu.virt_driver\n", ""),

		networks(override+"/v2.0", "^NotFound: "),
		networks(override+"/v2.0/", "^NotFound: "),
		networks(override, ""),
		networks(override+"/", ""),
		secrets(endpoint+"/v1", "^KeyManagerError: .*Not Found"),
		secrets(endpoint+"/v1/", "^KeyManagerError: .*Not Found"),
		secrets(endpoint, ""),

		allocations("allocation_conflict_retry_count = 0", "^ResourceProviderConcurrentUpdateDetected: "),
		allocations("allocation_conflict_retry_count = 1", ""),
		allocations("incomplete_consumer_project_id = p", ""),

		metadata(secret+"false\n", "^Ineffective: the guest gets no metadata"),
		metadata(secret+"true\n", ""),
	}
}
