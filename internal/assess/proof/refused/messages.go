package refused

import "slices"

// messages are cases of how a service connects to its message bus.
func messages() []Case {
	return slices.Concat(busAccounts(), busTLS(), kafka(), busCertificates(), busVersions())
}

// onBus makes cases of a transport URL, and of what stands in the driver's section.
func onBus(rule, option, kind string) func(url, section, fails string) Case {
	text := on(option, of(rule, kind, "nova", ""))
	return func(url, section, fails string) Case {
		return text("[DEFAULT]\ntransport_url = "+url+"\n[oslo_messaging_rabbit]\n"+section+"\n", fails)
	}
}

const (
	oneBroker  = "rabbit://nova:Wc2n7Yt9@rabbit.example.org:5671/"
	twoBrokers = "rabbit://nova:Wc2n7Yt9@a.example.org:5671,nova:Wc2n7Yt9@b.example.org:5671/"
	withTLS    = "ssl = true\n"
	withCA     = withTLS + "ssl_ca_file = ca.pem\n"
	namedTLS   = withCA + "ssl_enforce_hostname_verification = true\n"
)

func busAccounts() []Case {
	account := onBus("default_bus_account", "transport_url", "published account")
	unset := on("transport_url", of("default_bus_account", "default account", "nova", ""))
	const guest, local = `^Insecure: guest at `, `^Insecure: guest at (localhost|127\.0\.0\.1)`
	return []Case{
		account("rabbit://guest:guest@10.0.0.11:5672/", "", guest+"10.0.0.11"),
		account("rabbit://guest:guest@rabbit.example.org", "", guest),
		account("rabbit://nova:Wc2n7Yt9@a.example.org,guest:guest@b.example.org/", "", guest+"b"),
		account("rabbit://%67uest:gues%74@10.0.0.11:5672/", "", guest),
		account("rabbit://guest:guest@[fd00::1]:5672/", withCA, guest+"fd00"),
		account("rabbit://nova:guest@10.0.0.11:5672/", "", ""),
		account("rabbit://guest:guest@127.0.0.1:5672/", "", ""),
		account("rabbit://guest:guest@localhost:5672/nova", "", ""),
		account(oneBroker, "", ""),
		account("fake://", "", ""),
		unset("[DEFAULT]\ndebug = false\n[api_database]\nconnection = mysql+pymysql://nova:Wc2n7Yt9@10.0.0.11/nova\n[keystone_authtoken]\nauth_type = password\n", local),
		unset("[DEFAULT]\ntransport_url = "+oneBroker+"\n", ""),
	}
}

func busTLS() []Case {
	bus := onBus("message_bus_plaintext", "transport_url", "clear broker")
	const plain = `^Insecure: the bus is used in clear text`
	return []Case{
		bus(oneBroker, "", plain),
		bus(oneBroker, "ssl = false\nssl_ca_file = ca.pem", plain),
		bus(oneBroker, "ssl = off", plain),
		bus(oneBroker+"?ssl=0", withCA, plain),
		bus(oneBroker+"?ssl=false", withCA, plain),
		bus(twoBrokers, "", plain),
		bus("kombu+pyamqp://nova:Wc2n7Yt9@rabbit.example.org:5672/", "", plain),
		bus(oneBroker, withCA, ""),
		bus(oneBroker, "rabbit_use_ssl = true", ""),
		bus(oneBroker+"?ssl=1", "ssl = false", ""),
		bus("rabbit://nova:Wc2n7Yt9@127.0.0.1:5672/", "", ""),
		bus("fake://", "", ""),
	}
}

func kafka() []Case {
	const rule, kind, notifications = "message_bus_plaintext", "clear Kafka", "oslo_messaging_notifications"
	text := on("transport_url", of(rule, kind, "nova", ""))
	bus := func(url, section, fails string) Case {
		return text("["+notifications+"]\ndriver = messagingv2\ntransport_url = "+url+"\n[oslo_messaging_kafka]\n"+section+"\n", fails)
	}
	const one, plain = "kafka://nova:Wc2n7Yt9@kafka.example.org:9093/", `^Insecure: the bus is used in clear text`
	return []Case{
		bus(one, "", plain),
		bus(one, "security_protocol = PLAINTEXT", plain),
		bus(one, "security_protocol = SASL_PLAINTEXT\nsasl_mechanism = PLAIN", plain),
		bus(one, "ssl_cafile = ca.pem", plain),
		bus("kafka://nova:Wc2n7Yt9@127.0.0.1:9092,nova:Wc2n7Yt9@kafka.example.org:9092/", "", plain),
		bus(one+"?security_protocol=PLAINTEXT", "security_protocol = SSL", plain),
		text("[DEFAULT]\ntransport_url = "+one+"\n", plain),
		bus(one, "security_protocol = SSL", ""),
		bus(one, "security_protocol = SASL_SSL\nsasl_mechanism = PLAIN", ""),
		bus(one+"?security_protocol=SSL", "", ""),
		bus("kafka://nova:Wc2n7Yt9@127.0.0.1:9092/", "", ""),
	}
}

