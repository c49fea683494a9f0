package rules_test

import "testing"

// Nova sends no service token without an account, and Cinder raises an error.
func TestServiceTokenWithoutAccount(t *testing.T) {
	t.Parallel()
	for name, says := range map[string]string{
		"nova":   "send_service_user_token = true has no effect: [service_user] sets neither auth_type nor auth_section",
		"cinder": "send_service_user_token = true needs credentials: [service_user] sets neither auth_type nor auth_section",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			findings := text(t, "[service_user]\nsend_service_user_token = true\n", service(name))
			saysThat(t, one(t, findings, "service_token_not_sent", "send_service_user_token"), says)
		})
	}
}
