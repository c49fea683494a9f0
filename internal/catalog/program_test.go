package catalog_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/registered"
)

// The catalogue lists everything that a program of Debian 12 was seen to
// register: nothing a program reads is attributed to another program only.
func TestProgramsOfDebian(t *testing.T) {
	t.Parallel()
	record := debian(t, "neutron")
	release := resolve(t, record.Release)
	whole, ok := release.Service("neutron")
	if !ok {
		t.Fatal("no neutron")
	}
	sides := map[string]registered.Side{}
	checked := 0
	for i := range record.Options {
		row := &record.Options[i]
		for _, program := range row.Programs {
			if _, ok := sides[program]; !ok {
				command := catalog.CommandOf("neutron", program)
				if !slices.Contains(catalog.Programs("neutron"), command) {
					t.Fatalf("no program %s among %s", command, catalog.Programs("neutron"))
				}
				narrowed, _ := release.ProgramOf("neutron", command)
				if narrowed == whole {
					t.Fatalf("the facts do not distinguish %s", command)
				}
				sides[program] = registered.Catalogue(narrowed)
			}
			if _, known := whole.Option(row.Section, row.Name); !known || row.How != registered.ByRegistering {
				continue
			}
			checked++
			if _, ok := sides[program][strings.ToLower(row.Section)][row.Name]; !ok && row.Section != "DEFAULT" {
				t.Errorf("%s registers [%s] %s, but not in the catalogue", program, row.Section, row.Name)
			} else if _, ok := sides[program]["DEFAULT"][row.Name]; !ok && row.Section == "DEFAULT" {
				t.Errorf("%s registers %s, but not in the catalogue", program, row.Name)
			}
		}
	}
	if checked < 300 {
		t.Errorf("%d options compared", checked)
	}
	for program, side := range sides {
		for _, d := range record.Of(program).Compare(side) {
			if d.Attribute == "default" {
				t.Errorf("%s: %s", program, d)
			}
		}
	}
}

// A program shares the sections that are the same in the whole service.
func TestProgramSharesSections(t *testing.T) {
	t.Parallel()
	release := resolve(t, "2025.1")
	whole, _ := release.Service("neutron")
	agent, _ := release.ProgramOf("neutron", "neutron-ovn-metadata-agent")
	for name, want := range map[string]bool{"database": true, "oslo_messaging_rabbit": true, "ovs": false} {
		all, _ := whole.Section(name)
		own, _ := agent.Section(name)
		if shared := all != nil && all == own; shared != want {
			t.Errorf("[%s] is shared: %t, want %t", name, shared, want)
		}
	}
}

// A program's own default applies to that program alone, from the release that
// introduced it.
func TestDefaultOfProgram(t *testing.T) {
	t.Parallel()
	const own, common = "unix:/usr/local/var/run/openvswitch/db.sock", "tcp:127.0.0.1:6640"
	for _, test := range []struct{ release, program, want string }{
		{"2025.1", "neutron-ovn-metadata-agent", own},
		{"2025.1", "neutron-openvswitch-agent", common},
		{"2025.1", "", common},
		{"ussuri", "neutron-ovn-metadata-agent", own},
	} {
		service, _ := resolve(t, test.release).ProgramOf("neutron", test.program)
		o, ok := service.Option("ovs", "ovsdb_connection")
		if !ok || o.Default.Text() != test.want {
			t.Errorf("%s, %q: default %v, want %q", test.release, test.program, o, test.want)
		}
	}
}

