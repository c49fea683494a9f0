package rules

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// fileBackedRows are on what nova-compute demands before it keeps the memory of guests
// in files.
func fileBackedRows() []Row {
	const exact, file = "[DEFAULT]\nram_allocation_ratio = 1.0\n", "[libvirt]\nfile_backed_memory = "
	row := Row{
		Where:       Where{Section: "libvirt"},
		Options:     []string{"file_backed_memory"},
		Is:          moreThan(0),
		If:          []Guard{libvirtInUse, overcommits},
		Message:     "{assigned} needs ram_allocation_ratio = 1.0",
		Effect:      "nova-compute raises InternalError when it starts, and exits.",
		Remediation: "Set ram_allocation_ratio = 1.0 in [DEFAULT].",
		Bad:         "[DEFAULT]\nram_allocation_ratio = 1.5\n" + file + "1048576\n", Good: exact + file + "1048576\n",
	}
	reserved := row
	reserved.Since = Series("victoria")
	reserved.If = []Guard{libvirtInUse, whollyReserved}
	reserved.Message = "{assigned} is not more than reserved_host_memory_mb"
	reserved.Remediation = "Set reserved_host_memory_mb = 0 in [DEFAULT]: guests do not use the memory of the host."
	reserved.Bad, reserved.Good = exact+file+"512\n", exact+"reserved_host_memory_mb = 0\n"+file+"512\n"
	kind := row
	kind.If = []Guard{libvirtInUse, with("virt_type", notIn("kvm", "qemu"))}
	kind.Message = "{assigned} works only with virt_type kvm or qemu"
	kind.Remediation = "Leave file_backed_memory out, or use virt_type kvm or qemu."
	kind.Bad, kind.Good = exact+"[libvirt]\nvirt_type = lxc\nfile_backed_memory = 1048576\n", exact+"[libvirt]\nvirt_type = kvm\nfile_backed_memory = 1048576\n"
	return []Row{row, reserved, kind}
}

// overcommits holds where guests may be given more memory than there is. Without a
// ratio of its own, a host takes one from elsewhere.
func overcommits(p *Pass, _ *config.Setting) bool {
	ratio := p.Configuration.Get("DEFAULT", "ram_allocation_ratio")
	if !ratio.Known() {
		return false
	}
	n, ok := number(ratio)
	return (ratio.IsSet() || p.WholeFile()) && (!ok || n != 1)
}

// whollyReserved holds where a host keeps as much memory for itself as there is.
func whollyReserved(p *Pass, s *config.Setting) bool {
	reserved := p.Configuration.Get("DEFAULT", "reserved_host_memory_mb")
	kept, ok := number(reserved)
	there, known := number(s)
	return ok && known && (reserved.IsSet() || p.WholeFile()) && kept > 0 && kept >= there
}

