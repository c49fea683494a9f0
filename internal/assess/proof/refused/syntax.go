package refused

import "slices"

// syntax are cases of values that services take apart themselves.
func syntax() []Case {
	return slices.Concat(guestSyntax(), nameSyntax(), catalogSyntax(), directorySyntax(), imageSyntax(), shareSyntax(), messageSyntax())
}

// guestSyntax are cases of what Nova reads for its guests and hosts.
func guestSyntax() []Case {
	machines := on("hw_machine_type", inSection("refused_in_use", "machines of guests", "nova", "libvirt"))
	maps := inSection("refused_in_use", "mapped IDs", "nova", "libvirt")
	memory := inSection("refused_at_start", "persistent memory", "nova", "libvirt")
	weights := on("weight_setting", inSection("refused_in_use", "weighed metrics", "nova", "metrics"))
	const skips, noMemory = `^Ineffective: skips`, `^PMEMNamespaceConfigInvalid: `
	return []Case{
		machines("hw_machine_type = q35", skips),
		machines("hw_machine_type = x86_64:q35", skips),
		machines("hw_machine_type = x86_64=", skips),
		machines("hw_machine_type = x86-64=q35", skips),
		machines("hw_machine_type = X86_64=q35", skips),
		machines("hw_machine_type = amd64=q35", skips),
		machines("hw_machine_type = x86_64 = q35", skips),
		machines("hw_machine_type = x86_64=q35,aarch64=virt", ""),
		machines("hw_machine_type = x86_64=pc-q35-7.2, armv7l=virt", ""),
		machines("hw_machine_type =", ""),

		maps("virt_type = lxc\nuid_maps = 0-10000-65536\ngid_maps = 0:10000:65536", skips),
		maps("virt_type = lxc\nuid_maps = 0:10000:65536\ngid_maps = 0:10000", skips),
		maps("virt_type = lxc\nuid_maps = root:10000:1\ngid_maps = 0:10000:1", skips),
		maps("virt_type = lxc\nuid_maps = 0:10000:65536, 1: +2 :3_0\ngid_maps = 0:10000:65536:4", ""),

		memory("pmem_namespaces = ns0,ns1", noMemory),
		memory("pmem_namespaces = 6GB=ns0", noMemory),
		memory("pmem_namespaces = 6GB:ns0,ns1", noMemory),
		memory("pmem_namespaces = 6GB:ns0|ns1,LARGE:ns2", ""),
		memory("pmem_namespaces =", ""),

		weights("weight_setting = cpu.percent:-1.0", skips),
		weights("weight_setting = cpu.percent=low", skips),
		weights("weight_setting = cpu.percent", skips),
		weights("weight_setting = cpu.percent=1,=1", skips),
		weights("weight_setting = cpu.percent=-1.0,cpu.frequency= 2 ", ""),
		weights("weight_setting = a=1e-3,b=inf,c=1_0,d=.5,e=+2.", ""),
	}
}

// nameSyntax are cases of templates for names.
func nameSyntax() []Case {
	nova := of("refused_in_use", "named instances", "nova", "")
	cinder := of("refused_in_use", "named volumes", "cinder", "")
	manila := of("refused_in_use", "named shares", "manila", "")
	const instance, volume, snapshot = "[DEFAULT]\ninstance_name_template = ", "[DEFAULT]\nvolume_name_template = ", "[DEFAULT]\nsnapshot_name_template = "
	const backup, share = "[DEFAULT]\nbackup_name_template = ", "[DEFAULT]\nshare_name_template = "
	const alike, unfilled = `^Ineffective: names two instances alike`, `^(TypeError|ValueError): `
	return []Case{
		nova(instance+"instance-\n", alike),
		nova(instance+"instance-%%08x\n", alike),
		nova(instance+"instance-%s-%s\n", unfilled),
		nova(instance+"instance-%(uuid\n", unfilled),
		nova(instance+"instance-%y\n", unfilled),
		nova(instance+"100%\n", unfilled),
		nova(instance+"instance-%08x\n", ""),
		nova(instance+"%s\n", ""),
		nova(instance+"%(uuid)s\n", ""),
		nova(instance+"%(project_id)s-%(uuid)s%%\n", ""),

		cinder(volume+"volume\n", unfilled),
		cinder(volume+"\n", unfilled),
		cinder(volume+"volume-%(id)s\n", unfilled),
		cinder(volume+"volume-%08x\n", unfilled),
		cinder(volume+"%s-%s\n", unfilled),
		cinder(volume+"volume-%*s\n", unfilled),
		cinder(snapshot+"%\n", unfilled),
		cinder(backup+"backup-%id\n", unfilled),
		cinder(volume+"%s\n", ""),
		cinder(volume+"100%%-%-40.36s\n", ""),
		cinder(snapshot+"%r\n", ""),

		manila(share+"share\n", unfilled),
		manila(share+"share-%d\n", unfilled),
		manila("[DEFAULT]\nshare_snapshot_name_template = %(id)s\n", unfilled),
		manila(share+"nas-%s\n", ""),
	}
}

