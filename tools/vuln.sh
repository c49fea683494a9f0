#!/bin/sh
# Looks for known vulnerabilities in what the provider calls. If the
# vulnerability database is unreachable, it says so and passes, but only then.
set -eu
cd "$(dirname "$0")/.."

mkdir -p .tools/bin
(cd tools/measure && go build -buildvcs=false -o ../../.tools/bin/ tool)
if .tools/bin/govulncheck ./... >.tools/vuln.log 2>&1; then
	cat .tools/vuln.log
	exit 0
fi
cat .tools/vuln.log
if grep -qE 'https://vuln\.go\.dev.*(no such host|dial tcp|connection refused|i/o timeout|network is unreachable)' .tools/vuln.log; then
	echo "vuln: not checked: the vulnerability database is unreachable"
	exit 0
fi
exit 1
