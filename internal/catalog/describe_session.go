package catalog

// sessionDescriptions describes keystoneauth's session, auth and adapter
// options, which mean the same in every section that registers them.
var sessionDescriptions = [...]description{
	{"auth_section", "Another section to read the auth options from. When set, the auth options of this section are not used."},
	{"auth_type", "Name of the auth plugin, password for example. It decides which further options the section reads; unset, none of them is read."},
	{"cafile", "Path of a PEM file with the certificate authorities to trust for HTTPS. Unset trusts the system's; it has no effect while insecure is true."},
	{"certfile", "Path of a PEM file with the client certificate to present. Without keyfile it must contain the private key as well."},
	{"collect_timing", "When true, the time that each request takes is recorded for the caller to read."},
	{"connect_retries", "How often a request is tried again after the connection failed. Unset means no second attempt."},
	{"connect_retry_delay", "Seconds between attempts after a failed connection. Unset starts at half a second and doubles each time; a negative number raises at the first retry."},
	{"endpoint_override", "URL to use in place of the one in the service catalogue. A percent sign in it is taken as a substitution, and an unknown one makes every request fail."},
	{"insecure", "When true, server certificates are not verified, so anyone on the network path can read and change the traffic. A cafile set with it is not used."},
	{"interface", "The one endpoint interface to use: public, internal or admin. Deprecated: valid_interfaces takes its place, and both must not be set."},
	{"keyfile", "Path of a PEM file with the private key of the client certificate, unencrypted. Without certfile it is ignored, and no certificate is presented."},
	{"max_version", "The highest API version to accept when the endpoint is discovered. Nova registers it but never reads it."},
	{"min_version", "The lowest API version to accept when the endpoint is discovered. Nova registers it but never reads it."},
	{"region_name", "Region whose endpoint is looked up in the service catalogue. Unset takes the first one that fits, which in a cloud of several regions may be the wrong one."},
	{"retriable_status_codes", "HTTP status codes after which a request is tried again, as often as status_code_retries says. Unset means 503 only."},
	{"service_name", "Name of the service to look up in the service catalogue, where its type alone is not unique."},
	{"service_type", "Type of the service to look up in the service catalogue, image for example."},
	{"split_loggers", "When true, requests and responses are logged by several loggers, so that bodies and headers can be switched off separately. False uses one logger for all."},
	{"status_code_retries", "How often a request is tried again after one of the retriable status codes. Unset means no second attempt."},
	{"status_code_retry_delay", "Seconds between attempts after a retriable status code. Unset starts at half a second and doubles each time; a negative number raises at the first retry."},
	{"timeout", "Seconds to wait for the server, for the connection and for each read. Unset waits forever; zero or a negative number makes every request fail."},
	{"valid_interfaces", "Endpoint interfaces to look for in the service catalogue, the preferred one first: public, internal or admin. Any other word makes the client fail when it is built."},
	{"version", "The API version to use when the endpoint is discovered. Nova registers it but never reads it."},
}