// catalogSyntax are cases of where services find others, and of names that the
// libraries of their back ends know.
func catalogSyntax() []Case {
	glance := of("refused_in_use", "found image service", "cinder", "")
	swift := of("refused_in_use", "backups in Swift", "cinder", "cinder-backup")
	s3 := of("refused_in_use", "backups in S3", "cinder", "cinder-backup")
	parts := of("refused_in_use", "backups in parts", "cinder", "cinder-backup")
	const stored, unequal = "[DEFAULT]\nbackup_driver = cinder.backup.drivers.", `^InvalidBackup: .*not multiple`
	audit := of("refused_in_use", "audited volumes", "cinder", "")
	store := of("refused_in_use", "images in volumes", "glance", "")
	interfaces := inSection("refused_in_use", "checked tokens", "nova", "keystone_authtoken")
	compressed := of("refused_in_use", "compressed messages", "nova", "")
	const images, alone = "[DEFAULT]\nglance_catalog_info = ", "[DEFAULT]\nbackup_swift_auth = single_user\nbackup_swift_user = cinder\n"
	const perUser, period, mode = "[DEFAULT]\nswift_catalog_info = ", "[DEFAULT]\nvolume_usage_audit_period = ", "[DEFAULT]\nbackup_driver = cinder.backup.drivers.s3.S3BackupDriver\nbackup_s3_retry_mode = "
	const volumes = "[DEFAULT]\nenabled_backends = c:cinder\n[glance_store]\ndefault_backend = c\n[c]\ncinder_catalog_info = "
	const bus = "[DEFAULT]\ntransport_url = kombu+memory:////\n[oslo_messaging_rabbit]\nkombu_compression = "
	const unparsed, nowhere, unfound = `^InvalidConfigurationValue: `, `^BackupDriverException: `, `^(EndpointNotFound|ServiceError): `
	return []Case{
		glance(images+"image\n", unparsed),
		glance(images+"image:internalURL\n", unparsed),
		glance(images+"image:glance:internal\n", `^TypeError: `),
		glance(images+"image:glance:internalurl\n", `^TypeError: `),
		glance(images+"image::internalURL\n", ""),
		glance(images+"image:glance:publicURL\n", ""),
		glance("[DEFAULT]\nglance_api_servers = https://image.example.org\nglance_catalog_info = image\n", ""),

		swift(perUser+"object-store:swift\n", nowhere),
		swift(perUser+"object-store:swift:internal\n", nowhere),
		swift(perUser+"object-store:swift:internalURL\n", ""),
		swift(perUser+"object-store\nbackup_swift_url = https://objects.example.org/v1/AUTH_\n", ""),
		swift(alone+"keystone_catalog_info = identity\n", nowhere),
		swift(alone+"keystone_catalog_info = identity:keystone:internal\n", nowhere),
		swift(alone+"keystone_catalog_info = identity::adminURL\n", ""),
		parts(stored+"swift.SwiftBackupDriver\nbackup_swift_object_size = 1000000\n", unequal),
		parts(stored+"s3.S3BackupDriver\nbackup_s3_object_size = 1000000\n", unequal),
		parts(stored+"posix.PosixBackupDriver\nbackup_sha_block_size_bytes = 50000\n", unequal),
		parts(stored+"nfs.NFSBackupDriver\nbackup_file_size = 1000000\n", unequal),
		parts(stored+"posix.PosixBackupDriver\nbackup_file_size = 65536\n", ""),
		parts(stored+"posix.PosixBackupDriver\nbackup_swift_object_size = 1000000\n", ""), // another driver's

		swift(alone+"backup_swift_auth_version = v3\nbackup_swift_tenant = service\n", `^ClientException: Unknown auth_version`),
		swift(alone+"backup_swift_auth_version = 3.0\nbackup_swift_tenant = service\n", ""),
		swift(alone+"backup_swift_auth_version = 1\n", ""),

		s3(mode+"exponential\n", `^InvalidRetryModeError: `),
		s3(mode+"Standard\n", `^InvalidRetryModeError: `),
		s3(mode+"adaptive\n", ""),

		audit(period+"daily\n", `^ValueError: `),
		audit(period+"Month\n", `^ValueError: `),
		audit(period+"day@noon\n", `^ValueError: `),
		audit(period+"month@-1\n", `^ValueError: `),
		audit(period+"month@32\n", `^ValueError: `),
		audit(period+"day@24\n", `^ValueError: `),
		audit(period+"hour@60\n", `^ValueError: `),
		audit(period+"year@13\n", `^ValueError: `),
		audit(period+"hour@59\n", ""),
		audit(period+"day@23\n", ""),
		audit(period+"month@15\n", ""),
		audit(period+"hour@+5\n", ""),
		audit(period+"year\n", ""),

		store(volumes+"volumev3:internalURL\n", `^ValueError: `),
		store(volumes+"volumev3::internalURL\n", ""),
		store(volumes+"volumev3\ncinder_endpoint_template = https://volume.example.org/v3/%(project_id)s\n", ""),

		interfaces("interface = Internal", unfound),
		interfaces("interface = https://identity.example.org", unfound),
		interfaces("interface = internalUrl", unfound),
		interfaces("interface = internalURL", ""),
		interfaces("interface = public", ""),

		compressed(bus+"gz\n", `^MessageDeliveryFailure: .*'gz'`),
		compressed(bus+"GZIP\n", `^MessageDeliveryFailure: .*'GZIP'`),
		compressed(bus+"gzip\n", ""),
		compressed(bus+"bzip2\n", ""),
		compressed(bus+"application/x-gzip\n", ""),
		compressed(bus+"\n", ""),
	}
}

