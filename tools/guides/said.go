package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/examples"
)

// saidName is the file beside a guide's configuration with the output of its
// plan. Guides show it, so that none promises more than a reader gets.
const saidName = "said.txt"

// startEngine builds the provider into a temporary folder, which the caller
// removes, and prepares an engine for it.
func startEngine(ctx context.Context) (engine *examples.Engine, folder string, err error) {
	program, err := exec.CommandContext(ctx, "tools/engine.sh").Output()
	if err != nil {
		return nil, "", fmt.Errorf("tools/engine.sh: %w", err)
	}
	if folder, err = os.MkdirTemp("", "guides"); err != nil {
		return nil, "", err
	}
	engine, err = examples.Start(ctx, folder, strings.TrimSpace(string(program)))
	return engine, folder, err
}

// writeSaid renews each such file below a folder.
func writeSaid(ctx context.Context, engine *examples.Engine, root string) error {
	folders, err := examples.Configurations(root)
	if err != nil {
		return err
	}
	for _, folder := range folders {
		path := filepath.Join(folder, saidName)
		if _, err := os.Stat(path); err != nil {
			continue // no guide shows it
		}
		example, run, err := planned(ctx, engine, folder)
		if err != nil {
			return err
		}
		var parts []string
		for _, part := range []string{said(example.Shown(run)), texts(example, run)} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		if err := os.WriteFile(path, []byte(strings.Join(parts, "\n\n")+"\n"), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// planned plans a copy of an example, and fails if the plan is not what the
// example expects.
func planned(ctx context.Context, engine *examples.Engine, folder string) (*examples.Example, *examples.Run, error) {
	example, err := examples.Load(folder)
	if err != nil {
		return nil, nil, err
	}
	work, err := os.MkdirTemp("", "example")
	if err != nil {
		return nil, nil, err
	}
	defer os.RemoveAll(work)
	if err := example.Prepare(work); err != nil {
		return nil, nil, err
	}
	run, err := engine.Plan(ctx, work, example.Twice, example.Variables...)
	if err != nil {
		return nil, nil, err
	}
	if faults := example.Faults(run); len(faults) > 0 {
		return nil, nil, errors.New(folder + ": " + strings.Join(faults, "\n"))
	}
	return example, run, nil
}
