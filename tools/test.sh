#!/bin/sh
# Runs every test: units, the recorded conformance cases, acceptance against a
# real Terraform or OpenTofu, and the test files of the examples. Arguments go
# to go test.
set -eu
cd "$(dirname "$0")/.."
. tools/sandbox.sh

# Acceptance serves the provider from the test's own process, under the address
# that the engine makes of osloconf/osloconf.
host=registry.terraform.io
case $("$engine" version) in *OpenTofu*) host=registry.opentofu.org ;; esac

echo "== Go tests, with acceptance"
env -u TF_CLI_CONFIG_FILE -u TF_INPUT TF_ACC=1 TF_ACC_TERRAFORM_PATH="$engine" \
	TF_ACC_PROVIDER_HOST="$host" TF_ACC_PROVIDER_NAMESPACE=osloconf \
	go test -timeout 15m "$@" ./...

for folder in examples examples/* examples/*/*; do
	set -- "$folder"/*.tftest.hcl "$folder"/tests/*.tftest.hcl
	[ -e "$1" ] || [ -e "$2" ] || [ "$#" -gt 2 ] || continue
	echo "== terraform test in $folder"
	TF_DATA_DIR="$sandbox/$(echo "$folder" | tr / -)" "$engine" -chdir="$folder" test -no-color
done
