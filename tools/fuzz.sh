#!/bin/sh
# Runs every fuzz target for a while, one after another: the first argument is
# the duration of each, as go test accepts it (10s, 2m, 1000x). Inputs that
# reach new code are minimised for at most a second: the default of a minute
# would use up the time.
set -eu
cd "$(dirname "$0")/.."
duration=$1

mkdir -p .tools
grep -rl --include='*_test.go' '^func Fuzz' . | sed 's|/[^/]*$||' | sort -u >.tools/fuzz.txt

count=0
while read -r folder; do
	for target in $(go test -list '^Fuzz' "$folder" | grep '^Fuzz'); do
		echo "== $folder $target"
		if ! go test -run '^$' -fuzz "^$target\$" -fuzztime "$duration" -fuzzminimizetime 1s "$folder" >.tools/fuzz.log 2>&1 </dev/null; then
			cat .tools/fuzz.log
			# A worker interrupted by the clock is sometimes reported as a
			# failure without an input, which is not a finding.
			if ! grep -q 'context deadline exceeded' .tools/fuzz.log || grep -q -e 'Failing input' -e 'panic:' .tools/fuzz.log; then
				exit 1
			fi
		fi
		tail -n 1 .tools/fuzz.log
		count=$((count + 1))
	done
done <.tools/fuzz.txt
echo "fuzz: $count targets, $duration each"
[ "$count" -gt 0 ]
