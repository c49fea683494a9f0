package refused

import "slices"

// hosts are cases of what nova-compute and Nova's API read for the hosts they run on.
func hosts() []Case {
	return slices.Concat(computeHosts(), offeredDevices(), volumeCalls(), vcenters(), guestSwitches(), scheduling(), calls())
}

func computeHosts() []Case {
	memory := of("libvirt_options_conflict", "memory in files", "nova", "")
	repeated := inSection("refused_at_start", "persistent memory", "nova", "libvirt")
	disks := inSection("refused_in_use", "disks of instances", "nova", "libvirt")
	audit := inSection("refused_in_use", "usage audit", "nova", "DEFAULT")
	served := of("refused_in_use", "served APIs", "nova", "nova-api")
	const exact, audited = "[DEFAULT]\nram_allocation_ratio = 1.0\n", "instance_usage_audit = true\ninstance_usage_audit_period = "
	const ratio, reserved, kind = `^InternalError: .*ram_allocation_ratio`, `^InternalError: .*reserved_host_memory_mb`, `^InternalError: .*virt_type`
	const plain, certificate = `^Insecure: an API is served without TLS`, "[wsgi]\nssl_cert_file = /etc/ssl/api.pem\nssl_key_file = /etc/ssl/api.key\n"
	const vmdk, other = "vmdk_allowed_types = streamOptimized,", `^Insecure: the other file is read`
	ceph := inSection("refused_in_use", "disks in Ceph", "nova", "libvirt")
	const inCeph, user, secret, alone = "images_type = rbd\nimages_rbd_pool = vms\n", "rbd_user = nova\n", "rbd_secret_uuid = 457eb676-33da-42ec-9a8c-9293d545c337\n", `^TypeError: `
	vcenter := on("insecure", inSection("tls_verification_disabled", "certificate of vCenter", "nova", "vmware"))
	compute := on("vmdk_allowed_types", inSection("deep_inspection_off", "layered image", "nova", "compute"))
	volume := on("vmdk_allowed_types", inSection("deep_inspection_off", "layered image", "cinder", "DEFAULT"))
	peers := of("refused_at_start", "peers of a host", "nova", "")
	const metal, unlisted = "[DEFAULT]\nhost = compute1\ncompute_driver = ironic.IronicDriver\n[ironic]\npartition_key = rack1\npeer_list = ", `^InvalidPeerList: `
	return []Case{
		peers(metal+"\n", unlisted),
		peers(metal+"compute2,compute3\n", unlisted),
		peers(metal+"Compute1\n", unlisted),
		peers(metal+"compute2,compute1\n", ""),
		peers("[DEFAULT]\nhost = compute1\n[ironic]\npartition_key = rack1\n", ""),

		ceph(inCeph+user, alone),
		ceph(inCeph+secret, alone),
		ceph(inCeph+user+secret, ""),
		ceph(inCeph, ""),

		vcenter("insecure = true", `^Insecure: the certificate of vCenter`),
		vcenter("insecure = true\nca_file = /etc/nova/vcenter.pem", ""),
		vcenter("insecure = false", ""),

		compute(vmdk+"monolithicFlat", other),
		compute(vmdk+"monolithicSparse", ""),
		volume(vmdk+"monolithicFlat", other),
		volume(vmdk+"monolithicSparse", ""),

		memory("[DEFAULT]\ndebug = false\n[libvirt]\nfile_backed_memory = 1048576\n", ratio),
		memory("[DEFAULT]\nram_allocation_ratio = 1.5\n[libvirt]\nfile_backed_memory = 1048576\n", ratio),
		memory("[DEFAULT]\nram_allocation_ratio =\n[libvirt]\nfile_backed_memory = 1048576\n", ratio),
		memory(exact+"[libvirt]\nfile_backed_memory = 512\n", reserved),
		memory(exact+"reserved_host_memory_mb = 4096\n[libvirt]\nfile_backed_memory = 2048\n", reserved),
		memory(exact+"[libvirt]\nvirt_type = lxc\nfile_backed_memory = 2048\n", kind),
		memory(exact+"[libvirt]\nfile_backed_memory = 513\n", ""),
		memory(exact+"reserved_host_memory_mb = 0\n[libvirt]\nvirt_type = qemu\nfile_backed_memory = 1\n", ""),
		memory("[DEFAULT]\nram_allocation_ratio = 1.5\n[libvirt]\nfile_backed_memory = 0\n", ""),

		repeated("pmem_namespaces = 6GB:ns0|ns1,LARGE:ns1", `^PMEMNamespaceConfigInvalid: `),
		repeated("pmem_namespaces = 6GB:ns0|ns0", `^PMEMNamespaceConfigInvalid: `),
		repeated("pmem_namespaces = 6GB:ns0,6GB:ns1", ""),

		disks("images_type = lvm", `^RuntimeError: `),
		disks("images_type = lvm\nimages_volume_group =", `^RuntimeError: `),
		disks("images_type = lvm\nimages_volume_group = instances", ""),
		disks("images_type = qcow2", ""),
		disks("images_type = qcow2\n[ephemeral_storage_encryption]\nenabled = true", `^InternalError: `),
		disks("images_type = qcow2\n[ephemeral_storage_encryption]\nenabled = false", ""),

		audit(audited+"month@32", `^ValueError: `),
		audit(audited+"year@13", `^ValueError: `),
		audit(audited+"day@24", `^ValueError: `),
		audit(audited+"hour@60", `^ValueError: `),
		audit(audited+"month@28", ""),
		audit(audited+"year@12", ""),
		audit(audited+"day@23", ""),
		audit(audited+"hour@0", ""),
		audit("instance_usage_audit_period = hour@60", ""),

		served("[DEFAULT]\nenabled_ssl_apis = osapi_computer\n"+certificate, plain),
		served("[DEFAULT]\nenabled_ssl_apis = osapi_compute,Metadata\n"+certificate, plain),
		served("[DEFAULT]\nenabled_ssl_apis = osapi_compute,metadata\n"+certificate, ""),
		served("[DEFAULT]\nenabled_ssl_apis =\n", ""),
	}
}

