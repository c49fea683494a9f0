package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// stepRows are on the priorities of the steps by which Ironic cleans and verifies nodes.
func stepRows() []Row {
	const text = "[conductor]\nclean_step_priority_override = "
	unnamed := Row{
		Where:       Where{Section: "conductor"},
		Options:     []string{"clean_step_priority_override", "verify_step_priority_override"},
		Is:          value(func(s *config.Setting) bool { return anyStep(s, func(step, _ string) bool { return !namesStep(step) }) }),
		If:          []Guard{forProgram(conductors...)},
		Levels:      "WEE",
		Message:     "{option} in {section} has a key that is not INTERFACE.STEP",
		Effect:      "Ironic ignores the key, and the step keeps its own priority.",
		Remediation: "Write the interface, a dot, the step and its priority, such as deploy.erase_devices:0.",
		Bad:         text + "erase_devices:0\n", Good: text + "deploy.erase_devices:0\n",
	}
	unnumbered := unnamed
	unnumbered.Is = value(func(s *config.Setting) bool {
		return anyStep(s, func(_, priority string) bool { _, err := types.IntType{}.Parse(priority); return err != nil })
	})
	unnumbered.Levels = ""
	unnumbered.Message = "{option} in {section} has a priority that is not a whole number"
	unnumbered.Effect = "Ironic raises ValueError whenever it cleans or verifies a node."
	unnumbered.Bad = text + "deploy.erase_devices:off\n"
	return []Row{unnamed, unnumbered}
}

// anyStep reports whether a step and its priority meet a condition.
func anyStep(s *config.Setting, is func(step, priority string) bool) bool {
	if !s.IsSet() || !s.Known() {
		return false
	}
	return slices.ContainsFunc(dictsOf(s.Value), func(dict types.Value) bool {
		for i, step := range dict.Keys() {
			if is(step, dict.Items()[i].Text()) {
				return true
			}
		}
		return false
	})
}

// namesStep reports whether a text is a step of one of Ironic's interfaces.
func namesStep(text string) bool {
	kind, step, found := strings.Cut(text, ".")
	return found && step != "" && slices.Contains(ironicInterfaces[:], kind)
}

// workerRow is on the threads of a conductor, of which most are kept for its own work.
func workerRow() Row {
	const text = "[conductor]\nworkers_pool_size = "
	return Row{
		Where:       Where{Section: "conductor", Since: Series("2025.2")},
		Options:     []string{"workers_pool_size", "periodic_max_workers", "sync_power_state_workers"},
		Is:          value(func(s *config.Setting) bool { _, ok := number(s); return ok }).Given(),
		If:          []Guard{forProgram(conductors...), firstWritten("workers_pool_size", "periodic_max_workers", "sync_power_state_workers"), tooFewWorkers},
		Message:     "{assigned} in {section}: workers_pool_size leaves no thread for requests beside those of the conductor's own work",
		Effect:      "ironic-conductor raises IncorrectConfiguration when it starts, and exits.",
		Remediation: "Set workers_pool_size well above sync_power_state_workers plus twice periodic_max_workers, to 28 at least with their defaults.",
		Bad:         text + "16\n", Good: text + "28\n",
	}
}

// tooFewWorkers holds where a conductor counts more threads for its own work than it may
// have at all.
func tooFewWorkers(p *Pass, s *config.Setting) bool {
	const perPeriodic, others, percent = 2, 2, 100
	counts := [4]float64{}
	for i, option := range [...]string{"workers_pool_size", "reserved_workers_pool_percentage", "periodic_max_workers", "sync_power_state_workers"} {
		n, ok := number(p.sibling(s, option))
		if !ok {
			return false
		}
		counts[i] = n
	}
	size, reserved, periodic, power := counts[0], counts[1], counts[2], counts[3]
	return power+perPeriodic*periodic+others >= size-float64(int(size*reserved/percent))
}

// firstWritten holds for the first of some options of a section that the configuration
// sets.
func firstWritten(options ...string) Guard {
	return firstThat((*config.Setting).IsSet, options)
}

// hookRows are on the hooks by which Ironic's own inspection looks at a node.
func hookRows() []Row {
	var rows []Row
	for _, at := range [...]struct {
		section, option, other, inspects string
		since                            Bound
	}{
		{"inspector", "hooks", "default_hooks", "agent", Series("2023.2")},
		{"redfish", "inspection_hooks", "default_inspection_hooks", "redfish", Series("2025.2")},
	} {
		text := "[DEFAULT]\nenabled_inspect_interfaces = " + at.inspects + "\n[" + at.section + "]\n" + at.option + " = "
		older := Row{
			Where:       Where{Section: at.section, Since: at.since},
			Options:     []string{at.option, at.other},
			Is:          textIs(func(text string) bool { return olderHook(text) != "" }).Given(),
			If:          []Guard{forProgram(conductors...), lists("DEFAULT", "enabled_inspect_interfaces", at.inspects)},
			Message:     "{option} in {section} has a hook by the name that it had in ironic-inspector",
			Effect:      "ironic-conductor raises DriverLoadError when it starts, and exits.",
			Remediation: "Write the names that Ironic has: with hyphens, parse-lldp for lldp_basic, physical-network for physnet_cidr_map, and root-device for root_disk_selection.",
			Bad:         text + "$" + at.other + ",extra_hardware\n", Good: text + "$" + at.other + ",extra-hardware\n",
		}
		order := older
		order.Options = []string{at.option}
		order.Is = textIs(hooksTooEarly).Given()
		order.Message = "{option} in {section} has a hook that needs validate-interfaces before it"
		order.Remediation = "List validate-interfaces before ports, local-link-connection and physical-network."
		order.Bad, order.Good = text+"ramdisk-error,ports,validate-interfaces\n", text+"ramdisk-error,validate-interfaces,ports\n"
		rows = append(rows, older, order)
	}
	return rows
}

