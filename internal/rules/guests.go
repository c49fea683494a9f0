package rules

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// neutronAgents are the programs of Neutron that run commands as root.
var neutronAgents = []string{
	"neutron-openvswitch-agent", "neutron-dhcp-agent", "neutron-l3-agent", "neutron-metadata-agent", "neutron-ovn-metadata-agent",
	"neutron-ovn-agent", "neutron-sriov-nic-agent", "neutron-linuxbridge-agent", "neutron-macvtap-agent", "neutron-metering-agent",
}

// The rules on what guests can do to their host.
var guests = []*Rule{
	{
		Name:        "libvirt_options_conflict",
		Levels:      "EEE",
		CWE:         []int{1288},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "options of the libvirt driver that exclude each other",
		Effect:      "nova-compute raises an error when it starts, and exits.",
		Remediation: "Change one of the two options.",
		Example: Example{
			BadText:  "[DEFAULT]\nforce_raw_images = false\n[libvirt]\nimages_type = rbd\n",
			GoodText: "[DEFAULT]\nforce_raw_images = true\n[libvirt]\nimages_type = rbd\n",
			Message:  "images_type = \"rbd\" needs force_raw_images = true",
		},
		Rows: []Part{{novaOnly, func() []Row {
			return []Row{{
				Where:       Where{Section: "libvirt", Since: Series("train")},
				Options:     []string{"images_type"},
				Is:          in("rbd"),
				If:          []Guard{libvirtInUse, where("DEFAULT", "force_raw_images", isFalse)},
				Message:     "{assigned} needs force_raw_images = true, and it is false",
				Remediation: "Leave force_raw_images out of [DEFAULT]: true is the default.",
				Bad:         "[DEFAULT]\nforce_raw_images = false\n[libvirt]\nimages_type = rbd\n",
				Good:        "[libvirt]\nimages_type = rbd\n",
			}, {
				Where:       Where{Section: "libvirt"},
				Options:     []string{"volume_enforce_multipath"},
				Is:          isTrue,
				If:          []Guard{libvirtInUse, with("volume_use_multipath", isFalse)},
				Message:     "{assigned} needs volume_use_multipath = true, and it is false",
				Remediation: "Write volume_use_multipath = true as well.",
				Bad:         "[libvirt]\nvolume_enforce_multipath = true\n",
				Good:        "[libvirt]\nvolume_enforce_multipath = true\nvolume_use_multipath = true\n",
				Release:     "2025.1",
			}, {
				Where:       Where{Section: "libvirt"},
				Options:     []string{"swtpm_enabled"},
				Is:          isTrue,
				If:          []Guard{libvirtInUse, with("virt_type", notIn("kvm", "qemu"))},
				Message:     "{assigned} works only with virt_type kvm or qemu",
				Remediation: "Leave swtpm_enabled out, or use virt_type kvm or qemu.",
				Bad:         "[libvirt]\nvirt_type = lxc\nswtpm_enabled = true\n",
				Good:        "[libvirt]\nvirt_type = kvm\nswtpm_enabled = true\n",
			}, {
				Where:       Where{Section: "compute", Since: Series("wallaby")},
				Options:     []string{"max_disk_devices_to_attach"},
				Is:          in("0"),
				If:          []Guard{onCompute},
				Message:     "{assigned} lets no guest have a disk",
				Remediation: "Write -1 for no bound, or a number of 1 or more.",
				Bad:         "[compute]\nmax_disk_devices_to_attach = 0\n",
				Good:        "[compute]\nmax_disk_devices_to_attach = -1\n",
			}}
		}}, {novaOnly, fileBackedRows}},
	},
	{
		Name:        "deep_inspection_off",
		Levels:      "WEE",
		CWE:         []int{20},
		References:  []string{"OSSA-2024-001", "OSSA-2024-002", "OSSA-2024-003"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "images are used without inspecting their content",
		Effect:      "A user can upload an image that makes the service read files of its own host, and get their contents back.",
		Remediation: "Leave disable_deep_image_inspection out.",
		Example: Example{
			Release:  "2023.2",
			BadText:  "[workarounds]\ndisable_deep_image_inspection = true\n",
			GoodText: "[workarounds]\ndisable_deep_image_inspection = false\n",
			Message:  "disable_deep_image_inspection = true lets images through unchecked",
		},
		Rows: []Part{{[]string{"cinder", "glance", "nova"}, layeredImageRows}, {[]string{"glance", "ironic", "nova"}, func() []Row {
			return []Row{{
				Where:   Where{Services: novaOnly, Section: "workarounds"},
				Options: []string{"disable_deep_image_inspection"},
				Is:      isTrue,
				Message: "{assigned} lets images through unchecked",
				Bad:     "[workarounds]\ndisable_deep_image_inspection = true\n",
				Good:    "[workarounds]\ndisable_deep_image_inspection = false\n",
				Release: "2024.2",
			}, {
				Where:   Where{Services: ironicOnly, Section: "conductor"},
				Options: []string{"disable_deep_image_inspection"},
				Is:      isTrue,
				Message: "{assigned} in {section} lets images through unchecked",
				Bad:     "[conductor]\ndisable_deep_image_inspection = true\n",
				Good:    "[conductor]\ndisable_deep_image_inspection = false\n",
			}, {
				Where:       Where{Services: glanceOnly, Section: "image_format"},
				Options:     []string{"require_image_format_match"},
				Is:          isFalse,
				Message:     "{assigned} in {section} stores images whose real format differs from the declared one",
				Effect:      "A user can upload an image of one format labelled as another, and whatever reads it later follows the real format, which can reach files on its host.",
				Remediation: "Leave require_image_format_match at true.",
				Bad:         "[image_format]\nrequire_image_format_match = false\n",
				Good:        "[image_format]\nrequire_image_format_match = true\n",
				Release:     "2025.1",
			}, {
				Where:       Where{Services: glanceOnly, Section: "image_format"},
				Options:     []string{"gpt_safety_checks_nonfatal"},
				Is:          value(func(s *config.Setting) bool { return s.IsSet() && len(s.Items) > 0 && beyondDefault(s) }),
				Message:     "{option} in {section} lets images through that a check of their partitions refuses",
				Remediation: "Leave gpt_safety_checks_nonfatal out.",
				Bad:         "[image_format]\ngpt_safety_checks_nonfatal = mbr,gpt\n",
				Good:        "[image_format]\ngpt_safety_checks_nonfatal = mbr\n",
				Release:     "2025.1",
			}}
		}}},
	},
	{
		Name:        "container_guests_as_root",
		Levels:      "WEE",
		CWE:         []int{250},
		References:  []string{"OSSN-0001"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "root in a container is root on the host",
		Effect:      "Without uid_maps and gid_maps, a container's root has the host's user ID 0, and a way out of the container leads to the whole host.",
		Remediation: "Set uid_maps and gid_maps, such as 0:100000:65536.",
		Example: Example{
			BadText:  "[libvirt]\nvirt_type = lxc\n",
			GoodText: "[libvirt]\nvirt_type = lxc\nuid_maps = 0:100000:65536\ngid_maps = 0:100000:65536\n",
			Message:  "virt_type = \"lxc\" without uid_maps and gid_maps",
		},
		Rows: []Part{{novaOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "libvirt"},
				Options: []string{"virt_type"},
				Is:      in("lxc"),
				If:      []Guard{libvirtInUse, anyOf(with("uid_maps", isEmpty), with("gid_maps", isEmpty))},
				Message: "{assigned} without uid_maps and gid_maps runs containers as the host's root",
				Bad:     "[libvirt]\nvirt_type = lxc\nuid_maps = 0:100000:65536\n",
				Good:    "[libvirt]\nvirt_type = lxc\nuid_maps = 0:100000:65536\ngid_maps = 0:100000:65536\n",
			}, {
				Where:   Where{Section: "libvirt"},
				Options: []string{"uid_maps", "gid_maps"},
				Is:      value(leavesRootUnmapped),
				If:      []Guard{libvirtInUse, with("virt_type", in("lxc"))},
				Message: "{option} does not map a container's root to another user ID on the host",
				Effect:  "Nova uses the first five maps and skips any that is not start:target:count, so a container's root has the host's user ID 0, and a way out of the container leads to the whole host.",
				Bad:     "[libvirt]\nvirt_type = lxc\nuid_maps = 0:0:65536\ngid_maps = 0:100000\n",
				Good:    "[libvirt]\nvirt_type = lxc\nuid_maps = 1000:1000:1,0:100000:1000\ngid_maps = 0:100000:65536\n",
			}}
		}}},
	},
	{
		Name:        "root_helper_bypassed",
		Levels:      "WEE",
		CWE:         []int{250},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "commands run as root without rootwrap's filters",
		Effect:      "The service's user may run any command as root through sudo, so a flaw in the service compromises the whole host.",
		Remediation: "Leave disable_rootwrap out.",
		FalseAlarms: "Hosts where privsep runs everything and sudo allows nothing else.",
		Example: Example{
			BadText:  "[workarounds]\ndisable_rootwrap = true\n",
			GoodText: "[workarounds]\ndisable_rootwrap = false\n",
			Message:  "disable_rootwrap = true runs commands with plain sudo",
		},
		Rows: []Part{{[]string{"neutron", "nova"}, func() []Row {
			return []Row{{
				Where:   Where{Services: novaOnly, Section: "workarounds"},
				Options: []string{"disable_rootwrap"},
				Is:      isTrue,
				Message: "{assigned} runs commands with plain sudo",
				Bad:     "[workarounds]\ndisable_rootwrap = true\n",
				Good:    "[workarounds]\ndisable_rootwrap = false\n",
			}, {
				Where:       Where{Services: neutronOnly, Section: "agent"},
				Options:     []string{"root_helper"},
				Is:          in("sudo").Given(),
				If:          []Guard{without("root_helper_daemon", isSet)},
				Message:     "{assigned} in {section} runs commands with plain sudo",
				Remediation: "Set root_helper = sudo neutron-rootwrap /etc/neutron/rootwrap.conf.",
				Bad:         "[agent]\nroot_helper = sudo\n",
				Good:        "[agent]\nroot_helper = sudo neutron-rootwrap /etc/neutron/rootwrap.conf\n",
			}, {
				Where:       Where{Services: neutronOnly, Section: "agent"},
				Options:     []string{"root_helper"},
				Is:          in("sudo").ByDefault(),
				If:          []Guard{inUse, program(neutronAgents...), without("root_helper_daemon", isSet)},
				Levels:      "III",
				Message:     "{option} is not set in {section}: commands run with plain sudo, the default",
				Remediation: "Set root_helper = sudo neutron-rootwrap /etc/neutron/rootwrap.conf.",
				Bad:         "[agent]\nextensions = qos\n",
				Good:        "[agent]\nroot_helper_daemon = sudo neutron-rootwrap-daemon /etc/neutron/rootwrap.conf\n",
				Program:     "neutron-openvswitch-agent",
			}}
		}}},
	},
	{
		Name:        "injection_into_guests",
		Levels:      "IWW",
		CWE:         []int{250},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "the host writes into the disks of guests",
		Effect:      "The host opens file systems that a guest's owner made, so every user who can upload an image can exploit a flaw in that code.",
		Remediation: "Leave inject_password, inject_key and inject_partition out; use a config drive or the metadata service.",
		Example: Example{
			BadText:  "[libvirt]\ninject_password = true\ninject_partition = -1\n",
			GoodText: "[libvirt]\ninject_partition = -2\n",
			Message:  "inject_password = true makes the host open the disks of guests",
		},
		Rows: []Part{{novaOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "libvirt"},
				Options: []string{"inject_password", "inject_key"},
				Is:      isTrue,
				If:      []Guard{libvirtInUse, with("inject_partition", moreThan(-2)), not(configDriveForced)},
				Message: "{assigned} makes the host open the disks of guests",
				Bad:     "[libvirt]\ninject_key = true\ninject_partition = 1\n",
				Good:    "[libvirt]\ninject_key = true\n",
			}, {
				Where:       Where{Section: "libvirt"},
				Options:     []string{"inject_partition"},
				Is:          moreThan(-2),
				If:          []Guard{libvirtInUse, without("inject_password", isTrue), without("inject_key", isTrue), not(configDriveForced)},
				Message:     "{assigned} makes the host open the disks of guests whose users set metadata",
				Remediation: "Leave inject_partition out: -2, which turns injection off, is the default.",
				Bad:         "[libvirt]\ninject_partition = -1\n",
				Good:        "[DEFAULT]\nforce_config_drive = true\n[libvirt]\ninject_partition = -1\n",
			}}
		}}},
	},
}