// directorySyntax are cases of how Keystone searches a directory.
func directorySyntax() []Case {
	filters := of("refused_in_use", "searched directory", "keystone", "")
	servers := on("url", of("refused_in_use", "ldap", "keystone", ""))
	maps := on("user_additional_attribute_mapping", of("refused_in_use", "mapped attributes", "keystone", ""))
	const ldap, refused = "[identity]\ndriver = ldap\n[ldap]\n", `^FILTER_ERROR: `
	const urls, connects = ldap + "user = cn=keystone\npassword = Wx7Yq2Zp\nurl = ", `^BackendError: `
	const users, groups, mapped = ldap + "user_filter = ", ldap + "group_filter = ", ldap + "user_additional_attribute_mapping = "
	return []Case{
		filters(users+"memberOf=cn=cloud,dc=example,dc=org\n", refused),
		filters(users+"cloud\n", refused),
		filters(users+"(cloud)\n", refused),
		filters(users+"(memberOf=cn=cloud,dc=example,dc=org\n", refused),
		filters(users+"(memberOf=cn=cloud))\n", refused),
		filters(users+"(&(a=b)(c=d)\n", refused),
		filters(users+"& (a=b) (c=d)\n", refused),
		filters(groups+"cn=cloud-*\n", refused),
		filters(users+"(memberOf=cn=cloud,dc=example,dc=org)\n", ""),
		filters(users+"(a=b) (c=d)\n", ""),
		filters(users+"(&(!(a=b))(|(c>=1)(d~=e)))\n", ""),
		filters(users+`(cn=a\28b)`+"\n", ""),
		filters(users+"(memberOf:1.2.840.113556.1.4.1941:=cn=cloud)\n", ""),
		filters(users+"( cn=a )\n", ""),
		filters(groups+"(cn=cloud-*)\n", ""),

		servers(urls+"ldaps://a.example.org:636:636\n", connects),
		servers(urls+"ldaps://a.example.org:636;ldaps://b.example.org:636\n", connects),
		servers(urls+"ldaps://a.example.org:636/dc=example,dc=org\n", connects),
		servers(urls+"ldaps://a.example.org,b.example.org\n", connects),
		servers(urls+"ldaps://2001:db8::1\n", connects),
		servers(urls+"ldaps://a.example.org, ldaps://b.example.org:636\n", ""),
		servers(urls+"ldaps://[2001:db8::1]:636\n", ""),

		maps(mapped+"gecos=description\n", `^Ineffective: skips`),
		maps(mapped+"gecos\n", `^Ineffective: skips`),
		maps(mapped+"gecos:description:email\n", `^Ineffective: skips`),
		maps(mapped+"gecos:description,telephoneNumber:phone\n", ""),
	}
}

