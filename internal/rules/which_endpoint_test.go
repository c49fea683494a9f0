package rules_test

import (
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func TestInvalidInterface(t *testing.T) {
	t.Parallel()

	findings := glance(t, map[string]any{"valid_interfaces": []any{"internal", "Public", unknown, "internalURL", "", "public", "admin"}})
	assertFound(t, findings, "invalid_interface",
		found{"valid_interfaces", 1, `valid_interfaces[1] = "Public" is not an interface`},
		found{"valid_interfaces", 3, `valid_interfaces[3] = "internalURL" is not an interface`},
		found{"valid_interfaces", 4, `valid_interfaces[4] = "" is not an interface`})
	for _, f := range findings {
		if f.Rule == "invalid_interface" && f.Index == 3 && f.Remediation != "Write internal." {
			t.Errorf("remediation is %q", f.Remediation)
		}
	}
	none(t, glance(t, map[string]any{}), "invalid_interface")
	none(t, glance(t, map[string]any{"valid_interfaces": unknown}), "invalid_interface")
	assertLevels(t, map[string]any{"valid_interfaces": []any{"none"}}, "invalid_interface", "valid_interfaces", levels(report.Error, report.Error, report.Error))
}

func TestPublicInterface(t *testing.T) {
	t.Parallel()

	tests := map[string]struct {
		values  map[string]any
		message string
	}{
		"internal":         {map[string]any{"valid_interfaces": []any{"internal"}}, ""},
		"unknown":          {map[string]any{"valid_interfaces": unknown}, ""},
		"public":           {map[string]any{"valid_interfaces": []any{"internal", unknown, "public"}}, "valid_interfaces lists public"},
		"admin":            {map[string]any{"valid_interfaces": []any{"admin"}}, "valid_interfaces lists admin"},
		"both":             {map[string]any{"valid_interfaces": []any{"public", "admin"}}, "valid_interfaces lists public and admin"},
		"empty":            {map[string]any{"valid_interfaces": []any{}}, "valid_interfaces is empty, which ends up as public"},
		"unset":            {map[string]any{}, "valid_interfaces is not set: its default lists public as well as internal"},
		"unset and fixed":  {map[string]any{"endpoint_override": "https://a"}, ""},
		"unset and listed": {map[string]any{"api_servers": []any{"https://a"}}, ""},
		"unset, unknown":   {map[string]any{"api_servers": unknown}, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			findings := glance(t, test.values)
			if test.message == "" {
				none(t, findings, "public_interface")
				return
			}
			assertFound(t, findings, "public_interface", found{"valid_interfaces", whole, test.message})
		})
	}
	assertLevels(t, map[string]any{"valid_interfaces": []any{"public"}}, "public_interface", "valid_interfaces", levels(report.Info, report.Warning, report.Warning))
	assertLevels(t, map[string]any{}, "public_interface", "valid_interfaces", levels(report.Info, report.Info, report.Info))
}

func TestConflictingEndpoints(t *testing.T) {
	t.Parallel()

	tests := map[string]struct {
		servers, override any
		message           string
	}{
		"differ":           {[]any{"https://a"}, "https://b", `endpoint_override "https://b" is not used: api_servers names "https://a"`},
		"one more":         {[]any{"https://b", "https://a"}, "https://b", `endpoint_override "https://b" is not used: api_servers names "https://a"`},
		"one known":        {[]any{unknown, "https://a"}, "https://b", `endpoint_override "https://b" is not used: api_servers names "https://a"`},
		"secrets":          {[]any{"https://u:hidden@a"}, "https://u:hidden@b", `endpoint_override "https://***@b" is not used: api_servers names "https://***@a"`},
		"the same":         {[]any{"https://a"}, "HTTPS://A:443/", `endpoint_override "HTTPS://A:443/" is also in api_servers, the only option that is used`},
		"perhaps the same": {[]any{unknown, "https://a"}, "https://a", ""},
		"unknown override": {[]any{"https://a"}, unknown, ""},
		"unknown servers":  {unknown, "https://a", ""},
		"empty override":   {[]any{"https://a"}, "", ""},
		"empty servers":    {[]any{}, "https://a", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			findings := glance(t, map[string]any{"api_servers": test.servers, "endpoint_override": test.override})
			if test.message == "" {
				none(t, findings, "conflicting_endpoints")
				return
			}
			assertFound(t, findings, "conflicting_endpoints", found{"endpoint_override", whole, test.message})
		})
	}
	assertLevels(t, map[string]any{"api_servers": []any{"https://a"}, "endpoint_override": "https://b"}, "conflicting_endpoints", "endpoint_override",
		levels(report.Error, report.Error, report.Error))
	assertLevels(t, map[string]any{"api_servers": []any{"https://a"}, "endpoint_override": "https://a/"}, "conflicting_endpoints", "endpoint_override",
		levels(report.Warning, report.Warning, report.Warning))
}

