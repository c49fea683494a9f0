package rules_test

import (
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// What a value takes from a secret stays out of every output, whether or not
// the rest of it is known.
func TestPartlyKnownValuesShowNoSecret(t *testing.T) {
	t.Parallel()
	for _, values := range []given{
		{"valid_interfaces": []any{"$password", unknown}, "password": canary, "auth_type": "password"},
		{"valid_interfaces": []any{"a$password", "internal", unknown}, "password": canary, "auth_type": "password"},
		{"valid_interfaces": []any{"$service_name", unknown}, "service_name": "x${password}", "password": canary, "auth_type": "password"},
		{"endpoint_override": "http://${password}.$region_name:99999", "region_name": unknown, "password": canary, "auth_type": "password"},
		{"endpoint_override": "http://${password}.$my_ip:99999", "password": canary, "auth_type": "password"},
		{"endpoint_override": "http://${password}.example.org:99999", "password": canary + "$my_ip", "auth_type": "password"},
		{"cafile": "tmp/${password}/$my_ip", "password": canary, "auth_type": "password"},
		{"valid_interfaces": []any{"$my_ip", "$password"}, "password": canary, "auth_type": "password"},
	} {
		mute(t, &assess.Request{Interpolate: true, Attributes: attributes("cinder", assess.SessionAttributes(), values)})
		mute(t, &assess.Request{Interpolate: true, Attributes: attributes("neutron", assess.SessionAttributes(), values)})
	}
	for _, line := range []string{
		"valid_interfaces = $my_ip,$password", "endpoint_override = http://${password}.$my_ip:99999", "cafile = tmp/${password}$my_ip",
		"endpoint_override = http://$my_ip.$service_name:99999\nservice_name = ${password}", "valid_interfaces = ${password}$my_ip,internal",
	} {
		for _, password := range []string{canary, canary + "$my_ip", "$my_ip" + canary} {
			mute(t, file("[neutron]\nauth_type = password\npassword = "+password+"\n"+line+"\n"))
		}
	}
}
