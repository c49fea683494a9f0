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

// Run is what a plan of an example brought.
type Run struct {
	Failed      bool
	Diagnostics []Diagnostic
	Outputs     map[string]Output // none where the plan failed
	Log         string            // the trace log of the engine and the provider
	Changed     bool              // a second plan after an apply differs; only where the example asks for it
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

// Range is the place that a diagnostic points at.
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

// Plan plans the configuration in a folder; again after an apply where twice
// is set.
func (e *Engine) Plan(ctx context.Context, folder string, twice bool) (*Run, error) {
	log := filepath.Join(folder, "trace.log")
	out, code, err := e.run(ctx, folder, []string{"TF_LOG=TRACE", "TF_LOG_PATH=" + log}, "plan", "-json", "-out=plan")
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
	if run.Failed {
		return run, nil
	}
	if run.Outputs, err = e.outputs(ctx, folder); err != nil {
		return nil, err
	}
	if twice {
		if _, code, err := e.run(ctx, folder, nil, "apply", "-no-color", "plan"); err != nil || code != 0 {
			return nil, fmt.Errorf("apply in %s: exit code %d, %w", folder, code, err)
		}
		_, code, err := e.run(ctx, folder, nil, "plan", "-detailed-exitcode")
		if err != nil {
			return nil, err
		}
		run.Changed = code != 0
	}
	return run, nil
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
		// The engine warns each time that the provider is the one of this tree.
		if message.Type == "diagnostic" && !strings.HasPrefix(message.Diagnostic.Summary, "Provider development overrides") {
			list = append(list, message.Diagnostic)
		}
	}
	return list, nil
}

func (e *Engine) outputs(ctx context.Context, folder string) (map[string]Output, error) {
	out, code, err := e.run(ctx, folder, nil, "show", "-json", "plan")
	if err != nil || code != 0 {
		return nil, fmt.Errorf("show in %s: exit code %d, %w", folder, code, err)
	}
	var plan struct {
		Planned struct {
			Outputs map[string]Output `json:"outputs"`
		} `json:"planned_values"`
	}
	err = json.Unmarshal(out, &plan)
	return plan.Planned.Outputs, err
}
