package rules

import (
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// schedulerRows are on options of filters that are not enabled, and on others that the
// scheduler reads only with another one.
func schedulerRows() []Row {
	const everyone = "The scheduler places instances as if the option were not set."
	row := func(value string, options []string, filters ...string) Row {
		text := "[filter_scheduler]\nenabled_filters = ComputeFilter"
		setting := "\n" + options[0] + " = " + value + "\n"
		return Row{
			Where:       Where{Section: "filter_scheduler"},
			Options:     options,
			Is:          isWritten,
			If:          []Guard{forProgram("nova-scheduler"), enablesNone(filters...)},
			Message:     "{option} has no effect: enabled_filters lacks " + filters[0],
			Effect:      everyone,
			Remediation: "Add " + filters[0] + " to enabled_filters, or remove the option.",
			Bad:         text + setting, Good: text + "," + filters[0] + setting,
		}
	}
	return []Row{
		row("node7", []string{"isolated_hosts", "isolated_images"}, "IsolatedHostsFilter"),
		row("licence", []string{"aggregate_image_properties_isolation_namespace", "aggregate_image_properties_isolation_separator"}, "AggregateImagePropertiesIsolation"),
		row("20", []string{"max_instances_per_host"}, "NumInstancesFilter", "AggregateNumInstancesFilter"),
		row("4", []string{"max_io_ops_per_host"}, "IoOpsFilter", "AggregateIoOpsFilter"),
		{
			Where:       Where{Section: "scheduler"},
			Options:     []string{"placement_aggregate_required_for_tenants"},
			Is:          isTrue,
			If:          []Guard{forProgram("nova-scheduler"), with("limit_tenants_to_placement_aggregate", isFalse)},
			Message:     "{option} has no effect: limit_tenants_to_placement_aggregate is false",
			Effect:      "Projects are not isolated: the instances of each may run on any host.",
			Remediation: "Set limit_tenants_to_placement_aggregate = true as well.",
			Bad:         "[scheduler]\nplacement_aggregate_required_for_tenants = true\n",
			Good:        "[scheduler]\nplacement_aggregate_required_for_tenants = true\nlimit_tenants_to_placement_aggregate = true\n",
		},
	}
}

// enablesNone holds where the scheduler surely has none of some filters: another one
// that is not the release's may be like them.
func enablesNone(filters ...string) Guard {
	return func(p *Pass, _ *config.Setting) bool {
		enabled := p.Configuration.Get("filter_scheduler", "enabled_filters")
		return enabled.Known() && (enabled.IsSet() || p.WholeFile()) && !slices.ContainsFunc(enabled.Items, func(i config.Item) bool {
			return slices.Contains(filters, i.Text) || !p.loads(enabled, i.Text)
		})
	}
}
