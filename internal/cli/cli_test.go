package cli_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/cli"
)

var update = flag.Bool("update", false, "write the golden files anew")

// outcome is the result of a command line.
type outcome struct {
	status         int
	stdout, stderr string
}

// run runs a command line as the program's main does.
func run(t *testing.T, stdin string, env map[string]string, args ...string) outcome {
	t.Helper()
	var stdout, stderr bytes.Buffer
	status := cli.Main(context.Background(), args, strings.NewReader(stdin), &stdout, &stderr, func(name string) string { return env[name] })
	return outcome{status, stdout.String(), stderr.String()}
}

// write writes a file into the test's folder and returns its path.
func write(t *testing.T, folder, name, text string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// golden compares with a file below testdata/golden.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		write(t, ".", path, got)
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got); -update rewrites it:\n%s", path, diff)
	}
}

func TestFormats(t *testing.T) {
	t.Parallel()
	for name, args := range map[string][]string{
		"bad.txt":     {"lint", "--release", "2025.1", "--service", "nova", "testdata/bad.conf"},
		"bad.json":    {"lint", "--release=2025.1", "--service=nova", "testdata/bad.conf", "--format=json"},
		"bad.sarif":   {"lint", "--release", "2025.1", "--service", "nova", "--format", "sarif", "testdata/bad.conf"},
		"bad.xml":     {"lint", "--release", "2025.1", "--service", "nova", "--format", "junit", "testdata/bad.conf"},
		"bad.github":  {"lint", "--release", "2025.1", "--service", "nova", "--format", "github", "testdata/bad.conf"},
		"parse.txt":   {"lint", "--release", "2025.1", "--service", "nova", "testdata/parse.conf"},
		"policy.txt":  {"lint", "--policy", "testdata/policy.json", "--service", "nova", "testdata/inline.conf"},
		"vnc.txt":     {"options", "--release", "2025.1", "--section", "vnc"},
		"vnc.json":    {"options", "--release", "2025.1", "--section", "vnc", "--format", "json"},
		"overview":    {"--help"},
		"lint.help":   {"lint", "--help"},
		"migrate":     {"help", "migrate"},
		"upgrade":     {"upgrade", "-h"},
		"options":     {"options", "-help"},
		"migrate.txt": {"migrate", "--service", "nova", "--release", "2025.1", "--diff", "testdata/old.conf"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := run(t, "", nil, args...)
			if got.status == 2 {
				t.Fatalf("status 2: %s", got.stderr)
			}
			golden(t, name, strings.ReplaceAll(got.stdout, cli.Version, "VERSION"))
			secretFree(t, got)
		})
	}
}

// secretFree fails if an output contains a password from the test files.
func secretFree(t *testing.T, got outcome) {
	t.Helper()
	if at := regexp.MustCompile(`Canary\w+`).FindString(got.stdout + got.stderr); at != "" {
		t.Errorf("the secret %s is in the output:\n%s%s", at, got.stdout, got.stderr)
	}
}

// Help fits a screen of 24 lines of 80 columns.
func TestHelpFitsAScreen(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"--help"}, {"lint", "--help"}, {"migrate", "--help"}, {"upgrade", "--help"}, {"options", "--help"}} {
		got := run(t, "", nil, args...)
		lines := strings.Split(strings.TrimSuffix(got.stdout, "\n"), "\n")
		if got.status != 0 || got.stderr != "" || len(lines) > 23 || len(lines) < 5 {
			t.Errorf("%v: status %d, %d lines, stderr %q", args, got.status, len(lines), got.stderr)
		}
		for _, line := range lines {
			if len(line) > 80 {
				t.Errorf("%v: %d columns: %s", args, len(line), line)
			}
		}
	}
}

