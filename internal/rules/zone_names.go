package rules

import (
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// recordHandlers are the handlers of designate-sink that make records for addresses,
// with names that no event of theirs has. The event of a floating IP address knows
// nothing of an instance.
var recordHandlers = [...]struct {
	name   string
	absent []string
}{
	{"nova_fixed", []string{"domain"}},
	{"neutron_floatingip", []string{"domain", "hostname", "host", "display_name", "instance_name"}},
}

// recordNameRows are on the templates from which Designate makes the names of records
// when an address comes up.
func recordNameRows() []Row {
	var rows []Row
	for _, handler := range recordHandlers {
		section := "handler:" + handler.name
		text := "[service:sink]\nenabled_notification_handlers = " + handler.name + "\n[" + section + "]\n"
		zone := text + "zone_id = 3b7e0a1e-9a2b-4a7e-8f67-2f62f1c58a55\n"
		const good = "formatv4 = %(octet0)s-%(octet1)s-%(octet2)s-%(octet3)s.%(zone)s\n"
		handled := []Guard{forProgram("designate-sink"), lists("service:sink", "enabled_notification_handlers", handler.name)}
		named := Row{
			Where:       Where{Services: designateOnly, Section: section},
			Options:     []string{"formatv4", "formatv6"},
			Is:          item(func(text string) bool { return text != "" && !placeholdersOf(text).without(handler.absent) }),
			If:          handled,
			Message:     "{option} lists {item}, which has a placeholder that Designate does not fill",
			Effect:      "Designate raises KeyError, TypeError or ValueError for every such address, which gets no record.",
			Remediation: "Write placeholders that the event fills, such as %(octet0)s, and %(zone)s for the name of the zone.",
			Bad:         zone + "formatv4 = %(octet0)s.%(domain)s\n", Good: zone + good,
		}
		unnamed := named
		unnamed.Options = []string{"formatv4"}
		unnamed.Is = value(func(s *config.Setting) bool { return s.IsUnset() })
		unnamed.If = append(slices.Clone(handled), with("zone_id", isSet))
		unnamed.Message = "{option} is not set, and what Designate takes instead has a placeholder that it does not fill"
		unnamed.Effect = "Designate raises KeyError for every IPv4 address, which gets no record."
		unnamed.Remediation = "Set formatv4 to a template such as %(octet0)s-%(octet1)s-%(octet2)s-%(octet3)s.%(zone)s."
		unnamed.Bad, unnamed.Release = zone, "zed"
		if handler.name == "nova_fixed" {
			unnamed.Before = Series("2023.2") // then the built-in template is right
		}
		zoneless := Row{
			Where:       Where{Services: designateOnly, Section: section, Absent: true},
			Options:     []string{"zone_id"},
			Is:          isEmpty,
			If:          handled,
			Levels:      "WWW",
			Message:     "{option} is not set in {section}, and enabled_notification_handlers lists the handler",
			Effect:      "Designate knows no zone for the records of the handler, and makes none.",
			Remediation: "Set zone_id to the ID of the zone, or remove " + handler.name + " from enabled_notification_handlers.",
			Bad:         text, Good: zone + good,
		}
		rows = append(rows, named, unnamed, zoneless)
	}
	return rows
}

// without reports whether the conversions in a text all have names, and none of these.
func (p placeholders) without(names []string) bool {
	return !p.broken && len(p.kinds) == 0 && !slices.ContainsFunc(p.names, func(name string) bool { return slices.Contains(names, name) })
}

// taskRow is on the tasks that designate-producer runs.
func taskRow() Row {
	const tasks = "[service:producer]\nenabled_tasks = "
	return Row{
		Where:       Where{Services: designateOnly, Section: "service:producer"},
		Options:     []string{"enabled_tasks"},
		Is:          value(func(s *config.Setting) bool { return s.IsSet() && len(s.Items) == 1 && s.Items[0].Text == "None" }),
		If:          []Guard{forProgram("designate-producer")},
		Levels:      "WEE",
		Message:     "{option} lists the one word None, which is the name of no task",
		Effect:      "designate-producer runs no periodic task: changes that failed are not sent again, and deleted zones stay in the database.",
		Remediation: "Remove the line, for all tasks.",
		Bad:         tasks + "None\n", Good: tasks + "zone_purge,worker_periodic_recovery\n",
	}
}

// noFilterRow is on the filters that choose a pool for a zone.
func noFilterRow() Row {
	const filters = "[service:central]\nscheduler_filters ="
	return Row{
		Where:       Where{Services: designateOnly, Section: "service:central"},
		Options:     []string{"scheduler_filters"},
		Is:          isEmpty.Given(),
		If:          []Guard{forProgram("designate-central")},
		Message:     "{option} is empty",
		Effect:      "designate-central raises NoFiltersConfigured when it starts, and exits.",
		Remediation: "Remove the line, or set scheduler_filters = default_pool.",
		Bad:         filters + "\n", Good: filters + " default_pool\n",
	}
}
