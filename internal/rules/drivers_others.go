package rules

import (
	known "github.com/osloconf/terraform-provider-osloconf/internal/catalog/names"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// checkOtherDrivers judges the names that services load and that no other check
// judges. What an unknown one leads to differs: some services exit, some fail on
// first use, and some run without it.
func checkOtherDrivers(p *Pass) {
	for _, section := range p.Sections {
		for _, s := range section.Given() {
			if !loadedByName(p.Service, s) || !s.IsSet() || s.Hidden {
				continue
			}
			switch s.Value.Kind() {
			case types.String:
				if s.Str() != s.Option.DefaultText() {
					p.otherDriver(s, nil, s.Str())
				}
			case types.List:
				for i := range s.Items {
					p.otherDriver(s, &s.Items[i], s.Items[i].Text)
				}
			case types.Dict: // names with a description each
				for i, name := range s.Value.Keys() {
					p.otherDriver(s, &config.Item{Index: i, Text: name}, name)
				}
			}
		}
	}
}

func (p *Pass) otherDriver(s *config.Setting, item *config.Item, name string) {
	if name == "" {
		return
	}
	problem, unknown := p.unknown(s, item, name)
	if !unknown && p.novaFilter(s, name) {
		problem, unknown = p.notADriver(s, item, name, known.Status{}), true
		problem.Message += ": it is a filter of Nova's"
		problem.Remediation = "Remove it from the list, or write a filter of Cinder's."
	}
	if unknown {
		problem.Levels = "WEE"
		problem.Effect = "The service cannot load it, and exits, fails on first use or runs without it."
		p.Report(problem)
	}
}

// novaFilter reports whether a filter of Cinder's scheduler has a name that only Nova's has.
func (p *Pass) novaFilter(s *config.Setting, name string) bool {
	if p.Service != "cinder" || s.Name() != "scheduler_default_filters" || p.loads(s, name) || p.saidToExist(s, name) {
		return false
	}
	status, covered := known.Known("nova", "filter_scheduler", "enabled_filters", name, p.Release.Series())
	return covered && status.Known
}

// loadedByName reports whether a service loads the names in an option, and no
// other check judges them.
func loadedByName(service string, s *config.Setting) bool {
	switch s.Name() {
	case "amphora_driver", "amphora_udp_driver", "barbican_auth", "cert_generator", "cert_manager",
		"compute_driver", "default_provider_driver", "distributor_driver", "enabled_provider_agents", "enabled_provider_drivers",
		"event_streamer_driver", "health_update_driver", "image_driver", "jobboard_backend_driver",
		"network_driver", "statistics_drivers", "stats_update_driver", "volume_driver":
		return service == "octavia"
	case "backup_driver", "fc_san_lookup_service", "network_api_class", "quota_driver",
		"scheduler_default_extend_filters", "scheduler_default_filters", "scheduler_default_share_group_filters",
		"scheduler_default_weighers", "scheduler_driver", "scheduler_host_manager", "scheduler_weight_handler", "share_driver", "zone_driver":
		return service == "cinder" || service == "manila"
	case "dhcp_driver", "external_dns_driver", "ipam_driver", "network_scheduler_driver", "prefix_delegation_driver", "router_scheduler_driver":
		return service == "neutron"
	case "interface_driver":
		return service == "neutron" || service == "manila"
	case "extensions":
		return service == "neutron" && s.Section() == "agent"
	case "backend_driver", "emitter_type", "enabled_extensions_admin", "enabled_notification_handlers", "enabled_tasks",
		"network_api", "notification_plugin", "scheduler_filters", "storage_driver":
		return service == "designate"
	case "cloud_backend", "keystone_backend":
		return service == "heat"
	case "cert_manager_type", "disabled_drivers":
		return service == "magnum"
	case "crypto_plugin", "enabled_crypto_plugins", "enabled_secretstore_plugins", "secret_store_plugin":
		return service == "barbican"
	case "enabled_import_methods", "image_import_plugins", "task_executor":
		return service == "glance"
	case "container_provider", "dhcp_provider":
		return service == "ironic"
	case "backend", "api_class":
		return s.Section() == "key_manager"
	case "driver":
		return s.Section() == "quota"
	}
	return false
}
