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
