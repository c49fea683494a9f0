package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

var cloudNotification = &Rule{
	Name:        "cloud_notification_mismatch",
	Levels:      "IWW",
	CWE:         []int{778},
	Needs:       Values | Text,
	Scope:       Run,
	References:  []string{"oslo_messaging/notify/notifier.py"},
	Title:       "services that send notifications to different places",
	Effect:      "Consumers of notifications, such as auditing or billing, hear from some services and not from others.",
	Remediation: "Give all services the same notification drivers and topics, or turn notifications off where nothing listens.",
	Example: Example{
		DataSource: "osloconf_cloud",
		BadPair: [2]Half{
			{Service: "nova", Text: "[oslo_messaging_notifications]\ndriver = messagingv2\ntopics = notifications\n"},
			{Service: "cinder", Text: "[oslo_messaging_notifications]\ndriver = messagingv2\ntopics = audit\n"},
		},
		GoodPair: [2]Half{
			{Service: "nova", Text: "[oslo_messaging_notifications]\ndriver = messagingv2\ntopics = notifications\n"},
			{Service: "cinder", Text: "[oslo_messaging_notifications]\ndriver = messagingv2\ntopics = notifications\n"},
		},
		Message: "[oslo_messaging_notifications] topics of \"nova\" (nova.conf line 3) is \"notifications\", and [oslo_messaging_notifications] topics of \"cinder\" (cinder.conf line 3) is \"audit\"",
	},
	Cloud: checkCloudNotifications,
}

// checkCloudNotifications compares drivers and topics of the members that send
// notifications. Their order does not matter, nor do drivers that send nothing
// to anyone.
func checkCloudNotifications(p *CloudPass) {
	var drivers, topics groups
	for _, m := range p.Members {
		driver, ok := given(m, "oslo_messaging_notifications", "driver")
		if !ok {
			continue
		}
		sends := consumed(driver)
		if sends == "" {
			continue
		}
		drivers.add(sends, driver)
		if topic := (side{m, m.Get("oslo_messaging_notifications", "topics")}); topic.setting.Known() && !topic.setting.IsEmpty() {
			var names []string
			for _, item := range topic.setting.Items {
				names = append(names, item.Text)
			}
			slices.Sort(names)
			topics.add(strings.Join(names, ","), topic)
		}
	}
	p.differ(&drivers, Problem{})
	p.differ(&topics, Problem{})
	p.recordHandlers()
}

// recordHandlers compares what designate-sink listens to with what the services
// send whose notifications it turns into records.
func (p *CloudPass) recordHandlers() {
	for _, sink := range p.of("designate") {
		enabled := sink.Get("service:sink", "enabled_notification_handlers")
		if !enabled.Known() || sink.Program != "" && sink.Program != "designate-sink" {
			continue
		}
		for _, by := range [...]struct{ handler, service string }{{"nova_fixed", "nova"}, {"neutron_floatingip", "neutron"}} {
			hears := side{sink, sink.Get("handler:"+by.handler, "notification_topics")}
			if hears.setting == nil || !hears.setting.Known() || !slices.ContainsFunc(enabled.Items, func(item config.Item) bool { return item.Text == by.handler }) {
				continue
			}
			for _, m := range p.of(by.service) {
				driver, ok := given(m, "oslo_messaging_notifications", "driver")
				topics := side{m, m.Get("oslo_messaging_notifications", "topics")}
				if !ok || consumed(driver) == "" || !topics.setting.Known() || slices.ContainsFunc(topics.setting.Items, func(item config.Item) bool {
					return slices.ContainsFunc(hears.setting.Items, func(heard config.Item) bool { return heard.Text == item.Text })
				}) {
					continue
				}
				p.report(hears, []side{topics}, Problem{
					Message:     hears.is() + ", and " + topics.is(),
					Effect:      "designate-sink hears nothing from " + by.service + ", and makes no records.",
					Remediation: "Add the handler's topic to topics in [oslo_messaging_notifications] of " + by.service + ", and keep the others that something reads.",
					Levels:      "WWW",
				})
				break
			}
		}
	}
}

// consumed lists the drivers from which a consumer receives something.
func consumed(driver side) string {
	names := []string{}
	for _, item := range driver.setting.Items {
		names = append(names, item.Text)
	}
	if len(names) == 0 {
		names = strings.Split(driver.setting.Value.Text(), ",")
	}
	names = slices.DeleteFunc(names, func(name string) bool { return name == "log" || name == "noop" || name == "test" || name == "" })
	slices.Sort(names)
	return strings.Join(slices.Compact(names), ",")
}
