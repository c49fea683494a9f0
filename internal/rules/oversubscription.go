package rules

import "strconv"

// oversubscriptionRows are on ratios that drivers of volumes refuse.
func oversubscriptionRows() []Row {
	const ratio = "max_over_subscription_ratio = "
	nfs, netapp := oneBackend("cinder", "nfs.NfsDriver")+ratio, oneBackend("cinder", "netapp.common.NetAppDriver")+
		"netapp_storage_protocol = iscsi\nnetapp_vserver = v\nnetapp_server_hostname = 192.0.2.10\n"+ratio
	row := Row{
		Where:       Where{Services: cinderOnly, Section: "<backend>"},
		Options:     []string{"max_over_subscription_ratio"},
		Is:          textIs(func(text string) bool { return text == "auto" || belowOne(text) }),
		If:          []Guard{forProgram(volumePrograms...), with("volume_driver", ofClass("NfsDriver", "XtremIOISCSIDriver", "XtremIOFCDriver"))},
		Message:     "{assigned} in {section} is not a ratio of 1 or more",
		Effect:      "The driver raises an exception when cinder-volume loads it, and the back end stays down.",
		Remediation: "Write a number of at least 1.0; with 1.0, volumes take no more space than there is.",
		Bad:         nfs + "0.9\n", Good: nfs + "1.5\n",
	}
	numbers := row // these also take auto
	numbers.Since = Series("stein")
	numbers.Is = textIs(belowOne)
	numbers.If = []Guard{forProgram(volumePrograms...), with("volume_driver", ofClass("NetAppDriver", "PowerMaxISCSIDriver", "PowerMaxFCDriver"))}
	numbers.Bad, numbers.Good = netapp+"0.9\n", netapp+"auto\n"
	return []Row{row, numbers}
}

// belowOne reports whether a text is a number below 1.
func belowOne(text string) bool {
	ratio, err := strconv.ParseFloat(text, 64)
	return err == nil && ratio < 1
}

// reservedRow is on the share of a back end that Manila's scheduler leaves free.
func reservedRow() Row {
	const text = "[DEFAULT]\nenabled_share_backends = nfs\n[nfs]\nshare_driver = manila.share.drivers.netapp.common.NetAppDriver\ndriver_handles_share_servers = false\nreserved_share_percentage = "
	return Row{
		Where:       Where{Section: "<backend>"},
		Options:     []string{"reserved_share_extend_percentage", "reserved_share_from_snapshot_percentage", "reserved_share_percentage"},
		Is:          moreThan(100),
		Levels:      "WEE",
		Message:     "{assigned} in {section} reserves more than there is",
		Effect:      "The scheduler finds no space on the back end, and places no share there.",
		Remediation: "Write a percentage below 100, such as 10.",
		Bad:         text + "120\n", Good: text + "10\n",
	}
}
