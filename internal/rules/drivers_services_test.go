package rules_test

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// TestServiceDrivers judges what the releases of Debian 12 cannot show: other
// releases, other programs, and what is not known.
func TestServiceDrivers(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		service, program, release, text string
		message                         string // "" where nothing is found
		remediation                     string
		levels                          string
	}{
		"keystone: class paths before pike":       {"keystone", "", "ocata", "[identity]\ndriver = keystone.identity.backends.sql.Identity\n", "", "", "EEE"},
		"keystone: class path":                    {"keystone", "", "pike", "[identity]\ndriver = keystone.identity.backends.sql.Identity\n", "is not a driver of pike: it was removed in pike", "Write sql instead.", "EEE"},
		"keystone: unread driver of projects":     {"keystone", "", "train", "[resource]\ndriver = keystone.resource.backends.sql.Resource\n", "", "", "EEE"},
		"keystone: templated catalog":             {"keystone", "", "2025.1", "[catalog]\ndriver = templated\n", "is not a driver of 2025.1: it was removed in 2025.1", "", "EEE"},
		"keystone: driver of a package":           {"keystone", "", "", "[identity]\ndriver = corporate\n[auth]\nmethods = password,corporate\n", "", "", "EEE"},
		"keystone: method before its release":     {"keystone", "", "pike", "[auth]\nmethods = password,application_credential\n", "is not a driver of pike: it is there since queens", "", "EEE"},
		"keystone: unknown plugin, unused method": {"keystone", "", "", "[auth]\nmethods = token\nexternal = keystone.auth.plugins.external.Domain\n", "", "", "EEE"},
		"keystone: plugin's class path":           {"keystone", "", "", "[auth]\nmethods = password\npassword = keystone.auth.plugins.password.Password\n", "it was removed in queens", "Write default instead.", "EEE"},

		"keystone: two drivers":           {"keystone", "", "", "[identity]\ndriver = sql, ldap\n", `driver = "sql, ldap" is not a driver of 2026.1`, "Write the name of one driver: the option takes no list.", "EEE"},
		"keystone: provider of tokens":    {"keystone", "", "", "[receipt]\nprovider = jws\n", `provider = "jws" is not a driver of 2026.1`, "Write fernet instead.", "EEE"},
		"keystone: back end as provider":  {"keystone", "", "", "[credential]\nprovider = sql\n", `provider = "sql" is not a driver of 2026.1`, "Write fernet instead.", "EEE"},
		"keystone: provider of a package": {"keystone", "", "", "[receipt]\nprovider = corporate\n", "", "", "EEE"},

		"keystone: own method's class path":  {"keystone", "", "zed", "[auth]\nmethods = password,openid\nopenid = keystone.auth.plugins.mapped.Mapped\n", `openid = "keystone.auth.plugins.mapped.Mapped" is not a driver of zed: Keystone loads no plugin by its class since queens`, "Leave the option out: Keystone then loads the method's own plugin.", "EEE"},
		"keystone: own method before queens": {"keystone", "", "pike", "[auth]\nmethods = password,openid\nopenid = keystone.auth.plugins.mapped.Mapped\n", "", "", "EEE"},
		"keystone: own method's plugin":      {"keystone", "", "", "[auth]\nmethods = password,openid\nopenid = corporate\n", "", "", "EEE"},
		"keystone: own method, not listed":   {"keystone", "", "", "[auth]\nmethods = password\nopenid = keystone.auth.plugins.mapped.Mapped\n", "", "", "EEE"},

		"ironic: the API":                    {"ironic", "ironic-api", "", "[DEFAULT]\nenabled_hardware_types = redfsh\n", "", "", "EEE"},
		"ironic: both in one":                {"ironic", "ironic", "", "[DEFAULT]\nenabled_hardware_types = redfsh\n", `enabled_hardware_types lists "redfsh", which is not a driver of 2026.1`, "Write redfish instead.", "EEE"},
		"ironic: another package's type":     {"ironic", "", "", "[DEFAULT]\nenabled_hardware_types = staging-libvirt\n", "", "", "EEE"},
		"ironic: gone in the next release":   {"ironic", "", "2026.2", "[DEFAULT]\nenabled_hardware_types = redfish,ilo\n", "it was removed in 2026.2", "", "EEE"},
		"ironic: firmware":                   {"ironic", "", "", "[DEFAULT]\nenabled_firmware_interfaces = no-firmwares\n", "enabled_firmware_interfaces lists", "", "EEE"},
		"ironic: default is not enabled":     {"ironic", "", "", "[DEFAULT]\nenabled_network_interfaces = noop\ndefault_network_interface = flat\n", `default_network_interface = "flat" is not one of the interfaces in enabled_network_interfaces`, "Add it to enabled_network_interfaces, or write an interface that is listed there.", "EEE"},
		"ironic: default, none enabled":      {"ironic", "", "", "[DEFAULT]\nenabled_deploy_interfaces =\ndefault_deploy_interface = direct\n", "", "", "EEE"},
		"ironic: empty default":              {"ironic", "", "", "[DEFAULT]\ndefault_boot_interface =\n", "is not one of the interfaces", "Leave the option out: Ironic then takes the first interface that suits the hardware type.", "EEE"},
		"ironic: classic drivers alone":      {"ironic", "", "queens", "[DEFAULT]\nenabled_hardware_types =\n", "", "", "EEE"},
		"ironic: no hardware type":           {"ironic", "", "", "[DEFAULT]\nenabled_hardware_types =\n", "enabled_hardware_types is empty", "", "EEE"},
		"glance: flavor":                     {"glance", "", "", "[paste_deploy]\nflavor = keystone+caching\n", "", "", "WWW"},
		"glance: no flavor":                  {"glance", "", "", "[paste_deploy]\nflavor =\n", "", "", "WWW"},
		"glance: misspelt flavor":            {"glance", "", "", "[paste_deploy]\nflavor = keystnoe\n", `flavor = "keystnoe" names no pipeline of the paste file that 2026.1 comes with`, "Write keystone instead.", "WWW"},
		"glance: removed flavor":             {"glance", "", "zed", "[paste_deploy]\nflavor = trusted-auth\n", "names no pipeline of the paste file that zed comes with", "Write keystone, or a pipeline of your own paste file.", "WWW"},
		"glance: flavor of another file":     {"glance", "", "", "[paste_deploy]\nflavor = corporate\nconfig_file = /etc/glance/own-paste.ini\n", "", "", "WWW"},
		"glance: type of a store":            {"glance", "", "", "[DEFAULT]\nenabled_backends = fast:rbdd\n[glance_store]\ndefault_backend = fast\n", `enabled_backends lists "rbdd", which is not a driver of 2026.1`, "Write rbd instead.", "EEE"},
		"glance: another package's store":    {"glance", "", "", "[DEFAULT]\nenabled_backends = fast:corporate\n[glance_store]\ndefault_backend = fast\n", "", "", "EEE"},
		"glance: store by its old long name": {"glance", "", "", "[DEFAULT]\nenabled_backends = fast:glance.store.rbd.Store\n[glance_store]\ndefault_backend = fast\n", `enabled_backends gives "fast" the type "glance.store.rbd.Store"`, "", "EEE"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var found int
			r := &assess.Request{
				Service: test.service, Program: test.program,
				Sources: []assess.SourceText{{Name: test.service + ".conf", Content: test.text}},
				Policy:  assess.PolicyText{Release: test.release, Profile: "strict"},
			}
			for _, f := range check(t, r, nil) {
				if f.Rule != "driver_unknown" {
					continue
				}
				found++
				if !strings.Contains(f.Message, test.message) || !strings.Contains(f.Remediation, test.remediation) || string(f.Levels) != test.levels {
					t.Errorf("it says %q, %q at %s", f.Message, f.Remediation, f.Levels)
				}
			}
			if want := map[bool]int{true: 1}[test.message != ""]; found != want {
				t.Errorf("driver_unknown is found %d times, want %d", found, want)
			}
		})
	}
}
