package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// metalInterfaces judges whether each of Ironic's hardware types has an interface
// of each kind, as the conductor does when it starts.
var metalInterfaces = &Rule{
	Name:        "hardware_type_unsupported",
	Levels:      "EEE",
	CWE:         []int{1288},
	Needs:       Values | Text,
	Scope:       Whole,
	Title:       "a hardware type without an interface that suits it",
	Effect:      "ironic-conductor finds no default for the hardware type, and exits.",
	Remediation: "Enable an interface of each kind for each hardware type.",
	Example: Example{
		Service:  "ironic",
		BadText:  "[DEFAULT]\nenabled_hardware_types = ipmi,redfish\nenabled_power_interfaces = ipmitool\n",
		GoodText: "[DEFAULT]\nenabled_hardware_types = ipmi,redfish\nenabled_power_interfaces = ipmitool,redfish\n",
		Message:  "enabled_power_interfaces lists nothing that suits redfish",
	},
	Check: checkMetalInterfaces,
}

func checkMetalInterfaces(p *Pass) {
	// Older releases can do with classic drivers alone.
	types := p.Configuration.Get("DEFAULT", "enabled_hardware_types")
	if !p.mayBeOf("ironic", "ironic-conductor") || !p.reached(Series("rocky")) || !types.Known() || types.Hidden {
		return
	}
	for _, kind := range ironicInterfaces {
		p.metalInterface(types, kind)
	}
}

// metalInterface judges one kind of interface: the default that is set, or else the
// enabled ones. Where none is enabled, Ironic enables what suits its hardware types.
func (p *Pass) metalInterface(types *config.Setting, kind string) {
	enabled := p.Configuration.Get("DEFAULT", "enabled_"+kind+"_interfaces")
	chosen := p.Configuration.Get("DEFAULT", "default_"+kind+"_interface")
	if !enabled.Known() || enabled.Hidden || !chosen.Known() || chosen.Hidden {
		return
	}
	names := []string{}
	for _, item := range enabled.Value.Items() {
		switch name := item.Text(); {
		case name != "" && !p.loads(enabled, name):
			return // judged as a driver
		case name != "":
			names = append(names, name)
		}
	}
	if !chosen.IsSet() {
		p.enabledInterfaces(types, enabled, kind, names)
		return
	}
	if !p.loads(enabled, chosen.Str()) || len(names) > 0 && !slices.Contains(names, chosen.Str()) {
		return // judged as a default that is not enabled
	}
	unsuited := p.unsuited(types, kind, []string{chosen.Str()})
	// Ironic lets this type have any default.
	unsuited = slices.DeleteFunc(unsuited, func(hardware string) bool { return hardware == "fake-hardware" })
	if len(unsuited) > 0 {
		p.Report(Problem{
			On:          chosen,
			Message:     assigned(chosen) + " does not suit " + strings.Join(unsuited, " and ") + " in enabled_hardware_types",
			Remediation: "Leave the option out: Ironic then takes the first interface that suits each hardware type.",
		})
	}
}

// enabledInterfaces judges the enabled interfaces of a kind.
func (p *Pass) enabledInterfaces(types, enabled *config.Setting, kind string, names []string) {
	unsuited := p.unsuited(types, kind, names)
	if len(names) == 0 || len(unsuited) == 0 || !types.IsSet() && !enabled.IsSet() {
		return
	}
	which := strings.Join(unsuited, " and ")
	problem := Problem{On: enabled, Message: enabled.Name() + " lists nothing that suits " + which}
	without := "leave " + which + " out of enabled_hardware_types."
	if !types.IsSet() {
		problem.Message += ", which enabled_hardware_types lists by default"
		without = "set enabled_hardware_types without " + which + "."
	}
	if !enabled.IsSet() {
		problem.On = types
		problem.Message = enabled.Name() + ", " + report.Show(strings.Join(names, ",")) + " by default, has nothing that suits " + which
	}
	problem.Remediation = capitalised(without)
	if wanted := p.suiting(enabled, kind, unsuited); len(wanted) > 0 {
		problem.Remediation = "Add " + strings.Join(wanted, " and ") + " to " + enabled.Name() + ", or " + without
	}
	p.Report(problem)
}

