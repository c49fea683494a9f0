package assess_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/report/canary"
)

// cloudMember is a service's configuration with one text.
func cloudMember(block int, name, service, text string) assess.CloudMember {
	place := report.Place{Attribute: "configuration", Block: block, Hidden: true}
	return assess.CloudMember{Place: place, Name: name, Service: service, Sources: []assess.SourceText{{Place: place, Name: service + ".conf", Content: text}}}
}

func cloudOf(t *testing.T, cloud *assess.Cloud) *assess.FleetResult {
	t.Helper()
	result, mistakes := assess.RunCloud(cloud, fleetDay)
	if len(mistakes) > 0 {
		t.Fatalf("mistakes: %v", mistakes)
	}
	return result
}

// A configuration is judged exactly as on its own, with its own service and
// release.
func TestCloudAgreesWithSingleChecks(t *testing.T) {
	t.Parallel()
	cloud := &assess.Cloud{Members: []assess.CloudMember{
		cloudMember(0, "n", "nova", "[glance]\ninsecure = true\n[neutron]\nauth_type = password\npassword = s3cret\n"),
		cloudMember(1, "c", "cinder", "[DEFAULT]\nenabled_backends = ceph\n[ceph]\nrbd_pol = volumes\n"),
		cloudMember(2, "b", "keystone", "no configuration\n"),
		cloudMember(3, "z", "glance", "[DEFAULT]\nbind_port = x\n"),
	}}
	cloud.Policy.Release = "2025.1"
	cloud.Members[3].Release = "2024.2"
	result := cloudOf(t, cloud)
	if names := []string{result.Members[0].Name, result.Members[1].Name, result.Members[2].Name, result.Members[3].Name}; !slices.Equal(names, []string{"b", "c", "n", "z"}) {
		t.Errorf("the order is %q", names)
	}
	for _, m := range cloud.Members {
		r := &assess.Request{Service: m.Service, Configuration: m.Name, Policy: assess.PolicyText{Release: "2025.1"}, Sources: m.Sources}
		if m.Release != "" {
			r.Policy.Release = m.Release
		}
		alone, mistakes := assess.Run(r, fleetDay)
		if len(mistakes) > 0 {
			t.Fatal(mistakes)
		}
		at := slices.IndexFunc(result.Members, func(member assess.MemberResult) bool { return member.Name == m.Name })
		member := result.Members[at]
		own := slices.DeleteFunc(slices.Clone(member.Findings), func(f report.Finding) bool { return strings.HasPrefix(f.Rule, "cloud_") })
		got := []any{member.Release, member.ServiceVersion, member.Rendered, member.RenderedRedacted, member.Migrated, own}
		want := []any{alone.Release, alone.ServiceVersion, alone.Rendered, alone.RenderedRedacted, alone.Migrated, alone.Findings}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", m.Name, diff)
		}
	}
}

// Waivers may name a configuration, and count as used or unused in the cloud as
// a whole.
func TestCloudWaivers(t *testing.T) {
	t.Parallel()
	waiver := func(rule, configuration string) assess.WaiverText {
		return assess.WaiverText{Rule: rule, Reason: "the old rack", Expires: "2027-12-31", Configuration: configuration}
	}
	cloud := func(waivers ...assess.WaiverText) *assess.Cloud {
		c := &assess.Cloud{Members: []assess.CloudMember{
			cloudMember(0, "api", "nova", "[glance]\ninsecure = true\n[neutron]\nmetadata_proxy_shared_secret = one\n"),
			cloudMember(1, "net", "neutron", "[nova]\ninsecure = true\n[DEFAULT]\nmetadata_proxy_shared_secret = two\n"),
		}}
		c.Policy.Waivers = waivers
		return c
	}
	for name, test := range map[string]struct {
		waivers []assess.WaiverText
		waived  []string // configuration and rule
		unused  int
		valid   bool
	}{
		"none":                             {},
		"everywhere":                       {[]assess.WaiverText{waiver("tls_verification_disabled", "")}, []string{"api tls_verification_disabled", "net tls_verification_disabled"}, 0, false},
		"one configuration":                {[]assess.WaiverText{waiver("tls_verification_disabled", "net")}, []string{"net tls_verification_disabled"}, 0, false},
		"no such configuration":            {[]assess.WaiverText{waiver("tls_verification_disabled", "web")}, nil, 1, false},
		"a disagreement":                   {[]assess.WaiverText{waiver("cloud_secret_mismatch", "net")}, []string{"net cloud_secret_mismatch"}, 0, false},
		"the other side of a disagreement": {[]assess.WaiverText{waiver("cloud_secret_mismatch", "api")}, nil, 1, false},
		"everything that fails the cloud":  {[]assess.WaiverText{waiver("cloud_secret_mismatch", ""), waiver("tls_verification_disabled", "")}, []string{"api tls_verification_disabled", "net cloud_secret_mismatch", "net tls_verification_disabled"}, 0, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			result := cloudOf(t, cloud(test.waivers...))
			var waived []string
			unused := 0
			for _, f := range result.Findings {
				if f.Waived {
					waived = append(waived, f.Configuration+" "+f.Rule)
				}
				if f.Rule == "waiver_unused" {
					unused++
				}
			}
			slices.Sort(waived)
			if diff := cmp.Diff(test.waived, waived); diff != "" || unused != test.unused || result.Valid != test.valid {
				t.Errorf("%d waivers are unused, valid is %t; waived: %s", unused, result.Valid, diff)
			}
		})
	}
}

