package rules

import "github.com/osloconf/terraform-provider-osloconf/internal/config"

// compressionRow is on the compression of messages.
func compressionRow() Row {
	return Row{
		Where:   Where{Section: "oslo_messaging_rabbit"},
		Options: []string{"kombu_compression"},
		Is: textIs(func(text string) bool {
			return !oneOf(text, "gzip", "zlib", "bzip2", "bzip", "lzma", "xz", "brotli", "zstd", "zstandard",
				"application/x-gzip", "application/x-bz2", "application/x-lzma", "application/x-brotli", "application/zstd")
		}),
		If:          []Guard{overRabbit},
		Message:     "{assigned} is not a compression that kombu has",
		Effect:      "Every message fails with MessageDeliveryFailure, and the service sends none.",
		Remediation: "Write gzip or bzip2, or leave the option out to send messages as they are.",
		Bad:         "[DEFAULT]\ntransport_url = rabbit://nova:Wc2n7Yt9@10.0.0.11:5671/\n[oslo_messaging_rabbit]\nkombu_compression = gz\n",
		Good:        "[DEFAULT]\ntransport_url = rabbit://nova:Wc2n7Yt9@10.0.0.11:5671/\n[oslo_messaging_rabbit]\nkombu_compression = gzip\n",
	}
}

// overRabbit holds where a bus uses RabbitMQ.
func overRabbit(p *Pass, _ *config.Setting) bool {
	for _, b := range p.transports() {
		if b.sound() && b.section() == "oslo_messaging_rabbit" {
			return true
		}
	}
	return false
}
