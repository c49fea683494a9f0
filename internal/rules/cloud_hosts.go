package rules

import (
	"fmt"
	"net/netip"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

var cloudHost = &Rule{
	Name:        "cloud_host_conflict",
	Levels:      "WEE",
	CWE:         []int{694},
	Needs:       Values | Text,
	Scope:       Run,
	References:  []string{"nova/compute/resource_tracker.py", "neutron/plugins/ml2/drivers/type_tunnel.py"},
	Title:       "two hosts with one name, or one address",
	Effect:      "Both programs take work from one queue, and about half of what is meant for one host is done on the other.",
	Remediation: "Give each host its own value, or leave the option out where the default fits: the host's own name or address.",
	Example: Example{
		DataSource: "osloconf_cloud",
		BadPair: [2]Half{
			{Name: "compute1", Service: "nova", Program: "nova-compute", Text: "[DEFAULT]\nhost = compute1\n"},
			{Name: "compute2", Service: "nova", Program: "nova-compute", Text: "[DEFAULT]\nhost = compute1\n"},
		},
		GoodPair: [2]Half{
			{Name: "compute1", Service: "nova", Program: "nova-compute", Text: "[DEFAULT]\nhost = compute1\n"},
			{Name: "compute2", Service: "nova", Program: "nova-compute", Text: "[DEFAULT]\nhost = compute2\n"},
		},
		Message: `[DEFAULT] host of "compute2" (compute2.conf line 2) is "compute1", and so is [DEFAULT] host of "compute1" (compute1.conf line 2)`,
	},
	Cloud: checkCloudHosts,
}

// ownOptions are options whose values belong to one host.
var ownOptions = [...]struct {
	service, program, section, option string
	levels                            report.Levels
	effect                            string // instead of the rule's
}{
	{service: "nova", program: "nova-compute", section: defaultGroup, option: "host"},
	{service: "nova", program: "nova-compute", section: defaultGroup, option: "my_ip", levels: "WWE", effect: "Disks of instances that are resized to one host are copied to the other."},
	{service: "nova", program: "nova-compute", section: "libvirt", option: "live_migration_inbound_addr", effect: "Instances that are migrated to one host arrive at the other, or not at all."},
	{service: "nova", program: "nova-compute", section: "vnc", option: "server_proxyclient_address", levels: "WWE", effect: "The console of an instance on one host is looked for on the other."},
	{service: "neutron", program: ovsAgent, section: defaultGroup, option: "host", effect: oneAgent},
	{service: "neutron", program: bridgeAgent, section: defaultGroup, option: "host", effect: oneAgent},
	{service: "neutron", program: "neutron-sriov-nic-agent", section: defaultGroup, option: "host", effect: oneAgent},
	{service: "neutron", program: ovsAgent, section: "ovs", option: "local_ip", effect: oneEndpoint},
	{service: "neutron", program: bridgeAgent, section: "vxlan", option: "local_ip", effect: oneEndpoint},
}

const (
	oneAgent    = "Neutron treats both as one agent: ports of one host are set up on the other, or nowhere."
	oneEndpoint = "Each agent takes the address away from the other when it starts, and instances on one of the hosts lose their network."
)

// checkCloudHosts looks for values that belong to one host and that several have.
func checkCloudHosts(p *CloudPass) {
	for i := range ownOptions {
		own := &ownOptions[i]
		var values groups
		for _, m := range p.of(own.service) {
			s, ok := given(m, own.section, own.option)
			if ok && m.Program == own.program && s.setting.HasText() && ofOneHost(s.setting) && !runsElsewhere(m) {
				values.add(s.setting.Str(), s)
			}
		}
		for _, value := range values.order {
			sides := values.sides[value]
			if len(sides) < 2 {
				continue
			}
			message := fmt.Sprintf("%s, and so is %s", sides[1].is(), sides[0])
			if more := len(sides) - 2; more > 0 {
				message += fmt.Sprintf(", and that of %s", plural(more, "other configuration"))
			}
			p.report(sides[1], append(sides[:1:1], sides[2:]...), Problem{Message: message, Levels: own.levels, Effect: own.effect})
		}
	}
}

// ofOneHost reports whether a value means one host wherever it is written: not
// localhost, and no wildcard.
func ofOneHost(s *config.Setting) bool {
	address, err := netip.ParseAddr(s.Str())
	if err != nil {
		return s.Str() != "localhost"
	}
	return !address.IsLoopback() && !address.IsUnspecified()
}

// runsElsewhere reports whether a configuration's instances run on other hosts, as with
// Ironic or vCenter: several hosts may stand in for each other under one name.
func runsElsewhere(m *Member) bool {
	driver := m.Get(defaultGroup, "compute_driver")
	return driver != nil && driver.IsSet() && driver.Str() != "libvirt.LibvirtDriver"
}
