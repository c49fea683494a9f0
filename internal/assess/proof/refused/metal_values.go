package refused

// metalValues are cases of what Ironic gives nodes to boot, and of how it erases their disks.
func metalValues() []Case {
	modes := func(option string) func(text, fails string) Case {
		return on(option, of("invalid_value", "modes of files for nodes", "ironic", ""))
	}
	files, folders := modes("file_permission"), modes("dir_permission")
	images := inSection("refused_in_use", "images of nodes", "ironic", "conductor")
	erased := on("shred_random_overwrite_iterations", inSection("disk_not_erased", "node cleaning", "ironic", "deploy"))

	const wrong, noImage, kept = `^Ineffective: .* has the mode 1`, `^ImageRefValidationFailed: `, `^Insecure: the agent overwrites no disk`
	const id, never = "5b2c1d3e-8f4a-4b6c-9d7e-0a1b2c3d4e5f", "shred_random_overwrite_iterations = 0\nshred_final_overwrite_with_zeros = false"
	boots := on("http_url", of("required_option_unset", "boot by iPXE", "ironic", "ironic-conductor"))
	steps := inSection("refused_in_use", "steps of cleaning", "ironic", "conductor")
	const ipxe = "[DEFAULT]\nenabled_boot_interfaces = ipxe\n[deploy]\nhttp_root = /httpboot\n"
	return []Case{
		files("[pxe]\nfile_permission = 0644\n", wrong),
		files("[pxe]\nfile_permission = 644\n", wrong),
		folders("[pxe]\ndir_permission = 0755\n", wrong),
		files("[redfish]\nfile_permission = 0640\n", wrong),
		files("[ilo]\nfile_permission = 775\n", wrong),
		files("[pxe]\nfile_permission = 420\ndir_permission = 493\n", ""),
		files("[pxe]\nfile_permission = 0420\n[redfish]\nfile_permission = 416\n", ""),
		files("[ilo]\nfile_permission = 436\n[pxe]\ndir_permission =\n", ""),

		boots(ipxe, "^MissingParameterValue: iPXE boot is enabled but no HTTP URL"),
		boots(ipxe+"http_url = https://boot.example.org\n", ""),
		steps("clean_step_priority_override = erase_devices:0", "^Ineffective: the disks are erased"),
		steps("clean_step_priority_override = agent.erase_devices:0", "^Ineffective: the disks are erased"),
		steps("clean_step_priority_override = deploy.erase_devices:off", "^ValueError: invalid literal"),
		steps("clean_step_priority_override = deploy.erase_devices:0", ""),

		images("deploy_kernel = ipa-kernel\ndeploy_ramdisk = http://10.0.0.5/r", noImage),
		images("deploy_ramdisk = /var/lib/ironic/ipa.initramfs", noImage),
		images("bootloader = /usr/share/esp.img", noImage),
		images("rescue_kernel = ftp://10.0.0.5/k", noImage),
		images("rescue_kernel = file:///srv/k\nrescue_ramdisk = glance://"+id+"\nbootloader = HTTPS://10.0.0.5/b", ""),
		images("deploy_kernel = "+id+"\ndeploy_ramdisk = {5B2C1D3E8f4a4b6c9d7e0a1b2c3d4e5f}\nrescue_kernel =", ""),

		erased(never, kept),
		erased(never+"\nerase_devices_priority = 10", kept),
		erased(never+"\nerase_devices_priority = 0", ""),
		erased("shred_random_overwrite_iterations = 0", ""),
		erased("shred_final_overwrite_with_zeros = false", ""),
	}
}