// unsuited lists the hardware types that none of the interfaces suits, of those
// that are known.
func (p *Pass) unsuited(types *config.Setting, kind string, names []string) []string {
	var unsuited []string
	for _, item := range types.Value.Items() {
		hardware := item.Text()
		known := metalTypes(hardware) != "" && p.loads(types, hardware)
		if known && !slices.ContainsFunc(names, func(name string) bool { return suits(hardware, kind, name) }) && !slices.Contains(unsuited, label(hardware)) {
			unsuited = append(unsuited, label(hardware))
		}
	}
	return unsuited
}

// suiting lists an interface for each hardware type.
func (p *Pass) suiting(enabled *config.Setting, kind string, types []string) []string {
	var suiting []string
	for _, hardware := range types {
		for word := range strings.FieldsSeq(metalTypes(hardware) + " " + genericInterfaces) {
			of, name, _ := strings.Cut(word, "/")
			if of == kind && suits(hardware, kind, name) && p.loads(enabled, name) {
				if !slices.Contains(suiting, name) {
					suiting = append(suiting, name)
				}
				break
			}
		}
	}
	return suiting
}

// suits reports whether some release of a hardware type supports an interface.
func suits(hardware, kind, name string) bool {
	word := kind + "/" + name
	if slices.Contains(strings.Fields(metalTypes(hardware)), word) {
		return true
	}
	return slices.Contains(strings.Fields(genericInterfaces), word) && (kind != "boot" || hardware != "ilo" && hardware != "ilo5")
}

// genericInterfaces suit every hardware type, except that iLO has its own ways to
// boot.
const genericInterfaces = "bios/no-bios boot/ipxe boot/pxe boot/http boot/http-ipxe console/no-console console/fake-graphical " +
	"deploy/direct deploy/iscsi deploy/ansible deploy/ramdisk deploy/anaconda deploy/custom-agent deploy/autodetect deploy/bootc " +
	"firmware/no-firmware inspect/no-inspect inspect/agent inspect/inspector network/flat network/neutron network/noop network/ironic-networking " +
	"raid/no-raid raid/agent rescue/no-rescue rescue/agent storage/noop storage/cinder storage/external vendor/no-vendor"

// metalTypes lists the further interfaces of a hardware type, those of all releases
// since Rocky, with the best choice first; "" for an unknown type.
func metalTypes(hardware string) string {
	const ipmi = "console/ipmitool-socat console/ipmitool-shellinabox power/ipmitool vendor/ipmitool "
	const redfish = "bios/redfish boot/redfish-virtual-media boot/redfish-https console/redfish-graphical console/ipmitool-socat " +
		"firmware/redfish inspect/redfish raid/redfish vendor/redfish power/redfish "
	const ilo = "bios/ilo boot/ilo-virtual-media boot/ilo-pxe boot/ilo-ipxe console/ilo inspect/ilo management/ilo power/ilo vendor/ilo "
	switch hardware {
	case "ipmi":
		return ipmi + "management/ipmitool management/noop"
	case "intel-ipmi":
		return ipmi + "management/intel-ipmitool"
	case "redfish":
		return redfish + "management/redfish management/noop"
	case "idrac":
		return redfish + "boot/idrac-redfish-virtual-media bios/idrac-redfish bios/idrac-wsman inspect/idrac-redfish inspect/idrac-wsman inspect/idrac " +
			"management/idrac-redfish management/idrac-wsman management/idrac power/idrac-redfish power/idrac-wsman power/idrac " +
			"raid/idrac-redfish raid/idrac-wsman raid/idrac vendor/idrac-redfish vendor/idrac-wsman vendor/idrac"
	case "ilo":
		return ilo
	case "ilo5":
		return ilo + "boot/ilo-uefi-https management/ilo5 raid/ilo5"
	case "irmc":
		return "bios/irmc boot/irmc-virtual-media boot/irmc-pxe console/ipmitool-socat console/ipmitool-shellinabox inspect/irmc " +
			"management/irmc power/irmc power/ipmitool raid/irmc vendor/irmc"
	case "snmp":
		return "power/snmp management/noop management/fake"
	case "manual-management":
		return "deploy/noop power/agent power/fake management/noop management/fake"
	case "xclarity":
		return "management/xclarity power/xclarity"
	case "ibmc":
		return "management/ibmc power/ibmc raid/ibmc vendor/ibmc"
	case "fake-hardware":
		return "bios/fake boot/fake console/fake deploy/fake firmware/fake inspect/fake management/fake power/fake raid/fake rescue/fake storage/fake vendor/fake"
	}
	return ""
}
