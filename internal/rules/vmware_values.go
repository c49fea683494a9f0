package rules

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/urls/spec"
)

const (
	vcenter       = "vmwareapi.VMwareVCDriver"
	vcenterDriver = "[DEFAULT]\ncompute_driver = " + vcenter + "\n[vmware]\n"
	vcenterLogin  = vcenterDriver + "host_ip = vcenter.example.org\nhost_username = nova\nhost_password = Wc2n7Yt9\n"
)

// vmwareRequiredRows are on what the driver for vCenter needs. The first missing part of
// the login alone is reported.
func vmwareRequiredRows() []Row {
	onVCenter := onDriver(vcenter)
	absent := value(func(s *config.Setting) bool { return s.Known() && s.Value.IsNull() })
	row := Row{
		Where:       Where{Section: "vmware", Absent: true},
		Options:     []string{"host_ip"},
		Is:          absent,
		If:          []Guard{onVCenter, inUse},
		Message:     "{option} of [vmware] is not set, and compute_driver is VMwareVCDriver",
		Effect:      "The driver raises an exception when nova-compute loads it, and nova-compute exits.",
		Remediation: "Set host_ip, host_username and host_password in [vmware] to the host and the account of vCenter.",
		Bad:         vcenterDriver + "cluster_name = compute\n", Good: vcenterLogin + "cluster_name = compute\n",
	}
	apart := row.when(onVCenter, not(inUse)) // the driver's name is often in a file of the host's own
	apart.Levels = "WWW"
	apart.Message = "[vmware] is missing, and compute_driver is VMwareVCDriver"
	apart.Remediation = "Set host_ip, host_username, host_password and cluster_name in [vmware], or name them in set_elsewhere if another file sets them."
	apart.Bad = "[DEFAULT]\ncompute_driver = " + vcenter + "\n"
	user := row.of("host_username").when(onVCenter, with("host_ip", isSet))
	user.Levels = "WWW" // the login is often in a file of its own
	user.Remediation = "Set host_username and host_password in [vmware], or name them in set_elsewhere if another file sets them."
	user.Bad = vcenterDriver + "cluster_name = compute\nhost_ip = vcenter.example.org\n"
	password := row.of("host_password").when(onVCenter, with("host_ip", isSet), with("host_username", isSet))
	password.Levels, password.Remediation = user.Levels, user.Remediation
	password.Bad = user.Bad + "host_username = nova\n"
	cluster := row.of("cluster_name")
	cluster.Is = isEmpty
	cluster.Effect = "The driver raises NotFound when nova-compute loads it, and nova-compute exits."
	cluster.Remediation = "Set cluster_name in [vmware] to the name of the cluster in vCenter."
	cluster.Bad = vcenterLogin
	policy := row.of("pbm_default_policy").when(onVCenter, with("pbm_enabled", isTrue))
	policy.Is = isEmpty
	policy.Message = "{option} is not set, and pbm_enabled is true"
	policy.Effect = "The driver raises PbmDefaultPolicyUnspecified when nova-compute loads it, and nova-compute exits."
	policy.Remediation = "Set pbm_default_policy in [vmware] to the name of a storage policy in vCenter, or leave pbm_enabled out."
	policy.Bad, policy.Good = row.Good+"pbm_enabled = true\n", row.Good+"pbm_enabled = true\npbm_default_policy = gold\n"
	return []Row{row, apart, user, password, cluster, policy}
}

// vmwareRows are on what the driver for vCenter reads when it is loaded.
func vmwareRows() []Row {
	text := vcenterLogin + "cluster_name = compute\ndatastore_regex = "
	return []Row{{
		Where:       Where{Section: "vmware"},
		Options:     []string{"datastore_regex"},
		Is:          textIs(func(text string) bool { return !spec.IsPattern(text) }),
		If:          []Guard{onDriver(vcenter)},
		Message:     "{assigned} is not a regular expression that Python accepts",
		Effect:      "The driver raises InvalidInput when nova-compute loads it, and nova-compute exits.",
		Remediation: "Write a regular expression, in which .* and not * alone stands for any text, such as nas.*.",
		Bad:         text + "*nas\n", Good: text + ".*nas\n",
	}}
}