// A mistake in a block points at it, names it, and repeats nothing secret.
func TestCloudMistakes(t *testing.T) {
	t.Parallel()
	block := report.Place{Attribute: "configuration", Block: 1, Hidden: true}
	for name, test := range map[string]struct {
		member assess.CloudMember
		want   string
	}{
		"two with the same name": {cloudMember(1, "api", "cinder", ""), `Two configurations with the same name: Another configuration is also named "api"`},
		"no name":                {cloudMember(1, "", "cinder", ""), `Configuration without a name: Outputs and findings refer to configurations by name`},
		"unknown service":        {cloudMember(1, "b", "cindr", ""), `Service not covered: Configuration "b": The catalogue has no service "cindr": did you mean cinder?`},
		"unknown release":        {assess.CloudMember{Name: "b", Service: "cinder", Release: "2031.1", Sources: []assess.SourceText{{Name: "a"}}}, `Unknown release: Configuration "b": `},
		"no source":              {assess.CloudMember{Name: "b", Service: "cinder"}, `No source: Configuration "b": There is nothing to read`},
		"two sources":            {assess.CloudMember{Name: "b", Service: "cinder", Sources: []assess.SourceText{{Place: block, Name: "a"}, {Place: block, Name: "a"}}}, `Two sources with the same name: Configuration "b": Another source is also named "a"`},
		"a secret in the name":   {cloudMember(1, "password = s3cret-in-name", "cindr", ""), `Service not covered: Configuration "password = ***": `},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test.member.Place = block
			cloud := &assess.Cloud{Members: []assess.CloudMember{cloudMember(0, "api", "nova", ""), test.member}}
			result, mistakes := assess.RunCloud(cloud, fleetDay)
			if result != nil || len(mistakes) != 1 {
				t.Fatalf("want one mistake, got %v", mistakes)
			}
			m := mistakes[0]
			if said := m.Summary + ": " + m.Detail; !strings.HasPrefix(said, test.want) {
				t.Errorf("it says %s", said)
			}
			if m.Attribute != "configuration" || m.Block != 1 {
				t.Errorf("it points at %v", m.Place)
			}
		})
	}
}

// Unknown values are left out, and what is known is judged and compared.
func TestCloudUnknown(t *testing.T) {
	t.Parallel()
	unread := cloudMember(2, "net2", "neutron", "")
	unread.Sources[0].Unknown = true
	nameless := cloudMember(3, "", "cinder", "")
	nameless.Unknown = true
	cloud := &assess.Cloud{Members: []assess.CloudMember{
		cloudMember(0, "api", "nova", "[neutron]\nmetadata_proxy_shared_secret = one\n"),
		cloudMember(1, "net", "neutron", "[DEFAULT]\nmetadata_proxy_shared_secret = two\n"), unread, nameless,
	}}
	cloud.Policy.Waivers = []assess.WaiverText{{Rule: "timeout_unset", Reason: "later", Expires: "2027-12-31", Option: "ironic.timeout"}}
	result := cloudOf(t, cloud)
	var found []string
	for _, f := range result.Findings {
		if strings.HasPrefix(f.Rule, "cloud_") || f.Rule == "waiver_unused" || f.OfPolicy {
			found = append(found, f.Configuration+" "+f.Rule)
		}
	}
	if diff := cmp.Diff([]string{"net cloud_secret_mismatch"}, found); diff != "" || len(result.Members) != 3 {
		t.Errorf("%d members; %s", len(result.Members), diff)
	}
}

// There are no findings about options missing from a text that is not known yet
// or does not parse.
func TestNothingIsMissingFromAnUnreadText(t *testing.T) {
	t.Parallel()
	for name, source := range map[string]assess.SourceText{
		"not known": {Name: "glance-api.conf", Unknown: true},
		"broken":    {Name: "glance-api.conf", Content: "flavor\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := &assess.Request{Service: "glance", Program: "glance-api", Sources: []assess.SourceText{source}}
			result, mistakes := assess.Run(r, fleetDay)
			if len(mistakes) > 0 {
				t.Fatal(mistakes)
			}
			for _, f := range result.Findings {
				if f.Rule != "parse_error" {
					t.Errorf("it says %s: %s", f.Rule, f.Message)
				}
			}
		})
	}
}

