package rules

import "strings"

// listenRows are on the addresses at which Designate's programs listen, which
// oslo.utils takes apart when they start.
func listenRows() []Row {
	row := func(program string, is func(string) bool) Row {
		section := "[service:" + program + "]\n"
		return Row{
			Where:       Where{Section: "service:" + program},
			Options:     []string{"listen"},
			Is:          item(is),
			If:          []Guard{forProgram("designate-" + program)},
			Message:     "{option} lists {item}, which has no port",
			Effect:      "designate-" + program + " raises an error when it opens the port, and exits.",
			Remediation: "Write each address as ADDRESS:PORT, and an IPv6 address in brackets.",
			Bad:         section + "listen = 192.0.2.11:dns\n", Good: section + "listen = 192.0.2.11:5354,[2001:db8::11]:5354\n",
		}
	}
	unopened := func(text string) bool {
		port, given := listenPort(text)
		return !given || !allDigits(port)
	}
	agent := row("agent", unopened)
	agent.Release = "zed"
	rows := []Row{row("mdns", unopened), agent, row("api", func(text string) bool {
		port, given := listenPort(text)
		return given && !allDigits(port)
	})}
	for _, wrong := range rows {
		wrong.Is = item(hostNoIPv4)
		wrong.Message = listsNoIPv4
		wrong.Remediation = "Write an address of the host, or 0.0.0.0 for all of them."
		wrong.Bad = "[" + wrong.Section + "]\nlisten = 192.0.2.256:5354\n"
		rows = append(rows, wrong)
	}
	return rows
}

// anyPortRow is on the API alone, which opens a port of the system's choice.
func anyPortRow() Row {
	const section = "[service:api]\nlisten = "
	return Row{
		Where:   Where{Section: "service:api"},
		Options: []string{"listen"},
		Is: item(func(text string) bool {
			_, given := listenPort(text)
			return !given
		}),
		If:          []Guard{forProgram("designate-api")},
		Levels:      "WEE", // behind a WSGI server the option does nothing
		Message:     "{option} lists {item}, which has no port",
		Effect:      "designate-api listens on a port that the system chooses, another one each time it starts, and clients do not find it.",
		Remediation: "Write each address as ADDRESS:PORT, with the port of the endpoint, 9001 by default, and an IPv6 address in brackets.",
		Bad:         section + "192.0.2.11\n", Good: section + "192.0.2.11:9001,[2001:db8::11]:9001\n",
	}
}

// portless reports whether an address surely has no port.
func portless(text string) bool { return !strings.Contains(text, ":") || strings.HasSuffix(text, "]") }

// listenPort is what oslo.utils takes for the port in an address. Several colons
// without brackets are an IPv6 address without a port. An empty text, as between two
// commas of a list, is not judged: it counts as if it had a port.
func listenPort(text string) (port string, given bool) {
	if text == "" {
		return "0", true
	}
	if strings.HasPrefix(text, "[") {
		_, rest, _ := strings.Cut(text, "]")
		return strings.CutPrefix(rest, ":")
	}
	if strings.Count(text, ":") != 1 {
		return "", false
	}
	_, port, _ = strings.Cut(text, ":")
	return port, true
}
