package report_test

import (
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func TestMaskText(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ text, want string }{
		"lost line end, glued":            {"passwordusername = placementpassword = x1", "passwordusername = placementpassword = ***"},
		"glued to a boolean":              {"Falsepassword = x", "Falsepassword = ***"},
		"glued to a path":                 {"https://k:5000/v3password = x", "https://k:5000/v3password = ***"},
		"glued, an at sign in the secret": {"https://k:5000/v3password = x@y", "https://***"},
		"glued to a port":                 {"https://k:5000password = x", "https://k:***"},
		"comment after":                   {"placement # password = x", "placement # password = ***"},
		"comment after, no separator":     {"true # old password x", "true # ***"},
		"comment about a password":        {"true # the old password", "true # the old password"},
		"swallowed, no separator":         {"nova\n  password x", "nova\n  password ***"},
		"no spaces":                       {"placement;password=x", "placement;password=***"},
		"colon":                           {"a password: x y", "a password: ***"},
		"swallowed line":                  {"placement\npassword = x\nmore", "placement\npassword = ***\n***"},
		"value on the next line":          {"placement\npassword =\nx", "placement\npassword =\n***"},
		"empty line ends it":              {"password = x\n\nmore", "password = ***\n\nmore"},
		"JSON":                            {`{"user": "u", "password": "x", "host": "h"}`, `{"user": "u", "password": ***`},
		"dictionary":                      {`{'auth_pass': 'x'}`, `{'auth_pass': ***`},
		"pairs":                           {"user:u,password:x", "user:u,password:***"},
		"header":                          {"X-Auth-Token: x", "X-Auth-Token: ***"},
		"authorization":                   {"Authorization: Basic dTpw", "Authorization: ***"},
		"bearer":                          {"curl -H 'Bearer abc'", "curl -H 'Bearer ***"},
		"argument of a command":           {"openstack --os-password x token issue", "openstack --os-password ***"},
		"glued key":                       {"Trueswift_store_key = x", "Trueswift_store_key = ***"},
		"glued kek":                       {"Truekek = x", "Truekek = ***"},
		"glued login":                     {"Truelogin = x", "Truelogin = ***"},
		"glued connection":                {"Trueconnection = x", "Trueconnection = ***"},
		"a connection in a sentence":      {"the connection: refused", "the connection: refused"},
		"login of a user":                 {"san_login = admin", "san_login = admin"},
		"path":                            {"x # ssl_key = /etc/ssl/key.pem", "x # ssl_key = /etc/ssl/key.pem"},
		"boolean":                         {"x # inject_password = true", "x # inject_password = true"},
		"later on the line":               {"use_token = true, password = x", "use_token = ***"},

		"less-than first":              {"rabbit://openstack:<pw@host", "rabbit://***@host"},
		"greater-than first":           {"rabbit://openstack:>pw@host", "rabbit://***@host"},
		"quote first":                  {`https://nova:"pw@host`, "https://***@host"},
		"apostrophe first":             {`https://nova:'pw@host`, "https://***@host"},
		"backtick first":               {"https://nova:`pw@host", "https://***@host"},
		"white space first":            {"https://nova: pw@host", "https://***@host"},
		"digits and a quote":           {`https://nova:12"pw@host`, "https://***@host"},
		"digits and a space":           {"https://nova:12 pw@host", "https://***@host"},
		"digits and less-than":         {"https://nova:12<pw@host", "https://***@host"},
		"comma":                        {"https://nova:pwA,x@glance:9292", "https://***@glance:9292"},
		"comma, first part":            {"https://nova:pwA", "https://nova:***"},
		"comma, first part with quote": {`https://nova:12"pwA`, "https://nova:***"},
		"comma, second part":           {"x@glance:9292", "***@glance:9292"},
		"comma and scheme":             {"https://nova:pwA,b://x@glance", "https://nova:***,b://***@glance"},
		"several hosts":                {"rabbit://a:p1@h1:5672,b:p2@h2:5672/v", "rabbit://a:***@h1:5672,b:***@h2:5672/v"},
		"several hosts, one odd":       {"rabbit://a:p1@h1:5672,b:<p2@h2:5672/v", "rabbit://***@h2:5672/v"},
		"token":                        {"https://ghp_abc@glance/x", "https://***@glance/x"},
		"only a password":              {"redis://:pw@cache:6379", "redis://***@cache:6379"},
		"no user information":          {"https://@host", "https://@host"},
		"an empty one":                 {"https://:@host", "https://:@host"},
		"an empty password":            {"https://u:@host", "https://u:@host"},
		"query, ampersand":             {"mysql://h/db?password=a&b&x=1", "mysql://h/db?password=***&x=1"},
		"query, white space":           {"mysql://h/db?password=a b", "mysql://h/db?password=***"},
		"query, at sign":               {"mysql://h/db?password=a@b", "mysql://***"},
		"list of plain URLs":           {"http://a:9292, http://b:9292", "http://a:9292, http://b:9292"},
		"plain URL and words":          {"see http://a:9292 for more", "see http://a:9292 for more"},
		"plain URL in quotes":          {`"http://a:9292", "http://b:80"`, `"http://a:9292", "http://b:80"`},
		"IPv6":                         {"http://[::1]:9292/v2", "http://[::1]:9292/v2"},
		"mail":                         {"mail me@example.org", "mail me@example.org"},

		"end of a PEM block": {"MIIE\n-----END PRIVATE KEY-----\nx", "***\nx"},
		"line of a key":      {"x\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIB\ny", "x\n***\ny"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := string(report.MaskText(test.text))
			if got != test.want {
				t.Errorf("MaskText(%q) = %q, want %q", test.text, got, test.want)
			}
			if again := string(report.MaskText(got)); again != got {
				t.Errorf("masking again returns %q, want %q", again, got)
			}
		})
	}
}

