#!/bin/sh
# Measures how much of internal/ the tests run, including acceptance tests, and
# fails below the minimum: the first argument, in per cent.
set -eu
cd "$(dirname "$0")/.."
floor=$1

mkdir -p .tools
tools/test.sh -coverpkg=./internal/... -coverprofile=.tools/cover.out >.tools/cover.log 2>&1 || {
	cat .tools/cover.log
	exit 1
}

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
}' .tools/cover.out
