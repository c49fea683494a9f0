package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

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
	methods := row
	methods.Options = []string{"enabled_import_methods"}
	methods.Is = listHas("glance_direct", "web_download", "copy_image", "glance_download")
	methods.If = nil
	methods.Message = "{option} lists {item}, and the methods have hyphens in their names"
	methods.Effect = "Glance refuses every import by the method that you meant."
	methods.Remediation = "Write glance-direct, web-download, copy-image or glance-download."
	methods.Bad, methods.Good = "[DEFAULT]\nenabled_import_methods = [glance_direct]\n", "[DEFAULT]\nenabled_import_methods = [glance-direct]\n"
	return []Row{row, staging, silent, methods}
}

// objectStoreRows are on how Glance reaches a store that speaks S3.
func objectStoreRows() []Row {
	host := storeRows("s3", Row{
		Options: []string{"s3_store_host"},
		Is: textIs(func(text string) bool {
			return !strings.Contains(text, "://") && !strings.Contains(text, "amazonaws.com")
		}),
		Message:     "{assigned} does not begin with https:// or http://",
		Effect:      "boto3 raises ValueError whenever Glance reaches the store, so it neither keeps images there nor reads them.",
		Remediation: "Write the whole URL, such as https://s3.example.org.",
		Bad:         "s3_store_host = s3.example.org\n", Good: "s3_store_host = https://s3.example.org\n",
	})
	style := storeRows("s3", Row{
		Options:     []string{"s3_store_bucket_url_format"},
		Is:          notIn("auto", "virtual", "path", "").Given(),
		Message:     "{assigned} is not a style of address that botocore has",
		Effect:      "botocore raises InvalidS3AddressingStyleError whenever Glance reaches the store, so it neither keeps images there nor reads them.",
		Remediation: "Write auto, virtual or path, in small letters.",
		Bad:         "s3_store_bucket_url_format = subdomain\n", Good: "s3_store_bucket_url_format = virtual\n",
	})
	return append(host, style...)
}

// fileStoreRows are on the folders in which Glance keeps images.
func fileStoreRows() []Row {
	const disabled = "The store logs a warning and takes no images: every upload to it fails."
	both := storeRows("file", Row{
		Options:     []string{"filesystem_store_datadirs"},
		Is:          isSet,
		If:          []Guard{without("filesystem_store_datadir", isEmpty)},
		Message:     "{option} is set, and filesystem_store_datadir, which has a default, is not empty",
		Effect:      disabled,
		Remediation: "Set filesystem_store_datadir to an empty value as well, or use it alone.",
		Bad:         "filesystem_store_datadirs = /srv/a:2\nfilesystem_store_datadirs = /srv/b:1\n",
		Good:        "filesystem_store_datadir =\nfilesystem_store_datadirs = /srv/a:2\nfilesystem_store_datadirs = /srv/b:1\n",
	})
	priority := storeRows("file", Row{
		Options:     []string{"filesystem_store_datadirs"},
		Is:          item(noFolder),
		Message:     "{option} lists {item}, which is not a folder with a whole number as its priority",
		Effect:      disabled,
		Remediation: "Write the folder, a colon and a whole number, such as /srv/images:200; the highest number is filled first.",
		Bad:         "filesystem_store_datadir =\nfilesystem_store_datadirs = /srv/a:high\n",
		Good:        "filesystem_store_datadir =\nfilesystem_store_datadirs = /srv/a:200\n",
	})
	return append(both, priority...)
}

// storeRows makes two rows of one on stores of a kind: for the sections that
// enabled_backends names, and for the one that stores share without it. The row's
// examples are what such a section holds.
func storeRows(kind string, row Row) []Row {
	in := func(section, header string, guards ...Guard) Row {
		made := row
		made.Section = section
		made.If = slices.Concat([]Guard{forProgram(storePrograms...)}, guards, row.If)
		made.Bad, made.Good = header+row.Bad, header+row.Good
		return made
	}
	named := in("<store>", "[DEFAULT]\nenabled_backends = s:"+kind+"\n[glance_store]\ndefault_backend = s\n[s]\n", storeOfKind(kind))
	shared := in("glance_store", "[glance_store]\nstores = "+kind+"\ndefault_store = "+kind+"\n", singleStore, lists("glance_store", "stores", kind))
	shared.Release = "zed"
	return []Row{named, shared}
}

// noFolder reports whether Glance finds no folder in an item, or a priority after
// its last colon that is no whole number.
func noFolder(text string) bool {
	folder, priority := text, ""
	if at := strings.LastIndexByte(text, ':'); at >= 0 {
		folder, priority = text[:at], text[at+1:]
	}
	_, err := types.IntType{}.Parse(priority) // an empty one is fine
	return err != nil || strings.TrimSpace(folder) == ""
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
