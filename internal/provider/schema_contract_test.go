package provider_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// What users' configurations depend on. It may grow but never shrink: changing
// a line here breaks users' configurations. A line is names, then their use and type; a name
// before a colon is a nested block.
const (
	policyContract = `
release: optional string
profile: optional string
severities: optional map(string)
inline_waivers: optional bool
waiver.rule, waiver.reason, waiver.expires: required string
waiver.owner, waiver.option: optional string
`
	commonContract = `
profile: optional string
severities: optional map(string)
waiver.rule, waiver.reason, waiver.expires: required string
waiver.owner, waiver.option: optional string
release: optional computed string
enforcement, evaluated_at: optional string
baseline: optional list(string)
inline_waivers: optional bool
hardened_defaults, render_defaults, explain: optional bool
inspect.config_file: optional string
id, nova_version, rendered_redacted, file_permission: computed string
values: computed map(string)
valid: computed bool
settings: computed map(object(default=string file=string line=number origin=string set_as=string value=string))
findings: computed list(object(` + findingContract + `))
`
	findingContract = "baselined=bool " + findingRest
	findingRest     = "cwe=list(string) file=string fingerprint=string index=number line=number message=string option=string " +
		"references=list(string) remediation=string rule=string section=string severity=string waived=bool waiver_reason=string"
	fleetFindingContract   = "baselined=bool configuration=string " + findingRest
	sessionOptionsContract = `
cafile, certfile, keyfile: optional string
insecure, collect_timing, split_loggers: optional bool
timeout: optional number
service_type, service_name, region_name, endpoint_override: optional string
valid_interfaces: optional list(string)
connect_retries, connect_retry_delay, status_code_retries, status_code_retry_delay: optional number
retriable_status_codes: optional list(number)
interpolate: optional bool
`
	glanceContract = commonContract + sessionOptionsContract + `
rendered: computed string
api_servers, default_trusted_certificate_ids, allowed_direct_url_schemes: optional list(string)
num_retries, rbd_connect_timeout, port: optional number
verify_glance_signatures, enable_certificate_validation, enable_rbd_download, debug: optional bool
api_insecure, use_glance_v1: optional bool
rbd_user, rbd_pool, rbd_ceph_conf, ca_file, cert_file, key_file, host, protocol, version, min_version, max_version: optional string
extra: optional sensitive map(string)
`
	sessionContract = commonContract + sessionOptionsContract + `
service: optional string
section: required string
auth_type, auth_section, auth_url, username, user_id, user_domain_id, user_domain_name: optional string
project_id, project_name, project_domain_id, project_domain_name, domain_id, domain_name: optional string
default_domain_id, default_domain_name, system_scope, trust_id, interface: optional string
application_credential_id, application_credential_name: optional string
password, token, application_credential_secret: optional sensitive string
extra: optional sensitive map(string)
rendered: computed sensitive string
`
	fileContract = commonContract + `
service: optional string
sections: optional list(string)
source.name: required string
source.content: required sensitive string
rendered: computed sensitive string
`
	optionsContract = `
service, program, section: optional string
release: optional computed string
digest, nova_version, service_version: computed string
options: computed list(object(choices=list(string) default=string deprecated_for_removal=bool deprecated_names=list(string) ` +
		`item_type=string library=string max=number min=number name=string secret=bool section=string since=string type=string until=string))
`
	upgradeContract = `
from_release: required string
to_release: optional string
rendered: computed sensitive string
pin_changed_defaults: optional bool
source.name: required string
changes: computed list(object(advice=string affects_you=bool from=string kind=string option=string section=string to=string))
valid: computed bool
findings: computed list(object(` + findingContract + `))
`
	fleetContract = `
files: optional sensitive map(string)
common: optional map(string)
glance: optional map(map(string))
release: optional computed string
profile, enforcement, evaluated_at: optional string
severities: optional map(string)
hardened_defaults, render_defaults, explain: optional bool
waiver.rule, waiver.reason, waiver.expires: required string
rendered: computed sensitive map(string)
rendered_redacted, ids: computed map(string)
valid: computed map(bool)
all_valid: computed bool
findings: computed list(object(` + fleetFindingContract + `))
`
)

