package rules

// nasRows are on what keeps the files of volumes on a network share to Cinder.
func nasRows() []Row {
	nfs := oneBackend("cinder", "nfs.NfsDriver")
	row := Row{
		Where:   Where{Section: anySection},
		Options: []string{"nas_secure_file_permissions"},
		Is:      inFold("false").Given(),
		If:      []Guard{runningBackend, onNetworkShare},
		Message: "{assigned} in {section} opens the files of volumes to every account",
		Effect:  "Cinder makes volume files readable and writable by everyone.",
		Bad:     nfs + "nas_secure_file_permissions = False\n", Good: nfs + "nas_secure_file_permissions = auto\n",
	}
	row.Remediation = "Set nas_secure_file_permissions to true, or leave it at auto for a new share."
	root := row.of("nas_secure_file_operations").when(runningBackend, onNetworkShare, without("nfs_snapshot_support", isTrue))
	root.Message = "{assigned} in {section} works on the files of volumes as root"
	root.Effect = "The share has to let this host's root account in, which may then change any file on it."
	root.Remediation = "Set nas_secure_file_operations to true, or leave it at auto for a new share."
	root.Bad, root.Good = nfs+"nas_secure_file_operations = False\n", nfs+"nas_secure_file_operations = auto\n"
	snapshots := root.when(runningBackend, onNetworkShare, with("nfs_snapshot_support", isTrue))
	snapshots.Remediation = "Export the share to this host alone, or set nfs_snapshot_support = false and nas_secure_file_operations = true: snapshots need it false."
	snapshots.Bad, snapshots.Good = nfs+"nfs_snapshot_support = true\nnas_secure_file_operations = False\n", nfs+"nas_secure_file_operations = True\n"
	return []Row{row, root, snapshots}
}
