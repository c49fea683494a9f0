package rules_test

import "testing"

// A section that needs no account is not reported as lacking one.
func TestNoAccountNeeded(t *testing.T) {
	t.Parallel()
	const listens = "[json_rpc]\nhost_ip = 192.0.2.10\nport = 9999\n"
	none(t, text(t, listens, service("ironic")), "auth_option_missing")
	one(t, text(t, listens+"auth_type = password\n", service("ironic")), "auth_option_missing", "auth_url")
	one(t, text(t, listens+"username = ironic\n", service("ironic")), "auth_option_missing", "auth_url")

	for _, section := range [...]string{
		"[json_rpc]\nauth_strategy = http_basic\nusername = ironic\npassword = Geheim\nhost_ip = 127.0.0.1\n",
		"[json_rpc]\nauth_strategy = http_basic\nhttp_basic_username = ironic\nhttp_basic_password = Geheim\n",
		"[json_rpc]\nauth_strategy = http_basic\nauth_type = http_basic\nusername = ironic\npassword = Geheim\n",
		"[json_rpc]\nauth_strategy = http_basic\nauth_type = http_basic\nhttp_basic_username = ironic\nhttp_basic_password = Geheim\n",
		"[DEFAULT]\nauth_strategy = http_basic\n[json_rpc]\nusername = ironic\npassword = Geheim\n",
		"[json_rpc]\nauth_strategy = noauth\n",
		"[json_rpc]\nauth_strategy = keystone\nuse_ssl = true\n",
	} {
		none(t, text(t, section, service("ironic"), release("zed")), "auth_option_missing")
		none(t, text(t, section, service("ironic"), release("zed")), "auth_scope_missing")
	}
	one(t, text(t, "[json_rpc]\nauth_strategy = keystone\nusername = ironic\npassword = Geheim\nuser_domain_name = Default\n", service("ironic"), release("zed")), "auth_option_missing", "auth_url")
	one(t, text(t, "[json_rpc]\nauth_strategy = http_basic\nauth_type = http_basic\npassword = Geheim\n", service("ironic"), release("zed")), "auth_option_missing", "username")

	const trustee = "[trustee]\nauth_type = password\nauth_url = https://k.example.org:5000\nusername = heat\npassword = Geheim\nuser_domain_name = Default\n"
	none(t, text(t, trustee, service("heat")), "auth_scope_missing")
	one(t, text(t, "[cinder]\nauth_type = password\nauth_url = https://k.example.org:5000\nusername = nova\npassword = Geheim\nuser_domain_name = Default\n"), "auth_scope_missing", "auth_type")
}