func TestOptionWithoutEffect(t *testing.T) {
	t.Parallel()

	const (
		listed   = "has no effect: api_servers names the endpoints, and the catalogue is not asked"
		override = "has no effect: endpoint_override names the endpoint, and the catalogue is not asked"
		retries  = "has no effect: Nova does not hand it to the image client, whose calls num_retries governs"
		plain    = "has no effect: every endpoint is plain http://"
		ignored  = "has no effect: it is registered so that it always reads as unset"
	)
	tests := map[string]struct {
		values map[string]any
		want   []found
	}{
		"nothing set":          {map[string]any{}, nil},
		"with the catalogue":   {map[string]any{"region_name": "R", "service_name": "g", "service_type": "x", "valid_interfaces": []any{"internal"}}, nil},
		"nothing set, fixed":   {map[string]any{"endpoint_override": "https://a"}, nil},
		"the defaults written": {map[string]any{"endpoint_override": "https://a", "service_type": "image", "valid_interfaces": []any{"internal", "public"}, "rbd_user": "", "rbd_connect_timeout": 5}, nil},
		"next to override": {map[string]any{"endpoint_override": "https://a", "region_name": "R", "service_name": "g", "service_type": "x", "valid_interfaces": []any{"internal"}}, []found{
			{"region_name", whole, `region_name = "R" ` + override}, {"service_name", whole, `service_name = "g" ` + override},
			{"service_type", whole, `service_type = "x" ` + override}, {"valid_interfaces", whole, `valid_interfaces = "internal" ` + override},
		}},
		"next to api_servers":            {map[string]any{"api_servers": []any{unknown, "https://a"}, "region_name": "R"}, []found{{"region_name", whole, `region_name = "R" ` + listed}}},
		"next to both":                   {map[string]any{"api_servers": []any{"https://a"}, "endpoint_override": "https://a", "region_name": "R"}, []found{{"region_name", whole, `region_name = "R" ` + listed}}},
		"next to override, list unknown": {map[string]any{"api_servers": unknown, "endpoint_override": "https://a", "region_name": "R"}, []found{{"region_name", whole, `region_name = "R" ` + override}}},
		"next to unknown":                {map[string]any{"endpoint_override": unknown, "region_name": "R"}, nil},
		"unknown region":                 {map[string]any{"endpoint_override": "https://a", "region_name": unknown}, nil},
		"an interface that raises":       {map[string]any{"endpoint_override": "https://a", "valid_interfaces": []any{"nowhere"}}, nil},
		"an interface not known":         {map[string]any{"endpoint_override": "https://a", "valid_interfaces": []any{"internal", unknown}}, nil},
		"retries": {map[string]any{"connect_retries": 3, "connect_retry_delay": 1.5, "status_code_retries": 2, "status_code_retry_delay": 1, "retriable_status_codes": []any{503}}, []found{
			{"connect_retries", whole, "connect_retries = 3 " + retries}, {"connect_retry_delay", whole, "connect_retry_delay = 1.5 " + retries},
			{"status_code_retries", whole, "status_code_retries = 2 " + retries}, {"status_code_retry_delay", whole, "status_code_retry_delay = 1"},
			{"retriable_status_codes", whole, `retriable_status_codes = "503" ` + retries},
		}},
		"versions": {map[string]any{"version": "2", "min_version": "2", "max_version": "2.latest"}, []found{
			{"version", whole, `version = "2" ` + ignored}, {"min_version", whole, `min_version = "2" ` + ignored}, {"max_version", whole, `max_version = "2.latest" ` + ignored},
		}},
		"rbd off": {map[string]any{"rbd_user": "u", "rbd_connect_timeout": 9, "rbd_pool": "p", "rbd_ceph_conf": "/etc/ceph/ceph.conf"}, []found{
			{"rbd_user", whole, `rbd_user = "u" has no effect: enable_rbd_download is off`},
			{"rbd_connect_timeout", whole, "rbd_connect_timeout = 9 has no effect: enable_rbd_download is off"},
			{"rbd_pool", whole, `rbd_pool = "p" has no effect: enable_rbd_download is off`},
			{"rbd_ceph_conf", whole, `rbd_ceph_conf = "/etc/ceph/ceph.conf" has no effect: enable_rbd_download is off`},
		}},
		"rbd on": {map[string]any{"enable_rbd_download": true, "rbd_user": "u", "rbd_connect_timeout": 9, "rbd_pool": "p", "rbd_ceph_conf": "/etc/ceph/ceph.conf"}, []found{
			{"rbd_pool", whole, `rbd_pool = "p" has no effect: the pool comes from the image location`},
			{"rbd_connect_timeout", whole, "rbd_connect_timeout = 9 has no effect: images are fetched by the command `rbd export`"},
		}},
		"rbd unknown": {map[string]any{"enable_rbd_download": unknown, "rbd_user": "u", "rbd_pool": "p"}, []found{{"rbd_pool", whole, `rbd_pool = "p" has no effect`}}},
		"TLS on http": {map[string]any{"api_servers": []any{"http://a", "HTTP://b"}, "endpoint_override": "https://c", "cafile": "/ca", "certfile": "/c", "keyfile": "/k", "insecure": true}, []found{
			{"cafile", whole, `cafile = "/ca" ` + plain}, {"certfile", whole, `certfile = "/c" ` + plain},
			{"keyfile", whole, `keyfile = "/k" ` + plain}, {"insecure", whole, "insecure = true " + plain},
		}},
		"TLS on http override":  {map[string]any{"endpoint_override": "http://a", "cafile": "/ca", "insecure": false}, []found{{"cafile", whole, `cafile = "/ca" ` + plain}}},
		"TLS on one https":      {map[string]any{"api_servers": []any{"http://a", "https://b"}, "cafile": "/ca"}, nil},
		"TLS, one not known":    {map[string]any{"api_servers": []any{"http://a", unknown}, "cafile": "/ca"}, nil},
		"TLS, list not known":   {map[string]any{"api_servers": unknown, "endpoint_override": "http://a", "cafile": "/ca"}, nil},
		"TLS and the catalogue": {map[string]any{"cafile": "/ca"}, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assertFound(t, glance(t, test.values), "option_without_effect", test.want...)
		})
	}
	assertLevels(t, map[string]any{"endpoint_override": "https://a", "region_name": "R"}, "option_without_effect", "region_name",
		levels(report.Warning, report.Warning, report.Warning))
}

func TestOptionWithoutEffectElsewhere(t *testing.T) {
	t.Parallel()

	// The service type goes along with microversions, and adapters retry.
	findings := session(t, "placement", map[string]any{
		"endpoint_override": "https://a", "region_name": "R", "service_type": "x", "connect_retries": 3, "min_version": "1", "valid_interfaces": []any{"internal"}, "cafile": "/ca",
	})
	assertFound(t, findings, "option_without_effect",
		found{"region_name", whole, `region_name = "R" has no effect: endpoint_override names the endpoint`},
		found{"valid_interfaces", whole, `valid_interfaces = "internal" has no effect: endpoint_override names the endpoint`},
		found{"min_version", whole, `min_version = "1" has no effect: it is registered so that it always reads as unset`})
	none(t, session(t, "placement", map[string]any{"region_name": "R", "connect_retries": 3}), "option_without_effect")
	none(t, session(t, "placement", map[string]any{"endpoint_override": "http://a", "cafile": "/ca"}), "option_without_effect")
}
