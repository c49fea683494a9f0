package assess_test

import (
	"strings"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// An id is public, so it must not allow passwords to be guessed.
func TestIDHoldsNoSecret(t *testing.T) {
	t.Parallel()
	const text = `[DEFAULT]
transport_url = rabbit://openstack:HERE@controller:5672/
[keystone_authtoken]
username = nova
auth_url = https://nova:HERE@controller:5000
password = HERE
insecure = Falsepassword = HERE
[p11_crypto_plugin]
login = HERE
`
	id := func(text string) string {
		t.Helper()
		request := &assess.Request{Sources: []assess.SourceText{{Name: "nova.conf", Content: text}}, Policy: assess.PolicyText{Release: "2025.1"}}
		result, mistakes := assess.Run(request, time.Unix(0, 0))
		if len(mistakes) > 0 {
			t.Fatal(mistakes)
		}
		return result.ID
	}
	one := id(strings.ReplaceAll(text, "HERE", "hunter2"))
	if other := id(strings.ReplaceAll(text, "HERE", "an0ther")); other != one {
		t.Errorf("the id depends on passwords: %s and %s", one, other)
	}
	for _, changed := range []string{
		strings.Replace(text, "controller:5000", "other:5000", 1), strings.Replace(text, "username = nova", "username = glance", 1),
		strings.Replace(text, "insecure = False", "insecure = True", 1), strings.Replace(text, "username", "user_name", 1), text + "\n",
	} {
		if id(strings.ReplaceAll(changed, "HERE", "hunter2")) == one {
			t.Errorf("the id is the same for\n%s", changed)
		}
	}
}

func TestIDOfAttributesHoldsNoSecret(t *testing.T) {
	t.Parallel()
	id := func(values map[string]string) string {
		t.Helper()
		var given []assess.Given
		for _, name := range []string{"auth_type", "endpoint_override", "password", "valid_interfaces"} {
			if values[name] != "" {
				given = append(given, assess.Given{Name: name, Text: values[name]})
			}
		}
		attributes, mistakes := assess.AttributesOf("nova", "cinder", given)
		if len(mistakes) > 0 {
			t.Fatal(mistakes)
		}
		result, mistakes := assess.Run(&assess.Request{Attributes: attributes, Policy: assess.PolicyText{Release: "2025.1"}}, time.Unix(0, 0))
		if len(mistakes) > 0 {
			t.Fatal(mistakes)
		}
		return result.ID
	}
	one := id(map[string]string{"password": "hunter2", "endpoint_override": "https://u:hunter2@cinder", "auth_type": "password"})
	if other := id(map[string]string{"password": "an0ther", "endpoint_override": "https://u:an0ther@cinder", "auth_type": "password"}); other != one {
		t.Error("the id depends on passwords")
	}
	for _, changed := range []map[string]string{
		{"password": "hunter2", "endpoint_override": "https://u:hunter2@other", "auth_type": "password"},
		{"password": "hunter2", "endpoint_override": "https://u:hunter2@cinder", "auth_type": "v3password"},
		{"endpoint_override": "https://u:hunter2@cinder", "auth_type": "password"},
	} {
		if id(changed) == one {
			t.Errorf("the id is the same for %v", changed)
		}
	}
}
