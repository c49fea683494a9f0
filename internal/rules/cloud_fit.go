package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

var cloudKeyManager = &Rule{
	Name:        "cloud_key_manager_mismatch",
	Levels:      "WEE",
	CWE:         []int{1288},
	Needs:       Values | Text,
	Scope:       Run,
	References:  []string{"Check-Block-09"},
	Title:       "services with different key managers",
	Effect:      "A key that one service stored is not found by the other: encrypted volumes do not attach, and signed images are not verified.",
	Remediation: "Name the same [key_manager] backend in nova, cinder and glance.",
	Example: Example{
		DataSource: "osloconf_cloud",
		BadPair: [2]Half{
			{Service: "nova", Text: "[key_manager]\nbackend = barbican\n"},
			{Service: "cinder", Text: "[key_manager]\nbackend = vault\n"},
		},
		GoodPair: [2]Half{
			{Service: "nova", Text: "[key_manager]\nbackend = barbican\n"},
			{Service: "cinder", Text: "[key_manager]\nbackend = castellan.key_manager.barbican_key_manager.BarbicanKeyManager\n"},
		},
		Message: "[key_manager] backend of \"nova\" (nova.conf line 2) is \"barbican\", and [key_manager] backend of \"cinder\" (cinder.conf line 2) is \"vault\"",
	},
	Cloud: checkCloudKeyManagers,
}

var cloudImagePath = &Rule{
	Name:        "cloud_image_path_conflict",
	Levels:      "EEE",
	CWE:         []int{1288},
	Needs:       Values | Text,
	Scope:       Run,
	Title:       "a way to the images that Glance does not offer",
	Effect:      "Nova falls back to the slow way, or cannot find the image at all: what was set to be fast or to save space does nothing.",
	Remediation: "Let Glance's internal API show locations, or turn the option off in nova.",
	Example: Example{
		DataSource: "osloconf_cloud",
		BadPair: [2]Half{
			{Service: "nova", Text: "[glance]\nenable_rbd_download = true\n"},
			{Service: "glance", Text: "[DEFAULT]\nshow_image_direct_url = false\nshow_multiple_locations = false\n"},
		},
		GoodPair: [2]Half{
			{Service: "nova", Text: "[glance]\nenable_rbd_download = true\n"},
			{Service: "glance", Text: "[DEFAULT]\nshow_image_direct_url = true\n"},
		},
		Message: `[glance] enable_rbd_download of "nova"`,
	},
	Cloud: checkCloudImagePath,
}

var cloudReleaseMix = &Rule{
	Name:        "cloud_release_mix",
	Levels:      "WWE",
	CWE:         []int{1288},
	Needs:       Values | Text,
	Scope:       Run,
	Title:       "releases that do not work together",
	Effect:      "Nova supports computes one release older than its controllers, or two where both are releases of the yearly cycle; beyond that, calls between them are not understood.",
	Remediation: "Upgrade the older configurations first, release by release.",
	Example: Example{
		DataSource: "osloconf_cloud",
		BadPair: [2]Half{
			{Service: "nova", Release: "2025.1", Text: "[DEFAULT]\ndebug = false\n"},
			{Service: "cinder", Release: "zed", Text: "[DEFAULT]\ndebug = false\n"},
		},
		GoodPair: [2]Half{
			{Service: "nova", Text: "[DEFAULT]\ndebug = false\n"},
			{Service: "cinder", Text: "[DEFAULT]\ndebug = false\n"},
		},
		Message: `"cinder" is of zed, and "nova" of 2025.1`,
	},
	Cloud: checkCloudReleases,
}

