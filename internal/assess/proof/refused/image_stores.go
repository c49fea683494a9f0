package refused

import "slices"

// imageStores are cases of what Glance's stores make of their own options.
func imageStores() []Case { return slices.Concat(objectStores(), folderStores(), volumeStores()) }

// storeText is a configuration with one store of a kind in a section of its own, or with
// the only one, and with these options of it.
func storeText(kind string, own bool, options string) string {
	if own {
		return "[DEFAULT]\nenabled_backends = one:" + kind + "\n[glance_store]\ndefault_backend = one\n[one]\n" + options
	}
	return "[DEFAULT]\ndebug = false\n[glance_store]\nstores = " + kind + "\ndefault_store = " + kind + "\n" + options
}

func objectStores() []Case {
	needs, s3, swift := of("required_option_unset", "store that speaks S3", "glance", ""), of("refused_in_use", "store that speaks S3", "glance", ""), of("refused_in_use", "store in Swift", "glance", "")
	const host, account, bucket = "s3_store_host = https://s3.example.org\n", "s3_store_access_key = a\ns3_store_secret_key = b\n", "s3_store_bucket = images\n"
	const all, lacks, wrong = host + account + bucket, `^BadStoreConfiguration: .*Could not find s3_store_`, `^BadStoreConfiguration: .*(at least 5 MB|must be a positive|Could not find)`
	const keystone, noUser = "swift_store_auth_address = https://keystone.example.org:5000\nswift_store_key = b\n", `^BadStoreUri: `
	signIn := on("swift_store_auth_version", of("refused_in_use", "sign-in to Swift", "glance", ""))
	const signedOut, v2, v3 = `^ClientException: `, "swift_store_user = service:glance\nswift_store_key = b\nswift_store_auth_address = https://keystone.example.org:5000/v2.0\n", "swift_store_user = service:glance\nswift_store_key = b\nswift_store_auth_address = https://keystone.example.org:5000/v3\n"
	tenants := on("swift_store_config_file", of("refused_in_use", "store in Swift of tenants", "glance", ""))
	const multi, file = "swift_store_multi_tenant = true\n", "swift_store_config_file = swift.conf\n"
	var cases []Case
	for _, own := range [...]bool{false, true} {
		text := func(options string) string { return storeText("s3", own, options) }
		user := func(options string) string { return storeText("swift", own, keystone+options) }
		cases = append(cases,
			needs(text(host+account), lacks),
			needs(text(host+account+"s3_store_bucket =\n"), lacks),
			needs(text(account+bucket), lacks),
			needs(text(all), ""),

			s3(text(all+"s3_store_large_object_chunk_size = 4\n"), wrong),
			s3(text(all+"s3_store_large_object_chunk_size = 0\n"), wrong),
			s3(text(all+"s3_store_thread_pools = 0\n"), wrong),
			s3(text(all+"s3_store_thread_pools = -1\n"), wrong),
			s3(text(all+"s3_store_large_object_size = 0\n"), wrong),
			s3(text(all+"s3_store_large_object_size = 1\ns3_store_large_object_chunk_size = 5\ns3_store_thread_pools = 1\n"), ""),

			signIn(storeText("swift", own, v3), signedOut),
			signIn(storeText("swift", own, v3+"swift_store_auth_version = 1\n"), signedOut),
			signIn(storeText("swift", own, v3+"swift_store_auth_version = 2\n"), signedOut),
			signIn(storeText("swift", own, v3+"swift_store_auth_version = 3\n"), ""),
			signIn(storeText("swift", own, v2+"swift_store_auth_version = 3\n"), signedOut),

			tenants(storeText("swift", own, multi+file), "^Ineffective: the store takes no images"),
			tenants(storeText("swift", own, multi), ""),

			swift(user("swift_store_user = glance\n"), noUser),
			swift(user("swift_store_auth_version = 3\nswift_store_user = glance\n"), noUser),
			swift(user("swift_store_auth_version = 3\nswift_store_user = service:glance:Default\n"), noUser),
			swift(user("swift_store_auth_version = 3\nswift_store_user = service:glance\n"), ""),
			swift(user("swift_store_user = service:glance\n"), ""),
			swift(user("swift_store_auth_version = 1\nswift_store_user = glance\n"), ""),
		)
	}
	return cases
}

func folderStores() []Case {
	folders := on("filesystem_store_datadir", of("refused_in_use", "folders of stores", "glance", ""))
	staged := on("filesystem_store_datadir", of("refused_in_use", "staged image", "glance", ""))
	const duplicate = "^Duplicate: Image .* already exists"
	several := on("filesystem_store_datadirs", of("refused_in_use", "folders of stores", "glance", ""))
	const url, path, both, stray = "filesystem_store_datadir = file:///srv/images\n", "filesystem_store_datadir = /srv/images\n", "filesystem_store_datadir =\nfilesystem_store_datadirs = ", `^Ineffective: keeps images in`
	cached := on("image_cache_dir", of("required_option_unset", "image cache", "glance", "glance-api"))
	const flavor = "[paste_deploy]\nflavor = keystone+cachemanagement\n"
	return []Case{
		cached("[DEFAULT]\ndebug = false\n"+flavor, "^BadDriverConfiguration: .*image_cache_dir"),
		cached("[DEFAULT]\nimage_cache_dir = image-cache\n"+flavor, ""),

		folders(storeText("file", false, url), stray),
		folders(storeText("file", true, url), stray),
		folders(storeText("file", true, "[os_glance_staging_store]\n"+url), stray),
		folders(storeText("file", true, "[os_glance_tasks_store]\n"+url), stray),
		folders(storeText("file", false, path), ""),
		folders(storeText("file", true, path+"[os_glance_staging_store]\nfilesystem_store_datadir = /srv/staging\n"), ""),
		staged(storeText("file", true, path+"[os_glance_staging_store]\n"+path), duplicate),
		staged(storeText("file", true, path+"[os_glance_staging_store]\nfilesystem_store_datadir = /srv/images/\n"), duplicate),
		staged(storeText("file", true, path+"[os_glance_staging_store]\nfilesystem_store_datadir = /srv/staging\n"), ""),
		folders(storeText("file", false, path+"[os_glance_staging_store]\n"+url), ""),
		several(storeText("file", true, both+"file:///srv/images:200\n"), stray),
		several(storeText("file", false, both+"/srv/a:100\nfilesystem_store_datadirs = file:///srv/images:200\n"), stray),
		several(storeText("file", false, both+"/srv/images:200\n"), ""),
	}
}

func volumeStores() []Case {
	partly, address := of("option_without_effect", "account of a store", "glance", ""), of("endpoint_scheme", "account of a store", "glance", "")
	const account, url = "cinder_store_user_name = a\ncinder_store_password = b\ncinder_store_project_name = c\n", "cinder_store_auth_address = https://keystone.example.org:5000/v3\n"
	const unused, noURL = `^Ineffective: the account is not used`, `^EndpointNotFound: `
	var cases []Case
	for _, own := range [...]bool{false, true} {
		text := func(options string) string { return storeText("cinder", own, options) }
		cases = append(cases,
			on("cinder_store_user_name", partly)(text(url), unused),
			on("cinder_store_auth_address", partly)(text(account), unused),
			on("cinder_store_password", partly)(text(url+"cinder_store_user_name = a\ncinder_store_project_name = c\n"), unused),
			partly(text(url+account), ""),
			partly(text("cinder_os_region_name = RegionOne\n"), ""),

			address(text(account+"cinder_store_auth_address = keystone.example.org:5000/v3\n"), noURL),
			address(text(account+url), ""),
		)
	}
	return cases
}
