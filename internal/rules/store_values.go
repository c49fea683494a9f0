package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

const (
	takesNoImages = "Glance logs that the store is not configured correctly, and takes no images there: every upload to it fails."
	wholeText     = "[DEFAULT]\ndebug = false\n"
)

// storeNeedRows are on options without which a store that speaks S3 takes no images.
func storeNeedRows() []Row {
	const host, account = "s3_store_host = https://s3.example.org\n", "s3_store_access_key = glance\ns3_store_secret_key = Wc2n7Yt9Lr4VqXz8\n"
	place := Row{
		Options:     []string{"s3_store_host", "s3_store_bucket"},
		Is:          isEmpty,
		If:          []Guard{wholeFile},
		Message:     "{option} in {section} is not set",
		Effect:      takesNoImages,
		Remediation: "Set {option} in {section}: Glance needs the host, the bucket and two keys.",
		Bad:         host + account + wholeText, Good: host + account + "s3_store_bucket = images\n" + wholeText,
	}
	keys := place
	keys.Options = []string{"s3_store_access_key", "s3_store_secret_key"}
	keys.If = []Guard{wholeFile, firstEmpty(keys.Options...)}
	keys.Levels = "WWE" // many keep secrets in another file
	keys.Remediation = "Set s3_store_access_key and s3_store_secret_key in {section}, or name them in set_elsewhere if another file sets them."
	keys.Bad = host + "s3_store_bucket = images\n" + wholeText
	return append(storeRows("s3", place), storeRows("s3", keys)...)
}

// objectPartRows are on how Glance divides images for a store that speaks S3.
func objectPartRows() []Row {
	part := Row{
		Options:     []string{"s3_store_large_object_chunk_size"},
		Is:          lessThan(5),
		Message:     "{assigned} is less than the 5 MiB that S3 takes as a part of an image",
		Effect:      takesNoImages,
		Remediation: "Set s3_store_large_object_chunk_size to 5 or more: it counts in MiB.",
		Bad:         "s3_store_large_object_chunk_size = 4\n", Good: "s3_store_large_object_chunk_size = 5\n",
	}
	threads := part
	threads.Options = []string{"s3_store_thread_pools"}
	threads.Is = lessThan(1)
	threads.Message = "{assigned} leaves no thread to upload with"
	threads.Remediation = "Set s3_store_thread_pools to a number above zero, such as 10."
	threads.Bad, threads.Good = "s3_store_thread_pools = 0\n", "s3_store_thread_pools = 1\n"
	size := part
	size.Before, size.Release = Series("2025.1"), "zed" // later it means that all images are divided
	size.Options = []string{"s3_store_large_object_size"}
	size.Is = in("0")
	size.Message = "{assigned} counts as not set"
	size.Remediation = "Set s3_store_large_object_size to the number of MiB from which images are divided, such as 100."
	size.Bad, size.Good = "s3_store_large_object_size = 0\n", "s3_store_large_object_size = 1\n"
	rows := append(storeRows("s3", part), storeRows("s3", threads)...)
	return append(rows, storeRows("s3", size)...)
}

// storeUserRows are on the user by whom Glance keeps all its images in Swift.
func storeUserRows() []Row {
	const account = "swift_store_auth_address = https://keystone.example.org:5000/v3\nswift_store_key = Wc2n7Yt9Lr4VqXz8\nswift_store_auth_version = 3\n"
	return storeRows("swift", Row{
		Options: []string{"swift_store_user"},
		Is:      textIs(func(text string) bool { return strings.Count(text, ":") != 1 && marker(text) == "" }),
		If: []Guard{
			with("swift_store_multi_tenant", isFalse), with("swift_store_config_file", isEmpty),
			with("swift_store_auth_version", in("2", "3")),
		},
		Message:     "{option} is not PROJECT:USER",
		Effect:      "The store raises BadStoreUri whenever Glance reaches Swift, so it neither keeps images there nor reads them.",
		Remediation: "Write the project, a colon and the user, such as service:glance.",
		Bad:         account + "swift_store_user = glance\n", Good: account + "swift_store_user = service:glance\n",
	})
}

