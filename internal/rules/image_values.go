package rules

import "strings"

// imageRows are on how Glance takes in images, and on what it tells others of them.
func imageRows() []Row {
	row := Row{
		Where:       Where{Section: "DEFAULT"},
		Options:     []string{"hashing_algorithm"},
		Is:          textIs(noHash),
		If:          []Guard{forProgram(storePrograms...)},
		Message:     "{assigned} is not a hash that Python has",
		Effect:      "Glance raises ValueError on every upload, and stores no images.",
		Remediation: "Write the name as Python's hashlib knows it, such as sha512 or sha256.",
		Bad:         "[DEFAULT]\nhashing_algorithm = sha_512\n", Good: "[DEFAULT]\nhashing_algorithm = sha256\n",
	}
	staging := row
	staging.Options = []string{"node_staging_uri"}
	staging.Is = textIs(func(text string) bool { return !strings.HasPrefix(text, "file:///") })
	staging.If = []Guard{forProgram(storePrograms...), singleStore}
	staging.Message = "{assigned} does not begin with file:///"
	staging.Effect = "Glance cuts seven characters off the value for the folder, and refuses imports with BadTaskConfiguration."
	staging.Remediation = "Write file:// and the path from the root, such as file:///var/lib/glance/staging."
	staging.Bad, staging.Good = "[DEFAULT]\nnode_staging_uri = /var/lib/glance/staging\n", "[DEFAULT]\nnode_staging_uri = file:///var/lib/glance/staging\n"
	silent := row
	silent.Options = []string{"disabled_notifications"}
	silent.Is = item(noNotification)
	silent.If = nil
	silent.Levels = "WEE"
	silent.Message = "{option} lists {item}, which is neither a kind of notification nor a group of them"
	silent.Effect = "Glance ignores the item, and sends the notifications that you meant to leave out."
	silent.Remediation = "List kinds such as image.create, or what stands before their first dot, such as image or task."
	silent.Bad, silent.Good = "[DEFAULT]\ndisabled_notifications = images.create,image.member\n", "[DEFAULT]\ndisabled_notifications = image.member.create,task\n"
	return []Row{row, staging, silent}
}

// objectStoreRows are on how Glance reaches a store that speaks S3.
func objectStoreRows() []Row {
	const store = "[DEFAULT]\nenabled_backends = s:s3\n[glance_store]\ndefault_backend = s\n[s]\n"
	row := Row{
		Where:   Where{Section: "<store>"},
		Options: []string{"s3_store_host"},
		Is: textIs(func(text string) bool {
			return !strings.Contains(text, "://") && !strings.Contains(text, "amazonaws.com")
		}),
		If:          []Guard{forProgram(storePrograms...), storeOfKind("s3")},
		Message:     "{assigned} does not begin with https:// or http://",
		Effect:      "boto3 raises ValueError whenever Glance reaches the store, so it neither keeps images there nor reads them.",
		Remediation: "Write the whole URL, such as https://s3.example.org.",
		Bad:         store + "s3_store_host = s3.example.org\n", Good: store + "s3_store_host = https://s3.example.org\n",
	}
	style := row
	style.Options = []string{"s3_store_bucket_url_format"}
	style.Is = notIn("auto", "virtual", "path", "").Given()
	style.Message = "{assigned} is not a style of address that botocore has"
	style.Effect = "botocore raises InvalidS3AddressingStyleError whenever Glance reaches the store, so it neither keeps images there nor reads them."
	style.Remediation = "Write auto, virtual or path, in small letters."
	style.Bad, style.Good = store+"s3_store_bucket_url_format = subdomain\n", store+"s3_store_bucket_url_format = virtual\n"
	// Without enabled_backends there is one store of each kind, in a section that they share.
	alone := func(r Row) Row {
		r.Section = "glance_store"
		r.If = []Guard{forProgram(storePrograms...), singleStore, lists("glance_store", "stores", "s3")}
		const shared = "[glance_store]\nstores = file,s3\ndefault_store = s3\n"
		r.Bad, r.Good = strings.Replace(r.Bad, store, shared, 1), strings.Replace(r.Good, store, shared, 1)
		r.Release = "zed"
		return r
	}
	return []Row{row, style, alone(row), alone(style)}
}

