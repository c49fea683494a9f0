package rules_test

import (
	"strings"
	"testing"
)

// TestSectionsOfOthers judges sections that the program or the service's own code
// does not read, but that belong in its file.
func TestSectionsOfOthers(t *testing.T) {
	t.Parallel()
	const lvm = "[lvm-1]\nvolume_driver = cinder.volume.drivers.lvm.LVMVolumeDriver\nvolume_backend_name = lvm-1\n"
	const share = "[generic]\nshare_driver = manila.share.drivers.generic.GenericShareDriver\ndriver_handles_share_servers = true\n"
	const ovn = "[ovn]\novn_nb_connection = ssl:10.0.0.11:6641\n"
	for name, test := range map[string]struct {
		service, program, text string
		message, remediation   string // "" where nothing is found
	}{
		"API of Cinder":       {"cinder", "cinder-api", lvm, "", ""},
		"scheduler of Cinder": {"cinder", "cinder-scheduler", lvm, "", ""},
		"volumes of Cinder":   {"cinder", "cinder-volume", lvm, "it looks like a back end, and enabled_backends does not name it", "Name the section"},
		"any of Cinder":       {"cinder", "", lvm, "enabled_backends does not name it", "Name the section"},
		"misspelt for an API": {"cinder", "cinder-api", "[keymanager]\nbackend = vault\n", "cinder of 2026.1 reads no section [keymanager]", ""},
		"API of Manila":       {"manila", "manila-api", share, "", ""},
		"shares of Manila":    {"manila", "manila-share", share, "enabled_share_backends does not name it", "Name the section"},

		"database of Designate":  {"designate", "", "[database]\nmax_retries = -1\nconnection = mysql+pymysql://designate@127.0.0.1/designate\n", "it reads connection as [storage:sqlalchemy] connection", "Move the options to [storage:sqlalchemy]"},
		"OVN as a provider":      {"octavia", "octavia-api", "[api_settings]\nenabled_provider_drivers = amphora:The driver,ovn:OVN\n" + ovn, "", ""},
		"OVN as an agent":        {"octavia", "octavia-driver-agent", "[driver_agent]\nenabled_provider_agents = ovn\n" + ovn, "", ""},
		"OVN that nothing names": {"octavia", "octavia-api", "[api_settings]\nenabled_provider_drivers = amphora:The driver\n" + ovn, "reads no section [ovn]", "enabled_provider_drivers"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := ofRule("unknown_section", judgedAs(t, test.service, test.program, "2026.1", test.text))
			if (len(found) == 1) != (test.message != "") {
				t.Fatalf("findings:\n%s", list(found))
			}
			if test.message == "" {
				return
			}
			saysThat(t, found[0], test.message)
			if !strings.Contains(found[0].Remediation, test.remediation) {
				t.Errorf("remediation %q does not contain %q", found[0].Remediation, test.remediation)
			}
		})
	}
}
