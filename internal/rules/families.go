package rules

// families is the rule table, in the order of the guide.
var families = [...]Family{
	{"Transport", transport},
	{"Client certificate, files, paths", clientCertificate},
	{"Endpoint syntax", endpointSyntax},
	{"Image integrity", imageIntegrity},
	{"Timeouts and retries", timeouts},
	{"Which endpoint", whichEndpoint},
	{"Names and values", names},
	{"The text", text},
	{"Secrets and the file itself", secrets},
	{"Authentication", authentication},
	{"Tokens and service tokens", tokens},
	{"Who may call", access},
	{"Keystone's tokens and passwords", identity},
	{"Keys and stored secrets", keys},
	{"Nova: processors and memory", cpus},
	{"Nova: PCI devices", pciDevices},
	{"Nova: live migration", liveMigration},
	{"Nova: consoles", consoles},
	{"Nova: guests and their host", guests},
	{"Nova: calls to others", novaCalls},
	{"Nova: scheduling", schedulerFilters},
	{"Drivers and plugins", drivers},
	{"Across services", acrossServices},
	{"About the run", theRun},
}
