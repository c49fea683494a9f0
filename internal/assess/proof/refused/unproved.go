package refused

// Unproved lists the rules that fail a plan under permissive and that neither a
// running service in package e2e nor a case of this package shows to be right, with
// the comparison in make conformance that does. The list must only get shorter.
func Unproved() map[string]string {
	return map[string]string{
		"transport_url_invalid":     "oslo.messaging and kombu read the same URLs",
		"transport_url_misread":     "oslo.messaging and kombu read the same URLs",
		"database_url_invalid":      "SQLAlchemy and PyMySQL read the same URLs",
		"cloud_secret_mismatch":     "Nova's and Neutron's own code compares the signatures",
		"cloud_network_mismatch":    "Neutron's own code compares what an agent reports with the server's networks",
		"cloud_image_path_conflict": "Glance's own code shows the locations, and Nova's looks for them",
	}
}
