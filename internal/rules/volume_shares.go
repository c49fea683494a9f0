package rules

import "strings"

// mountRows are on the share that Cinder's driver for NFS mounts, and on the options of
// the mount.
func mountRows() []Row {
	const where = "nas_host = nas.example.org\nnas_share_path = /volumes\n"
	text := oneBackend("cinder", "nfs.NfsDriver")
	row := Row{
		Where:       Where{Services: cinderOnly, Section: "<backend>"},
		Effect:      "mount refuses the command, so the driver has no share and the back end stays down.",
		Options:     []string{"nas_mount_options"},
		Is:          isSet,
		If:          nfsGuards(with("nas_host", isSet), with("nas_share_path", isSet)),
		Message:     "{assigned} in {section} cannot be used with nas_host: the driver passes it to mount a second time, as a share",
		Remediation: "Write these options in nfs_mount_options instead, without -o.",
		Bad:         text + where + "nas_mount_options = vers=4\n", Good: text + where + "nfs_mount_options = vers=4\n",
	}
	flag := row
	flag.Is = textIs(beginsWithFlag)
	flag.If = nfsGuards(without("nas_host", isSet))
	flag.Message = "{assigned} in {section} begins with -o, which the driver adds itself"
	flag.Remediation = withoutFlag
	flag.Bad = text + "nfs_shares_config = /etc/cinder/nfs_shares\nnas_mount_options = -o vers=4\n"
	flag.Good = text + "nfs_shares_config = /etc/cinder/nfs_shares\nnas_mount_options = vers=4\n"
	shared := flag
	shared.Options = []string{"nfs_mount_options"}
	shared.If = nfsGuards()
	shared.Bad, shared.Good = text+where+"nfs_mount_options = -o vers=4\n", text+where+"nfs_mount_options = vers=4\n"
	return append([]Row{row, flag, shared}, shareRows()...)
}

// shareRows are on the two options that name the share.
func shareRows() []Row {
	const list = "The driver reads the file in nfs_shares_config instead, and without that file the back end stays down."
	text := oneBackend("cinder", "nfs.NfsDriver")
	const good = "nas_host = nas.example.org\nnas_share_path = /volumes\n"
	half := Row{
		Where:       Where{Services: cinderOnly, Section: "<backend>"},
		Options:     []string{"nas_host"},
		Is:          isSet,
		If:          nfsGuards(with("nas_share_path", isEmpty), without("nfs_shares_config", isWritten)),
		Message:     "{assigned} in {section} has no effect without nas_share_path",
		Effect:      list,
		Remediation: "Set both nas_host and nas_share_path, or name a file with the shares in nfs_shares_config.",
		Bad:         text + "nas_host = nas.example.org\n", Good: text + good,
	}
	other := half
	other.Options = []string{"nas_share_path"}
	other.If = nfsGuards(with("nas_host", isEmpty), without("nfs_shares_config", isWritten))
	other.Message = "{assigned} in {section} has no effect without nas_host"
	other.Bad = text + "nas_share_path = /volumes\n"
	relative := half
	relative.Options = []string{"nas_share_path"}
	relative.Is = textIs(func(text string) bool { return !strings.HasPrefix(text, "/") })
	relative.If = nfsGuards(with("nas_host", isSet))
	relative.Message = "{assigned} in {section} does not begin with a slash"
	relative.Effect = "The driver raises InvalidConfigurationValue when it starts, and the back end stays down."
	relative.Remediation = "Write the path that the server exports, such as /volumes."
	relative.Bad = text + "nas_host = nas.example.org\nnas_share_path = volumes\n"
	twice := half
	twice.Is = textIs(func(text string) bool { return strings.Contains(text, ":/") })
	twice.If = nfsGuards(with("nas_share_path", isSet))
	twice.Message = "{assigned} in {section} has a path, which belongs in nas_share_path"
	twice.Effect = "The driver mounts a share that the server does not export, and the back end stays down."
	twice.Remediation = "Write the name or address of the server alone."
	twice.Bad = text + "nas_host = nas.example.org:/volumes\nnas_share_path = /volumes\n"
	return []Row{half, other, relative, twice}
}

// nfsGuards hold in a running back end of Cinder's own driver for NFS.
func nfsGuards(guards ...Guard) []Guard {
	return append([]Guard{forProgram(volumePrograms...), runningBackend, with("volume_driver", ofClass("NfsDriver"))}, guards...)
}

// backupMountRows are on the share that keeps backups, and the options of its mount.
func backupMountRows() []Row {
	const driver = "[DEFAULT]\nbackup_driver = cinder.backup.drivers.nfs.NFSBackupDriver\nbackup_share = "
	share := Row{
		Where:       Where{Services: cinderOnly, Section: "DEFAULT"},
		Options:     []string{"backup_share"},
		Is:          textIs(func(text string) bool { return strings.Index(text, ":/") < 1 }),
		If:          []Guard{forProgram("cinder-backup"), with("backup_driver", ofClass("NFSBackupDriver"))},
		Message:     "{assigned} is not HOST:/PATH",
		Effect:      "mount refuses the share, and cinder-backup makes no backups.",
		Remediation: "Write the server, a colon and the path that it exports, such as nas.example.org:/backups.",
		Bad:         driver + "nas.example.org/backups\n", Good: driver + "nas.example.org:/backups\n",
	}
	flag := share
	flag.Options = []string{"backup_mount_options"}
	flag.Is = textIs(beginsWithFlag)
	flag.Message = "{assigned} begins with -o, which the driver adds itself"
	flag.Remediation = withoutFlag
	flag.Bad, flag.Good = share.Good+"backup_mount_options = -o vers=4\n", share.Good+"backup_mount_options = vers=4\n"
	return []Row{share, flag}
}

const withoutFlag = "Leave -o out, and write the options alone, such as vers=4.1."

func beginsWithFlag(text string) bool { return text == "-o" || strings.HasPrefix(text, "-o ") }
