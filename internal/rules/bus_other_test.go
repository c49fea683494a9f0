package rules_test

import (
	"slices"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// The options of RabbitMQ's driver conflict only if that driver runs.
func TestBusOptionsOfOtherDrivers(t *testing.T) {
	t.Parallel()
	const both = "[oslo_messaging_rabbit]\nrabbit_quorum_queue = true\nrabbit_ha_queues = true\n"
	for text, want := range map[string]bool{
		both: true,
		"[DEFAULT]\ntransport_url = rabbit://nova:Wc2n7Yt9@mq:5672/\n" + both: true,
		"[DEFAULT]\ntransport_url = kafka://mq:9092/\n" + both:                false,
		"[DEFAULT]\ntransport_url = kafka://mq:9092/\n[oslo_messaging_notifications]\ndriver = messagingv2\ntransport_url = rabbit://nova:Wc2n7Yt9@mq:5672/\n" + both: true,
	} {
		findings := judgedAs(t, "nova", "", "2025.1", text)
		if found := slices.ContainsFunc(findings, func(f report.Finding) bool { return f.Rule == "bus_options_conflict" }); found != want {
			t.Errorf("%q: bus_options_conflict is found: %t", text, found)
		}
	}
	const workers = "[DEFAULT]\nosapi_volume_workers = -1\n"
	for program, want := range map[string]bool{"": true, "cinder-api": true, "cinder-volume": false} {
		findings := judgedAs(t, "cinder", program, "2025.1", workers)
		if found := slices.ContainsFunc(findings, func(f report.Finding) bool { return f.Rule == "workers_invalid" }); found != want {
			t.Errorf("%q: workers_invalid is found: %t", program, found)
		}
	}
}