// offeredDevices are cases of devices that a host offers to guests.
func offeredDevices() []Case {
	placed := inSection("pci_spec_invalid", "devices in Placement", "nova", "pci")
	offered := inSection("refused_at_start", "mediated devices", "nova", "devices")
	const in, named, list = "report_in_placement = true\ndevice_spec = ", `^PlacementPciException: `, `^AttributeError: 'list' object has no attribute 'split'`
	const types, invalid = "enabled_mdev_types = nvidia-35,nvidia-36\n[mdev_nvidia-35]\ndevice_addresses = 0000:84:00.0\n[mdev_nvidia-36]\ndevice_addresses = ", `^InvalidLibvirtMdevConfig: `
	return []Case{
		placed(in+`{"devname": "eth1", "physical_network": "physnet1"}`, named),
		placed(in+`{"vendor_id": "8086"}`+"\ndevice_spec = "+`{"devname": "eth1"}`, named),
		placed(in+`{"address": "0000:0a:00.0", "traits": ["CUSTOM_A", "CUSTOM_B"]}`, list),
		placed(in+`{"address": "0000:0a:00.0", "traits": "CUSTOM_A,CUSTOM_B"}`, ""),
		placed(in+`{"address": "0000:0a:00.0", "traits": []}`, ""),
		placed(`device_spec = {"devname": "eth1", "physical_network": "physnet1"}`, ""),
		placed(`device_spec = {"address": "0000:0a:00.0", "traits": ["CUSTOM_A"]}`, ""),

		offered(types+"0000:84:00.0", invalid),
		offered(types+"0000:85:00.0,0000:85:00.0", invalid),
		offered(types+"85:00.0", invalid),
		offered(types+"0000:85:00.8", invalid),
		offered(types+"pci_0000_85_00_0", invalid),
		offered(types+"0000:g5:00.0", invalid),
		offered(types+"0000:85:00.0,0000:86:0A.7", ""),
		offered("enabled_mdev_types = nvidia-35\n[mdev_nvidia-35]\ndevice_addresses = 84:00.0", ""),
	}
}

// volumeCalls are cases of the URL at which Nova calls Cinder.
func volumeCalls() []Case {
	call := inSection("refused_in_use", "volume catalogue", "nova", "cinder")
	const at, version = "endpoint_template = https://volume.example.org", `^UnsupportedVersion: `
	return []Case{
		call(at+"/v3/%(tenant_id)s", `^KeyError: 'tenant_id'`),
		call(at+"/v3/%(project_id)", `^ValueError: `),
		call(at+"/v3/%(project_id)s/%", `^ValueError: `),
		call(at+"/v3/%d", `^TypeError: `),
		call(at+"/v2/%(project_id)s", version),
		call(at+"/%(project_id)s", version),
		call(at+"/v3/%(project_id)s", ""),
		call(at+":8776/volume/v3", ""),
		call(at+"/v3/%(project)s", ""),
	}
}