var cloudNetwork = &Rule{
	Name:        "cloud_network_mismatch",
	Levels:      "EEE",
	CWE:         []int{1288},
	Needs:       Values | Text,
	Scope:       Run,
	Title:       "an agent and the server that name different networks",
	Effect:      "Ports on that host fail to bind: instances there get no network.",
	Remediation: "Write the same physical networks and tunnel types on both sides.",
	Example: Example{
		DataSource: "osloconf_cloud",
		BadPair: [2]Half{
			{Service: "neutron", Text: "[ml2]\ntype_drivers = flat,vxlan\n[ml2_type_flat]\nflat_networks = physnet1\n"},
			{Name: "agent", Service: "neutron", Text: "[ovs]\nbridge_mappings = physnet2:br-ex\n"},
		},
		GoodPair: [2]Half{
			{Service: "neutron", Text: "[ml2]\ntype_drivers = flat,vxlan\n[ml2_type_flat]\nflat_networks = physnet1\n"},
			{Name: "agent", Service: "neutron", Text: "[ovs]\nbridge_mappings = physnet1:br-ex\n"},
		},
		Message: `[ovs] bridge_mappings of "agent" (agent.conf line 2) maps "physnet2"`,
	},
	Cloud: checkCloudNetworks,
}

var cloudEndpoint = &Rule{
	Name:        "cloud_endpoint_mismatch",
	Levels:      "WWE",
	CWE:         []int{1288},
	Needs:       Values | Text,
	Scope:       Run,
	Title:       "an endpoint that the service itself contradicts",
	Effect:      "Requests go to a port on which the service does not listen.",
	Remediation: "Write the port that the service, or the proxy before it, listens on.",
	FalseAlarms: "A load balancer that listens on another port than the service.",
	Example: Example{
		DataSource: "osloconf_cloud",
		BadPair: [2]Half{
			{Service: "nova", Text: "[glance]\nendpoint_override = https://glance.example.org:9393\n"},
			{Service: "glance", Text: "[DEFAULT]\nbind_port = 9292\n"},
		},
		GoodPair: [2]Half{
			{Service: "nova", Text: "[glance]\nendpoint_override = https://glance.example.org:9292\n"},
			{Service: "glance", Text: "[DEFAULT]\nbind_port = 9292\n"},
		},
		Message: `[glance] endpoint_override of "nova"`,
	},
	Cloud: checkCloudEndpoints,
}

var cloudNotification = &Rule{
	Name:        "cloud_notification_mismatch",
	Levels:      "IWW",
	CWE:         []int{778},
	Needs:       Values | Text,
	Scope:       Run,
	Title:       "notifications that go different ways",
	Effect:      "Whoever listens for notifications, such as an audit or a billing, hears of some services and not of others.",
	Remediation: "Give all services the same notification drivers and topics, or turn notifications off where nobody listens.",
	Example: Example{
		DataSource: "osloconf_cloud",
		BadPair: [2]Half{
			{Service: "nova", Text: "[oslo_messaging_notifications]\ndriver = messagingv2\ntopics = notifications\n"},
			{Service: "cinder", Text: "[oslo_messaging_notifications]\ndriver = messagingv2\ntopics = audit\n"},
		},
		GoodPair: [2]Half{
			{Service: "nova", Text: "[oslo_messaging_notifications]\ndriver = messagingv2\ntopics = notifications\n"},
			{Service: "cinder", Text: "[oslo_messaging_notifications]\ndriver = messagingv2\ntopics = notifications\n"},
		},
		Message: "[oslo_messaging_notifications] topics of \"nova\" (nova.conf line 3) is \"notifications\", and [oslo_messaging_notifications] topics of \"cinder\" (cinder.conf line 3) is \"audit\"",
	},
	Cloud: checkCloudNotifications,
}

var acrossServices = []*Rule{
	cloudSecretMismatch, cloudRegionMismatch, cloudIdentityMismatch, cloudServiceToken, cloudSharedAccount, cloudKeyManager,
	cloudImagePath, cloudReleaseMix, cloudNetwork, cloudEndpoint, cloudNotification,
}

// checkCloudKeyManagers compares the key managers of the services that hand
// keys to one another.
func checkCloudKeyManagers(p *CloudPass) {
	var g groups
	for _, m := range p.of("nova", "cinder", "glance") {
		if s := m.Get("key_manager", "backend"); s.Known() && s.HasText() && m.WholeFileOr("key_manager") {
			g.add(keyManager(s.Str()), side{m, s})
		}
	}
	p.differ(&g)
}

