package rules

import (
	"cmp"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// The rules on how guests move from host to host.
var liveMigration = []*Rule{
	{
		Name:        "live_migration_conflict",
		Levels:      "EEE",
		CWE:         []int{1288},
		References:  []string{"OSSN-0089"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "live migration options that exclude each other or do not work",
		Effect:      "Guests cannot move to another host, or move differently than the configuration says.",
		Remediation: "Set live_migration_scheme alone, without live_migration_uri.",
		Example: Example{
			BadText:  "[libvirt]\nlive_migration_uri = qemu+tls://%s/system\nlive_migration_scheme = tls\n",
			GoodText: "[libvirt]\nlive_migration_scheme = tls\n",
			Message:  "live_migration_uri and live_migration_scheme are both set",
		},
		Check: checkMigrationConflict,
	},
	{
		Name:        "live_migration_plaintext",
		Levels:      "IWE",
		CWE:         []int{319},
		References:  []string{"OSSN-0007"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "guests move to another host without encryption",
		Effect:      "libvirt is called over plain TCP, and the guest's memory crosses the network in clear text: anyone on the network path can read it, and anyone who can reach libvirt's port can try to control the host.",
		Remediation: "Write live_migration_scheme = tls and live_migration_with_native_tls = true, with certificates for libvirt and QEMU on every host.",
		FalseAlarms: "A separate network for migrations.",
		Example: Example{
			BadText:  "[libvirt]\nlive_migration_uri = qemu+tcp://%s/system\n",
			GoodText: "[libvirt]\nlive_migration_scheme = tls\nlive_migration_with_native_tls = true\n",
			Message:  "live_migration_uri = \"qemu+tcp://%s/system\" makes libvirt connect over plain TCP",
		},
		Check: checkMigrationPlaintext,
	},
}

// migration is how libvirt connects to the other host.
type migration struct {
	uri, scheme, native *config.Setting
	transport           string          // in lower case, "" where not known
	by                  *config.Setting // the option that decides it
	fixed               string          // the scheme of virt_type, where that leaves no choice
}

// fixedScheme is how Nova connects for a kind of guests whatever
// live_migration_scheme says, "" where that counts.
func fixedScheme(kind *config.Setting) string {
	switch kind.Str() {
	case "parallels":
		return "parallels+tcp"
	case "xen":
		return "xenmigr"
	}
	return ""
}

func (p *Pass) migration() (m migration, ok bool) {
	if !libvirtInUse(p, nil) || p.Configuration.Section("libvirt") == nil {
		return m, false
	}
	m.uri = p.Configuration.Get("libvirt", "live_migration_uri")
	m.scheme = p.Configuration.Get("libvirt", "live_migration_scheme")
	m.native = p.Configuration.Get("libvirt", "live_migration_with_native_tls")
	kind := p.Configuration.Get("libvirt", "virt_type")
	emulated := kind.Known() && slices.Contains([]string{"kvm", "qemu"}, kind.Str())
	switch {
	case !m.uri.Known():
	case m.uri.HasText():
		m.by = m.uri
		before, _, found := strings.Cut(m.uri.Str(), "://")
		_, transport, plus := strings.Cut(before, "+")
		switch {
		case found && plus:
			m.transport = strings.ToLower(transport)
		case found:
			m.transport = "tls" // libvirt's own default for another host
		}
	case m.scheme != nil && fixedScheme(kind) != "":
		m.by, m.fixed = kind, fixedScheme(kind)
		_, m.transport, _ = strings.Cut(m.fixed, "+")
	case m.scheme != nil && !m.scheme.Known() || !emulated:
	case m.scheme.HasText():
		m.by, m.transport = m.scheme, strings.ToLower(m.scheme.Str())
	case m.scheme != nil:
		m.by, m.transport = m.scheme, "tcp"
	default:
		m.by, m.transport = m.uri, "tcp" // before ocata
	}
	return m, true
}

// libvirtInUse holds on a compute host whose driver is libvirt, or not named.
func libvirtInUse(p *Pass, s *config.Setting) bool {
	driver := p.Configuration.Get("DEFAULT", "compute_driver")
	return onCompute(p, s) && driver.Known() && (driver.IsEmpty() || strings.HasPrefix(driver.Str(), "libvirt."))
}

func checkMigrationConflict(p *Pass) {
	m, ok := p.migration()
	if !ok {
		return
	}
	p.migrationIgnored(&m)
	p.migrationTarget(&m)
	if m.native.IsTrue() {
		p.nativeTLS(&m)
	}
}

// migrationIgnored looks for a live_migration_scheme that Nova does not use.
func (p *Pass) migrationIgnored(m *migration) {
	if m.uri.HasText() && m.scheme.HasText() {
		p.Report(Problem{
			On:          m.scheme,
			Message:     "live_migration_uri and live_migration_scheme are both set: live_migration_uri wins",
			Effect:      "live_migration_scheme is ignored, so guests may move without the encryption that it stands for.",
			Remediation: "Leave out live_migration_uri, which is deprecated, and keep live_migration_scheme.",
		})
	}
	if m.fixed != "" && m.scheme.HasText() && !strings.EqualFold(m.scheme.Str(), m.transport) {
		p.Report(Problem{
			On:          m.scheme,
			Message:     assigned(m.scheme) + " is ignored: with " + assigned(m.by) + " Nova always connects with " + m.fixed,
			Effect:      "Guests move without the encryption that live_migration_scheme stands for.",
			Remediation: cmp.Or(m.encrypted(), "Leave live_migration_scheme out."),
		})
	}
}

// migrationTarget looks for addresses of the other host that libvirt cannot open.
func (p *Pass) migrationTarget(m *migration) {
	// Nova formats the text: %% is a percent sign, and not a place.
	if text := strings.ReplaceAll(m.uri.Str(), "%%", ""); m.uri.HasText() && (strings.Count(text, "%s") != 1 || strings.Count(text, "%") != 1) {
		p.Report(Problem{
			On:          m.uri,
			Message:     "live_migration_uri needs %s once, and %% for any other percent sign",
			Effect:      "Nova replaces %s with the other host; each live migration fails with TypeError or ValueError.",
			Remediation: "Write %s where the other host belongs, such as qemu+tls://%s/system.",
		})
	}
	transports := []string{"tls", "tcp", "ssh", "libssh", "libssh2", "unix", "ext"}
	if m.by == m.scheme && m.scheme.HasText() && !slices.Contains(transports, m.transport) {
		p.Report(Problem{
			On:          m.scheme,
			Message:     assigned(m.scheme) + " is not a transport of libvirt",
			Effect:      "Each live migration fails, because libvirt cannot open the connection.",
			Remediation: "Write live_migration_scheme = tls.",
		})
	}
}

// nativeTLS looks for options that contradict live_migration_with_native_tls.
func (p *Pass) nativeTLS(m *migration) {
	if tunnelled := p.Configuration.Get("libvirt", "live_migration_tunnelled"); tunnelled.IsTrue() {
		p.Report(Problem{
			On:          tunnelled,
			Message:     "live_migration_tunnelled and live_migration_with_native_tls are both true",
			Effect:      "nova-compute raises Invalid when it starts, and exits.",
			Remediation: "Leave live_migration_tunnelled out.",
		})
	}
	if m.transport != "tcp" {
		return
	}
	remedy := "Write live_migration_scheme = tls, without live_migration_uri."
	if m.fixed != "" {
		remedy = m.encrypted()
	}
	p.Report(Problem{
		On:          m.by,
		Message:     "live_migration_with_native_tls is true, but libvirt connects over plain TCP",
		Effect:      "QEMU encrypts what it sends, but the connection between the two libvirt daemons is in clear text, and anyone who can reach libvirt's port can try to control the host.",
		Remediation: remedy,
		Levels:      "WEE",
		CWE:         []int{319},
	})
}

func checkMigrationPlaintext(p *Pass) {
	m, ok := p.migration()
	if !ok || m.transport != "tcp" || m.native.IsTrue() || m.native != nil && !m.native.Known() ||
		m.by.IsUnset() && !p.Configuration.Section("libvirt").SetsSomething() {
		return
	}
	message := "neither live_migration_scheme nor live_migration_uri is set: libvirt connects over plain TCP"
	if m.by.IsSet() || m.fixed != "" {
		message = assigned(m.by) + " makes libvirt connect over plain TCP"
	}
	p.Report(Problem{On: m.by, Message: message, Remediation: m.encrypted()})
}

// encrypted says how to encrypt what a migration sends, as far as the release
// can; "" where the rule's own remedy does.
func (m *migration) encrypted() string {
	switch {
	case m.fixed == "parallels+tcp":
		return "Write live_migration_uri = parallels+tls://%s/system instead of live_migration_scheme, with certificates for libvirt on every host."
	case m.uri.IsSet() && m.scheme == nil:
		return "Write live_migration_uri = qemu+tls://%s/system, with certificates for libvirt on every host."
	case m.uri.IsSet() && m.native == nil:
		return "Write live_migration_scheme = tls instead of live_migration_uri, with certificates for libvirt on every host."
	case m.uri.IsSet():
		return "Write live_migration_scheme = tls and live_migration_with_native_tls = true instead of live_migration_uri, with certificates for libvirt and QEMU on every host."
	case m.native == nil:
		return "Write live_migration_scheme = tls, with certificates for libvirt on every host."
	}
	return ""
}
