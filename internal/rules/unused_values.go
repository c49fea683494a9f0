package rules

import (
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// heartbeatRow is on how often the heartbeats of RabbitMQ are checked.
func heartbeatRow() Row {
	return Row{
		Where:       Where{Section: "oslo_messaging_rabbit"},
		Options:     []string{"heartbeat_rate"},
		Is:          in("0"),
		Message:     "{assigned} makes oslo.messaging divide by zero",
		Effect:      "Each connection to RabbitMQ fails with ZeroDivisionError, so the service cannot send or receive anything.",
		Remediation: "Set heartbeat_rate to how often heartbeats are checked within heartbeat_timeout_threshold, such as 2; to turn heartbeats off, set heartbeat_timeout_threshold = 0.",
		Bad:         "[oslo_messaging_rabbit]\nheartbeat_rate = 0\n", Good: "[oslo_messaging_rabbit]\nheartbeat_rate = 2\n",
	}
}

// unusedRows are values that a service reads and then does without, or that no one
// can use.
func unusedRows() []Row {
	const consoles, devices, ages = "[serial_console]\nenabled = true\nport_range = ", "[devices]\nenabled_mdev_types = ", "[security_compliance]\npassword_expires_days = 30\nminimum_password_age = "
	const databases = "[database]\nconnection = mysql+pymysql://nova:Wc2n7Yt9Lr4VqXz8@db.example.org/nova\n[api_database]\nconnection = mysql+pymysql://nova:Wc2n7Yt9Lr4VqXz8@db.example.org/"
	const trustee = "[DEFAULT]\ndebug = false\n[trust]\ntrustee_domain_name = magnum\ntrustee_domain_admin_name = magnum_domain_admin\n"
	return []Row{{
		Where:       Where{Services: novaOnly, Section: "wsgi"},
		Options:     []string{"secure_proxy_ssl_header"},
		Is:          textIs(func(text string) bool { return !httpName(text) }),
		If:          []Guard{servesAPI},
		Levels:      "WEE",
		Message:     "{assigned} is not the name under which WSGI passes on a header",
		Effect:      "Nova never finds the header, so the links in its answers begin with http:// behind a proxy that ends TLS.",
		Remediation: "Write HTTP_ and the header's name in capitals, with underscores for hyphens: HTTP_X_FORWARDED_PROTO.",
		Bad:         "[wsgi]\nsecure_proxy_ssl_header = X-Forwarded-Proto\n", Good: "[wsgi]\nsecure_proxy_ssl_header = HTTP_X_FORWARDED_PROTO\n",
	}, {
		Where:       Where{Services: novaOnly, Section: "serial_console"},
		Options:     []string{"port_range"},
		Is:          textIs(endsEarly),
		If:          []Guard{with("enabled", isTrue), forProgram("nova-compute")},
		Levels:      "WEE",
		Message:     "{assigned} does not end at a higher port than it starts with",
		Effect:      "nova-compute logs a warning for each console, and takes a port from 10000 to 20000 instead.",
		Remediation: "Write the lower port first, such as 10000:20000.",
		Bad:         consoles + "20000:10000\n", Good: consoles + "10000:20000\n",
	}, {
		Where:       Where{Services: novaOnly, Section: "devices", Before: Series("2024.1")}, // later one type may do without
		Options:     []string{"enabled_mdev_types"},
		Is:          value(func(s *config.Setting) bool { return len(s.Items) > 1 }),
		If:          []Guard{forProgram("nova-compute"), typeWithoutDevices},
		Levels:      "WEE",
		Message:     "{option} lists several types, and one of them has no section with device_addresses",
		Effect:      "nova-compute logs a warning, and offers only the first type.",
		Remediation: "Give each type a section, such as [mdev_nvidia-35], and list its devices in device_addresses there.",
		Bad:         devices + "nvidia-35,nvidia-36\n[mdev_nvidia-35]\ndevice_addresses = 0000:84:00.0\n",
		Good:        devices + "nvidia-35,nvidia-36\n[mdev_nvidia-35]\ndevice_addresses = 0000:84:00.0\n[mdev_nvidia-36]\ndevice_addresses = 0000:85:00.0\n",
		Release:     "zed",
	}, {
		Where:       Where{Services: keystoneOnly, Section: "token"},
		Options:     []string{"expiration"},
		Is:          in("0"),
		Message:     "{assigned} makes a token expire when it is issued",
		Effect:      "Keystone issues tokens and then refuses each of them, so nothing in the cloud can be used.",
		Remediation: "Set expiration to a lifetime in seconds, such as 3600.",
		Bad:         "[token]\nexpiration = 0\n", Good: "[token]\nexpiration = 3600\n",
	}, {
		Where:       Where{Services: keystoneOnly, Section: "security_compliance"},
		Options:     []string{"minimum_password_age"},
		Is:          moreThan(0),
		If:          []Guard{outlastsPassword},
		Levels:      "WEE",
		Message:     "{assigned} is more than password_expires_days",
		Effect:      "Passwords expire before users may change them: from then until minimum_password_age has passed, only an administrator can let a user in.",
		Remediation: "Set minimum_password_age to less than password_expires_days, such as 1.",
		Bad:         ages + "90\n", Good: ages + "1\n",
	}, {
		Where:       Where{Services: magnumOnly, Section: "trust"},
		Options:     []string{"trustee_domain_admin_name", "trustee_domain_admin_id"},
		Is:          isSet,
		If:          []Guard{wholeFile, without("trustee_domain_admin_password", isSet)},
		Levels:      "WWW",
		Message:     "{assigned} has no password: trustee_domain_admin_password is not set",
		Effect:      "Keystone refuses the login of the domain's administrator, and Magnum creates no cluster.",
		Remediation: "Set trustee_domain_admin_password in [trust], or name it in set_elsewhere if another file sets it.",
		Bad:         trustee, Good: trustee + "trustee_domain_admin_password = Wc2n7Yt9Lr4VqXz8\n",
	}, {
		Where:       Where{Services: novaOnly, Section: "api_database", Since: Series("newton")}, // before, Nova did without it
		Options:     []string{"connection"},
		Is:          isSet,
		If:          []Guard{sharedWithCell},
		Message:     "{option} in {section} leads to the database that connection in [database] names as well",
		Effect:      "Each has tables and migrations of its own, and they share one record of the version: after nova-manage api_db sync, nova-manage db sync fails.",
		Remediation: "Give the API and the cell a database each, such as nova_api and nova.",
		Bad:         databases + "nova\n", Good: databases + "nova_api\n",
	}}
}

// sharedWithCell holds where the API's database is the cell's as well.
func sharedWithCell(p *Pass, s *config.Setting) bool {
	at := map[string]string{}
	for _, d := range p.databases() {
		switch {
		case d.url == nil || d.Name() != s.Name():
		case d.url.Dialect == "sqlite" && d.url.Database != ":memory:":
			at[d.Section()] = d.url.Database
		default:
			at[d.Section()] = schemaIn(d.url)
		}
	}
	return at["database"] != "" && at["database"] == at["api_database"]
}

// httpName reports whether WSGI may pass on a header under a name.
func httpName(text string) bool {
	return strings.HasPrefix(text, "HTTP_") && text == strings.ToUpper(text) && !strings.Contains(text, "-")
}

// endsEarly reports whether a range of ports ends before it begins, or where it does.
func endsEarly(text string) bool {
	first, last, ranged := strings.Cut(text, ":")
	begin, err := strconv.Atoi(first)
	end, err2 := strconv.Atoi(last)
	return ranged && err == nil && err2 == nil && begin >= end
}

// outlastsPassword holds where a number of days is more than a password lasts.
func outlastsPassword(p *Pass, s *config.Setting) bool {
	lasts := p.sibling(s, "password_expires_days")
	return lasts.IsSet() && lasts.Known() && s.Value.Float() > lasts.Value.Float()
}
