#!/bin/sh
# Plans examples/quickstart and prints the section that it renders, then plans
# examples/insecure and shows how it fails. Succeeds only when the first plan
# passes and the second fails for the reason it should.
set -eu
cd "$(dirname "$0")/.."
. tools/sandbox.sh

examples=$PWD/examples
plain=
if [ ! -t 1 ] || [ -n "${NO_COLOR:-}" ]; then
	plain=-no-color
fi

# Every plan warns that the provider is the one of this tree: that is known.
tidy() {
	awk '/╷/ { frame = 1; text = "" }
		frame { text = text $0 "\n" }
		!frame
		frame && /╵/ { if (text !~ /development overrides/) printf "%s", text; frame = 0 }'
}

echo
echo "== examples/quickstart"
export TF_DATA_DIR="$sandbox/quickstart"
rm -rf "$TF_DATA_DIR"
mkdir -p "$TF_DATA_DIR"
if ! "$engine" -chdir="$examples/quickstart" plan $plain -lock=false -state="$TF_DATA_DIR/state" -out="$TF_DATA_DIR/plan" >"$TF_DATA_DIR/log" 2>&1; then
	cat "$TF_DATA_DIR/log"
	echo "quickstart: examples/quickstart must plan, it did not" >&2
	exit 1
fi
tidy <"$TF_DATA_DIR/log"
"$engine" -chdir="$examples/quickstart" apply -no-color -lock=false -state="$TF_DATA_DIR/state" "$TF_DATA_DIR/plan" >"$TF_DATA_DIR/log" 2>&1 || {
	cat "$TF_DATA_DIR/log"
	exit 1
}
echo
echo "== the rendered [glance] section"
"$engine" -chdir="$examples/quickstart" output -no-color -raw -state="$TF_DATA_DIR/state" glance >"$TF_DATA_DIR/glance.ini"
cat "$TF_DATA_DIR/glance.ini"
grep -q '^\[glance\]$' "$TF_DATA_DIR/glance.ini" || {
	echo "quickstart: no [glance] section was rendered" >&2
	exit 1
}

echo
echo "== examples/insecure, which must fail"
export TF_DATA_DIR="$sandbox/insecure"
rm -rf "$TF_DATA_DIR"
mkdir -p "$TF_DATA_DIR"
if "$engine" -chdir="$examples/insecure" plan $plain -lock=false -state="$TF_DATA_DIR/state" >"$TF_DATA_DIR/log" 2>&1; then
	cat "$TF_DATA_DIR/log"
	echo "quickstart: examples/insecure must not plan, it did" >&2
	exit 1
fi
tidy <"$TF_DATA_DIR/log"
grep -q 'Error: .*tls_verification_disabled' "$TF_DATA_DIR/log" || {
	echo "quickstart: examples/insecure failed, but not with tls_verification_disabled" >&2
	exit 1
}
echo
echo "quickstart: the first plan passed and the second failed as it should"
