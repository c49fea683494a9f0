package assess_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

var programTime = time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)

// findingsFor judges a text as one program reads it.
func findingsFor(t *testing.T, service, release, program, file, text string) *assess.Result {
	t.Helper()
	result, mistakes := assess.Run(&assess.Request{
		Service: service, Program: program, Policy: assess.PolicyText{Release: release},
		Sources: []assess.SourceText{{Name: file, Content: text}},
	}, programTime)
	if len(mistakes) > 0 {
		t.Fatal(mistakes)
	}
	return result
}

func TestProgramNarrows(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		program, file, text string
		want                []string // rule, severity, message
	}{
		"an option of another program": {"neutron-dhcp-agent", "dhcp_agent.ini", "[DEFAULT]\nagent_mode = dvr\n",
			[]string{"option_not_in_program warning agent_mode is read by neutron-l3-agent, and not by neutron-dhcp-agent"}},
		"in the file of all programs": {"neutron-dhcp-agent", "/etc/neutron/neutron.conf", "[DEFAULT]\nagent_mode = dvr\n",
			[]string{"option_not_in_program info agent_mode is read by neutron-l3-agent, and not by neutron-dhcp-agent"}},
		"a bad value for another program": {"neutron-dhcp-agent", "dhcp_agent.ini", "[DEFAULT]\nagent_mode = sideways\n",
			[]string{"option_not_in_program warning agent_mode is read by neutron-l3-agent, and not by neutron-dhcp-agent"}},
		"an option of several programs": {"neutron-l3-agent", "l3_agent.ini", "[DEFAULT]\nmetadata_workers = 2\n",
			[]string{"option_not_in_program warning metadata_workers is read by neutron-metadata-agent, neutron-ovn-agent and neutron-ovn-metadata-agent, and not by neutron-l3-agent"}},
		"other programs' section": {"neutron-l3-agent", "l3_agent.ini", "[ml2]\ntype_drivers = vxlan\n",
			[]string{"option_not_in_program warning type_drivers is read by neutron-server, and not by neutron-l3-agent"}},
		"credentials loaded by other programs": {"neutron-ovn-agent", "ovn_agent.ini", "[nova]\nauth_type = password\nusername = neutron\npassword = s3cr3t\n",
			[]string{
				"option_not_in_program warning auth_type is read by other programs of neutron, and not by neutron-ovn-agent",
				"option_not_in_program warning password is read by other programs of neutron, and not by neutron-ovn-agent",
				"option_not_in_program warning username is read by other programs of neutron, and not by neutron-ovn-agent",
			}},
		"its own option":                         {"neutron-l3-agent", "l3_agent.ini", "[DEFAULT]\nagent_mode = dvr\ninterface_driver = openvswitch\n", nil},
		"options of libraries":                   {"neutron-l3-agent", "l3_agent.ini", "[DEFAULT]\ndebug = false\n[oslo_concurrency]\nlock_path = /var/lib/neutron/tmp\n", nil},
		"an unknown option":                      {"neutron-l3-agent", "l3_agent.ini", "[DEFAULT]\nagent_mod = dvr\n", []string{"unknown_option error agent_mod is not an option of [DEFAULT] in neutron of 2025.1: did you mean agent_mode?"}},
		"no program":                             {"", "l3_agent.ini", "[DEFAULT]\nagent_mode = dvr\ndhcp_driver = neutron.agent.linux.dhcp.Dnsmasq\n", nil},
		"a program the facts do not distinguish": {"neutron-ovs-cleanup", "x.conf", "[DEFAULT]\nagent_mode = dvr\n", nil},
		"a section in different case":            {"neutron-server", "x.conf", "[AGENT]\nroot_helper_daemon = sudo x\n", nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			result := findingsFor(t, "neutron", "2025.1", test.program, test.file, test.text)
			var got []string
			for _, f := range result.Findings {
				if f.Rule != "plaintext_secret" {
					got = append(got, f.Rule+" "+f.Severity.String()+" "+f.Message)
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("found\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

// Options that another program reads stay in the returned texts, and their
// secrets stay hidden.
func TestProgramKeepsTheRest(t *testing.T) {
	t.Parallel()
	const text = "[DEFAULT]\nmetadata_proxy_shared_secret = CANARY-7\nagent_mode = dvr\n"
	result := findingsFor(t, "neutron", "2025.1", "neutron-dhcp-agent", "dhcp_agent.ini", text)
	if got := result.Migrated["dhcp_agent.ini"]; got != text {
		t.Errorf("migrated:\n%s", got)
	}
	if !strings.Contains(result.Rendered, "agent_mode = dvr") || !strings.Contains(result.Rendered, "CANARY-7") {
		t.Errorf("rendered:\n%s", result.Rendered)
	}
	if strings.Contains(result.RenderedRedacted, "CANARY-7") {
		t.Errorf("redacted:\n%s", result.RenderedRedacted)
	}
	if _, ok := result.Values["DEFAULT.agent_mode"]; ok {
		t.Errorf("values include options that the program does not read: %v", result.Values)
	}
	for _, f := range result.Findings {
		if strings.Contains(f.Message+f.Remediation, "CANARY") {
			t.Errorf("a secret is shown: %+v", f)
		}
	}
}

// In configurations that deployment tools write for one program, the only
// additional findings are about options the program does not read, and nothing
// in the tools' own files for it is attributed to another program.
func TestProgramsOfServices(t *testing.T) {
	t.Parallel()
	// Options that the tools write to an agent's own file although it does not
	// read them.
	misplaced := map[string][]string{
		"osa-2024.1-neutron-l3-agent": {"DEFAULT.allow_automatic_l3agent_failover"},
	}
	for _, f := range loadServiceFixtures(t) {
		if f.Program == "" {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			run := func(program string) []report.Finding {
				result, mistakes := assess.Run(&assess.Request{
					Service: f.Service, Program: program, Policy: assess.PolicyText{Release: f.Release}, Sources: f.sources(t),
				}, programTime)
				if len(mistakes) > 0 {
					t.Fatal(mistakes)
				}
				return result.Findings
			}
			known := map[string]bool{}
			for _, found := range run("") {
				known[found.Rule+" "+found.Section+"."+found.Option] = true
			}
			for _, found := range run(f.Program) {
				name := optionOf(&found)
				switch {
				case found.Rule == "option_not_in_program":
					if found.Severity > report.Info && !slices.Contains(misplaced[f.Name], name) {
						t.Errorf("%s: %s", name, found.Message)
					}
				case found.Rule == "root_helper_bypassed" || found.Rule == "database_credentials_on_agent":
					// They are about an agent, and only the program says that
					// it is one.
				case !known[found.Rule+" "+found.Section+"."+found.Option]:
					t.Errorf("new: %s on %s: %s", found.Rule, name, found.Message)
				}
			}
		})
	}
}

func TestUnknownProgram(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		service, program string
		want             []string
	}{
		"a misspelling":             {"nova", "nova-computer", []string{`The service nova has no program "nova-computer": did you mean nova-compute? Its programs are: nova-api,`, "nova-api, nova-api-metadata"}},
		"another service's program": {"cinder", "glance-api", []string{`cinder has no program "glance-api"`, "cinder-volume"}},
		"anything":                  {"placement", "x\ny", []string{`placement has no program "x\ny".`, "Its programs are: placement-api, placement-manage, placement-status."}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, mistakes := assess.Run(&assess.Request{Service: test.service, Program: test.program, Sources: []assess.SourceText{{Name: "a.conf"}}}, programTime)
			_, _, ofOptions := assess.Options(test.service, "", test.program, "")
			_, ofUpgrade := assess.Upgrade(&assess.UpgradeRequest{From: "zed", Request: assess.Request{
				Service: test.service, Program: test.program, Sources: []assess.SourceText{{Name: "a.conf"}},
			}}, programTime)
			for where, list := range map[string][]assess.Mistake{"run": mistakes, "options": ofOptions, "upgrade": ofUpgrade} {
				if len(list) != 1 || list[0].Attribute != "program" || list[0].Summary != "Unknown program" {
					t.Fatalf("%s: %+v", where, list)
				}
				for _, words := range test.want {
					if !strings.Contains(list[0].Detail, words) {
						t.Errorf("%s: %s lacks %q", where, list[0].Detail, words)
					}
				}
			}
		})
	}
}

func TestOptionsOfProgram(t *testing.T) {
	t.Parallel()
	count := func(program string) int {
		_, options, mistakes := assess.Options("neutron", "2025.1", program, "")
		if len(mistakes) > 0 {
			t.Fatal(mistakes)
		}
		for _, o := range options {
			if o.Name.String() == "DEFAULT.agent_mode" && program == "neutron-server" {
				t.Error("neutron-server registers agent_mode")
			}
		}
		return len(options)
	}
	whole, server, agent := count(""), count("neutron-server"), count("neutron-metadata-agent")
	if server >= whole || agent >= server || agent < 200 {
		t.Errorf("neutron has %d options, its server %d, its metadata agent %d", whole, server, agent)
	}
	if plain := count("neutron-ovs-cleanup"); plain != whole {
		t.Errorf("a program that the facts do not distinguish registers %d of %d", plain, whole)
	}
	_, _, mistakes := assess.Options("neutron", "2025.1", "neutron-dhcp-agent", "ml2")
	if len(mistakes) != 1 || !strings.Contains(mistakes[0].Detail, "neutron-dhcp-agent registers no section \"ml2\"") {
		t.Errorf("ml2 of an agent: %+v", mistakes)
	}
}
