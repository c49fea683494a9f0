#!/bin/sh
# Measures how much of internal/ the tests run, acceptance included, and fails
# below the floor: the first argument, per cent.
set -eu
cd "$(dirname "$0")/.."
floor=$1

mkdir -p .tools
tools/test.sh -coverpkg=./internal/... -coverprofile=.tools/cover.out >.tools/cover.log 2>&1 || {
	cat .tools/cover.log
	exit 1
}
go tool cover -func=.tools/cover.out >.tools/cover.txt

# A package a line, the least covered first, then the whole.
awk 'NR > 1 {
	split($1, place, ":"); sub("/[^/]*$", "", place[1])
	all[place[1]] += $2; if ($3 > 0) hit[place[1]] += $2
}
END { for (p in all) printf "%6.1f %%  %s\n", 100 * hit[p] / all[p], p }' .tools/cover.out | sort -n
awk -v floor="$floor" '/^total:/ {
	share = $3 + 0
	printf "%6.1f %%  of all statements, the floor is %s %%\n", share, floor
	exit share < floor
}' .tools/cover.txt
