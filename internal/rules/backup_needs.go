package rules

import "github.com/osloconf/terraform-provider-osloconf/internal/config"

// backupNeedRows are on options without which a driver of Cinder's backups does not
// start.
func backupNeedRows() []Row {
	row := func(module, class, option, example string) Row {
		text := "[DEFAULT]\nbackup_driver = cinder.backup.drivers." + module + "." + class + "\n"
		return Row{
			Where:       Where{Services: cinderOnly, Section: "DEFAULT"},
			Options:     []string{option},
			Is:          isEmpty,
			If:          []Guard{forProgram("cinder-backup"), with("backup_driver", ofClass(class))},
			Message:     "{option} is not set, and backup_driver needs it",
			Effect:      "The driver raises InvalidConfigurationValue when it starts, and cinder-backup makes no backups.",
			Remediation: "Set " + option + ", or name it in set_elsewhere if another file sets it.",
			Bad:         text + option + " =\n", Good: text + option + " = " + example + "\n",
		}
	}
	secret := func(option string) Row {
		one := row("s3", "S3BackupDriver", option, "Wc2n7Yt9Lr4VqXz8")
		one.Levels = "WWE" // many keep secrets in another file
		return one
	}
	return []Row{
		row("nfs", "NFSBackupDriver", "backup_share", "nas.example.org:/backups"),
		row("glusterfs", "GlusterfsBackupDriver", "glusterfs_backup_share", "gluster.example.org:backups"),
		row("gcs", "GoogleBackupDriver", "backup_gcs_bucket", "backups"),
		row("gcs", "GoogleBackupDriver", "backup_gcs_credential_file", "/etc/cinder/gcs.json"),
		row("gcs", "GoogleBackupDriver", "backup_gcs_project_id", "cloud"),
		row("s3", "S3BackupDriver", "backup_s3_endpoint_url", "https://s3.example.org"),
		secret("backup_s3_store_access_key"),
		secret("backup_s3_store_secret_key"),
		row("ceph", "CephBackupDriver", "backup_ceph_user", "cinder-backup"),
		row("ceph", "CephBackupDriver", "backup_ceph_pool", "backups"),
		row("ceph", "CephBackupDriver", "backup_ceph_conf", "/etc/ceph/ceph.conf"),
	}
}

// backupEncryptionRows are on the two options that encrypt backups in S3, of which one
// has no effect without the other.
func backupEncryptionRows() []Row {
	const driver = "[DEFAULT]\nbackup_driver = cinder.backup.drivers.s3.S3BackupDriver\nbackup_s3_endpoint_url = https://s3.example.org\n" +
		"backup_s3_store_access_key = backups\nbackup_s3_store_secret_key = Wc2n7Yt9Lr4VqXz8\n"
	const key, algorithm = "backup_s3_sse_customer_key", "backup_s3_sse_customer_algorithm"
	const both = driver + key + " = Qp7Rt2Zx9Lk4Wc2n7Yt9Lr4VqXz8Vt8K\n" + algorithm + " = AES256\n"
	row := func(option, other, bad string) Row {
		return Row{
			Where:       Where{Services: cinderOnly, Section: "DEFAULT"},
			Options:     []string{option},
			Is:          value((*config.Setting).Filled).Given(),
			If:          []Guard{forProgram("cinder-backup"), with("backup_driver", ofClass("S3BackupDriver")), with(other, isEmpty)},
			Levels:      "EEE",
			CWE:         []int{311},
			Message:     "{option} has no effect: " + other + " is not set",
			Effect:      "cinder-backup logs that encryption is disabled, and stores backups that are not encrypted with your key.",
			Remediation: "Set " + key + " and " + algorithm + ", which is AES256.",
			Bad:         driver + bad, Good: both,
		}
	}
	return []Row{
		row(key, algorithm, key+" = Qp7Rt2Zx9Lk4Wc2n7Yt9Lr4VqXz8Vt8K\n"),
		row(algorithm, key, algorithm+" = AES256\n"),
	}
}
