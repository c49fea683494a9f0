package examples

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// Engine is a Terraform or OpenTofu that finds the provider built from this
// tree.
type Engine struct {
	program string
	config  string // its CLI configuration file
}

// module is the package of the provider.
const module = "github.com/osloconf/terraform-provider-osloconf"

// provided are the providers that the engine finds: this one, and stand-ins for
// the other providers used in examples.
var provided = [...]struct{ address, source string }{
	{"osloconf/osloconf", module},
	{"hashicorp/aws", module + "/internal/examples/standin"},
}

// Start builds the provider and the stand-ins into the folder, and prepares the
// given engine to use them.
func Start(ctx context.Context, folder, program string) (*Engine, error) {
	quoted, err := json.Marshal(folder)
	if err != nil {
		return nil, err
	}
	var settings strings.Builder
	settings.WriteString("disable_checkpoint = true\nprovider_installation {\n  dev_overrides {\n")
	for _, p := range provided {
		built := filepath.Join(folder, "terraform-provider-"+path.Base(p.address))
		build := exec.CommandContext(ctx, "go", "build", "-buildvcs=false", "-o", built, p.source)
		if out, err := build.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("building %s: %w\n%s", p.source, err, out)
		}
		fmt.Fprintf(&settings, "    %q = %s\n", p.address, quoted)
	}
	settings.WriteString("  }\n}\n")
	e := &Engine{program: program, config: filepath.Join(folder, "cli.tfrc")}
	if err := os.WriteFile(e.config, []byte(settings.String()), 0o600); err != nil {
		return nil, err
	}
	return e, nil
}

// Find returns the program named by TF_ACC_TERRAFORM_PATH or OSLOCONF_ENGINE,
// else the first of terraform and tofu on PATH.
func Find() (string, error) {
	if named := cmp.Or(os.Getenv("TF_ACC_TERRAFORM_PATH"), os.Getenv("OSLOCONF_ENGINE")); named != "" {
		return exec.LookPath(named)
	}
	for _, name := range []string{"terraform", "tofu"} {
		if program, err := exec.LookPath(name); err == nil {
			return program, nil
		}
	}
	return "", errors.New("neither terraform nor tofu is on PATH")
}

// run runs the engine in a folder and returns its output and exit code. Only
// failure to run it is an error.
func (e *Engine) run(ctx context.Context, folder string, env []string, args ...string) (out []byte, code int, err error) {
	command := exec.CommandContext(ctx, e.program, args...)
	command.Dir = folder
	command.Env = append(clean(os.Environ()), "TF_CLI_CONFIG_FILE="+e.config, "TF_INPUT=0", "TF_IN_AUTOMATION=1", "CHECKPOINT_DISABLE=1")
	command.Env = append(command.Env, env...)
	out, err = command.Output()
	if exit := new(exec.ExitError); errors.As(err, &exit) {
		if exit.ExitCode() < 0 {
			return out, -1, err
		}
		return out, exit.ExitCode(), nil
	}
	return out, 0, err
}

// clean removes the user's settings for the engine.
func clean(environment []string) []string {
	var kept []string
	for _, setting := range environment {
		if !strings.HasPrefix(setting, "TF_") && !strings.HasPrefix(setting, "TERRAFORM_CONFIG=") {
			kept = append(kept, setting)
		}
	}
	return kept
}