func TestMaskValue(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		name, value string
		secret      bool
		want        report.Shown
	}{
		"plain":               {"region_name", "R1", false, "R1"},
		"by name":             {"nova_admin_password", "x", false, "***"},
		"by the catalogue":    {"connection", "x", true, "***"},
		"by nothing":          {"connection", "x", false, "x"},
		"empty":               {"password", "", true, ""},
		"key":                 {"foo_key", "x", false, "***"},
		"path of a key":       {"foo_key", "/etc/nova/key.pem", false, "/etc/nova/key.pem"},
		"base64, not path":    {"foo_key", "/eX1/abc", false, "***"},
		"number of keys":      {"encryption_keys", "100", false, "100"},
		"key that is a digit": {"backup_swift_key", "100", false, "***"},
		"boolean":             {"require_agent_token", "False", false, "False"},
		"by accident":         {"insecure", "Falsepassword = x", false, "Falsepassword = ***"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := report.MaskValue(test.name, test.value, test.secret); got != test.want {
				t.Errorf("MaskValue(%q, %q, %t) = %q, want %q", test.name, test.value, test.secret, got, test.want)
			}
		})
	}
}

// The names are options of services, and some likely misspellings.
func TestSecretValue(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"swift_store_key": true, "backup_swift_key": true, "heartbeat_key": true, "kek": true, "login": true, "hmac_keys": true,
		"memcache_password": true, "hdfs_ssh_pw": true, "va_pwd": true, "zteUserPassword": true, "synology_one_time_pass": true,
		"approle_secret_id": true, "approle_role_id": true, "root_token_id": true, "attestation_auth_blob": true,
		"swift_temp_url_key": true, "zadara_access_key": true, "rootpw": true, "psk": true, "vrrp_auth_pas": true, "root_tokenid": true, "approle_roleid": true, "secretid": true,
		"nova_dbpw": true, "passw": true, "pswd": true, "sharedkey": true, "kekk": true, "auth_encryption_ky": true, "key": true,
		"flashblade_api": true, "replication_device": true,
		"snmp_community": true, "cb_apikey": true, "X-Auth-Token": true, "Authorization": true, "'auth_pass'": true,
		"fixed_key": true, "auth_encryption_key": true, "client_key": true, "password2": true,

		"token_cache_time": false, "password_expires_days": false, "secret_backend": false, "auth_strategy": false,
		"enabled_secretstore_plugins": false, "key_repository": false, "memcache_security_strategy": false, "token_provider": false,
		"key_file": false, "keyfile": false, "ssl_key_file": false, "sort_key": false, "public_key_path": false, "public_key": false,
		"access_key_id": false, "key_manager": false, "rbd_secret_uuid": false, "san_login": false, "login_timeout": false,
		"secret_store_plugin": false, "password_hash_algorithm": false, "mask_secrets": false, "monkey": false, "keymap": false,
		"provider": false, "max_token_size": false, "mkek_label": false, "hmac_label": false, "amp_ssh_key_name": false, "pinned": false,
	} {
		if got := report.SecretValue(name, "x"); got != want {
			t.Errorf("SecretValue(%q, x) = %t, want %t", name, got, want)
		}
	}
}
