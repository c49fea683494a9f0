#!/bin/sh
# Runs every test: units, the recorded conformance cases, acceptance against a
# real Terraform or OpenTofu, and the test files of the examples. Arguments go
# to go test. If COVER_PROFILE is set, the coverage of internal/ goes into that file.
set -eu
cd "$(dirname "$0")/.."
chosen=${OSLOCONF_ENGINE:-${TF_ACC_TERRAFORM_PATH:-}}
. tools/sandbox.sh

# Acceptance tests serve the provider from the test process, under the address
# that the engine derives from osloconf/osloconf.
host=registry.terraform.io
case $("$engine" version) in *OpenTofu*) host=registry.opentofu.org ;; esac

echo "== Go tests, with acceptance"
env -u TF_CLI_CONFIG_FILE -u TF_INPUT TF_ACC=1 TF_ACC_TERRAFORM_PATH="$engine" \
	TF_ACC_PROVIDER_HOST="$host" TF_ACC_PROVIDER_NAMESPACE=osloconf \
	go test -timeout 15m ${COVER_PROFILE:+-coverpkg=./internal/... "-coverprofile=$COVER_PROFILE"} "$@" ./...

# The rest runs the provider as built, which measures no coverage and finds no races.
case " $*" in *" -race"* | *" -cover"*) exit 0 ;; esac

if [ $# -eq 0 ]; then
	echo "== every benchmark once"
	go test -run '^$' -bench . -benchtime 1x ./... >"$sandbox/benchmarks" || { cat "$sandbox/benchmarks"; exit 1; }
fi

find examples -name '*.tftest.hcl' | sed -e 's|/[^/]*$||' -e 's|/tests$||' | sort -u >"$sandbox/tested"
while read -r folder; do
	echo "== terraform test in $folder"
	TF_DATA_DIR="$sandbox/test" "$engine" -chdir="$folder" test -no-color </dev/null
done <"$sandbox/tested"

if [ $# -eq 0 ]; then
	OSLOCONF_ENGINE="$engine" tools/newcomer.sh
fi

# If no engine was chosen and both are present, OpenTofu runs the acceptance
# tests as well.
if [ -z "$chosen" ] && [ "$(basename "$engine")" = terraform ] && command -v tofu >/dev/null; then
	echo "== the acceptance tests once more"
	COVER_PROFILE='' OSLOCONF_ENGINE=tofu tools/test.sh -run '^TestAcc'
fi
