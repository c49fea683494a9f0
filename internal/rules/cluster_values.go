package rules

import (
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// clusterRows are on what Magnum gives its clusters.
func clusterRows() []Row {
	const template, policy = "[cluster_template]\nkubernetes_default_network_driver = ", "[cluster]\nnodes_affinity_policy = "
	magnum := []string{"magnum"}
	unusable := Row{
		Where:       Where{Services: magnum, Section: "cluster_template"},
		Options:     []string{"kubernetes_default_network_driver"},
		Is:          textIs(func(text string) bool { return !oneOf(text, "flannel", "calico", "cilium") }).Given(),
		If:          []Guard{servesAPI},
		Message:     "{assigned} is not a driver that Magnum has",
		Effect:      "Magnum raises InvalidParameterValue for every cluster template that names no driver.",
		Remediation: "Write calico or flannel, in small letters.",
		Bad:         template + "Calico\n", Good: template + "calico\n",
	}
	disallowed := unusable
	disallowed.Is = textIs(func(text string) bool { return oneOf(text, "flannel", "calico", "cilium") })
	disallowed.If = []Guard{servesAPI, driverDisallowed}
	disallowed.Message = "{assigned} is not one of the drivers in kubernetes_allowed_network_drivers"
	disallowed.Remediation = "Set kubernetes_default_network_driver to a driver that kubernetes_allowed_network_drivers lists."
	disallowed.Bad = "[cluster_template]\nkubernetes_allowed_network_drivers = calico\n"
	disallowed.Good = template + "calico\nkubernetes_allowed_network_drivers = calico\n"
	return []Row{unusable, disallowed, {
		Where:   Where{Services: magnum, Section: "cluster"},
		Options: []string{"nodes_affinity_policy"},
		Is: textIs(func(text string) bool {
			return !oneOf(text, "affinity", "anti-affinity", "soft-affinity", "soft-anti-affinity")
		}).Given(),
		Message:     "{assigned} is not a policy of a group of servers",
		Effect:      "Heat refuses the template of every new cluster, whose policy has to be one of four.",
		Remediation: "Write soft-anti-affinity, anti-affinity, soft-affinity or affinity.",
		Bad:         policy + "soft_anti_affinity\n", Good: policy + "soft-anti-affinity\n",
	}}
}

// driverDisallowed holds where the list of allowed drivers is set, or the default one,
// and has neither the driver nor all.
func driverDisallowed(p *Pass, s *config.Setting) bool {
	allowed := p.sibling(s, "kubernetes_allowed_network_drivers")
	if !allowed.Known() || allowed.Hidden || !allowed.IsSet() && !s.IsSet() {
		return false
	}
	return !slices.ContainsFunc(allowed.Value.Items(), func(one types.Value) bool { return oneOf(one.Text(), "all", s.Str()) })
}

// discoveryFormatRow is on the URL by which a cluster of etcd finds its members.
func discoveryFormatRow() Row {
	const text = "[cluster]\netcd_discovery_service_endpoint_format = https://discovery.example.org/new?size="
	return Row{
		Where:       Where{Section: "cluster"},
		Options:     []string{"etcd_discovery_service_endpoint_format"},
		Is:          textIs(func(text string) bool { return !placeholdersOf(text).takeOnly("size") && marker(text) == "" }).Given(),
		If:          []Guard{forProgram("magnum-conductor")},
		Message:     "{assigned} in {section} has a placeholder that Magnum does not fill",
		Effect:      "Magnum raises ValueError, TypeError or KeyError for every cluster without a discovery URL of its own.",
		Remediation: "Write %(size)d where the number of masters goes, and %% for a percent sign.",
		Bad:         text + "%(count)d\n", Good: text + "%(size)d\n",
	}
}
