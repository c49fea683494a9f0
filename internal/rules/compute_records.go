package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// computeRecordRows are on what nova-compute tells the cloud of its host.
func computeRecordRows() []Row {
	const address, monitors = "[DEFAULT]\nmy_ip = ", "[DEFAULT]\ncompute_monitors = "
	named := Row{
		Where:       Where{Section: "DEFAULT"},
		Options:     []string{"my_ip"},
		Is:          textIs(hostName).Given(),
		If:          []Guard{onCompute},
		Levels:      "WEE",
		Message:     "{assigned} is a name, and nova-compute needs an address here",
		Effect:      "nova-compute logs ValueError whenever it updates the record of its host: the host has none, and gets no instances.",
		Remediation: "Write the IP address of this host, or leave my_ip out: Nova then finds the address by itself.",
		Bad:         address + "compute1\n", Good: address + "192.0.2.11\n",
	}
	empty := named
	empty.Is = isEmpty.Given()
	empty.Message = "{option} is empty, and nova-compute needs an address here"
	empty.Bad = address + "\n"
	return []Row{named, empty, {
		Where:   Where{Section: "DEFAULT"},
		Options: []string{"compute_monitors"},
		Is: item(func(text string) bool {
			return !oneOf(text, "", "virt_driver", "cpu.virt_driver", "nova.compute.monitors.cpu.virt_driver")
		}),
		If:          []Guard{onCompute},
		Levels:      "WEE",
		Message:     "{option} lists {item}, which is not a monitor of Nova",
		Effect:      "nova-compute logs that it leaves the monitor out, and reports no use of the CPU.",
		Remediation: "Write cpu.virt_driver, the only monitor there is.",
		Bad:         monitors + "ComputeDriverCPUMonitor\n", Good: monitors + "cpu.virt_driver\n",
	}}
}

// hostName reports whether a text is the name of a host rather than an address or a
// mistake in one, which invalid_value reports.
func hostName(text string) bool {
	_, isAddress := plainAddress(text)
	return !isAddress && !noIPv4(text) && !strings.ContainsAny(text, "/:*[],;'\"%$ \t<>{}") && strings.ContainsAny(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
}

// attemptsRow is on how often Placement tries to write allocations.
func attemptsRow() Row {
	const option = "[placement]\nallocation_conflict_retry_count = "
	return Row{
		Where:       Where{Section: "placement", Since: Series("ussuri")},
		Options:     []string{"allocation_conflict_retry_count"},
		Is:          in("0"),
		Message:     "{assigned} leaves no attempt: it counts the first one too",
		Effect:      "Placement answers every allocation with a conflict, and no instance is created, resized or migrated.",
		Remediation: "Write 1 for a single attempt, or leave the option out for ten.",
		Bad:         option + "0\n", Good: option + "1\n",
	}
}

// metadataProxyRows are on a secret for metadata that Nova does not ask for.
func metadataProxyRows() []Row {
	const secret = "[neutron]\nmetadata_proxy_shared_secret = Wc2n7Yt9Lr4VqXz8\n"
	row := Row{
		Where:       Where{Section: "neutron"},
		Options:     []string{"metadata_proxy_shared_secret"},
		Is:          isSet,
		If:          []Guard{program("nova-api-metadata"), with("service_metadata_proxy", isFalse), anyOf(wholeFile, with("service_metadata_proxy", isSet))},
		Levels:      "WEE",
		Message:     "{option} is set, and service_metadata_proxy is off",
		Effect:      "Nova does not read which instance Neutron's agent asks for and answers 404: instances get no keys and no user data.",
		Remediation: "Set service_metadata_proxy = true in [neutron], or leave the secret out where no agent of Neutron asks this API.",
		Bad:         secret + "service_metadata_proxy = false\n", Good: secret + "service_metadata_proxy = true\n",
		Program: "nova-api-metadata",
	}
	either := row
	either.If = []Guard{forProgram("nova-api"), mayServeMetadata, with("service_metadata_proxy", isFalse), anyOf(wholeFile, with("service_metadata_proxy", isSet))}
	either.Levels = "IWW" // the API for metadata may have a file of its own
	either.Program = ""
	return []Row{row, either}
}

// mayServeMetadata holds unless enabled_apis lacks the API for metadata. Newer releases
// have no such option.
func mayServeMetadata(p *Pass, s *config.Setting) bool {
	return p.Configuration.Get("DEFAULT", "enabled_apis") == nil || lists("DEFAULT", "enabled_apis", "metadata")(p, s)
}