func TestContract(t *testing.T) {
	t.Parallel()
	offered := schemas(t)
	for name, contract := range map[string]string{
		"osloconf_glance":  glanceContract,
		"osloconf_session": sessionContract,
		"osloconf_file":    fileContract,
		"osloconf_options": optionsContract,
		"osloconf_upgrade": upgradeContract,
		"osloconf_fleet":   fleetContract,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			schema, ok := offered.DataSourceSchemas[name]
			if !ok {
				t.Fatal("there is no such data source")
			}
			keeps(t, contract, schema.Block)
		})
	}
	t.Run("provider", func(t *testing.T) {
		t.Parallel()
		keeps(t, policyContract, offered.Provider.Block)
	})
	t.Run("redacted", func(t *testing.T) {
		t.Parallel()
		for name, schema := range offered.DataSourceSchemas {
			if use, ok := uses("", schema.Block)["rendered_redacted"]; ok && strings.Contains(use, "sensitive") {
				t.Errorf("%s: rendered_redacted is %s, but is meant to be shown", name, use)
			}
		}
	})
}

// keeps checks that a block has at least what the contract says.
func keeps(t *testing.T, contract string, block *tfprotov6.SchemaBlock) {
	t.Helper()
	have := uses("", block)
	for line := range strings.Lines(strings.TrimSpace(contract)) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		names, want, _ := strings.Cut(strings.TrimSpace(line), ": ")
		for name := range strings.SplitSeq(names, ", ") {
			if have[name] != want {
				t.Errorf("%s\nhave %s\nwant %s", name, have[name], want)
			}
		}
	}
}

// uses returns the use and type of every argument and output, by name.
func uses(prefix string, block *tfprotov6.SchemaBlock) map[string]string {
	all := map[string]string{}
	for _, a := range block.Attributes {
		var words []string
		for _, word := range []struct {
			set  bool
			text string
		}{{a.Required, "required"}, {a.Optional, "optional"}, {a.Computed, "computed"}, {a.Sensitive, "sensitive"}} {
			if word.set {
				words = append(words, word.text)
			}
		}
		all[prefix+a.Name] = strings.Join(append(words, typeText(a.Type)), " ")
	}
	for _, b := range block.BlockTypes {
		maps.Copy(all, uses(prefix+b.TypeName+".", b.Block))
	}
	return all
}

// typeText writes a type as configurations do, with object members in order.
func typeText(typ tftypes.Type) string {
	switch typ := typ.(type) {
	case tftypes.List:
		return "list(" + typeText(typ.ElementType) + ")"
	case tftypes.Map:
		return "map(" + typeText(typ.ElementType) + ")"
	case tftypes.Object:
		var members []string
		for name, member := range typ.AttributeTypes {
			members = append(members, name+"="+typeText(member))
		}
		slices.Sort(members)
		return "object(" + strings.Join(members, " ") + ")"
	}
	switch {
	case typ.Is(tftypes.String):
		return "string"
	case typ.Is(tftypes.Number):
		return "number"
	case typ.Is(tftypes.Bool):
		return "bool"
	default:
		return "dynamic"
	}
}

func TestFunctionContract(t *testing.T) {
	t.Parallel()
	offered := schemas(t)
	for name, want := range map[string]string{
		"parse":   "(text string)",
		"render":  "(object dynamic)",
		"lint":    "(text string, options dynamic)",
		"check":   "(section string, options dynamic, settings dynamic)",
		"redact":  "(text string)",
		"sarif":   "(findings dynamic)",
		"junit":   "(findings dynamic)",
		"environ": "(section string, values dynamic)",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			function, ok := offered.Functions[name]
			if !ok {
				t.Fatal("there is no such function")
			}
			var parameters []string
			for _, p := range function.Parameters {
				parameters = append(parameters, fmt.Sprintf("%s %s", p.Name, typeText(p.Type)))
			}
			if got := "(" + strings.Join(parameters, ", ") + ")"; got != want {
				t.Errorf("%s takes %s, want %s", name, got, want)
			}
		})
	}
}