// keyManager is the short name of a key manager: its last module's or class's.
func keyManager(name string) string {
	lower := strings.ToLower(name)
	for _, known := range [...]string{"barbican", "vault", "conf_key_manager", "confkeymanager"} {
		if strings.Contains(lower, known) {
			return strings.ReplaceAll(known, "_", "")
		}
	}
	return lower
}

// checkCloudImagePath compares Nova's short cuts to images with what Glance
// shows and stores.
func checkCloudImagePath(p *CloudPass) {
	glances := p.of("glance")
	for _, m := range p.of("nova") {
		if s, ok := given(m, "glance", "enable_rbd_download"); ok && s.setting.IsTrue() {
			if len(glances) == 0 {
				p.lacks("configuration of glance", "cloud_image_path_conflict")
			}
			for _, g := range glances {
				direct, locations := g.Get("DEFAULT", "show_image_direct_url"), g.Get("DEFAULT", "show_multiple_locations")
				if g.Section("DEFAULT") != nil && direct.IsFalse() && (locations == nil || locations.IsFalse()) {
					p.report(s, []side{{g, direct}}, Problem{Message: fmt.Sprintf("%s is true, and %s is false: Glance shows nobody where an image lies", s, side{g, direct})})
				}
			}
		}
		if s, ok := given(m, "libvirt", "images_type"); ok && s.setting.Str() == "rbd" {
			for _, g := range glances {
				p.stores(s, g)
			}
		}
	}
}

// stores reports a Glance that stores nothing in Ceph, beside a Nova that does.
func (p *CloudPass) stores(nova side, glance *Member) {
	backends, stores := glance.Get("DEFAULT", "enabled_backends"), glance.Get("glance_store", "stores")
	on := stores
	if backends.IsSet() && !backends.IsEmpty() {
		on = backends
	}
	if !on.IsSet() || strings.Contains(on.Value.Text(), "rbd") {
		return
	}
	p.report(nova, []side{{glance, on}}, Problem{
		Levels:  "WWW",
		Message: fmt.Sprintf("%s is rbd, and %s names no store of that type", nova, side{glance, on}),
		Effect:  "Nova copies every image into Ceph in full instead of cloning it there.",
	})
}

// checkCloudReleases looks for members too far apart.
func checkCloudReleases(p *CloudPass) {
	if len(p.Members) == 0 {
		return
	}
	all := catalog.Releases()
	place := func(m *Member) int {
		return slices.IndexFunc(all, func(r catalog.Release) bool { return r.Series() == m.Release.Series() })
	}
	newest := p.Members[0]
	for _, m := range p.Members {
		if place(m) > place(newest) {
			newest = m
		}
	}
	told := map[string]bool{}
	for _, m := range p.Members {
		if place(newest)-place(m) <= allowedDistance(m, newest) || told[m.Service+m.Release.Series()] {
			continue
		}
		told[m.Service+m.Release.Series()] = true
		f := p.rule.Finding(m.Place, fmt.Sprintf("%s is of %s, and %s of %s: they are more than one upgrade apart",
			report.Show(m.Name), m.Release.Series(), report.Show(newest.Name), newest.Release.Series()))
		f.Configuration = m.Name
		f.Related = []report.Related{{Configuration: newest.Name}}
		*p.findings = append(*p.findings, f)
	}
}

// allowedDistance is how many series two members may be apart: one, or two
// between releases of the yearly cycle, which are the first of a year.
func allowedDistance(m, newest *Member) int {
	if strings.HasSuffix(m.Release.Series(), ".1") && strings.HasSuffix(newest.Release.Series(), ".1") {
		return 2
	}
	return 1
}