func busCertificates() []Case {
	foreign := onBus("message_bus_unverified", "ssl", "foreign broker")
	name := onBus("message_bus_name_unchecked", "ssl", "misnamed broker")
	inURL := onBus("message_bus_unverified", "transport_url", "foreign broker")
	enforced := onBus("message_bus_name_unchecked", "ssl_enforce_hostname_verification", "misnamed broker")
	const accepted, misnamed = `^Insecure: a foreign certificate is accepted`, `^Insecure: another host's certificate is accepted`
	return []Case{
		foreign(oneBroker, withTLS+"ssl_version = TLSv1_2", accepted),
		foreign(oneBroker, withTLS+"ssl_version = tlsv1_2", accepted),
		foreign(oneBroker, withTLS+"ssl_version = SSLv23", accepted),
		foreign(oneBroker, withTLS+"ssl_version = TLSv1_2\nssl_ca_file =", accepted),
		foreign(oneBroker, withTLS+"ssl_version = TLSv1_2\nssl_enforce_hostname_verification = true", accepted),
		foreign(twoBrokers, withTLS+"ssl_version = TLSv1_2", accepted),
		inURL(oneBroker+"?ssl=1&ssl_version=TLSv1_2", "", accepted),
		foreign(oneBroker, withTLS, ""),
		foreign(oneBroker, withTLS+"ssl_version =", ""),
		foreign(oneBroker, withCA+"ssl_version = TLSv1_2", ""),
		foreign(oneBroker, withCA, ""),
		foreign(oneBroker+"?ssl=0", withTLS+"ssl_version = TLSv1_2", ""),
		foreign(oneBroker, "ssl = false\nssl_version = TLSv1_2", ""),

		name(oneBroker, withCA, misnamed),
		name(oneBroker, withCA+"ssl_version = TLSv1_2", misnamed),
		name(twoBrokers, withCA, misnamed),
		name(oneBroker, withCA+"ssl_enforce_hostname_verification = false", misnamed),
		name(oneBroker, namedTLS, ""),
		name(twoBrokers, namedTLS, ""),
		name(oneBroker, namedTLS+"ssl_version = TLSv1_2", ""),
		name(oneBroker+"?ssl_enforce_hostname_verification=1", withCA, ""),
		name("rabbit://nova:Wc2n7Yt9@127.0.0.1:5671/", withCA, ""),
		enforced(oneBroker, "ssl = false\nssl_enforce_hostname_verification = true", ""),
	}
}

func busVersions() []Case {
	version := onBus("tls_version_weak", "ssl_version", "version of TLS")
	const old, unknown = `^Insecure: nothing but PROTOCOL_TLSv1`, `^RuntimeError: Invalid SSL version : `
	return []Case{
		version(oneBroker, withCA+"ssl_version = TLSv1", old),
		version(oneBroker, withCA+"ssl_version = tlsv1", old),
		version(oneBroker, withCA+"ssl_version = TLSv1_1", old),
		version(oneBroker, withTLS+"ssl_version = TLSv1", old),
		version(oneBroker, withCA+"ssl_version = TLSv1_3", unknown),
		version(oneBroker, withCA+"ssl_version = TLSv1.2", unknown),
		version(oneBroker, withCA+"ssl_version = SSLv2", unknown),
		version(oneBroker, withCA+"ssl_version = SSLv3", unknown),
		version(oneBroker, withCA+"ssl_version = TLSv1_2", ""),
		version(oneBroker, withCA+"ssl_version = SSLv23", ""),
		version(oneBroker, withCA, ""),
		version(oneBroker, "ssl = false\nssl_version = TLSv1", ""),
		version(oneBroker, namedTLS+"ssl_version = 'TLSv1_2'", ""),
	}
}