// fileStoreRows are on the folders in which Glance keeps images.
func fileStoreRows() []Row {
	const store = "[DEFAULT]\nenabled_backends = f:file\n[glance_store]\ndefault_backend = f\n[f]\n"
	const disabled = "The store logs a warning and takes no images: every upload to it fails."
	row := Row{
		Where:       Where{Section: "<store>"},
		Options:     []string{"filesystem_store_datadirs"},
		Is:          isSet,
		If:          []Guard{forProgram(storePrograms...), storeOfKind("file"), without("filesystem_store_datadir", isEmpty)},
		Message:     "{option} is set, and filesystem_store_datadir, which has a default, is not empty",
		Effect:      disabled,
		Remediation: "Set filesystem_store_datadir to an empty value as well, or use it alone.",
		Bad:         store + "filesystem_store_datadirs = /srv/a:2\nfilesystem_store_datadirs = /srv/b:1\n",
		Good:        store + "filesystem_store_datadir =\nfilesystem_store_datadirs = /srv/a:2\nfilesystem_store_datadirs = /srv/b:1\n",
	}
	priority := row
	priority.Is = item(noFolder)
	priority.If = row.If[:2:2]
	priority.Message = "{option} lists {item}, which is not a folder with a whole number as its priority"
	priority.Remediation = "Write the folder, a colon and a whole number, such as /srv/images:200; the highest number is filled first."
	priority.Bad = store + "filesystem_store_datadir =\nfilesystem_store_datadirs = /srv/a:high\n"
	priority.Good = store + "filesystem_store_datadir =\nfilesystem_store_datadirs = /srv/a:200\n"
	alone := func(r Row) Row {
		r.Section = "glance_store"
		r.If = append([]Guard{forProgram(storePrograms...), singleStore, lists("glance_store", "stores", "file")}, r.If[2:]...)
		const shared = "[glance_store]\nstores = file\ndefault_store = file\n"
		r.Bad, r.Good = strings.Replace(r.Bad, store, shared, 1), strings.Replace(r.Good, store, shared, 1)
		r.Release = "zed"
		return r
	}
	return []Row{row, priority, alone(row), alone(priority)}
}

// noFolder reports whether Glance finds no folder in an item, or a priority after
// its last colon that is no whole number.
func noFolder(text string) bool {
	folder, priority := text, ""
	if at := strings.LastIndexByte(text, ':'); at >= 0 {
		folder, priority = text[:at], strings.TrimSpace(text[at+1:])
	}
	if strings.TrimSpace(folder) == "" {
		return true
	}
	digits := strings.TrimLeft(priority, "+-")
	return priority != "" && (len(priority)-len(digits) > 1 || strings.Trim(digits, "0123456789_") != "")
}

// noHash reports whether Python surely has no hash of a name. Which ones it has, and
// under how many names, depends on its OpenSSL.
func noHash(text string) bool {
	name := strings.ReplaceAll(strings.ToLower(text), "-", "")
	for _, family := range [...]string{"sha", "md", "blake2", "ripemd", "rmd", "sm3", "whirlpool", "keccak", "streebog", "ssl3", "gost", "rsa", "dsa", "ecdsa"} {
		if rest, found := strings.CutPrefix(name, family); found {
			return strings.Contains(rest, " ") || family == "sha" && strings.HasPrefix(rest, "_")
		}
	}
	return !allDigits(strings.ReplaceAll(name, ".", "")) // a number that stands for a hash
}

// noNotification reports whether an item of disabled_notifications matches none of
// Glance's notifications: it is compared with the whole kind, and with what stands
// before the kind's first dot.
func noNotification(text string) bool {
	group, kind, detailed := strings.Cut(text, ".")
	return text != "" && (!oneOf(group, "image", "task", "metadef_namespace", "metadef_object", "metadef_property", "metadef_resource_type", "metadef_tag") ||
		detailed && (kind == "" || text == "image.member"))
}
