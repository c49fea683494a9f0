package rules

import "strings"

// helperRows are on the classes by which Manila's drivers export shares, one for
// each protocol.
func helperRows() []Row {
	row := func(option, driver, class, protocol, helper string) Row {
		text := oneBackend("manila", driver+"."+class)
		if class == "GenericShareDriver" {
			text = strings.Replace(text, "servers = false", "servers = true", 1)
		}
		text += option + " = " + protocol
		return Row{
			Where:       Where{Section: "<backend>", Before: Series("2026.1")}, // since then oslo.config checks the form
			Options:     []string{option},
			Is:          item(noHelper),
			If:          []Guard{forProgram("manila-share"), with("share_driver", ofClass(class))},
			Message:     "{option} of {section} lists {item}, which is not PROTOCOL=CLASS",
			Effect:      "The driver raises ValueError or ImportError when it starts, and the back end stays down.",
			Remediation: "Write the protocol, an equals sign and the class with its modules, such as " + protocol + "=" + helper + ".",
			Bad:         text + ":" + helper + "\n", Good: text + "=" + helper + "\n",
			Release: "zed",
		}
	}
	const helpers = "manila.share.drivers.helpers.NFSHelper"
	return []Row{
		row("share_helpers", "generic", "GenericShareDriver", "NFS", helpers),
		row("lvm_share_helpers", "lvm", "LVMShareDriver", "NFS", helpers),
		row("zfs_share_helpers", "zfsonlinux.driver", "ZFSonLinuxShareDriver", "NFS", "manila.share.drivers.zfsonlinux.utils.NFSviaZFSHelper"),
		row("gpfs_share_helpers", "ibm.gpfs", "GPFSShareDriver", "CES", "manila.share.drivers.ibm.gpfs.CESHelper"),
	}
}

// shareModeRow is on the mode of the folders that CephFS makes for shares.
func shareModeRow() Row {
	text := oneBackend("manila", "cephfs.driver.CephFSDriver") + "cephfs_volume_mode = "
	return Row{
		Where:       Where{Section: "<backend>"},
		Options:     []string{"cephfs_volume_mode"},
		Is:          textIs(noOctal),
		If:          []Guard{forProgram("manila-share"), with("share_driver", ofClass("CephFSDriver"))},
		Message:     "{assigned} in {section} is not a mode in octal digits",
		Effect:      "The driver raises BadConfigurationException when it starts, and the back end stays down.",
		Remediation: "Write the mode in octal digits, such as 755.",
		Bad:         text + "rwxr-x---\n", Good: text + "0750\n",
	}
}

// noOctal reports whether Python's int surely reads no number of base eight from a text.
func noOctal(text string) bool {
	text = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(text), "0o"), "0O")
	return strings.Trim(text, "01234567_+- ") != ""
}

// noHelper reports whether Manila finds no class in an item: what follows the equals
// sign must be a module, a dot and a class.
func noHelper(text string) bool {
	_, class, _ := strings.Cut(text, "=")
	return !strings.Contains(strings.Trim(class, "."), ".") || strings.ContainsAny(class, " \t:/")
}
