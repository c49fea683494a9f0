#!/bin/sh
# Runs the end-to-end test with the Terraform or OpenTofu and the provider that
# sandbox.sh finds. Arguments go to go test.
set -eu
cd "$(dirname "$0")/../.."
tools/e2e/setup.sh
. tools/sandbox.sh
OSLOCONF_E2E_ENGINE=$engine go test -tags e2e -count 1 -timeout 20m "$@" ./internal/e2e
