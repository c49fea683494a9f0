package cli

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
)

// settings are the values of all flags; each command uses some of them.
type settings struct {
	service, program, release, profile string
	policy, inspect                    string
	format, failOn                     string
	baseline, writeBaseline            string
	from, to, section                  string
	each, diff, pin                    bool

	given []string // names of the flags that were set
}

// check validates the flags that take one of several values.
func (s *settings) check(c *command) error {
	if len(c.formats) > 0 {
		if err := oneOf("format", s.format, c.formats...); err != nil {
			return err
		}
	}
	if c.has("fail-on") {
		if err := oneOf("fail-on", s.failOn, "error", "warning"); err != nil {
			return err
		}
	}
	return nil
}

// command is one of the program's commands.
type command struct {
	name    string
	about   string // one line
	usage   string // the arguments after the name
	text    string // the help text below the usage
	flags   []string
	formats []string // the values of --format
	run     func(*call, *settings, []string) (int, error)
}

const filesText = `Several FILEs form one configuration, and later files override earlier ones, as
with --config-file. A folder means its *.conf files in name order, as with
--config-dir. Use - for standard input.
`

// commands lists the commands in the order of the help.
func commands() []*command {
	return []*command{
		{
			name: "lint", about: "check configuration files", usage: "[flags] FILE...",
			text:  filesText + "Exit status: 0 no findings at or above the level, 1 findings, 2 usage error.\n",
			flags: []string{"service", "program", "release", "profile", "policy", "inspect", "format", "fail-on", "baseline", "write-baseline", "each"},

			formats: []string{"text", "json", "sarif", "junit", "github"},
			run:     (*call).lint,
		},
		{
			name: "migrate", about: "rewrite files with the names that a release reads", usage: "[flags] FILE...",
			text: "Writes the text with only the necessary changes: older names, and options that\n" +
				"the release does not read. Comments, order and spacing stay the same. Several\n" +
				"FILEs form one configuration, and need --diff.\n",
			flags: []string{"service", "program", "release", "policy", "diff"},
			run:   (*call).migrate,
		},
		{
			name: "upgrade", about: "rewrite a configuration for another release", usage: "--from RELEASE [flags] FILE...",
			text: "Writes the configuration for the other release, with old defaults pinned, and\n" +
				"lists changes in behaviour on standard error. Several FILEs form one\n" +
				"configuration.\n" +
				"Exit status: 0 success, 1 the result has errors, 2 usage error.\n",
			flags: []string{"from", "to", "service", "program", "profile", "policy", "pin", "diff"},
			run:   (*call).upgrade,
		},
		{
			name: "options", about: "list the options that a release of a service registers", usage: "[flags]",
			flags: []string{"service", "program", "release", "section", "format"},

			formats: []string{"text", "json"},
			run:     (*call).options,
		},
	}
}

func commandNamed(name string) (*command, bool) {
	for _, c := range commands() {
		if c.name == name {
			return c, true
		}
	}
	return nil, false
}

func (c *command) has(name string) bool {
	return slices.Contains(c.flags, name)
}

