package catalog

// glanceDescriptions describes the options that Nova itself defines in
// [glance], including those of older releases.
var glanceDescriptions = [...]description{
	{"allowed_direct_url_schemes", "URL schemes by which Nova may fetch an image straight from the place where Glance stores it, bypassing the image service. Empty allows none."},
	{"api_insecure", "When true, the image service's certificate is not verified. The name of insecure before 16.0.0, still read in its place."},
	{"api_servers", "Image service endpoints as full URLs, separated by commas. When set, Nova tries them in random order and asks neither the service catalogue nor endpoint_override; unset, the endpoint comes from those."},
	{"ca_file", "An older name of cafile, read from the [ssl] section."},
	{"cert_file", "An older name of certfile, read from the [ssl] section."},
	{"debug", "When true, the image client logs its requests and responses. That fills the log and can put tokens and image metadata into it."},
	{"default_trusted_certificate_ids", "Ids of the certificates that an image's signing certificate must descend from, for servers created without their own ids. Without any, such a server cannot boot once certificate validation is on."},
	{"enable_certificate_validation", "When true, the certificate that signed an image must descend from a trusted one, where false accepts any certificate in the key manager. Together with default ids it turns signature verification on, whatever verify_glance_signatures says."},
	{"enable_rbd_download", "When true, Nova copies images out of the Ceph cluster where Glance keeps them instead of downloading them by HTTP. Glance must expose direct URLs for it, and the client's own hash check is skipped."},
	{"host", "Host name or address of the image service, used to build an endpoint where api_servers is unset. Gone since 14.0.0."},
	{"key_file", "An older name of keyfile, read from the [ssl] section."},
	{"num_retries", "How often a failed image request is tried again, on the next endpoint where several are listed. Zero means one attempt only; an empty value breaks every request."},
	{"port", "TCP port of the image service, used to build an endpoint where api_servers is unset. Gone since 14.0.0."},
	{"protocol", "URL scheme of the endpoint built from host and port: http sends tokens in clear text. Gone since 14.0.0."},
	{"rbd_ceph_conf", "Path of the Ceph configuration file for direct image downloads. Empty uses the file that [libvirt] names for its own images."},
	{"rbd_connect_timeout", "Seconds to wait for the Ceph cluster when a direct image download begins."},
	{"rbd_pool", "Ceph pool with the images for direct downloads. An image is read from the pool that its own location names."},
	{"rbd_user", "Ceph user for direct image downloads. Empty uses the one of [libvirt], and failing that client.admin, which may do anything in the cluster."},
	{"use_glance_v1", "When true, Nova uses version 1 of the image API, which Glance has since dropped. Only in 14.x."},
	{"verify_glance_signatures", "When true, an image is used only if its signature is valid, and unsigned images are refused. False, the default, takes whatever the image service delivers."},
}