// imageSyntax are cases of how Glance takes in images.
func imageSyntax() []Case {
	hashes := inSection("refused_in_use", "hash of images", "glance", "DEFAULT")
	staged := inSection("refused_in_use", "staged imports", "glance", "DEFAULT")
	silent := on("disabled_notifications", inSection("refused_in_use", "silent notifications", "glance", "DEFAULT"))
	s3 := of("refused_in_use", "images in S3", "glance", "")
	folders := of("refused_in_use", "image folders", "glance", "")
	const files, oneStore = "[DEFAULT]\nenabled_backends = f:file\n[glance_store]\ndefault_backend = f\n[f]\n", "[glance_store]\nstores = file\n"
	const both, noNumber, noPath = `^BadStoreConfiguration: .*Specify either`, `^BadStoreConfiguration: .*Invalid priority`, `^BadStoreConfiguration: .*Invalid directory`
	const store = "[DEFAULT]\nenabled_backends = s:s3\n[glance_store]\ndefault_backend = s\n[s]\n"
	const shared = "[glance_store]\nstores = file,s3\ndefault_store = s3\n"
	const told, unknown, bad = `^Ineffective: tells of what`, `^ValueError: unsupported hash type`, `^BadTaskConfiguration: `
	return []Case{
		hashes("hashing_algorithm = sha_512", unknown),
		hashes("hashing_algorithm = crc32", unknown),
		hashes("hashing_algorithm = best", unknown),
		hashes("hashing_algorithm = SHA512", ""),
		hashes("hashing_algorithm = sha-512", ""),
		hashes("hashing_algorithm = sha3_512", ""),
		hashes("hashing_algorithm = blake2b", ""),
		hashes("hashing_algorithm = md5", ""),

		staged("node_staging_uri = /var/lib/glance/staging", bad),
		staged("node_staging_uri = file://var/lib/glance/staging", bad),
		staged("node_staging_uri = https://staging.example.org/", bad),
		staged("node_staging_uri = file:///var/lib/glance/staging", ""),

		silent("disabled_notifications = images.create", told),
		silent("disabled_notifications = image.member", told),
		silent("disabled_notifications = Image", told),
		silent("disabled_notifications = task,all", told),
		silent("disabled_notifications = image.member.create,task,metadef_tag", ""),
		silent("disabled_notifications = metadef_namespace.delete_tags", ""),

		folders(files+"filesystem_store_datadirs = /srv/a:2\n", both),
		folders(files+"filesystem_store_datadir = /srv/a\nfilesystem_store_datadirs = /srv/b\n", both),
		folders(files+"filesystem_store_datadir =\nfilesystem_store_datadirs = /srv/a:high\n", noNumber),
		folders(files+"filesystem_store_datadir =\nfilesystem_store_datadirs = /srv/a\nfilesystem_store_datadirs = :5\n", noPath),
		folders(files+"filesystem_store_datadir =\nfilesystem_store_datadirs = /srv/a: +20 \nfilesystem_store_datadirs = /srv/b:\n", ""),
		folders(files+"filesystem_store_datadir = /srv/a\n", ""),
		folders(oneStore+"filesystem_store_datadirs = /srv/a:2\n", both),
		folders(oneStore+"filesystem_store_datadir =\nfilesystem_store_datadirs = /srv/a:2,\n", noNumber),
		folders(oneStore+"filesystem_store_datadir =\nfilesystem_store_datadirs = /srv/a:2\n", ""),

		s3(store+"s3_store_host = s3.example.org\n", `^ValueError: Invalid endpoint`),
		s3(store+"s3_store_host = 192.0.2.20:7480\n", `^ValueError: Invalid endpoint`),
		s3(shared+"s3_store_host = s3.example.org\n", `^ValueError: Invalid endpoint`),
		s3(shared+"s3_store_host = http://s3.example.org\ns3_store_bucket_url_format = dns\n", `^InvalidS3AddressingStyleError: `),
		s3(shared+"s3_store_host = http://s3.example.org\n", ""),
		s3(store+"s3_store_host = https://s3.example.org\n", ""),
		s3(store+"s3_store_host = s3-eu-west-1.amazonaws.com\n", ""),
		s3(store+"s3_store_host = https://s3.example.org\ns3_store_bucket_url_format = subdomain\n", `^InvalidS3AddressingStyleError: `),
		s3(store+"s3_store_host = https://s3.example.org\ns3_store_bucket_url_format = Path\n", `^InvalidS3AddressingStyleError: `),
		s3(store+"s3_store_host = https://s3.example.org\ns3_store_bucket_url_format = path\n", ""),
	}
}

