package refused

// imagesStored are cases of what Glance lets users do with images, and of how it
// keeps them.
func imagesStored() []Case {
	seen := inSection("image_location_exposed", "locations", "glance", "DEFAULT")
	multiple, direct := on("show_multiple_locations", seen), on("show_image_direct_url", seen)
	imported := on("enabled_import_methods", inSection("image_import_open", "imports", "glance", "DEFAULT"))
	filter := inSection("image_import_filter_ignored", "import filters", "glance", "import_filtering_opts")
	schemes, hosts, ports := on("disallowed_schemes", filter), on("disallowed_hosts", filter), on("disallowed_ports", filter)
	mode := on("filesystem_store_file_perm", of("store_mode_open", "stored image", "glance", ""))
	bounds := inSection("image_unbounded", "image bounds", "glance", "DEFAULT")
	quota, size := on("user_storage_quota", bounds), on("image_size_cap", bounds)

	const fetched, without, open = `^Insecure: fetches http://10\.0\.0\.5/`, `^Ineffective: disallowed_`, `^Insecure: the mode is `
	const unlimited, invalid = `^Insecure: no quota`, `^InvalidOptionValue: Invalid value for option user_storage_quota`
	return []Case{
		multiple("show_multiple_locations = true", `^Insecure: a user may choose the location`),
		direct("show_image_direct_url = yes", `^Insecure: a user sees the location`),
		multiple("show_multiple_locations = false\nshow_image_direct_url = 0", ""),
		direct("bind_port = 9292", ""),

		imported("bind_port = 9292", fetched),
		imported("enabled_import_methods = ['web-download']", fetched),
		imported("enabled_import_methods = [web-download]\n[import_filtering_opts]\nallowed_hosts = []", fetched),
		imported("enabled_import_methods = [web-download]\n[import_filtering_opts]\ndisallowed_hosts = [10.0.0.9]", fetched),
		imported("enabled_import_methods = [glance-direct]", ""),
		imported("bind_port = 9292\n[import_filtering_opts]\nallowed_hosts = [images.example.org]", ""),

		schemes("disallowed_schemes = [http]", without),
		schemes("disallowed_schemes = ['http']\nallowed_schemes = [https]", without),
		hosts("disallowed_hosts = [10.0.0.5]\nallowed_hosts = [images.example.org]", without),
		hosts("disallowed_hosts = [10.0.0.5]\nallowed_hosts = [10.0.0.5]", without),
		ports("disallowed_ports = [22]", without),
		ports("disallowed_ports = [443]\nallowed_ports = [80, 443]", without),
		schemes("disallowed_schemes = [http]\nallowed_schemes = []", ""),
		hosts("disallowed_hosts = [10.0.0.5]", ""),
		hosts("disallowed_hosts = []\nallowed_hosts = [10.0.0.5]", ""),
		ports("disallowed_ports = [22]\nallowed_ports = []", ""),

		mode("[glance_store]\nfilesystem_store_file_perm = 644\n", open+"644"),
		mode("[glance_store]\nfilesystem_store_file_perm = 0604\n", open+"604"),
		mode("[glance_store]\nfilesystem_store_file_perm = 642\n", open+"642"),
		mode("[DEFAULT]\nenabled_backends = fast:file\n[glance_store]\ndefault_backend = fast\n[fast]\nfilesystem_store_file_perm = 606\n", open+"606"),
		mode("[glance_store]\nfilesystem_store_file_perm = 660\n", ""),
		mode("[glance_store]\nfilesystem_store_file_perm = 1640\n", ""),
		mode("[glance_store]\nfilesystem_store_file_perm = 0\n", ""),
		mode("[glance_store]\nfilesystem_store_file_perm = -1\n", ""),

		quota("user_storage_quota = 0", unlimited),
		quota("user_storage_quota = 00", unlimited),
		quota("user_storage_quota = 0GB", unlimited),
		quota("bind_port = 9292", unlimited),
		quota("user_storage_quota = 500 GB", invalid),
		quota("user_storage_quota = 500gb", invalid),
		quota("user_storage_quota = 1.5TB", invalid),
		quota("user_storage_quota = -1", invalid),
		quota("user_storage_quota =", invalid),
		quota("user_storage_quota = 500PB", invalid),
		size("user_storage_quota = 500GB\nimage_size_cap = 1099511627777", `^Insecure: 1099511627777 bytes`),
		quota("user_storage_quota = 500GB", ""),
		quota("user_storage_quota = 1B", ""),
		quota("user_storage_quota = 9223372036854775807\nimage_size_cap = 1099511627776", ""),
		quota("use_keystone_limits = true", ""),
	}
}
