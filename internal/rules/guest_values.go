package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/urls/spec"
)

// guestRows are on what nova-compute gives its guests, in lists whose items it takes
// apart: it skips the items that it cannot read.
func guestRows() []Row {
	const libvirt, containers = "[libvirt]\n", "[libvirt]\nvirt_type = lxc\n"
	return []Row{{
		Where:       Where{Section: "libvirt"},
		Options:     []string{"hw_machine_type"},
		Is:          item(noMachineType),
		If:          []Guard{libvirtInUse},
		Levels:      "WEE",
		Message:     "{option} lists {item}, which is not ARCHITECTURE=TYPE",
		Effect:      "Nova skips the item, and guests get the default type of machine.",
		Remediation: "Write each item as ARCHITECTURE=TYPE, such as x86_64=q35, with the name that uname -m prints.",
		Bad:         libvirt + "hw_machine_type = q35\n", Good: libvirt + "hw_machine_type = x86_64=q35,aarch64=virt\n",
	}, {
		Where:       Where{Section: "libvirt"},
		Options:     []string{"uid_maps", "gid_maps"},
		Is:          item(noIDMap),
		If:          []Guard{libvirtInUse, with("virt_type", in("lxc"))},
		Levels:      "WEE",
		Message:     "{option} lists {item}, which is not GUEST:HOST:COUNT",
		Effect:      "Nova skips the item; without any, root in a container is root on the host.",
		Remediation: "Write three whole numbers with colons between them, such as 0:10000:65536.",
		Bad:         containers + "uid_maps = 0-10000-65536\ngid_maps = 0:10000:65536\n", Good: containers + "uid_maps = 0:10000:65536\ngid_maps = 0:10000:65536\n",
	}}
}

// persistentMemoryRow is on a list that must be right for nova-compute to start.
func persistentMemoryRows() []Row {
	row := Row{
		Where:       Where{Section: "libvirt"},
		Options:     []string{"pmem_namespaces"},
		Is:          item(func(text string) bool { return !strings.Contains(text, ":") }),
		If:          []Guard{libvirtInUse},
		Message:     "{option} lists {item}, which is not LABEL:NAMESPACE",
		Effect:      "nova-compute raises PMEMNamespaceConfigInvalid when it starts, and exits.",
		Remediation: "Write each item as LABEL:NAMESPACE|NAMESPACE, such as 6GB:ns0|ns1.",
		Bad:         "[libvirt]\npmem_namespaces = ns0,ns1\n", Good: "[libvirt]\npmem_namespaces = 6GB:ns0|ns1,LARGE:ns2\n",
	}
	repeated := row
	repeated.Is = value(repeatedMemory).Given()
	repeated.Message = "{option} lists a namespace twice"
	repeated.Remediation = "List each namespace once, under one label."
	repeated.Bad = "[libvirt]\npmem_namespaces = 6GB:ns0|ns1,LARGE:ns1\n"
	return []Row{row, repeated}
}

// repeatedMemory reports whether two items of pmem_namespaces have a namespace in
// common.
func repeatedMemory(s *config.Setting) bool {
	var names []string
	for i := range s.Items {
		_, listed, _ := strings.Cut(s.Items[i].Text, ":")
		for name := range strings.SplitSeq(listed, "|") {
			if name != "" && slices.Contains(names, name) {
				return true
			}
			names = append(names, name)
		}
	}
	return false
}

// noMachineType reports whether Nova ignores an item of hw_machine_type: it compares
// the first part with the name that it has for an architecture.
func noMachineType(text string) bool {
	architecture, kind, _ := strings.Cut(text, "=")
	return text != "" && (kind == "" || !oneOf(architecture, "aarch64", "alpha", "armv6", "armv7b", "armv7l", "cris", "i686", "ia64", "lm32",
		"loongarch64", "m68k", "microblaze", "microblazeel", "mips", "mips64", "mips64el", "mipsel", "openrisc", "parisc", "parisc64",
		"ppc", "ppc64", "ppc64le", "ppcemb", "ppcle", "riscv32", "riscv64", "s390", "s390x", "sh4", "sh4eb", "sparc", "sparc64", "unicore32",
		"x86_64", "xtensa", "xtensaeb"))
}

// noIDMap reports whether Nova ignores an item of uid_maps: fewer than three parts, or
// one that is no number.
func noIDMap(text string) bool {
	if text == "" {
		return false
	}
	parts := strings.Split(text, ":")
	return len(parts) < 3 || slices.ContainsFunc(parts, func(part string) bool { return !spec.IsInt(part) })
}
