package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// jobBoardRows are on the board on which Octavia's workers post their jobs.
func jobBoardRows() []Row {
	const jobs = "[task_flow]\njobboard_enabled = true\n"
	const etcd = jobs + "jobboard_backend_driver = etcd_taskflow_driver\njobboard_etcd_ssl_options = "
	const zookeeper = jobs + "jobboard_backend_driver = zookeeper_taskflow_driver\njobboard_zookeeper_ssl_options = "
	ssl := Row{
		Where:       Where{Services: octaviaOnly, Section: "task_flow", Since: Series("2025.1")},
		Options:     []string{"jobboard_etcd_ssl_options"},
		Is:          value(func(s *config.Setting) bool { return s.IsSet() && dictLacks(s, "use_ssl") }),
		If:          []Guard{with("jobboard_enabled", isTrue), with("jobboard_backend_driver", in("etcd_taskflow_driver"))},
		Message:     "{option} lacks use_ssl",
		Effect:      "The option replaces its whole default: Octavia raises KeyError when it opens its job board, and no load balancer can be created.",
		Remediation: "Add use_ssl:True to {option}, or remove the option where etcd does not serve TLS.",
		Bad:         etcd + "ca_cert:/etc/ssl/etcd.pem\n", Good: etcd + "use_ssl:True,ca_cert:/etc/ssl/etcd.pem\n",
	}
	on := ssl
	on.Is = value(func(s *config.Setting) bool {
		return s.IsSet() && oneOf(strings.ToLower(dictText(s, "use_ssl")), "false", "no", "off", "0")
	})
	on.Levels = "WEE"
	on.Message = "{option} has a value of use_ssl that Octavia takes for true, as it does every text"
	on.Effect = "Octavia speaks TLS to etcd, whatever the value says."
	on.Remediation = "Remove {option} where etcd does not serve TLS, or write use_ssl:True."
	on.Bad = etcd + "use_ssl:False\n"
	keeper := on
	keeper.Since = Bound{}
	keeper.Options = []string{"jobboard_zookeeper_ssl_options"}
	keeper.If = []Guard{with("jobboard_enabled", isTrue), with("jobboard_backend_driver", in("zookeeper_taskflow_driver"))}
	keeper.Effect = "Octavia speaks TLS to ZooKeeper, whatever the value says."
	keeper.Remediation = "Remove {option} where ZooKeeper does not serve TLS, or write use_ssl:True."
	keeper.Bad, keeper.Good = zookeeper+"use_ssl:False\n", zookeeper+"use_ssl:True,certfile:/etc/octavia/zk.pem\n"
	return []Row{{
		Where:       Where{Services: octaviaOnly, Section: "task_flow"},
		Options:     []string{"jobboard_backend_hosts"},
		Is:          item(portFollows),
		If:          []Guard{with("jobboard_enabled", isTrue)},
		Message:     "{option} lists {item}, which has a port",
		Effect:      "Octavia appends jobboard_backend_port to it, cannot connect to its job board, and no load balancer can be created.",
		Remediation: "Write the host alone, and its port in jobboard_backend_port.",
		Bad:         jobs + "jobboard_backend_hosts = 192.0.2.11:6379\n", Good: jobs + "jobboard_backend_hosts = 192.0.2.11\njobboard_backend_port = 6379\n",
	}, ssl, on, keeper}
}

// portFollows reports whether a port follows a host name or an address.
func portFollows(text string) bool {
	at := strings.LastIndexByte(text, ':')
	if at < 0 || !allDigits(text[at+1:]) || strings.ContainsAny(text, "@/") {
		return false
	}
	return strings.HasSuffix(text[:at], "]") || !strings.Contains(text[:at], ":")
}

// dictLacks reports whether a dict surely has no such key.
func dictLacks(s *config.Setting, key string) bool {
	return s.Known() && !s.Hidden && s.Value.Kind() == types.Dict && !slices.Contains(s.Value.Keys(), key)
}

// dictText is the text of a key of a dict, "" if it has none.
func dictText(s *config.Setting, key string) string {
	if !s.Known() || s.Hidden || s.Value.Kind() != types.Dict {
		return ""
	}
	if i := slices.Index(s.Value.Keys(), key); i >= 0 {
		return s.Value.Items()[i].Text()
	}
	return ""
}
