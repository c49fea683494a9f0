package rules

// clusterKeyStoreRows are on where Magnum keeps the private keys of clusters.
func clusterKeyStoreRows() []Row {
	row := Row{
		Where:       Where{Section: "certificates"},
		Options:     []string{"cert_manager_type"},
		Is:          in("local"),
		Message:     "{assigned} in {section} keeps the keys of clusters in files, each beside its passphrase",
		Effect:      "Anyone who can read the folder controls every cluster; other conductors cannot read it at all. Magnum itself calls it a type for tests.",
		Remediation: "Set cert_manager_type = barbican before you create clusters: afterwards Magnum no longer finds the keys of those that exist.",
		Bad:         "[certificates]\ncert_manager_type = local\n",
		Good:        "[certificates]\ncert_manager_type = barbican\n",
	}
	database := row
	database.Is, database.Levels = in("x509keypair"), "IIW"
	database.Message = "{assigned} in {section} keeps the keys of clusters in the database, each beside its passphrase"
	database.Effect = "Anyone who can read the database, or a copy of it, controls every cluster."
	database.Bad = "[certificates]\ncert_manager_type = x509keypair\n"
	return []Row{row, database}
}
