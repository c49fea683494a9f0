package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// shareNeedRows are on options without which a driver of Manila's shares does not start.
func shareNeedRows() []Row {
	const invalid, stays = "The driver raises InvalidParameterValue when it starts, and ", "the back end stays down."
	row := func(driver, option, good, effect, remediation string, also ...Guard) Row {
		text := oneBackend("manila", driver)
		return Row{
			Where:       Where{Services: manilaOnly, Section: "<backend>"},
			Options:     []string{option},
			Is:          isEmpty,
			If:          append([]Guard{forProgram(sharePrograms...), with("share_driver", ofClass(driver[strings.LastIndex(driver, ".")+1:]))}, also...),
			Message:     "{option} is not set in {section}",
			Effect:      effect + stays,
			Remediation: remediation,
			Bad:         text, Good: text + option + " = " + good + "\n",
		}
	}
	const netapp, generic = "netapp.common.NetAppDriver", "generic.GenericShareDriver"
	user := row(generic, "service_instance_user", "manila", "Manila raises ServiceInstanceException when it loads the driver, and ",
		"Set service_instance_user to the account that the service image has.", with("driver_handles_share_servers", isTrue))
	user.Bad = strings.Replace(user.Bad, "servers = false", "servers = true", 1)
	user.Good = strings.Replace(user.Good, "servers = false", "servers = true", 1)
	return []Row{
		row("lvm.LVMShareDriver", "lvm_share_export_ips", "192.0.2.10", invalid,
			"Set lvm_share_export_ips to the addresses of this host from which clients mount shares.", without("lvm_share_export_ip", isSet)),
		row(netapp, "netapp_vserver", "shares", "The driver raises InvalidInput when it starts, and ",
			"Set netapp_vserver to the SVM that holds the shares.", with("driver_handles_share_servers", isFalse)),
		user,
	}
}

// shareProtocolRows are on a back end whose protocol Manila's API does not let shares
// have.
func shareProtocolRows() []Row {
	ceph := strings.TrimPrefix(oneBackend("manila", "cephfs.driver.CephFSDriver"), "[DEFAULT]\n")
	row := Row{
		Where:       Where{Services: manilaOnly, Section: "<backend>"},
		Options:     []string{"cephfs_protocol_helper_type"},
		Is:          in("CEPHFS", "NFS"),
		If:          []Guard{forProgram("manila-api", "manila-share", "manila-all"), with("share_driver", ofClass("CephFSDriver")), where("DEFAULT", "enabled_share_protocols", isSet), protocolOff},
		Message:     "{assigned} in {section}, and enabled_share_protocols lacks that protocol",
		Effect:      "Manila's API refuses every share that the back end could make.",
		Remediation: "Add the protocol to enabled_share_protocols in [DEFAULT], as in NFS,CIFS,CEPHFS.",
		Bad:         "[DEFAULT]\nenabled_share_protocols = NFS,CIFS\n" + ceph, Good: "[DEFAULT]\nenabled_share_protocols = NFS,CEPHFS\n" + ceph,
	}
	byDefault := row
	byDefault.Levels = "WWW" // the API may have a file of its own
	byDefault.If = []Guard{forProgram(), wholeFile, with("share_driver", ofClass("CephFSDriver")), where("DEFAULT", "enabled_share_protocols", unset), protocolOff}
	byDefault.Message = "{assigned} in {section}, and enabled_share_protocols, which is not set, lacks that protocol"
	byDefault.Bad = "[DEFAULT]\n" + ceph
	return []Row{row, byDefault}
}

// protocolOff holds where enabled_share_protocols lacks the protocol in an option.
func protocolOff(p *Pass, s *config.Setting) bool {
	enabled := p.Configuration.Get("DEFAULT", "enabled_share_protocols")
	return enabled.Known() && !slices.ContainsFunc(enabled.Value.Items(), func(item types.Value) bool { return strings.EqualFold(item.Text(), s.Str()) })
}

// shareAddressRows are on the addresses from which Manila's drivers export shares.
func shareAddressRows() []Row {
	lvm := oneBackend("manila", "lvm.LVMShareDriver") + "lvm_share_export_ips = "
	ceph := oneBackend("manila", "cephfs.driver.CephFSDriver") + "cephfs_protocol_helper_type = NFS\ncephfs_ganesha_export_ips = "
	return []Row{{
		Where:       Where{Services: manilaOnly, Section: "<backend>"},
		Options:     []string{"lvm_share_export_ips"},
		Is:          item(noAddress),
		If:          []Guard{forProgram(sharePrograms...), with("share_driver", ofClass("LVMShareDriver"))},
		Message:     "{option} in {section} lists {item}, which is not an IP address",
		Effect:      "The driver raises InvalidInput when it starts, and the back end stays down.",
		Remediation: "Write IP addresses alone, with commas between them.",
		Bad:         lvm + "192.0.2.10;192.0.2.11\n", Good: lvm + "192.0.2.10,2001:db8::10\n",
	}, {
		Where:       Where{Services: manilaOnly, Section: "<backend>"},
		Options:     []string{"cephfs_ganesha_export_ips"},
		Is:          item(func(text string) bool { return text != "" && strings.ContainsAny(text, "/ ;") && marker(text) == "" }),
		If:          []Guard{forProgram(sharePrograms...), with("share_driver", ofClass("CephFSDriver")), with("cephfs_protocol_helper_type", in("NFS"))},
		Message:     "{option} in {section} lists {item}, which is neither an IP address nor a host name",
		Effect:      "The driver raises InvalidParameterValue when it starts, and the back end stays down.",
		Remediation: "Write addresses or host names alone, without a mask, and with commas between them.",
		Bad:         ceph + "192.0.2.10/24\n", Good: ceph + "192.0.2.10,192.0.2.11\n",
	}}
}

// noAddress reports whether a text is surely not an IP address.
func noAddress(text string) bool {
	if text == "" || marker(text) != "" {
		return false
	}
	_, address := hostAddress(text)
	return !address
}
