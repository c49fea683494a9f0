package rules

import (
	"math"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/urls/spec"
)

// backupRows are on names that only the libraries of Cinder's backups know, and on the
// period of Cinder's audit.
func backupRows() []Row {
	const swift = "[DEFAULT]\nbackup_driver = cinder.backup.drivers.swift.SwiftBackupDriver\nbackup_swift_auth = single_user\nbackup_swift_auth_version = "
	const s3 = "[DEFAULT]\nbackup_driver = cinder.backup.drivers.s3.S3BackupDriver\nbackup_s3_retry_mode = "
	const audit = "[DEFAULT]\nvolume_usage_audit_period = "
	row := Row{
		Where:       Where{Section: "DEFAULT"},
		Options:     []string{"backup_swift_auth_version"},
		Is:          notIn("1", "1.0", "2", "2.0", "3", "3.0"),
		If:          []Guard{forProgram("cinder-backup"), with("backup_driver", ofClass("SwiftBackupDriver")), with("backup_swift_auth", in("single_user"))},
		Message:     "{assigned} is not a version that python-swiftclient has",
		Effect:      "The client raises ClientException whenever it signs in, and cinder-backup makes no backups.",
		Remediation: "Write the number alone: 3 for Keystone.",
		Bad:         swift + "v3\n", Good: swift + "3\n",
	}
	retries := row
	retries.Options = []string{"backup_s3_retry_mode"}
	retries.Is = notIn("legacy", "standard", "adaptive")
	retries.If = []Guard{forProgram("cinder-backup"), with("backup_driver", ofClass("S3BackupDriver"))}
	retries.Message = "{assigned} is not a mode that botocore has"
	retries.Effect = "botocore raises InvalidRetryModeError whenever the driver is loaded, and cinder-backup makes no backups."
	retries.Remediation = "Write legacy, standard or adaptive, in small letters."
	retries.Bad, retries.Good = s3+"exponential\n", s3+"standard\n"
	period := row
	period.Options = []string{"volume_usage_audit_period"}
	period.Is = textIs(noPeriod)
	period.If = nil
	period.Message = "{assigned} is not a period"
	period.Effect = "cinder-volume-usage-audit raises ValueError, and sends no notifications."
	period.Remediation = "Write hour, day, month or year, and where it is to begin elsewhere @ and a number, such as day@18."
	period.Bad, period.Good = audit+"daily\n", audit+"month@15\n"
	beyond := period
	beyond.Is = textIs(beyondUnit)
	beyond.Message = "{assigned} begins at a time that does not always exist"
	beyond.Remediation = "Write at most month@28, day@23, hour@59 or year@12."
	beyond.Bad, beyond.Good = audit+"day@25\n", audit+"day@23\n"
	return append([]Row{row, retries, period, beyond}, chunkRows()...)
}

// chunkRows are on the sizes of the parts in which Cinder stores a backup, each of which
// is hashed in blocks.
func chunkRows() []Row {
	row := func(driver, class, size, block string) Row {
		text := "[DEFAULT]\nbackup_driver = cinder.backup.drivers." + driver + "." + class + "\n" + block + " = 32768\n" + size + " = "
		return Row{
			Where:       Where{Section: "DEFAULT"},
			Options:     []string{size},
			Is:          value(scalar),
			If:          []Guard{forProgram("cinder-backup"), with("backup_driver", ofClass(class)), notMultipleOf(block)},
			Message:     "{assigned} is not a multiple of " + block,
			Effect:      "cinder-backup raises InvalidBackup for every backup.",
			Remediation: "Write a multiple of " + block + ", or leave both out.",
			Bad:         text + "1000000\n", Good: text + "32768000\n",
		}
	}
	return []Row{
		row("swift", "SwiftBackupDriver", "backup_swift_object_size", "backup_swift_block_size"),
		row("s3", "S3BackupDriver", "backup_s3_object_size", "backup_s3_block_size"),
		row("gcs", "GoogleBackupDriver", "backup_gcs_object_size", "backup_gcs_block_size"),
		row("posix", "PosixBackupDriver", "backup_file_size", "backup_sha_block_size_bytes"),
		row("nfs", "NFSBackupDriver", "backup_file_size", "backup_sha_block_size_bytes"),
		row("glusterfs", "GlusterfsBackupDriver", "backup_file_size", "backup_sha_block_size_bytes"),
	}
}

// notMultipleOf holds where a number leaves a remainder when divided by another one of
// the section, and the text gives one of the two.
func notMultipleOf(option string) Guard {
	return func(p *Pass, s *config.Setting) bool {
		block := p.sibling(s, option)
		size, known := number(s)
		part, ok := number(block)
		return known && ok && part > 0 && math.Mod(size, part) != 0 && (s.IsSet() || block.IsSet())
	}
}

// noPeriod reports whether Cinder cannot read a period: one of four words, and perhaps
// where it begins.
func noPeriod(text string) bool {
	unit, from, offset := strings.Cut(text, "@")
	return !oneOf(unit, "hour", "day", "month", "year") || offset && !spec.IsCount(from)
}