// shareSyntax are cases of the classes that Manila's drivers load.
func shareSyntax() []Case {
	helpers := of("refused_at_start", "helpers of shares", "manila", "")
	const box = "[DEFAULT]\nenabled_share_backends = box\n[box]\ndriver_handles_share_servers = "
	const lvm = box + "false\nshare_driver = manila.share.drivers.lvm.LVMShareDriver\nlvm_share_export_ips = 192.0.2.5\nlvm_share_helpers = "
	const generic = box + "true\nshare_driver = manila.share.drivers.generic.GenericShareDriver\nshare_helpers = "
	modes := of("refused_at_start", "drivers of shares", "manila", "")
	lists := of("refused_at_start", "listed shares", "cinder", "")
	const ceph, wrong = box + "false\nshare_driver = manila.share.drivers.cephfs.driver.CephFSDriver\ncephfs_volume_mode = ", `^BadConfigurationException: `
	const nfs, missing = "[DEFAULT]\nenabled_backends = box\n[box]\nvolume_driver = cinder.volume.drivers.nfs.NfsDriver\nnfs_shares_config = ", `^NfsException: .*doesn't exist`
	const class, unloaded = "manila.share.drivers.helpers.NFSHelper", `^(ImportError|ValueError|ModuleNotFoundError): `
	return []Case{
		modes(ceph+"rwxr-x---\n", wrong),
		modes(ceph+"0755x\n", wrong),
		modes(ceph+"789\n", wrong),
		modes(ceph+"0750\n", ""),
		modes(ceph+"0o755\n", ""),

		lists(nfs+"nas.example.org:/volumes\n", missing),
		lists(nfs+"/etc/hostname\n", ""),
		lists(nfs+"nas.example.org:/volumes\nnas_host = nas.example.org\nnas_share_path = /volumes\n", ""),

		helpers(lvm+"NFS\n", unloaded),
		helpers(lvm+"NFS:"+class+"\n", unloaded),
		helpers(lvm+"NFS=NFSHelper\n", unloaded),
		helpers(lvm+"NFS = "+class+"\n", unloaded),
		helpers(lvm+class+"\n", unloaded),
		helpers(lvm+"NFS="+class+"\n", ""),
		helpers(lvm+"CIFS=manila.share.drivers.helpers.CIFSHelperUserAccess,NFS="+class+"\n", ""),
		helpers(generic+"NFS:"+class+"\n", unloaded),
		helpers(generic+"nfs="+class+"\n", ""),
	}
}

// messageSyntax are cases of what services log, and of what they tell others.
func messageSyntax() []Case {
	logged := inSection("refused_in_use", "formatted messages", "nova", "DEFAULT")
	levels := inSection("refused_in_use", "told of stacks", "heat", "DEFAULT")
	const broken, nameless = `^ValueError: `, `^AttributeError: `
	return []Case{
		logged("logging_default_format_string = %(asctime)s %(levelname)s %(message)", broken),
		logged("logging_default_format_string = %(process) [%(name)s] %(message)s", broken),
		logged("logging_context_format_string = %(asctime)s [%(request_id] %(message)s", broken),
		logged("logging_debug_format_suffix = %(funcName)s:%(lineno)", broken),
		logged("logging_exception_prefix = %(asctime)s 100%", broken),
		logged("logging_default_format_string = %(asctime)s.%(msecs)03d %(process)d %(levelname)-8s %(name)s %(message)s", ""),
		logged("logging_context_format_string = %(color)s%(asctime)s [%(request_id)s] 100%% %(message)s", ""),
		logged("logging_exception_prefix = %(process)5d ERROR", ""),
		logged("logging_default_format_string = %(asctime)s %(level)s %(message)s", broken),
		logged("logging_default_format_string = %(process_id)d %(message)s", broken),
		logged("logging_context_format_string = [%(req_id)s] %(message)s", broken),
		logged("logging_default_format_string = %(LevelName)s %(message)s", broken),
		logged("logging_debug_format_suffix = %(func_name)s:%(lineno)d", broken),
		logged("logging_exception_prefix = %(pid)d ERROR", `^KeyError: 'pid'`),
		logged("logging_default_format_string = %(relativeCreated)d %(threadName)s %(funcName)s %(message)s", ""),
		logged("logging_context_format_string = %(user_name)s %(project_name)s %(request_id)s %(message)s", ""),

		logged("logging_context_format_string = %(tenant)s %(message)s", broken),
		logged("logging_user_identity_format = %(user)s %(project)s", ""),
		logged("instance_format = [instance: %(uuid) ]", broken),
		logged("instance_uuid_format = [instance: %(uuid)]", broken),
		logged("instance_uuid_format = [instance: %(id)s]", `^KeyError: 'id'`),
		logged("instance_uuid_format = [%(uuid)s]", ""),

		levels("default_notification_level = information", nameless),
		levels("default_notification_level = ", nameless),
		levels("default_notification_level = Warn", ""),
		levels("default_notification_level = audit", ""),
	}
}
