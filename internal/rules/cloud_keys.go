package rules

import "strings"

var cloudKeyManager = &Rule{
	Name:        "cloud_key_manager_mismatch",
	Levels:      "WEE",
	CWE:         []int{1288},
	Needs:       Values | Text,
	Scope:       Run,
	References:  []string{"Check-Block-09", "castellan/key_manager/__init__.py"},
	Title:       "services with different key managers",
	Effect:      "A key that one service stored is not found by the other: encrypted volumes do not attach, and signed images are not verified.",
	Remediation: "Name the same [key_manager] backend in nova, cinder and glance.",
	Example: Example{
		DataSource: "osloconf_cloud",
		BadPair: [2]Half{
			{Service: "nova", Text: "[key_manager]\nbackend = barbican\n"},
			{Service: "cinder", Text: "[key_manager]\nbackend = vault\n"},
		},
		GoodPair: [2]Half{
			{Service: "nova", Text: "[key_manager]\nbackend = barbican\n"},
			{Service: "cinder", Text: "[key_manager]\nbackend = castellan.key_manager.barbican_key_manager.BarbicanKeyManager\n"},
		},
		Message: `[key_manager] backend of "cinder" (cinder.conf line 2) is "vault", and [key_manager] backend of "nova" (nova.conf line 2) is "barbican"`,
	},
	Cloud: checkCloudKeyManagers,
}

// checkCloudKeyManagers compares the key managers of services that pass keys to
// each other.
func checkCloudKeyManagers(p *CloudPass) {
	var all groups
	for _, m := range p.of("nova", "cinder", "glance") {
		s := m.Get("key_manager", "backend")
		if !s.Known() || s.IsUnset() && !m.WholeFileOr("key_manager") {
			continue
		}
		all.add(keyManager(s.Value.Text()), side{m, s})
	}
	o := all.odd()
	for _, s := range o.few {
		problem := Problem{Message: s.is() + ", and " + o.most[0].is(), Remediation: o.advice(s)}
		if s.setting.IsUnset() || o.most[0].setting.IsUnset() {
			problem.Levels = "IWW" // nobody chose the default
		}
		p.report(s, o.most, problem)
	}
}

// keyManager is a key manager's short name, from the module or class at the end
// of the text.
func keyManager(name string) string {
	lower := strings.ToLower(name)
	for _, known := range [...]string{"barbican", "vault", "conf_key_manager", "confkeymanager", "conf_key_mgr"} {
		if strings.Contains(lower, known) {
			return strings.NewReplacer("_manager", "", "_mgr", "", "keymanager", "_key").Replace(known)
		}
	}
	return lower
}
