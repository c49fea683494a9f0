package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// rpcServices are the services whose programs call each other over the bus. Ironic and
// Barbican may do without it, and are left out.
var rpcServices = []string{"cinder", "designate", "heat", "magnum", "manila", "neutron", "nova", "octavia"}

// callRows are on a bus over which the programs of a service cannot call each other.
func callRows() []Row {
	return []Row{{
		Where:       Where{Section: "DEFAULT"},
		Options:     []string{"executor_thread_pool_size"},
		Is:          lessThan(1),
		If:          []Guard{answersCalls},
		Message:     "{assigned} leaves no thread to answer calls",
		Effect:      "oslo.messaging raises ValueError when a program begins to take calls, and it does not start.",
		Remediation: "Set executor_thread_pool_size to the number of calls to answer at a time, such as 64.",
		Bad:         "[DEFAULT]\nexecutor_thread_pool_size = 0\n", Good: "[DEFAULT]\nexecutor_thread_pool_size = 1\n",
	}, {
		Where:       Where{Section: "DEFAULT"},
		Options:     []string{"transport_url"},
		Is:          textIs(func(text string) bool { return strings.HasPrefix(text, "kafka://") }),
		Message:     "{option} leads to Kafka, over which programs cannot call each other",
		Effect:      "oslo.messaging raises NotImplementedError: its driver for Kafka sends only notifications.",
		Remediation: "Write the URL of RabbitMQ here, and that of Kafka into transport_url of [oslo_messaging_notifications].",
		Bad:         "[DEFAULT]\ntransport_url = kafka://10.0.0.11:9092/\n",
		Good:        "[DEFAULT]\ntransport_url = rabbit://nova:Wc2n7Yt9@10.0.0.11:5671/\n[oslo_messaging_notifications]\ntransport_url = kafka://10.0.0.11:9092/\n",
	}}
}

// answersCalls holds where the configuration may be one of a program that others call.
func answersCalls(p *Pass, _ *config.Setting) bool {
	return !strings.Contains(p.Program, "-api") && !strings.Contains(p.Program, "-wsgi")
}
