package rules

// accountlessRow is a row for a service token that is to be sent without an account
// to get it with: Nova sends none then, and Cinder raises an error.
func accountlessRow(service, message, effect string) Row {
	return Row{
		Where:       Where{Services: []string{service}, Section: "service_user"},
		Options:     []string{"send_service_user_token"},
		Is:          isTrue,
		If:          []Guard{with("auth_type", isEmpty), with("auth_section", isEmpty)},
		Levels:      "EEE",
		CWE:         []int{1288},
		Message:     message,
		Effect:      effect,
		Remediation: "Set auth_type and the credentials of the service user in [service_user], or auth_section to the section that contains them.",
		Bad:         "[service_user]\nsend_service_user_token = true\n",
		Good:        "[service_user]\nsend_service_user_token = true\nauth_section = keystone_authtoken\n",
	}
}
