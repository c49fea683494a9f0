#!/bin/sh
# Runs the benchmarks that match the first argument, as often as the second
# says. The third, if given, is a file from an earlier run to compare with.
set -eu
cd "$(dirname "$0")/.."

mkdir -p .tools/bin
status=0
go test -run '^$' -bench "$1" -benchmem -count "$2" ./... >.tools/bench.log 2>&1 || status=$?
grep -v -e '^ok ' -e 'no test files' -e '^PASS' .tools/bench.log || true
[ "$status" -eq 0 ] || exit "$status"
mv .tools/bench.log .tools/bench.txt
echo "bench: saved to .tools/bench.txt"
if [ -n "${3:-}" ]; then
	(cd tools/measure && go build -buildvcs=false -o ../../.tools/bin/ tool)
	.tools/bin/benchstat "$3" .tools/bench.txt
fi
