package rules

import (
	"slices"
	"strings"
)

// volumeTemplateRows are on the URL at which Nova calls Cinder without the catalogue,
// with what is known of a request in the place of its placeholders.
func volumeTemplateRows() []Row {
	const text, good = "[cinder]\nendpoint_template = https://volume.example.org/", "v3/%(project_id)s\n"
	row := Row{
		Where:       Where{Section: "cinder"},
		Options:     []string{"endpoint_template"},
		Is:          textIs(func(text string) bool { return slices.ContainsFunc(placeholdersOf(text).names, notInRequest) }),
		If:          []Guard{forProgram(volumeCallers...)},
		Message:     "{assigned} has a placeholder whose name Nova does not fill",
		Effect:      "Nova raises KeyError for each call to Cinder.",
		Remediation: "Write %(project_id)s for the ID of the project.",
		Bad:         text + "v3/%(tenant_id)s\n", Good: text + good,
	}
	broken := row
	broken.Is = textIs(func(text string) bool {
		found := placeholdersOf(text)
		return marker(text) == "" && (found.broken || len(found.kinds) > 0)
	})
	broken.Message = "{assigned} has a placeholder without a name or a type"
	broken.Effect = "Nova raises ValueError or TypeError for each call to Cinder, or sends it to a wrong URL."
	broken.Remediation = "Write %(project_id)s with the s at its end, and a percent sign itself as %%."
	broken.Bad = text + "v3/%(project_id)\n"
	version := row
	version.Since = Series("xena") // older clients of Cinder know other versions
	version.Is = textIs(withoutVersion3)
	version.Message = "{assigned} does not lead to version 3 of Cinder's API"
	version.Effect = "Nova raises UnsupportedVersion for each call to Cinder."
	version.Remediation = "Write v3 as a part of the path, as in https://volume.example.org:8776/v3/%(project_id)s."
	version.Bad = text + "v2/%(project_id)s\n"
	return []Row{row, broken, version}
}

// withoutVersion3 reports whether no part of a URL's path is v3.
func withoutVersion3(text string) bool {
	return marker(text) == "" && !slices.Contains(strings.Split(parseEndpoint(text).path, "/"), "v3")
}

// notInRequest reports whether Nova has never known anything of a request by a name.
func notInRequest(name string) bool {
	return !oneOf(name, "auth_token", "client_timeout", "domain", "domain_id", "domain_name", "global_request_id", "instance_lock_checked", "is_admin",
		"is_admin_project", "project", "project_domain", "project_domain_id", "project_domain_name", "project_id", "project_name", "quota_class",
		"read_deleted", "read_only", "remote_address", "request_id", "resource_uuid", "roles", "service_catalog", "show_deleted", "system_scope", "tenant",
		"timestamp", "user", "user_domain", "user_domain_id", "user_domain_name", "user_id", "user_identity", "user_name")
}
