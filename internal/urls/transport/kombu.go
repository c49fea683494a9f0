package transport

import (
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/urls/internal/py"
)

// isTransport reports whether kombu has such a transport.
func isTransport(name string) bool {
	switch name {
	case "SLMQ", "SQS", "azureservicebus", "azurestoragequeues", "consul", "etcd", "filesystem", "memory",
		"mongodb", "pyro", "qpid", "redis", "rediss", "sentinel", "slmq", "sqla", "sqlalchemy", "sqs", "zookeeper":
		return true
	}
	return speaksAMQP(name)
}

// parsesItself reports whether kombu leaves parsing the URL to that transport.
func parsesItself(name string) bool {
	switch name {
	case "azureservicebus", "mongodb", "sqla", "sqlalchemy":
		return true
	}
	return false
}

// speaksAMQP reports whether that kombu transport talks to RabbitMQ.
func speaksAMQP(name string) bool {
	switch name {
	case "amqp", "amqps", "pyamqp", "librabbitmq":
		return true
	}
	return false
}

// takesOptions reports whether kombu accepts a URL's query, which it reads as
// connection options.
func takesOptions(query string) bool {
	pairs, _ := py.ParseQuery(query)
	last := make(map[string]string, len(pairs))
	for _, pair := range pairs {
		last[pair.Name] = pair.Value
	}
	ssl, mode := false, false
	for name, value := range last {
		switch name {
		case "ssl":
			ssl = true
		case "insist", "connect_timeout", "login_method":
		case "heartbeat":
			if _, err := strconv.ParseFloat(strings.TrimSpace(value), 64); err != nil {
				return false
			}
		case "ssl_cert_reqs":
			mode = true
			switch value {
			case "CERT_REQUIRED", "CERT_OPTIONAL", "CERT_NONE", "required", "optional", "none":
			default:
				return false
			}
		default:
			if !strings.HasPrefix(name, "ssl_") {
				return false
			}
			mode = true
		}
	}
	return !ssl || !mode
}
