package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// identified is an option that takes the ID of something that another service
// made, which is always a UUID. Some write its name instead.
type identified struct {
	service, option   string
	what, effect, how string
}

// kind is what it is, with the article.
func (i *identified) kind() string {
	if strings.ContainsRune("aeio", rune(i.what[0])) {
		return "an " + i.what
	}
	return "a " + i.what
}

// identifiedBy finds what an option's value must identify, false if it takes
// names, or IDs that operators choose, as those of flavours.
func identifiedBy(service, option string) (identified, bool) {
	if !oneOf(service, "octavia", "manila", "designate", "ironic", "nova") {
		return identified{}, false
	}
	for _, one := range [...]identified{
		{"octavia", "amp_boot_network_list", "network", "Nova refuses the network, so no load balancer can be created.", "openstack network show"},
		{"octavia", "valid_vip_networks", "network", "Octavia compares IDs, and refuses every load balancer.", "openstack network show"},
		{"octavia", "amp_image_owner_id", "project", "Octavia finds no image of that owner, so no load balancer can be created.", "openstack project show"},
		{"manila", "neutron_net_id", "network", "Neutron knows no network with that ID, and the back end that uses it does not start.", "openstack network show"},
		{"manila", "neutron_subnet_id", "subnet", "The network has no subnet with that ID, and the back end that uses it does not start.", "openstack subnet show"},
		{"nova", "isolated_images", "image", "Nova compares IDs, so guests of the image run on any host.", "openstack image show"},
		{"nova", "rescue_image_id", "image", "Glance has no image with that ID, and instances cannot be rescued with it.", "openstack image show"},
		{"nova", "rescue_kernel_id", "image", "Glance has no image with that ID, and instances cannot be rescued with it.", "openstack image show"},
		{"nova", "rescue_ramdisk_id", "image", "Glance has no image with that ID, and instances cannot be rescued with it.", "openstack image show"},
		{"designate", "zone_id", "zone", "The handler fails on every notification, and no record is made.", "openstack zone show"},
		{"designate", "default_pool_id", "pool", "Designate raises ValueError when it chooses the pool of a zone, so no zone can be created.", "designate-manage pool show_config"},
		{"ironic", "cleaning_network_security_groups", "security group", "Neutron knows no group with that ID, and nodes cannot be cleaned.", "openstack security group show"},
		{"ironic", "provisioning_network_security_groups", "security group", "Neutron knows no group with that ID, and nodes cannot be deployed.", "openstack security group show"},
		{"ironic", "inspection_network_security_groups", "security group", "Neutron knows no group with that ID, and nodes cannot be inspected.", "openstack security group show"},
		{"ironic", "rescuing_network_security_groups", "security group", "Neutron knows no group with that ID, and nodes cannot be rescued.", "openstack security group show"},
		{"ironic", "servicing_network_security_groups", "security group", "Neutron knows no group with that ID, and nodes cannot be serviced.", "openstack security group show"},
	} {
		if one.service == service && one.option == option {
			return one, true
		}
	}
	return identified{}, false
}

// notIdentified reports values that are names or anything else that is not a UUID.
func (p *Pass) notIdentified(s *config.Setting, one *identified) {
	if one.service == "manila" && !strings.Contains(p.sibling(s, "network_api_class").Str(), "Single") {
		return // only the plugins for a single network read it
	}
	if one.option == "isolated_images" && !p.isolates() {
		return
	}
	problem := Problem{
		On: s, Levels: "WEE", Effect: one.effect,
		Remediation: "Write the ID of the " + one.what + ", which " + one.how + " prints.",
	}
	if s.Option.TypeName != "list" {
		text := s.Str()
		if text != "" && marker(text) == "" && !p.standsForNothing(s) && !isUUID(text) {
			problem.Message = assigned(s) + " is not the ID of " + one.kind()
			p.Report(problem)
		}
		return
	}
	for i := range s.Items {
		item := &s.Items[i]
		if item.Text == "" || marker(item.Text) != "" || isUUID(item.Text) {
			continue
		}
		problem.Item = item
		problem.Message = s.Name() + " lists " + report.Show(item.Text) + ", which is not the ID of " + one.kind()
		p.Report(problem)
	}
}

// isolates reports whether the filter that reads isolated_images is enabled.
func (p *Pass) isolates() bool {
	is := func(name types.Value) bool { return name.Text() == "IsolatedHostsFilter" }
	for _, list := range [...]*config.Setting{p.Configuration.Get("filter_scheduler", "enabled_filters"), p.Configuration.Get("DEFAULT", "scheduler_default_filters")} {
		if list.Known() && slices.ContainsFunc(list.Value.Items(), is) {
			return true
		}
	}
	return false
}