// vcenters are cases of the driver for vCenter.
func vcenters() []Case {
	const of = "[DEFAULT]\ncompute_driver = vmwareapi.VMwareVCDriver\n[vmware]\n"
	const login, cluster = "host_ip = 192.0.2.9\nhost_username = nova\nhost_password = Wc2n7Yt9\n", "cluster_name = compute\n"
	vcenter := func(rule, text, fails string) Case {
		return Case{Rule: rule, Kind: "vCenter", Service: "nova", Files: []string{of + text}, Fails: fails}
	}
	const required, refused, none = "required_option_unset", "refused_at_start", `^Exception: Must specify host_ip`
	return []Case{
		vcenter(required, cluster, none),
		vcenter(required, login, `^NotFound: `),
		vcenter(required, login+cluster+"pbm_enabled = true\n", `^PbmDefaultPolicyUnspecified: `),
		vcenter(required, login+cluster+"pbm_enabled = true\npbm_default_policy = gold\n", ""),
		vcenter(required, login+cluster, ""),
		vcenter(refused, login+cluster+"datastore_regex = *nas\n", `^InvalidInput: `),
		vcenter(refused, login+cluster+"datastore_regex = (nas|san\n", `^InvalidInput: `),
		vcenter(refused, login+cluster+"datastore_regex = nas.*\n", ""),
		vcenter(refused, login+cluster+"datastore_regex =\n", ""),
	}
}

// guestSwitches are cases of the switch that os-vif plugs guests into.
func guestSwitches() []Case {
	scheme := inSection("endpoint_scheme", "switch of guests", "nova", "os_vif_ovs")
	clear := on("ovsdb_connection", inSection("ovsdb_plaintext", "switch of guests", "nova", "os_vif_ovs"))
	const closed, plain = `^(Exception: Could not retrieve schema|ValueError: |AttributeError: )`, `^Insecure: clear text to `
	return []Case{
		scheme("ovsdb_connection = 127.0.0.1:6640", closed),
		scheme("ovsdb_connection = tcp:127.0.0.1", closed),
		scheme("ovsdb_connection = tcp://127.0.0.1:6640", closed),
		scheme("ovsdb_connection = tcp:127.0.0.1:6640", ""),
		scheme("ovsdb_connection = tcp:[::1]:6640", ""),
		scheme("ovsdb_connection = unix:/run/openvswitch/db.sock", ""),
		clear("ovsdb_connection = tcp:10.0.0.31:6640", plain),
		clear("ovsdb_connection = tcp:127.0.0.1:6640", ""),
	}
}

// scheduling are cases of what Nova's scheduler reads only with something else.
func scheduling() []Case {
	filter := func(option, filters, text, fails string) Case {
		return on(option, inSection("option_without_effect", "filtered hosts", "nova", "filter_scheduler"))("enabled_filters = "+filters+"\n"+text, fails)
	}
	projects := on("placement_aggregate_required_for_tenants", inSection("option_without_effect", "hosts of projects", "nova", "scheduler"))
	const taken, hosts = `^Ineffective: the host is taken`, "isolated_hosts = node7"
	return []Case{
		filter("isolated_hosts", "AllHostsFilter", hosts, taken),
		filter("isolated_hosts", "IsolatedHostsFilter", hosts, ""),
		filter("max_instances_per_host", "AllHostsFilter", "max_instances_per_host = 20", taken),
		filter("max_instances_per_host", "NumInstancesFilter", "max_instances_per_host = 20", ""),
		filter("max_io_ops_per_host", "AllHostsFilter", "max_io_ops_per_host = 4", taken),
		filter("max_io_ops_per_host", "IoOpsFilter", "max_io_ops_per_host = 4", ""),
		filter("max_io_ops_per_host", "AllHostsFilter", "max_io_ops_per_host = 8", ""),

		projects("placement_aggregate_required_for_tenants = true", `^Ineffective: any host is taken`),
		projects("placement_aggregate_required_for_tenants = true\nlimit_tenants_to_placement_aggregate = true", ""),
		projects("placement_aggregate_required_for_tenants = false", ""),
	}
}

// calls are cases of programs that others call, and of their health check.
func calls() []Case {
	bus := inSection("refused_at_start", "answered calls", "nova", "DEFAULT")
	health := on("backends", inSection("driver_unknown", "health back ends", "nova", "healthcheck"))
	const threads, unanswered, left = `^ValueError: Max workers must be greater than zero`, `^NotImplementedError: `, `^Ineffective: not asked: `
	return []Case{
		bus("executor_thread_pool_size = 0", threads),
		bus("rpc_thread_pool_size = -1", threads),
		bus("executor_thread_pool_size = 1", ""),
		bus("transport_url = kafka://10.0.0.11:9092/", unanswered),
		bus("transport_url = rabbit://nova:Wc2n7Yt9@10.0.0.11:5671/", ""),

		health("backends = disable_by_files", left+"disable_by_files"),
		health("backends = disable_by_file,disable_by_file_ports", left+"disable_by_file_ports"),
		health("backends = disable-by-file", left+"disable-by-file"),
		health("backends = disable_by_file,disable_by_files_ports", ""),
	}
}
