package rules

import "github.com/osloconf/terraform-provider-osloconf/internal/config"

// isWritten is met by a value that a user wrote and that differs from the
// default.
var isWritten = value(written)

// withoutEffectRows are options that another option in the file disables.
func withoutEffectRows() []Row {
	return []Row{{
		Where: Where{Section: "DEFAULT"},
		Options: []string{
			"log_file", "log_dir", "use_syslog", "use_journal", "use_json", "use_eventlog", "use_stderr", "syslog_log_facility",
			"default_log_levels", "watch_log_file", "log_rotation_type", "rate_limit_interval",
		},
		Is:          isWritten,
		If:          []Guard{with("log_config_append", isSet)},
		Message:     "{option} has no effect: log_config_append is set, and only its file says where the log goes",
		Effect:      "oslo.log reads the file that log_config_append names and skips its own options, so this setting does nothing.",
		Remediation: "Put the setting into the file that log_config_append names, or remove log_config_append.",
		Bad:         "[DEFAULT]\nlog_config_append = /etc/nova/logging.conf\nlog_file = /var/log/nova/nova.log\n",
		Good:        "[DEFAULT]\nlog_file = /var/log/nova/nova.log\n",
	}, {
		Where:       Where{Section: "keystone_authtoken"},
		Options:     []string{"memcache_secret_key"},
		Is:          isSet,
		If:          []Guard{with("memcache_security_strategy", inFold("None"))},
		Message:     "{option} has no effect: memcache_security_strategy is None",
		Effect:      "The token cache is neither signed nor encrypted, although a key for it is there.",
		Remediation: "Set memcache_security_strategy = ENCRYPT on every host that shares the memcached servers.",
		Bad:         "[keystone_authtoken]\nmemcache_secret_key = Wc2n7Yt9Lr4VqXz8\n",
		Good:        "[keystone_authtoken]\nmemcache_security_strategy = MAC\nmemcache_secret_key = Wc2n7Yt9Lr4VqXz8\n",
	}, {
		Where:       Where{Services: novaOnly, Section: "libvirt"},
		Options:     []string{"cpu_model_extra_flags"},
		Is:          isSet,
		If:          []Guard{libvirtInUse, with("cpu_mode", in("none"))},
		Message:     "{option} has no effect: cpu_mode is none",
		Effect:      "Guests run without these flags, among them those against faults of the CPU, such as pcid and ssbd.",
		Remediation: "Set cpu_mode = host-model, or leave cpu_model_extra_flags out.",
		Bad:         "[libvirt]\nvirt_type = kvm\ncpu_mode = none\ncpu_model_extra_flags = pcid\n",
		Good:        "[libvirt]\nvirt_type = kvm\ncpu_mode = host-model\ncpu_model_extra_flags = pcid\n",
	}, {
		Where:       Where{Services: novaOnly, Section: "libvirt"},
		Options:     []string{"inject_password", "inject_key"},
		Is:          isTrue,
		If:          []Guard{libvirtInUse, with("inject_partition", in("-2"))},
		Levels:      "IWW",
		Message:     "{option} has no effect: inject_partition is -2, as it is by default",
		Effect:      "Nova writes neither passwords nor keys into the disks of guests, and logs nothing.",
		Remediation: "Leave {option} out: guests get keys and passwords from the metadata service or a config drive.",
		Bad:         "[libvirt]\ninject_key = true\n",
		Good:        "[libvirt]\ninject_key = true\ninject_partition = -1\n",
	}}
}

// storeOptions: with enabled_backends each store has its own section, and
// [glance_store] only says which of them is the default.
func (p *Pass) storeOptions() {
	enabled := p.Configuration.Get("DEFAULT", "enabled_backends")
	if p.Service != "glance" || !enabled.IsSet() || len(enabled.Value.Keys()) == 0 {
		return
	}
	for _, on := range p.Given() {
		if on.Name() != "default_backend" && on.IsSet() && on.Origin != config.FromHardening {
			p.Report(Problem{
				On:          on,
				Message:     on.Name() + " has no effect in [glance_store]: enabled_backends is set, and each store reads its own section",
				Remediation: "Move it into the section of the store that it is meant for, or remove it.",
			})
		}
	}
}
