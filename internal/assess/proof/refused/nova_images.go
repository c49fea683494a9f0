package refused

// novaImages are cases of how Nova asks Glance for an image, and of what it checks.
func novaImages() []Case {
	about := func(rule, kind, option string) func(text, fails string) Case {
		return on(option, inSection(rule, kind, "nova", "glance"))
	}
	signature := about("image_signatures_off", "signed image", "verify_glance_signatures")
	signer := about("signer_not_validated", "signer", "enable_certificate_validation")
	ids := about("trusted_certificates_inconsistent", "trusted certificates", "default_trusted_certificate_ids")
	validation := about("trusted_certificates_inconsistent", "trusted certificates", "enable_certificate_validation")
	ceph := about("rbd_download_unverified", "image from Ceph", "enable_rbd_download")
	user := about("rbd_identity_inherited", "Ceph identity", "rbd_user")
	file := about("rbd_identity_inherited", "Ceph identity", "rbd_ceph_conf")
	authority := about("system_trust_store", "authorities", "cafile")
	limit := about("timeout_unset", "time limit", "timeout")
	retries := about("num_retries_range", "image retries", "num_retries")

	const verify, validate, trust = "verify_glance_signatures = true\n", "enable_certificate_validation = true\n", "default_trusted_certificate_ids = 0b5d2c72-12cc-4ba6-a8d7-3ff5cc1d8cb8\n"
	const download, own = "enable_rbd_download = true\n", "rbd_user = nova-images\nrbd_ceph_conf = /etc/ceph/images.conf\n"
	const server = "api_servers = https://glance.example.org:9292\n"
	const unsigned, any, unchecked = `^Insecure: the signature is not checked`, `^Insecure: the signer is not checked`, `^Insecure: neither a hash nor a signature`
	const inherited, system, forever = `^Insecure: asks Ceph as `, `^Insecure: any authority of the system`, `^Insecure: the request may wait without limit`
	const once, often = `^Ineffective: the image is asked for once`, `^Ineffective: \d+ times, in up to \d+ seconds`
	return []Case{
		signature("verify_glance_signatures = false", unsigned),
		signature("num_retries = 3", unsigned),
		signature(validate, unsigned),
		signature(trust, unsigned),
		signature(verify, ""),
		signature(validate+trust, ""),

		signer(verify, any),
		signer(verify+trust+"enable_certificate_validation = off", any),
		signer(verify+validate+trust, ""),
		signer("verify_glance_signatures = false", ""),

		ids(trust, `^Ineffective: validated: False`),
		ids(verify+trust, `^Ineffective: validated: False`),
		validation(validate, `^Ineffective: validated: False`),
		validation(validate+trust, `^Ineffective: validated: True, recorded for the guest: False`),
		ids(verify+validate, `^CertificateValidationFailed: `),
		ids(verify+validate+trust, ""),
		validation(verify, ""),

		ceph(download+own, unchecked),
		ceph(download+own+validate, unchecked),
		ceph(download+own+verify, ""),
		ceph(download+own+validate+trust, ""),
		ceph("enable_rbd_download = false", ""),

		user(download+"rbd_ceph_conf = /etc/ceph/images.conf", inherited+"None with"),
		user(download+"rbd_user =\nrbd_ceph_conf = /etc/ceph/images.conf\n[libvirt]\nrbd_user = cinder", inherited+"cinder with"),
		file(download+"rbd_user = nova-images\n[libvirt]\nimages_rbd_ceph_conf = /etc/ceph/guests.conf", inherited+"nova-images with /etc/ceph/guests.conf"),
		user(download+own, ""),
		user("rbd_user =", ""),

		authority(server+"timeout = 60", system),
		authority("api_servers = http://glance.example.org:9292,https://other.example.org:9292", system),
		authority(server+"cafile =", system),
		authority(server+"cafile = /etc/ssl/certs/openstack-ca.pem", ""),
		authority("api_servers = http://glance.example.org:9292", ""),
		authority(server+"insecure = true", ""),

		limit(server, forever),
		limit(server+"timeout =", forever),
		limit(server+"timeout = 60", ""),

		retries(server+"num_retries = 0", once),
		retries(server+"num_retries = 11", often),
		retries(server+"num_retries = 50\ntimeout = 1", often),
		retries(server+"num_retries = 10\ntimeout = 60", often),
		retries(server+"timeout = 200", often),
		retries(server+"num_retries =", `^TypeError: `),
		retries(server+"num_retries = 10", ""),
		retries(server+"num_retries = 3\ntimeout = 60", ""),
		retries(server+"timeout = 149", ""),
	}
}
