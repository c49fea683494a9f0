package rules

import "github.com/osloconf/terraform-provider-osloconf/internal/config"

// supportRows are on drivers of volumes that a release does not run as they are.
func supportRows() []Row {
	qnap, lvm := oneBackend("cinder", "qnap.QnapISCSIDriver"), oneBackend("cinder", "lvm.LVMVolumeDriver")
	return []Row{{
		Where:       Where{Services: cinderOnly, Section: "<backend>"},
		Options:     []string{"volume_driver"},
		Is:          isSet,
		If:          []Guard{forProgram(volumePrograms...), unsupported, with("enable_unsupported_driver", isFalse)},
		Message:     "{assigned} in {section} is a driver that the release marks as unsupported",
		Effect:      "cinder-volume logs that unsupported drivers are disabled, and the back end stays down.",
		Remediation: "Set enable_unsupported_driver = true in {section}, and plan to move to a driver that is supported: a later release may remove this one.",
		Bad:         qnap, Good: qnap + "enable_unsupported_driver = true\n",
	}, {
		Where:       Where{Services: cinderOnly, Section: "<backend>", Since: Series("pike")},
		Options:     []string{"volume_driver"},
		Is:          in("cinder.volume.drivers.lvm.LVMVolumeDriver", "cinder.volume.drivers.nfs.NfsDriver").Given(),
		If:          []Guard{forProgram(volumePrograms...), where("DEFAULT", "cluster", isSet)},
		Message:     "{assigned} in {section} cannot run in a cluster, and cluster is set in [DEFAULT]",
		Effect:      "cinder-volume raises VolumeDriverException when it loads the driver, and the back end stays down.",
		Remediation: "Remove cluster, or use a driver that runs on several hosts at a time, such as RBDDriver.",
		Bad:         "[DEFAULT]\ncluster = one\n" + lvm[len("[DEFAULT]\n"):], Good: lvm,
	}}
}

// unsupported holds in a back end whose driver the release marks as unsupported.
func unsupported(p *Pass, s *config.Setting) bool {
	known, ok := p.Release.Service(p.Service)
	return ok && known.Unsupported(known.Driver(s.Str()))
}
