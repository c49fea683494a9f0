package rules

// families is the rule table, in the order of the guide.
var families = [...]Family{
	{"Transport", transportRules},
	{"Client certificate, files, paths", clientCertificate},
	{"Endpoint syntax", endpointSyntax},
	{"Image integrity", imageIntegrity},
	{"Timeouts and retries", timeouts},
	{"Which endpoint", whichEndpoint},
	{"Names and values", names},
	{"The text", text},
	{"Secrets and the file itself", secrets},
	{"Authentication", authentication},
	{"Message bus", bus},
	{"Databases", databaseRules},
	{"Tokens and service tokens", tokens},
	{"Who may call", access},
	{"Keystone's tokens and passwords", identity},
	{"Keys and stored secrets", keys},
	{"Images and stores", images},
	{"Volumes and back ends", backends},
	{"Networks", networks},
	{"Bare metal", metal},
	{"Across services", acrossServices},
	{"About the run", theRun},
}