// storeFolderRows are on the folders of stores that are written as URLs.
func storeFolderRows() []Row {
	const stray = "Glance uses the text as the path of a folder named file:, in the folder that it runs in, and keeps images there or fails to make it."
	folder := Row{
		Options:     []string{"filesystem_store_datadir"},
		Is:          textIs(fileURL),
		Message:     "{assigned} in {section} is a URL, and the option takes a path",
		Effect:      stray,
		Remediation: "Write the path alone, such as /var/lib/glance/images.",
		Bad:         "filesystem_store_datadir = file:///var/lib/glance/images\n", Good: "filesystem_store_datadir = /var/lib/glance/images\n",
	}
	folders := folder
	folders.Options = []string{"filesystem_store_datadirs"}
	folders.Is = item(fileURL)
	folders.Message = "{option} in {section} lists {item}, which is a URL, and the option takes paths"
	folders.Remediation = "Write the path alone, and a priority behind a colon, such as /srv/images:200."
	folders.Bad = "filesystem_store_datadir =\nfilesystem_store_datadirs = file:///srv/images:200\n"
	folders.Good = "filesystem_store_datadir =\nfilesystem_store_datadirs = /srv/images:200\n"
	rows := append(storeRows("file", folder), storeRows("file", folders)...)
	for _, section := range [...]string{"os_glance_staging_store", "os_glance_tasks_store"} {
		own := folder
		own.Section = section
		own.If = []Guard{forProgram(storePrograms...), not(singleStore), where("DEFAULT", "enabled_backends", value((*config.Setting).IsSet))}
		own.Remediation = "Write the path alone, such as /var/lib/glance/staging."
		header := "[DEFAULT]\nenabled_backends = f:file\n[glance_store]\ndefault_backend = f\n[" + section + "]\n"
		own.Bad, own.Good = header+folder.Bad, header+folder.Good
		rows = append(rows, own)
	}
	return rows
}

// fileURL reports whether a text is the URL of a file.
func fileURL(text string) bool { return foldedPrefix(text, "file:/") }

// The options that make up the account by which Glance keeps images as volumes.
var volumeAccount = [...]string{"cinder_store_auth_address", "cinder_store_user_name", "cinder_store_password", "cinder_store_project_name"}

// volumeAccountRows are on an account that is not complete.
func volumeAccountRows() []Row {
	const part = "cinder_store_auth_address = https://keystone.example.org/v3\ncinder_store_user_name = glance\ncinder_store_project_name = service\n"
	return storeRows("cinder", Row{
		Where:       Where{Services: glanceOnly},
		Options:     volumeAccount[:],
		Is:          isEmpty,
		If:          []Guard{wholeFile, firstMissing, without("cinder_store_application_credential_id", isSet)},
		Message:     "{option} in {section} is not set, so the other options of the account have no effect",
		Effect:      "Glance keeps images as volumes of the user who uploads them, in that user's project.",
		Remediation: "Set {option} as well, or name it in set_elsewhere if another file sets it.",
		Bad:         part + wholeText, Good: part + "cinder_store_password = Wc2n7Yt9Lr4VqXz8\n" + wholeText,
	})
}

// firstMissing holds for the first option of the account that is not set, where all of
// them are known and one is set.
func firstMissing(p *Pass, s *config.Setting) bool {
	missing, given := "", false
	for _, name := range volumeAccount {
		switch one := p.sibling(s, name); {
		case !one.Known():
			return false
		case !one.IsEmpty():
			given = true
		case missing == "":
			missing = name
		}
	}
	return given && s.Name() == missing
}

// volumeAddressRows are on the Keystone of that account.
func volumeAddressRows() []Row {
	const account = "cinder_store_user_name = glance\ncinder_store_password = Wc2n7Yt9Lr4VqXz8\ncinder_store_project_name = service\ncinder_store_auth_address = "
	return storeRows("cinder", Row{
		Where:       Where{Services: glanceOnly},
		Options:     []string{"cinder_store_auth_address"},
		Is:          textIs(withoutScheme),
		If:          []Guard{with("cinder_store_user_name", isSet), with("cinder_store_password", isSet), with("cinder_store_project_name", isSet)},
		Message:     "{assigned} in {section} has no scheme",
		Effect:      "Glance cannot ask Keystone for a token, so it neither keeps images in Cinder nor reads them.",
		Remediation: "Write the whole URL, such as https://keystone.example.org:5000/v3.",
		Bad:         account + "keystone.example.org:5000/v3\n", Good: account + "https://keystone.example.org:5000/v3\n",
	})
}