func TestProgramOf(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		release, service, program, section, option string
		want                                       bool
	}{
		"its own option":                              {"2025.1", "neutron", "neutron-l3-agent", "DEFAULT", "agent_mode", true},
		"another program's option":                    {"2025.1", "neutron", "neutron-server", "DEFAULT", "agent_mode", false},
		"the server's option":                         {"2025.1", "neutron", "neutron-server", "ml2", "type_drivers", true},
		"in a section that only other programs read":  {"2025.1", "neutron", "neutron-dhcp-agent", "ml2", "type_drivers", false},
		"a library option":                            {"2025.1", "neutron", "neutron-dhcp-agent", "DEFAULT", "debug", true},
		"a library option in its own section":         {"2025.1", "neutron", "neutron-dhcp-agent", "database", "connection", true},
		"no program":                                  {"2025.1", "neutron", "", "ml2", "type_drivers", true},
		"a program the facts do not distinguish":      {"2025.1", "neutron", "neutron-ovs-cleanup", "ml2", "type_drivers", true},
		"a program of a service without distinctions": {"2025.1", "nova", "nova-compute", "scheduler", "max_attempts", true},
		"an agent before its removal":                 {"2024.2", "neutron", "neutron-linuxbridge-agent", "DEFAULT", "agent_mode", false},
		"the agent for OVN":                           {"2025.1", "neutron", "neutron-ovn-agent", "ovn", "ovn_sb_connection", true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			service, ok := resolve(t, test.release).ProgramOf(test.service, test.program)
			if !ok {
				t.Fatal("not covered")
			}
			if _, got := service.Option(test.section, test.option); got != test.want {
				t.Errorf("registers [%s] %s: %t, want %t", test.section, test.option, got, test.want)
			}
			if got := service.Registry().HasGroup(test.section); test.section == "ml2" && got != test.want {
				t.Errorf("has the group: %t, want %t", got, test.want)
			}
		})
	}
	if _, ok := resolve(t, "queens").ProgramOf("nowa", "nova-compute"); ok {
		t.Error("an unknown service has a program")
	}
}

// Every program named in the facts has a command, and every service has
// programs.
func TestProgramsAreNamed(t *testing.T) {
	t.Parallel()
	for _, service := range catalog.Services() {
		list := catalog.Programs(service)
		if len(list) < 3 || !slices.IsSorted(list) || len(slices.Compact(slices.Clone(list))) != len(list) {
			t.Errorf("%s: %s", service, list)
		}
	}
	for _, service := range catalog.Services() {
		facts, err := os.ReadFile("data/" + service + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		commands, err := os.ReadFile("data/programs.txt")
		if err != nil {
			t.Fatal(err)
		}
		for _, list := range regexp.MustCompile(`prog=\[([^]]*)\]`).FindAllStringSubmatch(string(facts), -1) {
			for name := range strings.SplitSeq(strings.ReplaceAll(list[1], `"`, ""), ",") {
				if !strings.Contains(string(commands), "\t"+name+"\n") {
					t.Fatalf("%s: no command for the program %q", service, name)
				}
			}
		}
	}
	if list := catalog.Programs("nowa"); list != nil {
		t.Errorf("programs of an unknown service: %s", list)
	}
}

// An option that a library still registers but cannot use is listed, but is not
// part of Effective.
func TestEffective(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		release, service, option string
		registered, effective    bool
	}{
		"while Keystone had the API":    {"pike", "nova", "admin_user", true, true},
		"after the API was removed":     {"zed", "nova", "admin_user", true, false},
		"in another service":            {"2024.2", "magnum", "identity_uri", true, false},
		"once the library dropped it":   {"2026.2", "nova", "admin_user", false, false},
		"another option in the section": {"zed", "nova", "memcached_servers", true, true},
		"an older name in the section":  {"zed", "nova", "auth_uri", true, true},
		"an option that does not exist": {"zed", "nova", "admin_usr", false, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			whole, ok := resolve(t, test.release).Service(test.service)
			if !ok {
				t.Fatal("not covered")
			}
			_, registered := whole.Option("keystone_authtoken", test.option)
			_, effective := whole.Effective().Option("keystone_authtoken", test.option)
			if registered != test.registered || effective != test.effective {
				t.Errorf("registered %t, effective %t", registered, effective)
			}
			if whole.Effective() != whole.Effective().Effective() {
				t.Error("Effective is not idempotent")
			}
			mine, _ := whole.Section("database")
			shared, _ := whole.Effective().Section("database")
			if mine != shared || mine == nil {
				t.Error("an unchanged section is copied")
			}
			for _, name := range whole.Sections() {
				section, _ := whole.Section(name)
				for old, current := range section.OlderNames {
					if _, ok := whole.Effective().Older(old); ok {
						continue
					}
					if _, read := whole.Effective().Option(name, current); read {
						t.Errorf("%s is not read as an older name of %s", old, current)
					}
				}
			}
		})
	}
	if spans := catalog.Life("nova", "keystone_authtoken", "admin_user"); len(spans) != 1 || spans[0].UntilSeries != "2026.2" {
		t.Errorf("registered: %+v", spans)
	}
	if spans := catalog.EffectiveLife("nova", "keystone_authtoken", "admin_user"); len(spans) != 1 || spans[0].UntilSeries != "queens" {
		t.Errorf("effective: %+v", spans)
	}
}
