package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// targetRows are on the helpers by which the LVM driver exports volumes, which fail to
// start.
func targetRows() []Row {
	lvm := oneBackend("cinder", "lvm.LVMVolumeDriver")
	return []Row{{
		Where:       Where{Services: cinderOnly, Section: "<backend>", Since: Series("train")},
		Options:     []string{"target_helper"},
		Is:          in("nvmet", "spdk-nvmeof"),
		If:          []Guard{forProgram(volumePrograms...), with("volume_driver", ofClass("LVMVolumeDriver")), with("target_protocol", in("iscsi", "iser"))},
		Message:     "{assigned} in {section} is a helper for NVMe, and target_protocol is for iSCSI",
		Effect:      "The driver raises UnsupportedNVMETProtocol when it starts, and the back end stays down.",
		Remediation: "Set target_protocol to nvmet_tcp, or nvmet_rdma, or choose a helper for iSCSI, such as lioadm.",
		Bad:         lvm + "target_helper = nvmet\n", Good: lvm + "target_helper = nvmet\ntarget_protocol = nvmet_rdma\n",
	}}
}

// exportRows are on what fails when the LVM driver exports a volume.
func exportRows() []Row {
	lvm := oneBackend("cinder", "lvm.LVMVolumeDriver")
	return []Row{{
		Where:       Where{Section: "<backend>", Since: Series("train")},
		Options:     []string{"target_helper"},
		Is:          in("tgtadm", "lioadm", "scstadmin", "iscsictl", "ietadm"),
		If:          []Guard{forProgram(volumePrograms...), with("volume_driver", ofClass("LVMVolumeDriver")), with("target_protocol", in("nvmet_tcp", "nvmet_rdma"))},
		Message:     "{assigned} in {section} is a helper for iSCSI, and target_protocol is for NVMe",
		Effect:      "Cinder announces the volumes by a protocol that no connector knows, and no host can attach them.",
		Remediation: "Set target_helper = nvmet, or target_protocol = iscsi.",
		Bad:         lvm + "target_helper = lioadm\ntarget_protocol = nvmet_rdma\n", Good: lvm + "target_helper = lioadm\ntarget_protocol = iscsi\n",
	}, {
		Where:       Where{Section: "<backend>"},
		Options:     []string{"target_prefix"},
		Is:          textIs(func(text string) bool { return !strings.Contains(text, ":") }).Given(),
		If:          []Guard{forProgram(volumePrograms...), with("volume_driver", ofClass("LVMVolumeDriver")), with("target_helper", in("tgtadm", "lioadm", "iscsictl"))},
		Message:     "{assigned} in {section} has no colon",
		Effect:      "Cinder raises IndexError whenever it exports a volume, and no host can attach one.",
		Remediation: "End the prefix with a colon, as in iqn.2010-10.org.openstack:.",
		Bad:         lvm + "target_prefix = iqn.2010-10.org.openstack\n", Good: lvm + "target_prefix = iqn.2010-10.org.openstack:\n",
	}}
}

// snapshotRow is on a security option with which NFS cannot make snapshots.
func snapshotRow() Row {
	nfs := oneBackend("cinder", "nfs.NfsDriver") + "nfs_snapshot_support = true\nnas_secure_file_operations = "
	return Row{
		Where:       Where{Section: "<backend>"},
		Options:     []string{"nfs_snapshot_support"},
		Is:          isTrue,
		If:          []Guard{forProgram(volumePrograms...), with("volume_driver", ofClass("NfsDriver")), with("nas_secure_file_operations", inFold("true"))},
		Message:     "{assigned} in {section}, where nas_secure_file_operations is true",
		Effect:      "The driver raises VolumeDriverException when it starts, and the back end stays down.",
		Remediation: "Set nfs_snapshot_support = false, or nas_secure_file_operations = false if you need snapshots: Cinder then works on the files as root.",
		Bad:         nfs + "true\n", Good: nfs + "false\n",
	}
}

// cephPoolRows are on the pool of Ceph in which Cinder keeps volumes.
func cephPoolRows() []Row {
	ceph := oneBackend("cinder", "rbd.RBDDriver")
	return []Row{{
		Where:       Where{Services: cinderOnly, Section: "<backend>"},
		Options:     []string{"rbd_pool"},
		Is:          isEmpty,
		If:          []Guard{forProgram(volumePrograms...), with("volume_driver", ofClass("RBDDriver"))},
		Message:     "{option} in {section} is empty",
		Effect:      "The driver raises InvalidConfigurationValue when it starts, and the back end stays down.",
		Remediation: "Set rbd_pool to the pool for volumes, or remove the line for the pool rbd.",
		Bad:         ceph + "rbd_pool =\n", Good: ceph + "rbd_pool = volumes\n",
	}}
}

// chunkSizeRow is on the size of the objects that make up a volume in Ceph.
func chunkSizeRow() Row {
	ceph := oneBackend("cinder", "rbd.RBDDriver") + "rbd_pool = volumes\nrbd_store_chunk_size = "
	return Row{
		Where:       Where{Section: "<backend>"},
		Options:     []string{"rbd_store_chunk_size"},
		Is:          lessThan(1),
		If:          []Guard{forProgram(volumePrograms...), with("volume_driver", ofClass("RBDDriver"))},
		Message:     "{assigned} in {section} is below 1",
		Effect:      "The driver raises ValueError whenever it creates a volume.",
		Remediation: "Write a number of mebibytes that is a power of two, such as 4.",
		Bad:         ceph + "0\n", Good: ceph + "4\n",
	}
}

// defaultTypeRow is on the type of volumes for which users name none.
func defaultTypeRow() Row {
	return Row{
		Where:       Where{Section: "DEFAULT", Since: Series("victoria")},
		Options:     []string{"default_volume_type"},
		Is:          value(func(s *config.Setting) bool { return s.IsSet() && s.IsEmpty() }),
		If:          []Guard{forProgram("cinder-api")},
		Message:     "{option} is empty",
		Effect:      "Cinder finds no type of that name, and refuses every volume for which the user names no type.",
		Remediation: "Set default_volume_type to a type of volume, or remove the line for __DEFAULT__, which Cinder makes.",
		Bad:         "[DEFAULT]\ndefault_volume_type =\n", Good: "[DEFAULT]\ndefault_volume_type = fast\n",
	}
}
