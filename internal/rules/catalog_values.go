package rules

import "strings"

// catalogRows are on where to look up an endpoint in the catalogue that comes with a
// user's token, as TYPE:NAME:INTERFACE.
func catalogRows() []Row {
	const form = "Write TYPE:NAME:INTERFACE, where INTERFACE is publicURL, internalURL or adminURL, such as "
	const swift = "[DEFAULT]\nbackup_driver = cinder.backup.drivers.swift.SwiftBackupDriver\n"
	row := Row{
		Where:       Where{Services: cinderOnly, Section: "DEFAULT"},
		Options:     []string{"glance_catalog_info"},
		Is:          textIs(noCatalogEntry).Given(),
		If:          []Guard{with("glance_api_servers", isEmpty)},
		Message:     "{assigned} is not TYPE:NAME:INTERFACE",
		Effect:      "Cinder raises InvalidConfigurationValue or TypeError whenever it asks Glance.",
		Remediation: form + "image:glance:internalURL.",
		Bad:         "[DEFAULT]\nglance_catalog_info = image:glance:internal\n", Good: "[DEFAULT]\nglance_catalog_info = image:glance:internalURL\n",
	}
	backups := row
	backups.Options = []string{"swift_catalog_info"}
	backups.If = []Guard{forProgram("cinder-backup"), with("backup_driver", ofClass("SwiftBackupDriver")), with("backup_swift_auth", in("per_user")), with("backup_swift_url", isEmpty)}
	backups.Effect = "The backup driver raises BackupDriverException, and cinder-backup makes no backups."
	backups.Remediation = form + "object-store:swift:internalURL."
	backups.Bad, backups.Good = swift+"swift_catalog_info = object-store:swift\n", swift+"swift_catalog_info = object-store:swift:internalURL\n"
	keystone := backups
	keystone.Options = []string{"keystone_catalog_info"}
	keystone.If = []Guard{forProgram("cinder-backup"), with("backup_driver", ofClass("SwiftBackupDriver")), with("backup_swift_auth", in("single_user")), with("backup_swift_auth_url", isEmpty)}
	keystone.Remediation = form + "identity:keystone:internalURL."
	keystone.Bad, keystone.Good = swift+"backup_swift_auth = single_user\nkeystone_catalog_info = identity\n", swift+"backup_swift_auth = single_user\nkeystone_catalog_info = identity:keystone:internalURL\n"
	images := row
	images.Services, images.Section = glanceOnly, "<store>"
	images.Options = []string{"cinder_catalog_info"}
	images.Is = textIs(func(text string) bool { return strings.Count(text, ":") != 2 }).Given()
	images.If = []Guard{storeOfKind("cinder"), with("cinder_endpoint_template", isEmpty), with("cinder_store_auth_address", isEmpty)}
	images.Effect = "Glance raises ValueError whenever it asks Cinder, and this store keeps no images."
	images.Remediation = form + "volumev3::internalURL."
	images.Bad = "[DEFAULT]\nenabled_backends = c:cinder\n[glance_store]\ndefault_backend = c\n[c]\ncinder_catalog_info = volumev3:internalURL\n"
	images.Good = strings.Replace(images.Bad, ":internal", "::internal", 1)
	gone := images
	gone.Since = Series("xena") // Cinder's own, which no longer has the API
	gone.Is = textIs(func(text string) bool {
		kind, rest, _ := strings.Cut(text, ":")
		return oneOf(kind, "volume", "volumev2") && strings.Count(rest, ":") == 1
	}).Given()
	gone.Levels = "WEE"
	gone.Message = "{assigned} names an API of Cinder before version 3, which Cinder does not have since xena"
	gone.Effect = "Glance finds no such service in the catalogue, and this store keeps no images."
	gone.Remediation = "Write volumev3::internalURL, or leave the option out."
	gone.Bad = strings.Replace(images.Bad, "volumev3:internal", "volumev2::internal", 1)
	return []Row{row, backups, keystone, images, gone}
}

// noCatalogEntry reports whether a text has not three parts, or one that ends with an
// interface that the catalogue of a token has not.
func noCatalogEntry(text string) bool {
	if strings.Count(text, ":") != 2 {
		return true
	}
	return !oneOf(text[strings.LastIndex(text, ":")+1:], "publicURL", "internalURL", "adminURL")
}

// ofClass is met by the path of one of these classes.
func ofClass(names ...string) Condition {
	return textIs(func(text string) bool { return oneOf(text[strings.LastIndex(text, ".")+1:], names...) })
}