// checkCloudNetworks compares the mappings and tunnels of Neutron's agents with
// the networks of its server.
func checkCloudNetworks(p *CloudPass) {
	var flat, vlan []side
	physical, anyFlat := map[string]bool{}, false
	var tenant side
	for _, m := range p.of("neutron") {
		if s, ok := given(m, "ml2_type_flat", "flat_networks"); ok {
			flat = append(flat, s)
			for _, item := range s.setting.Items {
				physical[item.Text] = true
				anyFlat = anyFlat || item.Text == "*"
			}
		}
		if s, ok := given(m, "ml2_type_vlan", "network_vlan_ranges"); ok {
			vlan = append(vlan, s)
			for _, item := range s.setting.Items {
				name, _, _ := strings.Cut(item.Text, ":")
				physical[name] = true
			}
		}
		for _, option := range [...]string{"tenant_network_types", "project_network_types"} {
			if s, ok := given(m, "ml2", option); ok {
				tenant = s
			}
		}
	}
	known := slices.Concat(flat, vlan)
	for _, m := range p.of("neutron") {
		for _, at := range [...][2]string{{"ovs", "bridge_mappings"}, {"linux_bridge", "physical_interface_mappings"}, {"sriov_nic", "physical_device_mappings"}} {
			s, ok := given(m, at[0], at[1])
			if !ok {
				continue
			}
			if len(known) == 0 {
				p.lacks("[ml2_type_flat] flat_networks or [ml2_type_vlan] network_vlan_ranges of neutron's server", "cloud_network_mismatch")
				continue
			}
			p.mapped(s, known, physical, anyFlat)
		}
		if s, ok := given(m, "agent", "tunnel_types"); ok && tenant.setting != nil {
			p.tunnels(s, tenant)
		}
	}
}

func (p *CloudPass) mapped(s side, known []side, physical map[string]bool, anyFlat bool) {
	names := s.setting.Value.Keys()
	for _, item := range s.setting.Items {
		name, _, _ := strings.Cut(item.Text, ":")
		names = append(names, name)
	}
	for _, name := range names {
		if anyFlat || physical[name] {
			continue
		}
		p.report(s, known, Problem{Message: fmt.Sprintf("%s maps %s, a physical network that the server does not name in %s", s, report.Show(name), known[0])})
	}
}

func (p *CloudPass) tunnels(s, tenant side) {
	for _, kind := range [...]string{"vxlan", "gre", "geneve"} {
		if hasItem(tenant.setting, kind) {
			if !hasItem(s.setting, kind) {
				p.report(s, []side{tenant}, Problem{Message: fmt.Sprintf("%s lacks %s, which %s gives to tenants", s, kind, tenant)})
			}
		}
	}
}

// checkCloudEndpoints compares the ports of fixed endpoints with those on which
// the services listen.
func checkCloudEndpoints(p *CloudPass) {
	listeners := map[string]side{}
	for _, m := range p.of("glance", "neutron", "keystone") {
		if s, ok := given(m, "DEFAULT", "bind_port"); ok {
			listeners[m.Service] = side{m, s.setting}
		}
	}
	for _, m := range p.Members {
		for service, listener := range listeners {
			if m.Service == service {
				continue
			}
			for _, option := range [...]string{"endpoint_override", "api_servers"} {
				s, ok := given(m, service, option)
				if !ok {
					continue
				}
				texts := []string{s.setting.Str()}
				for _, item := range s.setting.Items {
					texts = append(texts, item.Text)
				}
				for _, text := range texts {
					port, err := strconv.Atoi(parseEndpoint(text).port)
					if bound, ok := listener.setting.Value.Int(); ok && err == nil && int64(port) != bound {
						p.report(s, []side{listener}, Problem{Message: fmt.Sprintf("%s names port %d, and %s is %d", s, port, listener, bound)})
						break
					}
				}
			}
		}
	}
}

// checkCloudNotifications compares drivers and topics of the members that send
// notifications.
func checkCloudNotifications(p *CloudPass) {
	for _, option := range [...]string{"driver", "topics"} {
		var g groups
		for _, m := range p.Members {
			if _, sends := given(m, "oslo_messaging_notifications", "driver"); !sends {
				continue
			}
			if s := m.Get("oslo_messaging_notifications", option); s.Known() && !s.IsEmpty() {
				g.add(s.Value.Text(), side{m, s})
			}
		}
		p.differ(&g)
	}
}
