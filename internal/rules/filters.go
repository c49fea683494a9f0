package rules

import (
	"slices"
	"strings"

	known "github.com/osloconf/terraform-provider-osloconf/internal/catalog/names"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// The rules on what Nova's scheduler loads.
var schedulerFilters = []*Rule{
	{
		Name:        "filter_unknown",
		Levels:      "EEE",
		CWE:         []int{1287},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "a filter or weigher that the scheduler cannot load",
		Effect:      "nova-scheduler raises an error when it loads its filters and weighers, and exits.",
		Remediation: "Write names from the release; case matters.",
		FalseAlarms: "A filter of your own among Nova's; name it in out_of_tree, or its class in available_filters.",
		Example: Example{
			BadText:  "[filter_scheduler]\nenabled_filters = ComputeFilter,RetryFilter\n",
			GoodText: "[filter_scheduler]\nenabled_filters = ComputeFilter\n",
			Message:  "enabled_filters has \"RetryFilter\", which is not a filter of 2026.1: it was removed in victoria",
		},
		Check: checkFilters,
	},
}

const allFilters = "nova.scheduler.filters.all_filters"

func checkFilters(p *Pass) {
	if p.Service != "nova" || p.Program != "" && p.Program != "nova-scheduler" {
		return
	}
	available := p.firstOf([2]string{"filter_scheduler", "available_filters"}, [2]string{"DEFAULT", "scheduler_available_filters"})
	checkClasses(p, available)
	checkClasses(p, p.firstOf([2]string{"filter_scheduler", "weight_classes"}, [2]string{"DEFAULT", "scheduler_weight_classes"}))
	enabled := p.firstOf([2]string{"filter_scheduler", "enabled_filters"}, [2]string{"DEFAULT", "scheduler_default_filters"})
	if enabled.IsUnset() {
		p.defaultFilters(enabled, available)
	}
	if !enabled.IsSet() || enabled.Hidden {
		return
	}
	if enabled.IsEmpty() {
		p.Report(Problem{
			On:          enabled,
			Message:     enabled.Name() + " is empty: no filter is in effect",
			Effect:      "The scheduler takes any host, whether it is up and whether it can run the guest or not.",
			Remediation: "Leave the option out for the release's own filters.",
			Levels:      "WEE",
		})
		return
	}
	all, classes, open := loaded(p, available)
	if open {
		return
	}
	for _, filter := range enabled.Items {
		if filter.Text == "" {
			p.nameless(enabled, &filter)
			continue
		}
		if classes[filter.Text] || p.saidToExist(enabled, filter.Text) {
			continue
		}
		status, covered := known.Known("nova", enabled.Section(), enabled.Name(), filter.Text, p.Release.Series())
		switch {
		case !covered:
			return
		case status.Known && !all:
			p.Report(Problem{
				On: enabled, Item: &filter,
				Message:     enabled.Name() + " has " + report.Show(filter.Text) + ", which " + available.Name() + " does not load",
				Remediation: "Add available_filters = " + allFilters + " on a line of its own next to the others.",
			})
		case !status.Known && status.Package == "":
			p.Report(Problem{
				On: enabled, Item: &filter,
				Message:     enabled.Name() + " has " + report.Show(filter.Text) + ", which is not a filter of " + p.Release.Series() + life(status),
				Remediation: p.filterRemedy(enabled, filter.Text, status),
			})
		}
	}
}

// defaultFilters reports available_filters that lack what the release enables
// by default.
func (p *Pass) defaultFilters(enabled, available *config.Setting) {
	if !available.IsSet() {
		return
	}
	all, classes, open := loaded(p, available)
	if all || open {
		return
	}
	for _, filter := range enabled.Items {
		if !classes[filter.Text] {
			p.Report(Problem{
				On:          available,
				Message:     available.Name() + " does not load " + report.Show(filter.Text) + ", which " + enabled.Name() + " has by default",
				Remediation: "Add available_filters = " + allFilters + " on a line of its own next to the others, or set enabled_filters to what is loaded.",
			})
			return
		}
	}
}

// loaded says what available_filters loads: all of Nova's filters, single
// classes or, if open, others known only to their package.
func loaded(p *Pass, available *config.Setting) (all bool, classes map[string]bool, open bool) {
	if !available.Known() {
		return false, nil, true
	}
	classes = map[string]bool{}
	for _, item := range available.Items {
		switch {
		case item.Text == allFilters:
			all = true
		case p.loads(available, item.Text):
			classes[item.Text[strings.LastIndexByte(item.Text, '.')+1:]] = true
		default:
			open = true
		}
	}
	return all, classes, open
}

func (p *Pass) filterRemedy(s *config.Setting, name string, status known.Status) string {
	if status.RenamedTo != "" {
		return "Write " + status.RenamedTo + "."
	}
	if status.RemovedIn != "" {
		return "Leave it out: the release has no such filter."
	}
	if severalOrBracketed(name) {
		return asItems
	}
	names := known.Names("nova", s.Section(), s.Name(), p.Release.Series())
	for _, other := range names {
		if strings.EqualFold(other, name) {
			return "Write " + other + ": case counts."
		}
	}
	if near := nearSlip(name, slices.Values(names)); near != "" {
		return "Write " + near + "."
	}
	return ""
}

// checkClasses judges class paths.
func checkClasses(p *Pass, s *config.Setting) {
	for _, class := range entries(s) {
		if status, gone := p.surelyUnknown(s, class.Text); gone {
			remedy := "Write the path of a class of the release."
			switch meant := p.driverMeant(s, class.Text); {
			case status.RenamedTo != "":
				remedy = "Write " + status.RenamedTo + "."
			case s.Option.Multi && strings.Contains(class.Text, ","):
				remedy = eachOnItsLine(s.Option)
			case meant != "":
				remedy = "Write " + meant + "."
			}
			p.Report(Problem{
				On: s, Item: &class,
				Message:     s.Name() + " has " + report.Show(class.Text) + ", which is not a class of " + p.Release.Series() + life(status),
				Remediation: remedy,
			})
		}
	}
}
