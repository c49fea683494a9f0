package rules_test

// Why an error does not have ten spellings read by a real service.
const (
	ofFiles     = "it judges files, not how an option is spelled"
	ofWaivers   = "it judges waivers, not options"
	ofPairs     = "it compares configurations by what their services read"
	notPackaged = "its options are not in the releases that Debian 12 packages" // respelled anyway, see TestEveryErrorIsRespelled
)

// fewSpellings are the errors without ten spellings, with the reason.
var fewSpellings = map[string]string{
	"certificate_key_mismatch":    ofFiles,
	"certificate_validity":        ofFiles,
	"config_file_permissions":     ofFiles,
	"encrypted_private_key":       ofFiles,
	"policy_file_missing":         ofFiles,
	"private_key_exposed":         ofFiles,
	"unusable_pem":                ofFiles,
	"weak_key_or_signature":       ofFiles,
	"writable_parent_directory":   ofFiles,
	"waiver_expired":              ofWaivers,
	"waiver_invalid":              ofWaivers,
	"cloud_identity_mismatch":     ofPairs,
	"cloud_host_conflict":         ofPairs,
	"cloud_image_path_conflict":   ofPairs,
	"cloud_key_manager_mismatch":  ofPairs,
	"cloud_network_mismatch":      ofPairs,
	"cloud_region_mismatch":       ofPairs,
	"cloud_secret_mismatch":       ofPairs,
	"cloud_service_token_halfway": ofPairs,
	"ceph_key_exposed":            notPackaged,
	"insecure_escalation_allowed": notPackaged,
	"json_rpc_open":               notPackaged,
	"user_token_off":              notPackaged,
}
