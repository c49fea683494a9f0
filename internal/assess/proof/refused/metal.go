package refused

// metal are cases of Ironic's hardware types and the interfaces that suit them.
func metal() []Case {
	start := inSection("hardware_type_unsupported", "ironic conductor", "ironic", "DEFAULT")
	const none, both, ilo = `^NoValidDefaultForInterface: .*`, "enabled_hardware_types = ipmi, redfish\n", "enabled_hardware_types = ilo\n"
	return []Case{
		start(both+"enabled_power_interfaces = ipmitool", none+"redfish"),
		start(both+"enabled_power_interfaces = redfish,redfish", none+"ipmi"),
		start("enabled_power_interfaces = ipmitool", none+"redfish"),
		start(both+"enabled_management_interfaces = ilo", none),
		start(both+"enabled_boot_interfaces = redfish-virtual-media", none+"ipmi"),
		start(both+"enabled_bios_interfaces = redfish", none+"ipmi"),
		start(both+"enabled_inspect_interfaces = redfish", none+"ipmi"),
		start(both+"enabled_vendor_interfaces = ipmitool", none+"redfish"),
		start(both+"enabled_raid_interfaces = irmc", none),
		start("enabled_hardware_types = snmp\nenabled_console_interfaces = ipmitool-socat", none+"snmp"),
		start(both+"default_power_interface = redfish", none+"ipmi"),
		start(both+"default_management_interface = ipmitool", none+"redfish"),
		start(both+"default_boot_interface = redfish-virtual-media", none+"ipmi"),
		start(both+"enabled_deploy_interfaces = direct,fake\ndefault_deploy_interface = fake", none),
		start(ilo, none+"ilo"),
		start(ilo+"enabled_boot_interfaces = ipxe,pxe", none+"ilo"),
		start(ilo+"enabled_boot_interfaces = ilo-uefi-https", none+"ilo"),
		start("enabled_hardware_types = fake-hardware\nenabled_power_interfaces = ipmitool", none+"fake-hardware"),
		start("enabled_hardware_types = snmp,manual-management\nenabled_power_interfaces = snmp", none+"manual-management"),

		start(both+"enabled_power_interfaces = ipmitool,,redfish", ""),
		start(both+"enabled_power_interfaces =\nenabled_management_interfaces = noop", ""),
		start(both+"enabled_bios_interfaces = no-bios", ""),
		start(both+"default_management_interface = noop\nenabled_management_interfaces = noop,ipmitool", ""),
		start(both+"default_boot_interface = ipxe", ""),
		start(ilo+"enabled_boot_interfaces = ilo-pxe", ""),
		start("enabled_hardware_types = ilo5\nenabled_boot_interfaces = ilo-uefi-https\nenabled_management_interfaces = ilo5", ""),
		start("enabled_hardware_types = irmc,intel-ipmi,snmp,manual-management", ""),
		start("enabled_hardware_types = idrac\nenabled_power_interfaces = idrac-wsman\nenabled_vendor_interfaces = idrac-redfish", ""),
		start("enabled_hardware_types = fake-hardware\nenabled_power_interfaces = fake,ipmitool\ndefault_power_interface = ipmitool", ""),
	}
}