func TestStatus(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	good := write(t, folder, "nova.conf", "[glance]\ntimeout = 60\nvalid_interfaces = internal\nverify_glance_signatures = true\nendpoint_override = https://glance.example.org\n")
	warns := write(t, folder, "warns/nova.conf", "[glance]\nverify_glance_signatures = false\nvalid_interfaces = internal\ntimeout = 60\n")
	bad := write(t, folder, "bad/nova.conf", "[glance]\ninsecure = true\n")
	neutron := write(t, folder, "l3_agent.ini", "[DEFAULT]\ninterface_driver = openvswitch\n")
	write(t, folder, "empty/readme.txt", "nothing")
	notJSON := write(t, folder, "policy.json", "{\n release = 1}")
	unknown := write(t, folder, "unknown.json", `{"releases": "2025.1"}`)
	waiver := write(t, folder, "waiver.json", `{"waivers": [{"rule": "timeout_unset", "reason": " ", "expires": "2099-01-31"}]}`)
	wrongType := write(t, folder, "type.json", `{"profile": 3}`)
	wrongPrint := write(t, folder, "prints.json", `["xyz"]`)
	noPrint := write(t, folder, "none.json", `[{"rule": "timeout_unset"}]`)
	if err := os.Mkdir(filepath.Join(folder, "empty", "sub.conf"), 0o755); err != nil {
		t.Fatal(err)
	}
	large := write(t, folder, "large.conf", strings.Repeat("#", 4<<20+1))
	for name, test := range map[string]struct {
		args   []string
		status int
		stderr string // part of it
	}{
		"nothing wrong":              {[]string{"lint", good}, 0, "checked as nova's, guessed from its name"},
		"said":                       {[]string{"lint", "--service", "nova", good}, 0, ""},
		"an error":                   {[]string{"lint", bad}, 1, ""},
		"a warning":                  {[]string{"lint", warns}, 0, ""},
		"a warning that fails":       {[]string{"lint", "--fail-on", "warning", warns}, 1, ""},
		"flags after files":          {[]string{"lint", warns, "--fail-on=warning"}, 1, ""},
		"files after two hyphens":    {[]string{"lint", "--fail-on", "warning", "--", warns}, 1, ""},
		"nothing is named":           {nil, 2, "no command"},
		"unknown command":            {[]string{"lnt"}, 2, "there is no command lnt"},
		"unknown help":               {[]string{"help", "lnt"}, 2, "there is no command lnt"},
		"unknown flag":               {[]string{"lint", "--relase", "2025.1", good}, 2, "lint: flag provided but not defined: -relase\nRun terraform-provider-osloconf lint --help"},
		"flag without its value":     {[]string{"lint", "--release"}, 2, "flag needs an argument: -release"},
		"no file":                    {[]string{"lint"}, 2, "no FILE: name a file, a folder, or -"},
		"missing file":               {[]string{"lint", "/nowhere/nova.conf"}, 2, "/nowhere/nova.conf: no such file or directory"},
		"large file":                 {[]string{"lint", large}, 2, "larger than the 4 MiB limit"},
		"odd file":                   {[]string{"lint", "/dev/zero"}, 2, "not a regular file"},
		"empty folder":               {[]string{"lint", filepath.Join(folder, "empty")}, 2, "contains no *.conf files"},
		"unknown release":            {[]string{"lint", "--release", "2025.9", good}, 2, "--release: "},
		"unknown service":            {[]string{"lint", "--service", "novva", good}, 2, "--service: "},
		"unknown profile":            {[]string{"lint", "--profile", "lax", good}, 2, "--profile: "},
		"unknown format":             {[]string{"lint", "--format", "yaml", good}, 2, "--format yaml: write one of text, json, sarif, junit, github"},
		"unknown level":              {[]string{"lint", "--fail-on", "info", good}, 2, "--fail-on info: write one of error, warning"},
		"missing root":               {[]string{"lint", "--inspect", "/nowhere", good}, 2, "--inspect: "},
		"two services":               {[]string{"lint", good, neutron}, 2, "add --each"},
		"two services one by one":    {[]string{"lint", "--each", good, neutron}, 0, "checked as neutron's"},
		"two services, one is given": {[]string{"lint", "--service", "nova", good, neutron}, 1, ""},
		"the same file twice":        {[]string{"lint", good, good}, 2, "Another source is also named"},
		"standard input twice":       {[]string{"lint", "-", "-"}, 2, "name it once"},
		"policy is not JSON":         {[]string{"lint", "--policy", notJSON, good}, 2, "policy.json: line 2: this is not JSON"},
		"unknown member":             {[]string{"lint", "--policy", unknown, good}, 2, `there is no member "releases": write any of release, profile`},
		"member of another type":     {[]string{"lint", "--policy", wrongType, good}, 2, "line 1: profile is a number"},
		"waiver without reason":      {[]string{"lint", "--policy", waiver, good}, 2, "waiver.json: waivers[0].reason: The waiver of timeout_unset has a blank reason"},
		"missing policy":             {[]string{"lint", "--policy", "/nowhere.json", good}, 2, "/nowhere.json: no such file"},
		"policy is not a baseline":   {[]string{"lint", "--baseline", waiver, good}, 2, "a baseline is a list of fingerprints"},
		"wrong fingerprint":          {[]string{"lint", "--baseline", wrongPrint, good}, 2, "prints.json: Entry 0: \"xyz\" is not a fingerprint"},
		"entry without fingerprint":  {[]string{"lint", "--baseline", noPrint, good}, 2, "entry 0 has no fingerprint"},
		"baseline over a file":       {[]string{"lint", "--write-baseline", good, bad}, 2, "is not a baseline, so it was not overwritten"},
		"migrate two to one":         {[]string{"migrate", "--service", "nova", good, bad}, 2, "add --diff"},
		"upgrade from nothing":       {[]string{"upgrade", good}, 2, "--from is missing"},
		"upgrade from unknown":       {[]string{"upgrade", "--from", "x", good}, 2, "--from: "},
		"upgrade to unknown":         {[]string{"upgrade", "--from", "2023.1", "--to", "x", good}, 2, "--to: "},
		"upgrade two to a diff":      {[]string{"upgrade", "--from", "2023.1", "--diff", good, bad}, 2, "leave --diff out"},
		"options of a file":          {[]string{"options", good}, 2, "takes no FILE"},
		"options of no section":      {[]string{"options", "--section", "nope"}, 2, "--section: "},
		"options of an empty one":    {[]string{"options", "--section="}, 2, "--section is empty"},
		"version":                    {[]string{"--version"}, 0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := run(t, "", nil, test.args...)
			if got.status != test.status || !strings.Contains(got.stderr, test.stderr) {
				t.Errorf("status %d, want %d; stderr %q should contain %q", got.status, test.status, got.stderr, test.stderr)
			}
			if test.status == 2 && got.stdout != "" {
				t.Errorf("an invalid call wrote %q", got.stdout)
			}
		})
	}
}

