package rules_test

import "testing"

// TestHardwareTypes judges what the release of Debian 12 cannot show, and what a
// user reads.
func TestHardwareTypes(t *testing.T) {
	t.Parallel()
	const types = "[DEFAULT]\nenabled_hardware_types = "
	for name, test := range map[string]struct {
		program, release, text string
		option, message        string // "" where nothing is found
		remediation            string
	}{
		"one type":             {"", "2026.1", types + "ipmi,redfish\nenabled_power_interfaces = ipmitool\n", "enabled_power_interfaces", "enabled_power_interfaces lists nothing that suits redfish", "Add redfish to enabled_power_interfaces, or leave redfish out of enabled_hardware_types."},
		"two types":            {"", "2026.1", types + "ipmi,redfish\nenabled_power_interfaces = snmp\n", "enabled_power_interfaces", "nothing that suits ipmi and redfish", "Add ipmitool and redfish to enabled_power_interfaces, or leave ipmi and redfish out of enabled_hardware_types."},
		"types by default":     {"ironic-conductor", "2026.1", "[DEFAULT]\nenabled_management_interfaces = redfish\n", "enabled_management_interfaces", "suits ipmi, which enabled_hardware_types lists by default", "Add ipmitool to enabled_management_interfaces, or set enabled_hardware_types without ipmi."},
		"interface by default": {"", "xena", types + "snmp\nenabled_management_interfaces = noop\n", "enabled_hardware_types", `enabled_power_interfaces, "ipmitool" by default, has nothing that suits snmp`, "Add snmp to enabled_power_interfaces"},
		"a default":            {"", "2026.1", types + "ipmi,redfish\ndefault_power_interface = ipmitool\n", "default_power_interface", `default_power_interface = "ipmitool" does not suit redfish in enabled_hardware_types`, "Leave the option out"},
		"firmware":             {"", "2026.1", types + "ipmi,redfish\nenabled_firmware_interfaces = redfish\n", "enabled_firmware_interfaces", "nothing that suits ipmi", "Add no-firmware to enabled_firmware_interfaces"},

		"all suited":             {"", "2026.1", types + "ipmi,redfish\nenabled_power_interfaces = ipmitool,redfish\n", "", "", ""},
		"power by redfish":       {"", "2026.1", types + "idrac\nenabled_power_interfaces = redfish\n", "", "", ""},
		"console by IPMI":        {"", "2026.1", types + "redfish\nenabled_console_interfaces = ipmitool-socat\n", "", "", ""},
		"none enabled":           {"", "2026.1", types + "ipmi,redfish\nenabled_power_interfaces =\n", "", "", ""},
		"the API":                {"ironic-api", "2026.1", types + "ipmi,redfish\nenabled_power_interfaces = ipmitool\n", "", "", ""},
		"before rocky":           {"", "queens", types + "redfish\nenabled_power_interfaces = ipmitool\n", "", "", ""},
		"a type of a package":    {"", "2026.1", types + "corporate\nenabled_power_interfaces = ipmitool\n", "", "", ""},
		"an unknown interface":   {"", "2026.1", types + "redfish\nenabled_power_interfaces = corporate\n", "", "", ""},
		"a type that is gone":    {"", "2026.2", types + "ilo\nenabled_boot_interfaces = ipxe\n", "", "", ""},
		"a default not enabled":  {"", "2026.1", types + "redfish\nenabled_power_interfaces = redfish\ndefault_power_interface = ipmitool\n", "", "", ""},
		"fake with any default":  {"", "2026.1", types + "fake-hardware\nenabled_power_interfaces = fake,ipmitool\ndefault_power_interface = ipmitool\n", "", "", ""},
		"nothing is set":         {"", "xena", "[DEFAULT]\ndebug = false\n", "", "", ""},
		"a default for one type": {"", "2026.1", types + "ipmi\ndefault_power_interface = ipmitool\n", "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := ofRule("hardware_type_unsupported", judgedAs(t, "ironic", test.program, test.release, test.text))
			sole(t, found, says{option: test.option, message: test.message, remediation: test.remediation})
		})
	}
}
