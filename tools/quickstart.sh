#!/bin/sh
# Plans examples/quickstart and prints the section that it renders, then plans
# examples/insecure and shows how it fails. Succeeds only when the first plan
# passes and the second fails for the reason it should.
set -eu
cd "$(dirname "$0")/.."
. tools/sandbox.sh

# Every plan warns that it uses the provider from this tree, as intended.
tidy() { sed -e '/^Warning: Provider development overrides/,/releases\.$/d' | cat -s; }

# A copy, so that no state is left in the examples.
try() {
	rm -rf "${sandbox:?}/$1"
	mkdir -p "$sandbox/$1"
	cp "examples/$1"/*.tf "$sandbox/$1"
	"$engine" -chdir="$sandbox/$1" plan -no-color -out=plan >"$sandbox/$1/log" 2>&1
}

echo
echo "== examples/quickstart"
if ! try quickstart; then
	cat "$sandbox/quickstart/log"
	echo "quickstart: examples/quickstart must pass, but its plan failed" >&2
	exit 1
fi
tidy <"$sandbox/quickstart/log"

echo
echo "== the rendered [glance] section"
"$engine" -chdir="$sandbox/quickstart" apply -no-color plan >"$sandbox/quickstart/log" 2>&1 || {
	cat "$sandbox/quickstart/log"
	exit 1
}
"$engine" -chdir="$sandbox/quickstart" output -no-color -raw glance >"$sandbox/quickstart/glance.ini"
cat "$sandbox/quickstart/glance.ini"
grep -q '^\[glance\]$' "$sandbox/quickstart/glance.ini" || {
	echo "quickstart: no [glance] section was rendered" >&2
	exit 1
}

echo
echo "== examples/insecure, which must fail"
if try insecure; then
	cat "$sandbox/insecure/log"
	echo "quickstart: examples/insecure must fail, but its plan passed" >&2
	exit 1
fi
tidy <"$sandbox/insecure/log"
grep -q '^Error: .*tls_verification_disabled' "$sandbox/insecure/log" || {
	echo "quickstart: examples/insecure failed, but not with tls_verification_disabled" >&2
	exit 1
}

echo
echo "quickstart: the first plan passed and the second failed, as expected"
