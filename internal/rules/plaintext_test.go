package rules_test

import "testing"

func TestPlainRows(t *testing.T) {
	t.Parallel()
	const rule = "plaintext_endpoint"
	const authenticate = "[keystone_authtoken]\nwww_authenticate_uri = "
	for value, wrong := range map[string]bool{
		"http://keystone.example.org:5000":  true,
		"HTTP://keystone.example.org:5000":  true,
		"http://10.0.0.9:5000/v3":           true,
		"http://[2001:db8::1]:5000":         true,
		"https://keystone.example.org:5000": false,
		"http://localhost:5000":             false,
		"http://127.0.0.1:5000":             false,
		"http://[::1]:5000":                 false,
		"http://{{ keystone_host }}:5000":   false, // placeholder_value's
		"keystone.example.org:5000":         false,
		"":                                  false,
	} {
		findings := text(t, authenticate+value+"\n", service("cinder"))
		if !wrong {
			none(t, findings, rule)
			continue
		}
		saysThat(t, one(t, findings, rule, "www_authenticate_uri"), "sends clients to plain HTTP for their tokens")
	}
	// One line under the older name is one mistake, whichever options it sets.
	one(t, text(t, "[keystone_authtoken]\nauth_uri = http://k.example.org:5000\n", service("cinder"), release("queens")), rule, "www_authenticate_uri")
	one(t, text(t, "[keystone_authtoken]\nauth_uri = http://k.example.org:5000\n", service("cinder"), release("ocata")), rule, "auth_uri")
	one(t, text(t, "[vault]\nvault_url = http://v.example.org:8200\n"), rule, "vault_url")
	one(t, text(t, "[vault]\nvault_url = http://v.example.org:8200\n", service("cinder")), rule, "vault_url")

	items := text(t, "[DEFAULT]\nglance_api_servers = https://a.example.org:9292,b.example.org:9292,localhost:9292,http://c.example.org:9292\n", service("cinder"))
	var wrong []int
	for _, f := range items {
		if f.Rule == rule {
			wrong = append(wrong, f.Index)
		}
	}
	if len(wrong) != 2 || wrong[0] != 1 || wrong[1] != 3 {
		t.Errorf("findings on items %v, want 1 and 3", wrong)
	}
	for _, quiet := range []string{
		"[DEFAULT]\ndebug = false\n", // the default, to the host itself
		"[DEFAULT]\nnova_metadata_host = 127.0.0.1\n",
		"[DEFAULT]\nnova_metadata_host = controller\nnova_metadata_protocol = https\n",
	} {
		none(t, text(t, quiet, service("neutron")), rule)
	}
}