func TestWanted(t *testing.T) {
	t.Parallel()
	for args, want := range map[string]bool{
		"": false, "-debug": false, "--debug": false, "-debug=true": false,
		"lint nova.conf": true, "--help": true, "-h": true, "version": true, "--version": true, "typo": true, "--typo": true, "debug": true, "-": true,
	} {
		if got := cli.Wanted(strings.Fields(args)); got != want {
			t.Errorf("%q: %t, want %t", args, got, want)
		}
	}
}

// A folder is read as with --config-dir, and files in the order given.
func TestFolders(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	write(t, folder, "nova.conf.d/20-site.conf", "[glance]\ninsecure = true\n")
	write(t, folder, "nova.conf.d/10-base.conf", "[glance]\ninsecure = false\n")
	write(t, folder, "nova.conf.d/30-site.conf.bak", "[glance]\nnonsense = 1\n")
	write(t, folder, "nova.conf.d/.hidden.conf", "[glance]\nnonsense = 1\n")
	write(t, folder, "nova.conf.d/40-folder.conf/x.conf", "[glance]\nnonsense = 1\n")
	got := run(t, "", nil, "lint", filepath.Join(folder, "nova.conf.d"))
	if got.status != 1 || !strings.Contains(got.stdout, "20-site.conf:2: error: tls_verification_disabled") || strings.Contains(got.stdout, "nonsense") {
		t.Errorf("%+v", got)
	}
	if !strings.Contains(got.stderr, "nova.conf.d: checked as nova's") {
		t.Errorf("the guess is %q", got.stderr)
	}
	last := write(t, folder, "nova.conf", "[glance]\ninsecure = false\n")
	if got = run(t, "", nil, "lint", filepath.Join(folder, "nova.conf.d"), last); strings.Contains(got.stdout, "tls_verification_disabled") {
		t.Errorf("the last file does not take precedence: %s", got.stdout)
	}
	if got = run(t, "", nil, "lint", last, filepath.Join(folder, "nova.conf.d")); !strings.Contains(got.stdout, "tls_verification_disabled") {
		t.Errorf("the folder does not take precedence when named last: %s", got.stdout)
	}
}

