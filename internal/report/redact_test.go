package report_test

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func TestRedact(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ text, want string }{
		"nothing":                  {"insecure = true", "insecure = true"},
		"plain URL":                {"https://glance:9292/v2", "https://glance:9292/v2"},
		"password":                 {"https://nova:pw@glance:9292", "https://nova:***@glance:9292"},
		"inside a sentence":        {`see "https://nova:pw@glance", and mail me@example.org`, `see "https://nova:***@glance", and mail me@example.org`},
		"token as user":            {"https://ghp_abc@glance", "https://***@glance"},
		"no user":                  {"redis://:pw@cache:6379", "redis://***@cache:6379"},
		"at sign in password":      {"https://nova:p@ss@glance", "https://nova:***@glance"},
		"colon in password":        {"https://nova:p:w@glance", "https://nova:***@glance"},
		"slash in password":        {"https://nova:p/w@glance", "https://***@glance"},
		"digits and slash":         {"https://nova:12/34@glance", "https://***@glance"},
		"question mark":            {"https://nova:p?w@glance", "https://***@glance"},
		"hash":                     {"https://nova:p#w@glance", "https://***@glance"},
		"space":                    {"mysql://nova:my pass@db/nova", "mysql://***@db/nova"},
		"quote":                    {`mysql://nova:my"pass@db/nova`, `mysql://***@db/nova`},
		"scheme in password":       {"https://nova:a://b@glance", "https://***@glance"},
		"several":                  {"https://a:p1@h1,https://b:p2@h2", "https://a:***@h1,https://b:***@h2"},
		"one of several":           {"https://h1:9292,https://b:p2@h2", "https://h1:9292,https://b:***@h2"},
		"JSON list":                {`["https://a:p1@h1","https://b:p2@h2"]`, `["https://a:***@h1","https://b:***@h2"]`},
		"messaging hosts":          {"rabbit://u:p@h1:5672,u2:p2@h2:5672/vh", "rabbit://u:***@h1:5672,u2:***@h2:5672/vh"},
		"messaging, IPv6":          {"rabbit://u:p@[::1]:5672,u2:p2@h2//", "rabbit://u:***@[::1]:5672,u2:***@h2//"},
		"comma and at in password": {"rabbit://u:a@b,d@h", "rabbit://***@h"},
		"IPv6":                     {"https://[2001:db8::1]:9292/", "https://[2001:db8::1]:9292/"},
		"driver":                   {"mysql+pymysql://nova:pw@db/nova?charset=utf8", "mysql+pymysql://nova:***@db/nova?charset=utf8"},
		"query password":           {"postgresql://db/nova?user=u&password=pw&x=1", "postgresql://db/nova?user=u&password=***&x=1"},
		"no scheme":                {"nova:pw@glance:9292", "nova:***@glance:9292"},
		"no port":                  {"http://h:port/x", "http://h:***"},
		"no port, other line":      {"http://h:port/\nmail a@b", "http://h:***\n***@b"},
		"PEM": {
			"x -----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY----- y", "x *** y",
		},
		"PEM without an end": {"-----BEGIN RSA PRIVATE KEY-----\nMIIE", "***"},
		"two PEM blocks": {
			"-----BEGIN A-----\n1\n-----END A-----\n-----BEGIN B-----\n2\n-----END B-----\n", "***\n***\n",
		},
		"empty": {"", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := report.Redact(test.text)
			if got != test.want {
				t.Errorf("Redact(%q) = %q, want %q", test.text, got, test.want)
			}
			if again := report.Redact(got); again != got {
				t.Errorf("masking again returns %q, want %q", again, got)
			}
		})
	}
}

func TestHoldsPassword(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"https://u:p@h": true, "https://u@h": false, "https://u:@h": false, "https://h:9292": false,
		"rabbit://u:@h1,u2:p@h2": true, "mysql://h/db?password=x": true, "": false, "a@b": false,
	} {
		if got := report.HoldsPassword(text); got != want {
			t.Errorf("HoldsPassword(%q) = %t, want %t", text, got, want)
		}
	}
}

func TestSecretName(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"password": true, "admin-password": true, "memcache_secret_key": true, "OS_TOKEN": true, "db_pass": true, "NOVA_DBPASS": true, "nova_dbpw": true,
		"metadata_proxy_shared_secret": true, "application_credential_secret": true,
		"rbd_secret_uuid": false, "password_length": false, "keyfile": false, "compass": false, "region_name": false,
		"pasword": true, "admin_passwrd": true, "psasword": true, "pass-word": true, "password2": true, "token_1": true, "tokn": true, "db_secert": false, "client_secrt": true,
		"passage": false, "section": false, "taken": true, "2": false, "": false, "_": false, "server": false, "protocol": false, "auth_tokens": true,
	} {
		if got := report.SecretName(name); got != want {
			t.Errorf("SecretName(%q) = %t, want %t", name, got, want)
		}
	}
}

func FuzzRedact(f *testing.F) {
	f.Add("https://", "nova", "pw", "glance")
	f.Add("a,rabbit://", "u", "p@:/?#", "h1,u2:p2@h2")
	f.Fuzz(func(t *testing.T, before, user, password, host string) {
		const secret = "S3cr3tS3cr3t"
		if strings.ContainsAny(user+host, ":@/?#\\,;|([{ \t\v\f\r\n\"'`<>") || strings.ContainsAny(password, "\r\n") || user == "" || host == "" {
			return
		}
		if strings.Contains(password, "@") && strings.ContainsAny(password, " \t\v\f\"'`<>") {
			return // a host followed by a word looks just the same
		}
		if strings.Contains(before, secret) || strings.Contains(before, "-----BEGIN") {
			return
		}
		text := before + "\nhttps://" + user + ":x" + password + secret + "@" + host + "\n"
		if got := report.Redact(text); strings.Contains(got, secret) {
			t.Errorf("Redact(%q) = %q", text, got)
		}
	})
}

func BenchmarkRedact(b *testing.B) {
	text := strings.Repeat("connection = mysql://nova:pw@db/nova\n", 1000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		report.Redact(text)
	}
}