// No configuration's secrets leak from a cloud, whatever disagrees.
func TestNoSecretComesOutOfClouds(t *testing.T) {
	t.Parallel()
	const size = 8
	var cases []canary.Case
	for c := range canary.Texts(19, 1600) {
		cases = append(cases, c)
	}
	compared := 0
	for cases := range slices.Chunk(cases, size) {
		cloud := &assess.Cloud{}
		cloud.Policy.Profile = "strict"
		for i, c := range cases {
			cloud.Members = append(cloud.Members, cloudMember(i, fmt.Sprintf("m%d", i), c.Service, c.Text))
		}
		result := cloudOf(t, cloud)
		shown := map[string]string{}
		for _, m := range result.Members {
			shown["rendered_redacted of "+m.Name] = m.RenderedRedacted
		}
		for i, f := range result.Findings {
			shown[fmt.Sprintf("finding %d, %s", i, f.Rule)] = strings.Join([]string{f.Section, f.Option, f.File, f.Message, f.Effect, f.Remediation, fmt.Sprint(f.Related)}, "\n")
			if strings.HasPrefix(f.Rule, "cloud_") {
				compared++
			}
		}
		for _, c := range cases {
			for _, secret := range c.Canaries {
				for where, text := range shown {
					if strings.Contains(text, secret) {
						t.Errorf("%s is in %s:\n%s\nof\n%s", secret, where, around(text, secret), c.Text)
					}
				}
			}
		}
	}
	if compared < 50 {
		t.Errorf("only %d disagreements were found: the texts are hardly compared", compared)
	}
}

// Every secret that the rules compare differs here, and there are more secrets
// where the rules look: neither they nor their digests leak.
func TestNoComparedSecretComesOut(t *testing.T) {
	t.Parallel()
	const text = `[DEFAULT]
transport_url = rabbit://openstack:CANARY1@mq1/
metadata_proxy_shared_secret = CANARY2
auth_encryption_key = CANARY3CANARY3CANARY3CANARY3CANA
bind_port = 9292
enabled_backends = ceph
[neutron]
metadata_proxy_shared_secret = CANARY2
[keystone_authtoken]
auth_url = https://admin:CANARY4@keystoneNUMBER:5000
www_authenticate_uri = https://admin:CANARY4@keystoneNUMBER:5000
memcached_servers = m1:11211
memcache_secret_key = CANARY5
service_token_roles_required = true
[service_user]
password = CANARY6
[health_manager]
heartbeat_key = CANARY7
[libvirt]
images_type = rbd
rbd_user = cinder
rbd_secret_uuid = 457eb676-33da-42ec-9a8c-9293NUMBER000
[ceph]
volume_driver = cinder.volume.drivers.rbd.RBDDriver
rbd_user = cinder
rbd_secret_uuid = 457eb676-33da-42ec-9a8c-9293NUMBER000
[glance]
endpoint_override = https://admin:CANARY9@glance:9393
region_name = CASEegion password = s3crzz
[placement]
region_name = api_key = CANARY10
[database]
connection = mysql+pymysql://cloud:CANARY11@db/one
[oslo_messaging_notifications]
driver = password = CANARY12
topics = password = CANARY12
[key_manager]
backend = https://admin:CANARY13@managerNUMBER
[ovs]
bridge_mappings = password = CANARY14:br-ex
[ml2_type_flat]
flat_networks = secret = CANARY15
[ml2]
type_drivers = flat
[simple_crypto_plugin]
kek = CANARY16
`
	services := []string{"nova", "neutron", "cinder", "glance", "heat", "octavia", "barbican"}
	cloud := &assess.Cloud{}
	cloud.Policy.Profile = "strict"
	number := 0
	for _, service := range services {
		for range 2 {
			number++
			own := strings.NewReplacer("CANARY", fmt.Sprintf("s3cr%c%c", 'a'+number, 'b'+number), "NUMBER", fmt.Sprint(number), "CASE", [...]string{"r", "R"}[number%2]).Replace(text)
			cloud.Members = append(cloud.Members, cloudMember(number, fmt.Sprintf("m%02d", number), service, own))
		}
	}
	result := cloudOf(t, cloud)
	rules := map[string]int{}
	for _, f := range result.Findings {
		rules[f.Rule]++
		if said := fmt.Sprintf("%+v", *f.Finding); strings.Contains(said, "s3cr") {
			t.Errorf("a secret is in %s", said)
		}
	}
	for _, m := range result.Members {
		if strings.Contains(m.RenderedRedacted, "s3cr") {
			t.Errorf("a secret is in rendered_redacted: %s", m.RenderedRedacted)
		}
	}
	for rule, least := range map[string]int{"cloud_secret_mismatch": 15, "cloud_identity_mismatch": 12, "cloud_region_mismatch": 5, "cloud_shared_account": 6, "cloud_key_manager_mismatch": 2, "cloud_endpoint_mismatch": 1, "cloud_network_mismatch": 1, "cloud_notification_mismatch": 5} {
		if rules[rule] < least {
			t.Errorf("%s was found %d times, want at least %d: the test proves nothing about it", rule, rules[rule], least)
		}
	}
	// Secrets must not go into the digest that the outputs show.
	for i := range cloud.Members {
		source := &cloud.Members[i].Sources[0]
		source.Content = strings.ReplaceAll(source.Content, "auth_encryption_key = s3cr", "auth_encryption_key = 0the")
	}
	if other := cloudOf(t, cloud); other.ID != result.ID {
		t.Error("the id depends on the secret")
	}
}
