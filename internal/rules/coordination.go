package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// clusterLockRow is on the locks of a cluster of volume services: by default files of one
// host.
func clusterLockRow() Row {
	const cluster = "[DEFAULT]\ncluster = ceph\nenabled_backends = ceph\n[ceph]\nvolume_driver = cinder.volume.drivers.rbd.RBDDriver\n"
	return Row{
		Where:       Where{Services: cinderOnly, Section: "coordination", Absent: true},
		Options:     []string{"backend_url"},
		Is:          textIs(func(text string) bool { return strings.HasPrefix(text, "file:") }),
		If:          []Guard{forProgram(volumePrograms...), where("DEFAULT", "cluster", isSet), writtenOrWhole},
		Levels:      "WEE",
		Message:     "{option} keeps locks in files of each host, and cluster joins several hosts",
		Effect:      "Two hosts of the cluster can work on one volume at the same time and damage it.",
		Remediation: "Set backend_url in [coordination] to a service that all hosts reach, such as etcd3+https://etcd.example.org:2379.",
		Bad:         cluster, Good: cluster + "[coordination]\nbackend_url = etcd3+https://etcd.example.org:2379\n",
	}
}

// writtenOrWhole holds where the configuration sets the option, or is a whole one.
func writtenOrWhole(p *Pass, s *config.Setting) bool { return s.IsSet() || p.WholeFile() }

// severalCoordinators reports whether a URL of tooz lists hosts for a driver that
// takes one. Only ZooKeeper's takes a list.
func severalCoordinators(text string) bool {
	scheme, rest, found := strings.Cut(text, "://")
	if !found || !oneOf(scheme, "redis", "memcached", "mysql", "postgresql", "etcd3+http", "etcd3+https") {
		return false
	}
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		rest = rest[:end]
	}
	return strings.Contains(rest[strings.LastIndexByte(rest, '@')+1:], ",")
}

// coordinatorWithoutSlashes reports whether a driver of tooz that connects to a host is
// followed by the host alone.
func coordinatorWithoutSlashes(text string) bool {
	scheme, rest, found := strings.Cut(text, ":")
	return found && !strings.HasPrefix(rest, "//") && oneOf(scheme, "redis", "memcached", "etcd3+http", "etcd3+https", "zookeeper")
}