// flagSet is the command's flags. A usage text begins with the value's name in
// the help, in backquotes.
func (c *command) flagSet(s *settings) *flag.FlagSet {
	set := flag.NewFlagSet(c.name, flag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.Usage = func() {}
	text := func(to *string, fallback, usage string) func(string) {
		return func(name string) { set.StringVar(to, name, fallback, usage) }
	}
	truth := func(to *bool, fallback bool, usage string) func(string) {
		return func(name string) { set.BoolVar(to, name, fallback, usage) }
	}
	service := "`NAME` service that reads it (default: guess from file name)"
	program := "`NAME` program that reads it, such as nova-compute"
	if c.name == "options" {
		service = "`NAME` service that registers them (default: nova)"
		program = "`NAME` program that registers them (default: any)"
	}
	all := map[string]func(string){
		"service":        text(&s.service, "", service),
		"program":        text(&s.program, "", program),
		"release":        text(&s.release, "", "`RELEASE` release, such as 2025.1 (default: the newest)"),
		"profile":        text(&s.profile, "", "`NAME` permissive, baseline (the default) or strict"),
		"policy":         text(&s.policy, "", "`FILE` JSON file with the settings of a provider block"),
		"inspect":        text(&s.inspect, "", "`ROOT` also check files under this folder, the host's /"),
		"format":         text(&s.format, "text", "`FORMAT` "+strings.Join(c.formats, ", ")),
		"fail-on":        text(&s.failOn, "error", "`LEVEL` severity that fails: error (the default) or warning"),
		"baseline":       text(&s.baseline, "", "`FILE` accept the findings listed in this file"),
		"write-baseline": text(&s.writeBaseline, "", "`FILE` write the findings to this file, and accept them"),
		"each":           truth(&s.each, false, "treat each FILE as a separate configuration"),
		"diff":           truth(&s.diff, false, "write a unified diff instead"),
		"pin":            truth(&s.pin, true, "write out changed defaults; --pin=false omits them"),
		"from":           text(&s.from, "", "`RELEASE` release that currently reads the configuration"),
		"to":             text(&s.to, "", "`RELEASE` release that will read it (default: the newest)"),
		"section":        text(&s.section, "", "`NAME` only this section"),
	}
	for _, name := range c.flags {
		all[name](name)
	}
	return set
}

// overview is the program's help.
func overview() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Usage: %s COMMAND [flags] [FILE...]\n\n", program)
	b.WriteString("Checks the oslo.config configuration of OpenStack services. Commands:\n\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "  %-9s %s\n", c.name, c.about)
	}
	fmt.Fprintf(&b, "  %-9s %s\n\n", "version", "print the version")
	fmt.Fprintf(&b, "Run %s COMMAND --help for its flags.\n", program)
	b.WriteString("Without arguments, it runs as a Terraform provider.\n")
	return b.String()
}

// help is the command's help, which fits a screen of 24 lines of 80 columns.
func (c *command) help() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Usage: %s %s %s\n\n", program, c.name, c.usage)
	if c.text != "" {
		b.WriteString(c.text + "\n")
	}
	set := c.flagSet(new(settings))
	for _, name := range c.flags {
		value, usage := describe(set.Lookup(name))
		fmt.Fprintf(&b, "  %-22s %s\n", strings.TrimSpace("--"+name+" "+value), usage)
	}
	return b.String()
}

// describe returns a flag's value name in the help, "" for a switch, and the
// flag's meaning.
func describe(f *flag.Flag) (value, usage string) {
	if rest, ok := strings.CutPrefix(f.Usage, "`"); ok {
		value, usage, _ = strings.Cut(rest, "` ")
		return value, usage
	}
	return "", f.Usage
}

// needFiles is the mistake of a call without files.
func needFiles(files []string) error {
	if len(files) == 0 {
		return errors.New("no FILE: name a file, a folder, or - for standard input")
	}
	return nil
}

// Reference lists every command's flags as Markdown, for the guide.
func Reference() string {
	var b strings.Builder
	for _, c := range commands() {
		fmt.Fprintf(&b, "## %s\n\n```text\n%s %s %s\n```\n\n", c.name, program, c.name, c.usage)
		b.WriteString(strings.ToUpper(c.about[:1]) + c.about[1:] + ".")
		if c.text != "" {
			b.WriteString(" " + strings.Join(strings.Fields(c.text), " "))
		}
		b.WriteString("\n\n| flag | meaning |\n| --- | --- |\n")
		set := c.flagSet(new(settings))
		for _, name := range c.flags {
			value, usage := describe(set.Lookup(name))
			fmt.Fprintf(&b, "| `%s` | %s |\n", strings.TrimSpace("--"+name+" "+value), usage)
		}
		b.WriteString("\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}
