package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// refusedByDriverRows are values that a driver refuses when the service starts it.
func refusedByDriverRows() []Row {
	const (
		ovs   = "[ml2]\nmechanism_drivers = openvswitch\n"
		agent = "[agent]\ntunnel_types = vxlan\nenable_distributed_routing = true\n[ovs]\nlocal_ip = 192.0.2.11\n"
		rates = "[ovs]\nresource_provider_packet_processing_with_direction = :1000:1000\n"
		ceph  = "[DEFAULT]\nenabled_backends = ceph\n[ceph]\nvolume_driver = cinder.volume.drivers.rbd.RBDDriver\n"
	)
	return append(oversubscriptionRows(), []Row{
		{
			Where:       Where{Services: neutronOnly, Section: "DEFAULT"},
			Options:     []string{"service_plugins"},
			Is:          item(func(text string) bool { return routerPlugin(text) == "ovn-router" }),
			If:          []Guard{forProgram("neutron-server", "neutron-rpc-server"), where("ml2", "mechanism_drivers", withoutOVN)},
			Message:     "{option} lists {item}, and mechanism_drivers has no driver for OVN",
			Effect:      "The plugin finds no such driver: neutron-server exits, or fails at the first request for a router.",
			Remediation: "List router instead, or add ovn to mechanism_drivers in [ml2].",
			Bad:         "[DEFAULT]\nservice_plugins = ovn-router\n" + ovs, Good: "[DEFAULT]\nservice_plugins = router\n" + ovs,
		}, {
			Where:       Where{Services: neutronOnly, Section: "agent"},
			Options:     []string{"l2_population"},
			Is:          isFalse,
			If:          []Guard{program(ovsAgent), with("enable_distributed_routing", isTrue), with("tunnel_types", listFilled)},
			Message:     "{assigned} while enable_distributed_routing is on and tunnel_types lists tunnels",
			Effect:      "The agent raises ValueError when it starts, and exits.",
			Remediation: "Set l2_population = true, and list l2population in mechanism_drivers of neutron-server.",
			Bad:         agent, Good: "[agent]\nl2_population = true\n" + strings.TrimPrefix(agent, "[agent]\n"),
			Program: ovsAgent,
		}, {
			Where:       Where{Services: neutronOnly, Section: "ovs"},
			Options:     []string{"resource_provider_packet_processing_without_direction"},
			Is:          listFilled,
			If:          []Guard{forProgram(ovsAgent), with("resource_provider_packet_processing_with_direction", listFilled)},
			Message:     "{option} is set beside resource_provider_packet_processing_with_direction",
			Effect:      "The agent raises ValueError when it starts, and exits.",
			Remediation: "Keep only one of them: this one where the CPUs of the host handle packets of both directions, the other with hardware offload.",
			Bad:         rates + "resource_provider_packet_processing_without_direction = :2000\n", Good: rates,
		}, {
			Where:       Where{Services: cinderOnly, Section: "<backend>"},
			Options:     []string{"replication_device"},
			Is:          value(noTarget),
			If:          []Guard{forProgram(volumePrograms...), with("volume_driver", in("cinder.volume.drivers.rbd.RBDDriver"))},
			Message:     "{option} in {section} names no backend_id",
			Effect:      "The RBD driver raises InvalidConfigurationValue when it starts, and the back end stays down.",
			Remediation: "Begin it with backend_id:NAME, where NAME is the name you give the other cluster for a failover.",
			Bad:         ceph + "replication_device = conf:/etc/ceph/second.conf\n", Good: ceph + "replication_device = backend_id:second,conf:/etc/ceph/second.conf\n",
		},
	}...)
}

// withoutOVN is met by a list of mechanism drivers that is set and has none for OVN.
var withoutOVN = value(func(s *config.Setting) bool {
	return !s.Hidden && s.Filled() && listsNone(s, func(name string) bool { return strings.Contains(strings.ToLower(name), "ovn") })
})

// noTarget is met by one of several dicts without the ID of the back end.
func noTarget(s *config.Setting) bool {
	return s.IsSet() && s.Known() && slices.ContainsFunc(dictsOf(s.Value), func(dict types.Value) bool {
		return len(dict.Keys()) > 0 && !slices.Contains(dict.Keys(), "backend_id")
	})
}

// dictsOf are the dicts of an option that takes one or several.
func dictsOf(v types.Value) []types.Value {
	if v.Kind() == types.List {
		return slices.DeleteFunc(slices.Clone(v.Items()), func(item types.Value) bool { return item.Kind() != types.Dict })
	}
	if v.Kind() != types.Dict {
		return nil
	}
	return []types.Value{v}
}
