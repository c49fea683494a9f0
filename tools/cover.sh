#!/bin/sh
# Measures how much of internal/ the tests run, including acceptance tests, and
# fails below the minimum: the first argument, in per cent. The second is a
# profile that make test has written; without it, the tests run for this alone.
set -eu
cd "$(dirname "$0")/.."
floor=$1
profile=${2:-}

if [ -z "$profile" ]; then
	mkdir -p .tools
	profile=.tools/cover.out
	tools/test.sh -coverpkg=./internal/... -coverprofile="$profile" >.tools/cover.log 2>&1 || {
		cat .tools/cover.log
		exit 1
	}
fi

# One package per line, the least covered first, then the total. The profile
# has a block once for every test binary. The programs that measure speed are
# run by make bench, not by tests.
awk -v floor="$floor" '
NR > 1 && $1 !~ /\/internal\/bench\// { size[$1] = $2; if ($3 > 0) ran[$1] = 1 }
END {
	for (block in size) {
		package = block
		sub("/[^/]*$", "", package)
		all[package] += size[block]; whole += size[block]
		if (block in ran) { hit[package] += size[block]; reached += size[block] }
	}
	for (package in all) printf "%6.1f %%  %s\n", 100 * hit[package] / all[package], package | "sort -n"
	close("sort -n")
	printf "%6.1f %%  of %d statements; the minimum is %s %%\n", 100 * reached / whole, whole, floor
	exit 100 * reached < floor * whole
}' "$profile"
