package rules

// serialConsoleRow is on the URL of a WebSocket, which clients open without a page.
func serialConsoleRow() Row {
	row := plainURLRow("serial_console", "IWE", consoleSent, "{assigned} in {section} sends users to their console in clear text", "base_url")
	row.Remediation = "Write the wss:// URL, and set cert and key in [DEFAULT] for nova-serialproxy."
	row.Bad, row.Good = "[serial_console]\nbase_url = ws://host.example.org:6083/\n", "[serial_console]\nbase_url = wss://host.example.org:6083/\n"
	return row
}

// webSocketRow is on the same URL with the scheme of a page.
func webSocketRow() Row {
	return Row{
		Where:       Where{Section: "serial_console"},
		Options:     []string{"base_url"},
		Is:          textIs(func(text string) bool { return isHTTP(parseEndpoint(text).scheme) }).Given(),
		If:          []Guard{onCompute, with("enabled", isTrue)},
		Levels:      "WWW",
		Message:     "{assigned} in {section} is not the URL of a WebSocket",
		Effect:      "Clients of serial consoles take ws:// and wss://, and many refuse the URL that Nova gives them.",
		Remediation: "Begin the URL with wss://, and set cert and key in [DEFAULT] for nova-serialproxy.",
		Bad:         "[serial_console]\nenabled = true\nbase_url = https://host.example.org:6083/\n",
		Good:        "[serial_console]\nenabled = true\nbase_url = wss://host.example.org:6083/\n",
	}
}
