package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// extensionRows are on ML2's extension drivers: what Neutron loads in vain without one of
// them, or with two of a kind.
func extensionRows() []Row {
	const names, quality = "[DEFAULT]\nexternal_dns_driver = designate\n", "[DEFAULT]\nservice_plugins = router,qos\n"
	const list = "[ml2]\nextension_drivers = port_security"
	unused := Row{
		Where:       Where{Section: "DEFAULT"},
		Options:     []string{"external_dns_driver"},
		Is:          isSet,
		If:          []Guard{forProgram(networkServers...), withoutExtension(func(name string) bool { return strings.Contains(name, "dns") })},
		Levels:      "IIW", // deployment tools write it everywhere
		Message:     "{assigned} is not used: extension_drivers of [ml2] lists none of the drivers for DNS",
		Effect:      "Networks and ports have no DNS names, so nothing is published.",
		Remediation: "Add dns to extension_drivers in [ml2], or dns_domain_ports where ports have domains of their own.",
		Bad:         names + list + "\n", Good: names + "dns_domain = example.org.\n" + list + ",dns_domain_ports\n",
	}
	unnamed := unused
	unnamed.If = []Guard{
		forProgram(networkServers...), wholeFile,
		lists("ml2", "extension_drivers", namingDrivers[:]...), where("DEFAULT", "dns_domain", in("openstacklocal", "openstacklocal.")),
	}
	unnamed.Levels = "IWW"
	unnamed.Message = "{assigned} publishes no name of a port: dns_domain is openstacklocal, as it is by default"
	unnamed.Effect = "Neutron ignores the DNS names of ports as long as dns_domain is the default, and creates no records for them."
	unnamed.Remediation = "Set dns_domain to the domain of your instances, such as example.org."
	unnamed.Bad = names + list + ",dns_domain_ports\n"
	return []Row{unused, unnamed, {
		Where:       Where{Section: "DEFAULT"},
		Options:     []string{"service_plugins"},
		Is:          listHas("qos"),
		If:          []Guard{forProgram(networkServers...), withoutExtension(func(name string) bool { return name == "qos" })},
		Levels:      "IWW",
		Message:     "{option} lists qos, and extension_drivers of [ml2] does not",
		Effect:      "Neutron takes QoS policies, and applies them to no network and no port.",
		Remediation: "Add qos to extension_drivers in [ml2].",
		Bad:         quality + list + "\n", Good: quality + list + ",qos\n",
	}, {
		Where:       Where{Section: "ml2"},
		Options:     []string{"extension_drivers"},
		Is:          value(severalNaming),
		If:          []Guard{forProgram(networkServers...)},
		Levels:      "WWW",
		Message:     "{option} in {section} lists several drivers for DNS, and each makes the same records",
		Effect:      "Neutron raises NeutronDbObjectDuplicateEntry for networks with a DNS domain and ports with a DNS name, and does not create them.",
		Remediation: "List only one of them: dns_domain_ports includes dns, and subnet_dns_publish_fixed_ip and dns_domain_keywords each include both.",
		Bad:         list + ",dns,dns_domain_ports\n", Good: list + ",dns_domain_ports\n",
	}}
}

// namingDrivers are ML2's extension drivers that give ports names in DNS.
var namingDrivers = [...]string{"dns", "dns_domain_ports", "subnet_dns_publish_fixed_ip", "dns_domain_keywords"}

// severalNaming reports whether a list has more than one of these drivers.
func severalNaming(s *config.Setting) bool {
	count := 0
	for _, name := range namingDrivers {
		if hasItem(s, name) {
			count++
		}
	}
	return count > 1
}

// withoutExtension holds where the configuration lists ML2's extension drivers, and none
// of them fits.
func withoutExtension(fits func(name string) bool) Guard {
	return func(p *Pass, _ *config.Setting) bool {
		return listsNone(p.Configuration.Get("ml2", "extension_drivers"), fits)
	}
}

// listsNone reports whether the configuration sets a list, and surely none of its items
// fits.
func listsNone(s *config.Setting, fits func(name string) bool) bool {
	return s.IsSet() && s.Known() && !slices.ContainsFunc(s.Items, func(item config.Item) bool { return fits(item.Text) })
}

// advertisementRow is on how often routers advertise themselves, within the limits of
// radvd.
func advertisementRow() Row {
	const text = "[DEFAULT]\nmax_rtr_adv_interval = 100\nmin_rtr_adv_interval = "
	return Row{
		Where:       Where{Section: "DEFAULT"},
		Options:     []string{"min_rtr_adv_interval"},
		Is:          value(func(s *config.Setting) bool { _, ok := number(s); return ok }).Given(),
		If:          []Guard{forProgram("neutron-l3-agent"), beyondThreeQuarters},
		Levels:      "WEE",
		Message:     "{assigned} is below 3 or above three quarters of max_rtr_adv_interval",
		Effect:      "radvd refuses the file that the L3 agent writes, and routers advertise no IPv6 prefix.",
		Remediation: "Set min_rtr_adv_interval to 3 or more, and to at most three quarters of max_rtr_adv_interval, which is 100 by default.",
		Bad:         text + "90\n", Good: text + "75\n",
	}
}

func beyondThreeQuarters(p *Pass, s *config.Setting) bool {
	const share = 0.75
	least, ok := number(s)
	most, known := number(p.sibling(s, "max_rtr_adv_interval"))
	return ok && known && (least < 3 || least > share*most)
}

// agentExtensionRows are on extensions of another kind of agent than the one that reads
// the configuration.
func agentExtensionRows() []Row {
	const list = "[agent]\nextensions = "
	switches := Row{
		Where:       Where{Section: "agent"},
		Options:     []string{"extensions"},
		Is:          listHas("conntrack_helper", "fip_qos", "gateway_ip_qos", "ndp_proxy", "port_forwarding", "snat_log"),
		If:          []Guard{program(ovsAgent, bridgeAgent, "neutron-sriov-nic-agent")},
		Levels:      "IWW",
		Message:     "{option} in {section} lists {item}, which only the L3 agent has",
		Effect:      "The agent logs a warning, and runs without it.",
		Remediation: "List it in the configuration of the L3 agent.",
		Bad:         list + "qos,port_forwarding\n", Good: list + "qos\n", Program: ovsAgent,
	}
	routers := switches
	routers.Is = listHas("dhcp", "fdb", "local_ip", "qos")
	routers.If = []Guard{program("neutron-l3-agent")}
	routers.Message = "{option} in {section} lists {item}, which the L3 agent does not have"
	routers.Remediation = "List it in the configuration of the agent for ports; the L3 agent has fip_qos and gateway_ip_qos for QoS."
	routers.Bad, routers.Good, routers.Program = list+"qos\n", list+"fip_qos,port_forwarding\n", "neutron-l3-agent"
	return []Row{switches, routers}
}
