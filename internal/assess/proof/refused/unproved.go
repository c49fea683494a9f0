package refused

// Unproved lists the rules that fail a plan under permissive and that neither a
// running service in package e2e nor a case of this package shows to be right, with
// what they rest on instead. The list must only get shorter.
func Unproved() map[string]string {
	return map[string]string{
		// Read as the real library reads it, in make conformance.
		"transport_url_invalid": "oslo.messaging and kombu read the same URLs",
		"transport_url_misread": "oslo.messaging and kombu read the same URLs",
		"database_url_invalid":  "SQLAlchemy and PyMySQL read the same URLs",
		"cloud_secret_mismatch": "Nova's and Neutron's own code compares the signatures",

		// Read in the service's code, and run by no test so far.
		"backend_undefined":          "Cinder's and Glance's code",
		"catalog_info_invalid":       "Nova's and Cinder's code",
		"cloud_image_path_conflict":  "Nova's and Glance's code",
		"cloud_network_mismatch":     "Neutron's code",
		"console_origin_ineffective": "Nova's code",
		"console_tls_incomplete":     "Nova's code",
		"dhcp_resync_conflict":       "Neutron's code",
		"driver_unknown":             "the services' entry points, by release",
		"filter_unknown":             "the services' modules, by release",
		"key_format_invalid":         "the code of Heat, Octavia, Barbican and Neutron",
		"ldap_tls_conflict":          "Keystone's code",
		"mapping_invalid":            "Neutron's code",
		"ml2_types_conflict":         "Neutron's code",
		"range_invalid":              "Neutron's code",
		"vendordata_target_ignored":  "Nova's code",

		// Nova refuses these on a host with libvirt, QEMU and such devices only.
		"cpu_options_conflict":     "a compute host",
		"huge_pages_invalid":       "a compute host",
		"libvirt_options_conflict": "a compute host",
		"live_migration_conflict":  "a compute host",
		"pci_alias_invalid":        "a compute host",
		"pci_spec_invalid":         "a compute host",
	}
}
