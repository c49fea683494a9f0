package rules

import (
	"slices"
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// conductors are the programs of Ironic that prepare nodes.
var conductors = []string{"ironic", "ironic-conductor"}

// nodeImageRow is on the images that nodes boot while Ironic prepares them.
func nodeImageRow() Row {
	return Row{
		Where: Where{Section: "conductor"},
		Options: []string{
			"bootloader", "bootloader_by_arch", "deploy_kernel", "deploy_kernel_by_arch", "deploy_ramdisk", "deploy_ramdisk_by_arch",
			"rescue_kernel", "rescue_kernel_by_arch", "rescue_ramdisk", "rescue_ramdisk_by_arch",
		},
		Is:          value(namesNoImage),
		If:          []Guard{forProgram(conductors...)},
		Message:     "{assigned} in {section} is neither the ID of an image nor a URL",
		Effect:      "Ironic raises ImageRefValidationFailed when it prepares a node whose driver_info names no image of its own.",
		Remediation: "Write the ID of an image in Glance, or a URL that begins with https://, http:// or file://.",
		Bad:         "[conductor]\ndeploy_kernel = /var/lib/ironic/ipa.kernel\n", Good: "[conductor]\ndeploy_kernel = file:///var/lib/ironic/ipa.kernel\n",
	}
}

// namesNoImage reports whether Ironic surely finds no image under a text, or under one
// of those for each architecture.
func namesNoImage(s *config.Setting) bool {
	if s.Known() && s.Value.Kind() == types.Dict {
		return slices.ContainsFunc(s.Value.Items(), func(one types.Value) bool { return noImage(one.Text()) })
	}
	return s.HasText() && noImage(s.Str())
}

// noImage reports whether a text is neither a UUID nor a URL of a kind that some release
// of Ironic fetches images by.
func noImage(text string) bool {
	if text == "" || marker(text) != "" || isUUID(strings.Trim(text, "{}")) {
		return false
	}
	scheme, _, found := strings.Cut(text, ":")
	return !found || !oneOf(strings.ToLower(scheme), "http", "https", "file", "glance", "oci", "nfs", "cifs", "smb", "urn")
}

// cleaningNetworkRow is on the network in which Ironic cleans nodes.
func cleaningNetworkRow() Row {
	const interfaces = "[DEFAULT]\nenabled_network_interfaces = noop,neutron\n"
	return Row{
		Where:   Where{Section: "neutron", Absent: true},
		Options: []string{"cleaning_network"},
		Is:      isEmpty,
		If: []Guard{
			wholeFile, forProgram(conductors...), where("DEFAULT", "enabled_network_interfaces", value((*config.Setting).IsSet)),
			lists("DEFAULT", "enabled_network_interfaces", "flat", "neutron"), not(where("DEFAULT", "default_network_interface", in("noop"))),
			where("conductor", "automated_clean", isTrue),
		},
		Levels:      "WWW",
		Message:     "{option} in [neutron] is not set, and enabled_network_interfaces lists flat or neutron",
		Effect:      "Ironic raises MissingParameterValue when it validates or cleans a node of such an interface whose driver_info has no cleaning_network.",
		Remediation: "Set cleaning_network in [neutron] to the name or ID of the network, or in the driver_info of each node.",
		Bad:         interfaces, Good: interfaces + "[neutron]\ncleaning_network = cleaning\n",
	}
}

// takesMode reports whether an option takes the mode of files or folders as a number.
func takesMode(service, name string) bool {
	return service == "ironic" && oneOf(name, "dir_permission", "file_permission")
}

// decimalMode reports a mode that is written in octal digits where the type reads
// decimal ones.
func (p *Pass) decimalMode(s *config.Setting) {
	number, known := number(s)
	mode, err := strconv.ParseInt(oslo.Strip(s.Text), 8, 64)
	if !known || err != nil || number < 0 || !looksOctal(oslo.Strip(s.Text), int64(number)) {
		return
	}
	p.Report(Problem{
		On: s, Message: assigned(s) + " is read as a decimal number, which is the mode " + strconv.FormatInt(int64(number), 8),
		Effect:      "Ironic sets that mode: it takes rights away from its files or folders, and may give others the right to write.",
		Remediation: "Write " + strconv.FormatInt(mode, 10) + ", which is the mode " + strconv.FormatInt(mode, 8) + " as a decimal number.",
	})
}

// looksOctal reports whether someone wrote a mode in octal digits: with a zero before
// them, or one of the usual ones. A number that is a usual mode as it is read is right.
func looksOctal(text string, read int64) bool {
	usual := func(digits string) bool {
		return oneOf(digits, "400", "440", "444", "600", "640", "644", "660", "664", "666", "700", "710", "711", "750", "755", "770", "775", "777")
	}
	if usual(strconv.FormatInt(read, 8)) {
		return false
	}
	const fewest = 3 // digits of a mode
	digits := strings.TrimLeft(text, "0")
	return len(digits) >= fewest && (digits != text || text[0] > '5' && usual(text))
}