// olderHook finds a name of ironic-inspector's in a list of hooks.
func olderHook(text string) string {
	for name := range strings.SplitSeq(text, ",") {
		switch name = strings.TrimSpace(name); name {
		case "capabilities", "extra_hardware", "lldp_basic", "local_link_connection", "pci_devices", "physnet_cidr_map",
			"raid_device", "ramdisk_error", "root_disk_selection", "scheduler", "validate_interfaces":
			return name
		}
	}
	return ""
}

// hooksTooEarly reports whether a hook comes before the one that it needs.
func hooksTooEarly(text string) bool {
	if strings.Contains(text, "$") || olderHook(text) != "" {
		return false
	}
	for name := range strings.SplitSeq(text, ",") {
		switch strings.TrimSpace(name) {
		case "validate-interfaces":
			return false
		case "ports", "local-link-connection", "physical-network":
			return true
		}
	}
	return false
}

// bootURLRows are on the URL of the web server from which nodes boot.
func bootURLRows() []Row {
	const boots, folder, url = "[DEFAULT]\nenabled_boot_interfaces = ", "[deploy]\nhttp_root = /httpboot\n", "http_url = https://boot.example.org\n"
	row := Row{
		Where:       Where{Section: "deploy", Absent: true},
		Options:     []string{"http_url"},
		Is:          isEmpty,
		If:          []Guard{wholeFile, forProgram(conductors...), bootsByIPXE},
		Levels:      "WEE",
		Message:     "{option} in [deploy] is not set, and nodes boot by iPXE",
		Effect:      "Ironic raises MissingParameterValue for each node that boots by iPXE, and neither deploys nor cleans it.",
		Remediation: "Set http_url in [deploy] to the URL of the web server that serves the folder in http_root.",
		Bad:         boots + "ipxe\n" + folder, Good: boots + "ipxe\n" + folder + url,
	}
	media := row
	media.If = []Guard{
		wholeFile, forProgram(conductors...), not(bootsByIPXE), lists("DEFAULT", "enabled_boot_interfaces", "redfish-virtual-media"),
		where("DEFAULT", "enabled_boot_interfaces", value((*config.Setting).IsSet)), where("redfish", "use_swift", isFalse), without("external_http_url", isSet),
	}
	media.Levels = "IWW" // each node may name a URL of its own
	media.Message = "{option} in [deploy] is not set, and nodes boot by virtual media"
	media.Effect = "Ironic cannot publish what a node boots, unless the node's driver_info has an external_http_url."
	media.Bad = boots + "redfish-virtual-media\n" + folder + "[redfish]\nuse_swift = false\n"
	media.Good = boots + "redfish-virtual-media\n" + folder + url + "[redfish]\nuse_swift = false\n"
	return []Row{row, media}
}

// bootsByIPXE holds where nodes boot by iPXE unless they say otherwise.
func bootsByIPXE(p *Pass, _ *config.Setting) bool {
	if in("ipxe", "http-ipxe").Value(p.Configuration.Get("DEFAULT", "default_boot_interface")) {
		return true
	}
	enabled := p.Configuration.Get("DEFAULT", "enabled_boot_interfaces")
	return enabled.IsSet() && enabled.Known() && len(enabled.Items) > 0 &&
		!slices.ContainsFunc(enabled.Items, func(item config.Item) bool { return !oneOf(item.Text, "ipxe", "http-ipxe") })
}

// discoveryRow is on the driver of the nodes that Ironic finds by itself.
func discoveryRow() Row {
	const text = "[auto_discovery]\nenabled = true\n"
	return Row{
		Where:       Where{Section: "auto_discovery"},
		Options:     []string{"driver"},
		Is:          isEmpty,
		If:          []Guard{forProgram("ironic", "ironic-api"), with("enabled", isTrue)},
		Message:     "{option} in {section} is not set, and enabled is true",
		Effect:      "Ironic finds no conductor for the nodes that it discovers, and takes none of them in.",
		Remediation: "Set driver in [auto_discovery] to a hardware type that enabled_hardware_types lists.",
		Bad:         text, Good: text + "driver = redfish\n",
	}
}