func TestGuess(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, service := range map[string]string{
		"nova.conf": "nova", "glance-api.conf": "glance", "cinder.conf": "cinder", "neutron.conf": "neutron",
		"ml2_conf.ini": "neutron", "l3_agent.ini": "neutron", "dhcp_agent.ini": "neutron", "openvswitch_agent.ini": "neutron",
		"neutron_ovn_metadata_agent.ini": "neutron", "keystone.conf": "keystone", "placement.conf": "placement",
		"barbican.conf": "barbican", "ironic.conf": "ironic", "heat.conf": "heat", "octavia.conf": "octavia",
		"manila.conf": "manila", "designate.conf": "designate", "magnum.conf": "magnum",
		"nova-compute.conf": "nova", "api-paste.ini": "", "glance-api-paste.ini": "", "nova-uwsgi.ini": "", "site.conf": "", "nova.txt": "",
	} {
		path := write(t, folder, name, "[DEFAULT]\ndebug = false\n")
		got := run(t, "", nil, "lint", path, "--format=json")
		if want := "checked as " + service + "'s, guessed from its name"; service != "" && !strings.Contains(got.stderr, want) {
			t.Errorf("%s: %q should contain %q", name, got.stderr, want)
		}
		if service == "" && !strings.Contains(got.stderr, "its name does not indicate a service, so it is checked as nova's") {
			t.Errorf("%s: %q mentions a guess", name, got.stderr)
		}
		if service != "" && got.status != 2 && !strings.Contains(got.stdout, `"service": "`+service+`"`) {
			t.Errorf("%s is judged as another service's", name)
		}
	}
}

func TestStandardInput(t *testing.T) {
	t.Parallel()
	got := run(t, "[glance]\ninsecure = true\npassword hunter2Canary\n", nil, "lint", "--service", "nova", "-")
	if got.status != 1 || !strings.Contains(got.stdout, "stdin:3: error: parse_error") || strings.Contains(got.stdout, "hunter2") {
		t.Errorf("%+v", got)
	}
	got = run(t, "[glance]\napi_insecure = true\n", nil, "migrate", "--service", "nova", "-")
	if want := "[glance]\ninsecure = true\n"; got.status != 0 || got.stdout != want {
		t.Errorf("%+v, want %q", got, want)
	}
	got = run(t, "[glance]\nno assignment\n", nil, "migrate", "--service", "nova", "-")
	if got.status != 1 || got.stdout != "" || !strings.Contains(got.stderr, "parse_error") {
		t.Errorf("a text that does not parse is migrated: %+v", got)
	}
	// A text cannot send escape sequences to the terminal.
	got = run(t, "[glance]\ninsecure = true \x1b[2J\n", nil, "lint", "--service", "nova", "-")
	if strings.Contains(got.stdout, "\x1b") || !strings.Contains(got.stdout, `\x1b[2J`) {
		t.Errorf("an escape sequence is passed on: %q", got.stdout)
	}
}

func TestColour(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		env    map[string]string
		colour bool
	}{
		"not a terminal": {nil, false},
		"forced":         {map[string]string{"CLICOLOR_FORCE": "1"}, true},
		"not forced":     {map[string]string{"CLICOLOR_FORCE": "0"}, false},
		"none":           {map[string]string{"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, false},
	} {
		got := run(t, "[glance]\ninsecure = true\n", test.env, "lint", "--service", "nova", "-")
		if strings.Contains(got.stdout, "\x1b[1;31merror\x1b[0m") != test.colour || strings.Contains(got.stdout, "\x1b") != test.colour {
			t.Errorf("%s: %q", name, got.stdout)
		}
	}
}