// computeUseRows are on what hosts read only when there are instances.
func computeUseRows() []Row {
	const ceph = "[libvirt]\nimages_type = rbd\nimages_rbd_pool = vms\n"
	const oneOfTwo = "nova-compute raises TypeError when it describes a disk in Ceph to libvirt, and no instance starts."
	const lvm, audit = "[libvirt]\nimages_type = lvm\n", "[DEFAULT]\ninstance_usage_audit = true\ninstance_usage_audit_period = "
	return []Row{{
		Where:       Where{Section: "libvirt"},
		Options:     []string{"images_type"},
		Is:          in("lvm"),
		If:          []Guard{libvirtInUse, with("images_volume_group", isEmpty)},
		Message:     "{assigned} needs images_volume_group, which is not set",
		Effect:      "nova-compute raises RuntimeError whenever it makes a disk for an instance.",
		Remediation: "Set images_volume_group in [libvirt] to the LVM volume group for the disks of instances.",
		Bad:         lvm, Good: lvm + "images_volume_group = instances\n",
	}, {
		Where:       Where{Section: "ephemeral_storage_encryption"},
		Options:     []string{"enabled"},
		Is:          isTrue,
		If:          []Guard{onCompute, where("libvirt", "images_type", notIn("lvm"))},
		Message:     "{assigned} in {section} needs images_type = lvm",
		Effect:      "nova-compute raises InternalError whenever it makes a disk, and no instance starts.",
		Remediation: "Set images_type = lvm and images_volume_group in [libvirt]: Nova encrypts no other kind of disk with this option.",
		Bad:         "[libvirt]\nimages_type = qcow2\n[ephemeral_storage_encryption]\nenabled = true\n",
		Good:        lvm + "images_volume_group = instances\n[ephemeral_storage_encryption]\nenabled = true\n",
	}, {
		Where:       Where{Section: "libvirt"},
		Options:     []string{"rbd_user"},
		Is:          isSet,
		If:          []Guard{libvirtInUse, with("images_type", in("rbd")), with("rbd_secret_uuid", isEmpty)},
		Message:     "{assigned} needs rbd_secret_uuid where images_type is rbd",
		Effect:      oneOfTwo,
		Remediation: "Set rbd_secret_uuid to the UUID of libvirt's secret with the user's key.",
		Bad:         ceph + "rbd_user = nova\n", Good: ceph + "rbd_user = nova\nrbd_secret_uuid = 457eb676-33da-42ec-9a8c-9293d545c337\n",
	}, {
		Where:       Where{Section: "libvirt"},
		Options:     []string{"rbd_secret_uuid"},
		Is:          isSet,
		If:          []Guard{libvirtInUse, with("images_type", in("rbd")), with("rbd_user", isEmpty)},
		Message:     "{option} needs rbd_user where images_type is rbd",
		Effect:      oneOfTwo,
		Remediation: "Set rbd_user to the name of the Ceph user whose key libvirt's secret holds.",
		Bad:         ceph + "rbd_secret_uuid = 457eb676-33da-42ec-9a8c-9293d545c337\n", Good: ceph + "rbd_user = nova\nrbd_secret_uuid = 457eb676-33da-42ec-9a8c-9293d545c337\n",
	}, {
		Where:       Where{Section: "DEFAULT"},
		Options:     []string{"instance_usage_audit_period"},
		Is:          textIs(beyondUnit),
		If:          []Guard{onCompute, with("instance_usage_audit", isTrue)},
		Message:     "{assigned} begins at a time that does not always exist",
		Effect:      "nova-compute raises ValueError when there is no such time, and sends no audit.",
		Remediation: "Write a day up to 28 after month@, a month after year@, an hour from 0 to 23 after day@, or a minute from 0 to 59 after hour@.",
		Bad:         audit + "day@24\n", Good: audit + "day@23\n",
	}, {
		// Later releases have the two names as the option's choices.
		Where:       Where{Section: "DEFAULT", Before: Series("2024.1")},
		Options:     []string{"enabled_ssl_apis"},
		Is:          item(func(text string) bool { return !oneOf(text, "", "osapi_compute", "metadata", "ec2") }), // older files still list EC2's API
		If:          []Guard{forProgram("nova-api", "nova-api-os-compute", "nova-api-metadata")},
		CWE:         []int{319},
		Message:     "{option} lists {item}, which is neither osapi_compute nor metadata",
		Effect:      "Nova ignores the item, and serves the API that you meant without TLS.",
		Remediation: "List osapi_compute and metadata, in small letters.",
		Bad:         "[DEFAULT]\nenabled_ssl_apis = osapi_computer\n[wsgi]\nssl_cert_file = /etc/ssl/api.pem\nssl_key_file = /etc/ssl/api.key\n",
		Good:        "[DEFAULT]\nenabled_ssl_apis = osapi_compute\n[wsgi]\nssl_cert_file = /etc/ssl/api.pem\nssl_key_file = /etc/ssl/api.key\n",
		Release:     "zed",
	}}
}
