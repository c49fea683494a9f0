package rules

import "github.com/osloconf/terraform-provider-osloconf/internal/config"

// peerRows are on the hosts that share the nodes of a partition of Ironic.
func peerRows() []Row {
	const text = "[DEFAULT]\nhost = compute1\ncompute_driver = ironic.IronicDriver\n[ironic]\npartition_key = rack1\n"
	row := Row{
		Where:       Where{Section: "ironic", Before: Series("2023.2")}, // later the partition has another name, and no peers
		Options:     []string{"partition_key"},
		Is:          value(func(s *config.Setting) bool { return s.IsSet() && !s.Value.IsNull() }),
		If:          []Guard{onDriver("ironic.IronicDriver"), with("peer_list", isEmpty)},
		Message:     "{assigned} needs peer_list, which is empty",
		Effect:      "nova-compute raises InvalidPeerList when it starts, and exits.",
		Remediation: "List in peer_list the hosts with nova-compute for this partition, this one included.",
		Bad:         text, Good: text + "peer_list = compute1,compute2\n", Release: "zed",
	}
	missing := row
	missing.If = []Guard{row.If[0], with("peer_list", isSet), notAmongPeers}
	missing.Message = "{assigned} needs host of [DEFAULT] in peer_list, which lacks it"
	missing.Remediation = "Add the value of host to peer_list, in the same letters."
	missing.Bad = text + "peer_list = compute2,compute3\n"
	return []Row{row, missing}
}

// notAmongPeers holds where the configuration names this host, and its peers without it.
func notAmongPeers(p *Pass, s *config.Setting) bool {
	host, peers := p.Configuration.Get("DEFAULT", "host"), p.sibling(s, "peer_list")
	return host.Given() && host.HasText() && peers.Known() && !peers.Hidden && !hasItem(peers, host.Str())
}
