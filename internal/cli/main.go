package cli

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
)

// The exit statuses of every command.
const (
	exitFine     = 0 // nothing at or above the failure level
	exitFindings = 1 // findings at or above it, or a text that cannot be migrated
	exitUsage    = 2 // an invalid call: there is no verdict
)

// program is the name used in messages and help.
const program = "terraform-provider-osloconf"

// Version is what version prints and exports contain. Main's caller sets it
// first.
var Version = "dev"

// Wanted reports whether the arguments, without the program name, are for Main.
// Terraform starts a provider without arguments, and -debug starts it for a
// debugger; anything else is a command line, even if a wrong one.
func Wanted(args []string) bool {
	if len(args) == 0 {
		return false
	}
	name := strings.TrimPrefix(args[0], "-")
	if name == args[0] {
		return true
	}
	name, _, _ = strings.Cut(strings.TrimPrefix(name, "-"), "=")
	return name != "debug"
}

// call is one run of a command.
type call struct {
	ctx    context.Context
	stdin  io.Reader
	stdout *bufio.Writer
	stderr io.Writer
	colour palette // for standard output
	notes  palette // for standard error
}

// Main runs a command line, without the program name, and returns the exit
// status: 0 if nothing is at or above the chosen level, 1 if something is, 2 if
// the call is invalid, which a message on stderr explains. getenv looks up
// NO_COLOR, CLICOLOR_FORCE and TERM.
func Main(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, getenv func(string) string) (status int) {
	c := &call{
		ctx: ctx, stdin: stdin, stdout: bufio.NewWriter(stdout), stderr: stderr,
		colour: paletteFor(stdout, getenv), notes: paletteFor(stderr, getenv),
	}
	defer func() {
		if fault := recover(); fault != nil {
			// The fault's text may contain a value.
			fmt.Fprintf(stderr, "%s: internal fault (%T); please report it. Nothing was judged.\n", program, fault)
			status = exitUsage
		}
	}()
	status, err := c.run(args)
	if flushed := c.stdout.Flush(); err == nil && flushed != nil {
		err = fmt.Errorf("could not write the output: %w", flushed)
	}
	if err != nil {
		fmt.Fprintf(stderr, "%s: %s\n", program, err)
		return exitUsage
	}
	return status
}

func (c *call) run(args []string) (int, error) {
	if len(args) == 0 {
		return exitUsage, errors.New("no command\n\n" + overview())
	}
	name, rest := args[0], args[1:]
	switch name {
	case "-h", "-help", "--help", "help":
		return c.help(rest)
	case "version", "-version", "--version":
		_, err := fmt.Fprintf(c.stdout, "%s %s\n", program, Version)
		return exitFine, err
	}
	command, ok := commandNamed(name)
	if !ok {
		return exitUsage, fmt.Errorf("there is no command %s\n\n%s", shown(name), overview())
	}
	var s settings
	flags := command.flagSet(&s)
	files, err := parse(flags, rest)
	if errors.Is(err, flag.ErrHelp) {
		_, err = c.stdout.WriteString(command.help())
		return exitFine, err
	}
	if err == nil {
		err = s.check(command)
	}
	if err != nil {
		return exitUsage, fmt.Errorf("%s: %w\nRun %s %s --help for all flags.", command.name, err, program, command.name) //nolint:revive,staticcheck // two sentences, for a person
	}
	flags.Visit(func(f *flag.Flag) { s.given = append(s.given, f.Name) })
	status, err := command.run(c, &s, files)
	if err != nil {
		err = fmt.Errorf("%s: %w", command.name, err)
	}
	return status, err
}

// help prints the help of the named command, or of the program.
func (c *call) help(names []string) (int, error) {
	text := overview()
	if len(names) > 0 {
		command, ok := commandNamed(names[0])
		if !ok {
			return exitUsage, fmt.Errorf("there is no command %s\n\n%s", shown(names[0]), overview())
		}
		text = command.help()
	}
	_, err := c.stdout.WriteString(text)
	return exitFine, err
}

// parse reads flags anywhere among the files. Everything after -- is a file.
func parse(flags *flag.FlagSet, args []string) (files []string, err error) {
	for {
		if err := flags.Parse(args); err != nil {
			return nil, err
		}
		rest := flags.Args()
		if len(rest) == 0 {
			return files, nil
		}
		if before := len(args) - len(rest); before > 0 && args[before-1] == "--" {
			return append(files, rest...), nil
		}
		files, args = append(files, rest[0]), rest[1:]
	}
}

// note writes a message to standard error that is not part of the result.
func (c *call) note(format string, args ...any) {
	fmt.Fprintf(c.stderr, program+": "+format+"\n", args...)
}

// oneOf checks a flag's value against the permitted ones.
func oneOf(name, value string, choices ...string) error {
	if slices.Contains(choices, value) {
		return nil
	}
	return fmt.Errorf("--%s %s: write one of %s", name, shown(value), strings.Join(choices, ", "))
}
