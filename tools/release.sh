#!/bin/sh
# Runs the pinned goreleaser with the given arguments.
set -eu
cd "$(dirname "$0")/.."

mkdir -p .tools/bin
(cd tools/release && go build -buildvcs=false -o ../../.tools/bin/ tool)
exec .tools/bin/goreleaser "$@"
