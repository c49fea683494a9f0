package examples

import (
	"context"
	"encoding/json"
	"fmt"
)

// Older reports whether the engine is older than a version such as "1.11".
// Terraform and OpenTofu versions with the same features count as equal; the
// empty version requires nothing.
func (e *Engine) Older(ctx context.Context, than string) (bool, error) {
	if than == "" {
		return false, nil
	}
	out, code, err := e.run(ctx, ".", nil, "version", "-json")
	if err != nil || code != 0 {
		return false, fmt.Errorf("version: exit code %d, %w", code, err)
	}
	var told struct {
		Version string `json:"terraform_version"` // OpenTofu calls it so, too
	}
	if err := json.Unmarshal(out, &told); err != nil {
		return false, fmt.Errorf("version -json: %w", err)
	}
	return below(told.Version, than)
}

// below compares the first two numbers of two versions.
func below(version, than string) (bool, error) {
	major, minor, err := numbers(version)
	if err != nil {
		return false, err
	}
	thanMajor, thanMinor, err := numbers(than)
	if err != nil {
		return false, err
	}
	return major < thanMajor || major == thanMajor && minor < thanMinor, nil
}

func numbers(version string) (major, minor int, err error) {
	if _, err := fmt.Sscanf(version, "%d.%d", &major, &minor); err != nil {
		return 0, 0, fmt.Errorf("version %q: %w", version, err)
	}
	return major, minor, nil
}
