package rules

import "github.com/osloconf/terraform-provider-osloconf/internal/config"

// designateRow is on the address of Designate, where Neutron publishes names there.
func designateRow() Row {
	const driver = "[DEFAULT]\nexternal_dns_driver = designate\n"
	return Row{
		Where:       Where{Section: "designate", Absent: true},
		Options:     []string{"url"},
		Is:          isEmpty,
		If:          []Guard{forProgram(networkServers...), where("DEFAULT", "external_dns_driver", in("designate"))},
		Levels:      "WEE",
		Message:     "{option} of {section} is not set, and external_dns_driver publishes names in Designate",
		Effect:      "Neutron raises EndpointNotFound whenever it publishes a name, so Designate gets none.",
		Remediation: "Set url in [designate] to Designate's endpoint with its version, such as https://dns.example.org:9001/v2.",
		Bad:         driver, Good: driver + "[designate]\nurl = https://dns.example.org:9001/v2\n",
	}
}

// reverseZoneRows are on the sizes of the zones for reverse look-ups. In 2024.1 they
// got a type that refuses the others.
func reverseZoneRows() []Row {
	const driver = "[DEFAULT]\nexternal_dns_driver = designate\n[designate]\nurl = https://dns.example.org:9001/v2\n"
	four := Row{
		Where:       Where{Section: "designate", Before: Series("2024.1")},
		Options:     []string{"ipv4_ptr_zone_prefix_size"},
		Is:          notIn("8", "16", "24"),
		If:          []Guard{forProgram(networkServers...), where("DEFAULT", "external_dns_driver", in("designate"))},
		Message:     "{assigned} is none of 8, 16 and 24",
		Effect:      "The driver raises InvalidPTRZoneConfiguration when Neutron first publishes a name, and every time after.",
		Remediation: "Set ipv4_ptr_zone_prefix_size to 8, 16 or 24.",
		Bad:         driver + "ipv4_ptr_zone_prefix_size = 20\n", Good: driver + "ipv4_ptr_zone_prefix_size = 16\n",
		Release: "zed",
	}
	six := four
	six.Options = []string{"ipv6_ptr_zone_prefix_size"}
	six.Is = noNibbles
	six.Message = "{assigned} is not a multiple of 4 from 4 to 124"
	six.Remediation = "Set ipv6_ptr_zone_prefix_size to a multiple of 4 from 4 to 124, such as 116."
	six.Bad, six.Good = driver+"ipv6_ptr_zone_prefix_size = 50\n", driver+"ipv6_ptr_zone_prefix_size = 48\n"
	return []Row{four, six}
}

// noNibbles is met by a length of a prefix that does not end at a digit of an IPv6
// address.
var noNibbles = value(func(s *config.Setting) bool {
	bits, ok := number(s)
	return ok && (bits < 4 || bits > 124 || int(bits)%4 != 0)
})
