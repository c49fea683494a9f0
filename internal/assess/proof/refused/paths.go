package refused

// paths are cases of folders and files that other accounts can make first, or that
// depend on where the service was started.
func paths() []Case {
	path := func(option, kind, service, section string) func(text, fails string) Case {
		return on(option, inSection("unsafe_path", kind, service, section))
	}
	authorities := path("cafile", "path of authorities", "nova", "glance")
	staged := path("node_staging_uri", "staged images", "glance", "DEFAULT")
	rules := path("policy_dirs", "a policy's folders", "cinder", "oslo_policy")
	disks := path("instances_path", "guests' disks", "nova", "DEFAULT")
	state := path("state_path", "guests' disks", "nova", "DEFAULT")

	const every, depends = `^Insecure: every account may create files in /(var/)?tmp$`, `^Ineffective: .* depends on where`
	return []Case{
		authorities("cafile = /tmp/ca.pem", every),
		authorities("cafile = /var/tmp/nova/ca.pem", every),
		authorities("cafile = ca.pem", depends),
		authorities("cafile = ../ca.pem", depends),
		authorities("cafile = ~/ca.pem", depends),
		authorities("cafile = /etc/ssl/certs/ca.pem", ""),
		authorities("insecure = false", ""),

		staged("node_staging_uri = file:///tmp/staging", every),
		staged("node_staging_uri = file:///var/tmp/staging/", every),
		staged("bind_port = 9292", every),
		staged("node_staging_uri = file:///var/lib/glance/staging", ""),

		rules("policy_dirs = /tmp/policy.d", every),
		rules("policy_dirs = /etc/cinder/policy.d\npolicy_dirs = /var/tmp/policy.d", every),
		rules("policy_dirs = /etc/cinder/policy.d", ""),

		disks("instances_path = /tmp/instances", every),
		disks("state_path = /var/lib/nova\ninstances_path = /var/tmp/nova/instances", every),
		disks("instances_path = /var/lib/nova/instances", ""),
		state("state_path = /tmp/nova", every),
		state("state_path = /var/lib/nova", ""),
	}
}
