package rules

import "slices"

// Services lists the services that a rule applies to, in alphabetical order;
// nil if it applies to all.
func (r *Rule) Services() []string {
	var services []string
	rows := r.Table()
	if r.Check != nil || r.Cloud != nil || len(rows) == 0 {
		if services = checkedServices(r.Name); services == nil {
			return nil
		}
	}
	for i := range rows {
		if len(rows[i].Services) == 0 {
			return nil
		}
		services = append(services, rows[i].Services...)
	}
	slices.Sort(services)
	return slices.Compact(services)
}

// checkedServices are those that a rule's own check covers, nil for all.
func checkedServices(name string) []string {
	switch name {
	case "mixed_endpoint_schemes", "endpoint_version_suffix", "api_servers_syntax", "image_signatures_off", "signer_not_validated",
		"trusted_certificates_inconsistent", "rbd_download_unverified", "rbd_identity_inherited", "rbd_backend_conflict", "direct_url_needed",
		"num_retries_range", "conflicting_endpoints", "cpu_options_conflict", "huge_pages_invalid", "pci_spec_invalid", "pci_spec_too_wide",
		"pci_alias_invalid", "live_migration_conflict", "live_migration_plaintext", "catalog_info_invalid", "vendordata_target_ignored",
		"vendordata_open", "filter_unknown":
		return []string{"nova"}
	case "secret_stores_invalid":
		return []string{"barbican"}
	case "hardware_type_unsupported":
		return ironicOnly
	case "tls_versions_conflict", "tls_ciphers_conflict", "refused_in_use":
		return []string{"octavia"}
	case "backend_undefined":
		return []string{"cinder", "glance", "manila"}
	case "driver_unknown":
		return []string{"cinder", "glance", "heat", "ironic", "keystone", "neutron", "nova"}
	case "ml2_types_conflict", "range_invalid", "mapping_invalid", "driver_repeated":
		return []string{"neutron"}
	}
	return nil
}
