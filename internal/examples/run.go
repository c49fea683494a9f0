package examples

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Run is the result of planning an example.
type Run struct {
	Failed      bool
	Diagnostics []Diagnostic
	Outputs     map[string]Output // none if the plan failed
	Log         string            // the trace log of the engine and the provider
	Plan        string            // the plan as JSON, "" if it failed
	State       string            // the state as JSON; only if the example is applied
	Changed     bool              // a second plan after an apply differs; only if the example requests it
}

// Diagnostic is an error or a warning as the engine reports it.
type Diagnostic struct {
	Severity string   `json:"severity"`
	Summary  string   `json:"summary"`
	Detail   string   `json:"detail"`
	Address  string   `json:"address"`
	Range    *Range   `json:"range"`
	Snippet  *Snippet `json:"snippet"`
}

// Range is the place a diagnostic points at.
type Range struct {
	Filename string `json:"filename"`
	Start    struct {
		Line int `json:"line"`
	} `json:"start"`
}

// Snippet is the source line at that place.
type Snippet struct {
	Code string `json:"code"`
}

// Output is an output value of a plan, as JSON.
type Output struct {
	Sensitive bool            `json:"sensitive"`
	Value     json.RawMessage `json:"value"`
}

// Text is the value as text: a string as it is, anything else as JSON.
func (o Output) Text() string {
	var text string
	if json.Unmarshal(o.Value, &text) == nil {
		return text
	}
	return string(o.Value)
}

// Plan plans the configuration in a folder, and again after an apply if twice
// is set. Variables are given as NAME=value.
func (e *Engine) Plan(ctx context.Context, folder string, twice bool, variables ...string) (*Run, error) {
	log := filepath.Join(folder, "trace.log")
	var env []string
	for _, v := range variables {
		env = append(env, "TF_VAR_"+v)
	}
	if err := e.modules(ctx, folder); err != nil {
		return nil, err
	}
	out, code, err := e.run(ctx, folder, append([]string{"TF_LOG=TRACE", "TF_LOG_PATH=" + log}, env...), "plan", "-json", "-out=plan")
	if err != nil {
		return nil, err
	}
	run := &Run{Failed: code != 0}
	if run.Diagnostics, err = diagnostics(out); err != nil {
		return nil, err
	}
	trace, err := os.ReadFile(log)
	if err != nil {
		return nil, err
	}
	run.Log = string(trace)
	if !strings.Contains(run.Log, "@module=sdk.proto") {
		return nil, fmt.Errorf("plan in %s: the log has no line of the provider", folder)
	}
	if run.Failed {
		return run, nil
	}
	if err := e.show(ctx, folder, run); err != nil {
		return nil, err
	}
	if twice {
		err = e.again(ctx, folder, run, env)
	}
	return run, err
}

// modules installs the modules that a configuration calls, which are folders
// inside it.
func (e *Engine) modules(ctx context.Context, folder string) error {
	found, err := filepath.Glob(filepath.Join(folder, "*.tf"))
	if err != nil {
		return err
	}
	for _, path := range found {
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if !strings.Contains("\n"+string(text), "\nmodule \"") {
			continue
		}
		if out, code, err := e.run(ctx, folder, nil, "get", "-no-color"); err != nil || code != 0 {
			return fmt.Errorf("get in %s: exit code %d, %w\n%s", folder, code, err, out)
		}
		return nil
	}
	return nil
}

// again applies the plan and plans once more.
func (e *Engine) again(ctx context.Context, folder string, run *Run, env []string) error {
	if out, code, err := e.run(ctx, folder, env, "apply", "-no-color", "plan"); err != nil || code != 0 {
		return fmt.Errorf("apply in %s: exit code %d, %w\n%s", folder, code, err, out)
	}
	state, err := os.ReadFile(filepath.Join(folder, "terraform.tfstate"))
	if err != nil {
		return err
	}
	run.State = string(state)
	_, code, err := e.run(ctx, folder, env, "plan", "-detailed-exitcode")
	run.Changed = code != 0
	return err
}

func diagnostics(out []byte) ([]Diagnostic, error) {
	var list []Diagnostic
	for line := range bytes.Lines(out) {
		var message struct {
			Type       string     `json:"type"`
			Diagnostic Diagnostic `json:"diagnostic"`
		}
		if err := json.Unmarshal(line, &message); err != nil {
			return nil, fmt.Errorf("plan -json printed %q: %w", line, err)
		}
		// The engine warns each time that it uses the provider from this tree.
		if message.Type == "diagnostic" && !strings.HasPrefix(message.Diagnostic.Summary, "Provider development overrides") {
			list = append(list, message.Diagnostic)
		}
	}
	return list, nil
}

// show reads the plan and its outputs.
func (e *Engine) show(ctx context.Context, folder string, run *Run) error {
	out, code, err := e.run(ctx, folder, nil, "show", "-json", "plan")
	if err != nil || code != 0 {
		return fmt.Errorf("show in %s: exit code %d, %w", folder, code, err)
	}
	var plan struct {
		Planned struct {
			Outputs map[string]Output `json:"outputs"`
		} `json:"planned_values"`
	}
	err = json.Unmarshal(out, &plan)
	run.Plan, run.Outputs = string(out), plan.Planned.Outputs
	return err
}
