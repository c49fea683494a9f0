package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// bench is one run's folder, with everything built.
type bench struct {
	folder string
	pairs  int
	engine string // terraform or tofu
	tls    string // the environment variable by which Terraform asks a provider for TLS
}

// newBench builds the provider, the floor and the helpers.
func newBench(folder string, pairs int) (*bench, error) {
	b := &bench{folder: folder, pairs: pairs, engine: os.Getenv("OSLOCONF_ENGINE")}
	if b.engine == "" {
		for _, name := range []string{"terraform", "tofu"} {
			if path, err := exec.LookPath(name); err == nil && b.engine == "" {
				b.engine = path
			}
		}
	}
	if b.engine == "" {
		return nil, fmt.Errorf("neither terraform nor tofu is on PATH")
	}
	if err := b.install(); err != nil {
		return nil, err
	}
	for _, kind := range []string{"plain", "watched"} {
		text := fmt.Sprintf("disable_checkpoint = true\nprovider_installation {\n  dev_overrides {\n    \"osloconf/osloconf\" = %[1]q\n    \"osloconf/floor\"    = %[1]q\n  }\n}\n", b.path(kind))
		if err := os.WriteFile(b.path(kind+".tfrc"), []byte(text), 0o600); err != nil {
			return nil, err
		}
	}
	return b, nil
}

func (b *bench) path(name string) string { return filepath.Join(b.folder, name) }

// environment is the user's without the engine's settings, on two processors.
func (b *bench) environment(more ...string) []string {
	var kept []string
	for _, setting := range os.Environ() {
		if !strings.HasPrefix(setting, "TF_") && !strings.HasPrefix(setting, "GOMAXPROCS=") {
			kept = append(kept, setting)
		}
	}
	return append(append(kept, "GOMAXPROCS=2", "CHECKPOINT_DISABLE=1", "TF_IN_AUTOMATION=1", "TF_INPUT=0"), more...)
}

// workspace writes a configuration.
func (b *bench) workspace(name, text string, files map[string]string) (string, error) {
	folder := b.path("workspaces/" + name)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	for file, content := range files {
		if err := os.WriteFile(filepath.Join(folder, file), []byte(content), 0o600); err != nil {
			return "", err
		}
	}
	return folder, os.WriteFile(filepath.Join(folder, "main.tf"), []byte(text), 0o600)
}

// plan plans a workspace and returns the engine's own peak memory in bytes.
func (b *bench) plan(kind, workspace string, environment ...string) (peak float64, err error) {
	return b.run(kind, workspace, "plan", "-lock=false", environment...)
}

// run has the engine do something with one flag in a workspace. Its output goes
// to a file: with a pipe, this process would wake up for each line.
func (b *bench) run(kind, workspace, what, flag string, environment ...string) (peak float64, err error) {
	command := exec.Command(b.engine, "-chdir="+workspace, what, "-no-color", flag)
	command.Env = b.environment(append(environment, "TF_CLI_CONFIG_FILE="+b.path(kind+".tfrc"))...)
	output, err := os.Create(b.path("output"))
	if err != nil {
		return 0, err
	}
	defer output.Close()
	command.Stdout, command.Stderr = output, output
	if err := command.Run(); err != nil {
		text, _ := os.ReadFile(output.Name())
		return 0, fmt.Errorf("%w\n%s", err, text[max(0, len(text)-2000):])
	}
	usage, ok := command.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0, nil
	}
	return float64(usage.Maxrss) * 1024, nil
}

// planning is a plan as a contestant.
func (b *bench) planning(workspace string) contestant {
	return timed(func() error {
		_, err := b.plan("plain", workspace)
		return err
	})
}

// providerPeak plans a workspace and returns the largest peak memory of the
// provider's processes, and the engine's, in bytes.
func (b *bench) providerPeak(provider, workspace string) (peak, engine float64, err error) {
	note := b.path("watched/terraform-provider-" + provider + ".peak")
	os.Remove(note)
	if engine, err = b.plan("watched", workspace); err != nil {
		return 0, 0, err
	}
	text, err := os.ReadFile(note)
	if err != nil {
		return 0, 0, err
	}
	for line := range strings.Lines(string(text)) {
		value, err := strconv.ParseFloat(strings.TrimSpace(line), 64)
		if err != nil {
			return 0, 0, err
		}
		peak = max(peak, value)
	}
	return peak, engine, nil
}
