#!/bin/sh
# Acts as a newcomer to the project: follows README.md and the guide Getting
# started in a fresh home directory, with the blocks taken from the pages, and
# compares what the pages promise with what happens.
set -eu
cd "$(dirname "$0")/.."
tree=$PWD
# Before the sandbox's settings, which a newcomer lacks.
engine=$(env -u TF_CLI_CONFIG_FILE tools/engine.sh)
for name in $(env | sed -n 's/^\(TF_[A-Za-z0-9_]*\)=.*/\1/p'); do
	unset "$name"
done
GOMODCACHE=$(go env GOMODCACHE) GOCACHE=$(go env GOCACHE)
export GOMODCACHE GOCACHE

HOME=$(mktemp -d)
export HOME
trap 'rm -rf "$HOME"' EXIT INT TERM
unset XDG_CONFIG_HOME XDG_DATA_HOME
GOBIN=$HOME/bin
PATH=$GOBIN:$PATH
export GOBIN PATH
export CHECKPOINT_DISABLE=1

fail() {
	echo "newcomer: $*" >&2
	exit 1
}

# Prints a block of a page, given its language and its number among those, from
# 1.
block() {
	awk -v fence="\`\`\`$2" -v wanted="$3" '
		inside && /^```$/ { exit }
		inside { print }
		$0 == fence && ++n == wanted { inside = 1 }
	' "$1"
}

# Runs the engine in a folder, with its output in a file beside it.
run() {
	folder=$1
	shift
	"$engine" -chdir="$folder" "$@" -no-color >"$folder.log" 2>&1
}

# Fails unless the folder's log contains each line of standard input.
promised() {
	while IFS= read -r line; do
		grep -qF -- "$line" "$1.log" || {
			cat "$1.log" >&2
			fail "$2 promises: $line"
		}
	done
}

echo "== README: install"
make --no-print-directory install >"$HOME/installed"
[ -x "$GOBIN/terraform-provider-osloconf" ] || fail "make install did not install a program in $GOBIN"
# The first printed block: dev_overrides.
awk '/^  provider_installation/ { n++ } n == 1 && !/^2\./ { print } /^2\./ { exit }' "$HOME/installed" >"$HOME/.terraformrc"
grep -q dev_overrides "$HOME/.terraformrc" || fail "make install does not print dev_overrides"
cp "$HOME/.terraformrc" "$HOME/.tofurc"

echo "== README: a plan that fails"
work=$HOME/readme
mkdir "$work"
block README.md ini 1 >"$work/nova.conf"
block README.md hcl 1 >"$work/main.tf"
block README.md terraform 1 >"$work/versions.tf"
if run "$work" plan; then fail "README.md's first configuration must fail"; fi
block README.md text 1 >"$HOME/promise"
sed -n '/^Error: /,$p' "$work.log" >"$HOME/happened"
diff -u "$HOME/promise" "$HOME/happened" || fail "README.md shows a different plan"

echo "== README: without Terraform"
block README.md text 2 >"$HOME/promise"
command=$(sed -n '1s/^\$ //p' "$HOME/promise")
case $command in terraform-provider-osloconf\ lint\ *) ;; *) fail "README.md's second block does not begin with a command: $command" ;; esac
status=0
# shellcheck disable=SC2086 # words
{ echo "\$ $command"; (cd "$work" && $command 2>/dev/null); } >"$HOME/happened" || status=$?
[ "$status" -eq 1 ] || fail "$command: exit status $status instead of 1"
diff -u "$HOME/promise" "$HOME/happened" || fail "README.md shows different findings"

echo "== Getting started: a first section"
guide=docs/guides/getting-started.md
work=$HOME/started
mkdir "$work"
block $guide terraform 1 >"$work/versions.tf"
block $guide terraform 2 >"$work/main.tf"
run "$work" plan || { cat "$work.log" >&2; fail "the guide's first configuration must plan"; }
block $guide text 1 | grep -E '^(Error|Warning): ' | promised "$work" $guide
run "$work" apply -auto-approve || fail "the guide's first configuration must apply"
"$engine" -chdir="$work" output -raw glance >"$HOME/happened"
block $guide text 1 | sed -n '/^glance:$/,$p' | sed 1,2d >"$HOME/promise"
grep -q '^\[glance\]$' "$HOME/promise" || fail "$guide shows no rendered text"
diff -u "$HOME/promise" "$HOME/happened" || fail "$guide shows a different text"

echo "== Getting started: a mistake"
work=$HOME/mistake
mkdir "$work"
block $guide terraform 1 >"$work/versions.tf"
block $guide terraform 3 >"$work/main.tf"
if run "$work" validate; then fail "the guide's mistake must not validate"; fi
block $guide text 2 | grep '^Error: ' >"$HOME/promise"
[ "$(wc -l <"$HOME/promise")" -eq "$(grep -c '^Error: ' "$work.log")" ] || fail "$guide shows a different number of errors"
promised "$work" $guide <"$HOME/promise"

echo "== README: install, with init"
rm "$HOME/.terraformrc" "$HOME/.tofurc"
sed -n '/^  for registry/,/^  done/p' "$HOME/installed" | sh
awk '/^  provider_installation/ { n++ } n == 2' "$HOME/installed" >"$HOME/.terraformrc"
grep -q filesystem_mirror "$HOME/.terraformrc" || fail "make install does not print filesystem_mirror"
cp "$HOME/.terraformrc" "$HOME/.tofurc"
work=$HOME/initialised
cp -R "$HOME/started" "$work"
rm -rf "$work/.terraform" "$work"/terraform.tfstate*
run "$work" init || { cat "$work.log" >&2; fail "init must find the provider in the mirror"; }
run "$work" plan || { cat "$work.log" >&2; fail "the plan after init must pass"; }

if command -v openssl >/dev/null; then
	echo "== Files on disk"
	work=$HOME/disk
	cp -R "$tree/examples/guides/files-on-disk" "$work"
	guide=docs/guides/files-on-disk.md
	(cd "$work" && block "$tree/$guide" shell 1 | sh >/dev/null 2>&1)
	run "$work" init || fail "init must find the provider in the mirror"
	if run "$work" plan; then fail "$guide shows an error, but the plan passes"; fi
	block $guide text 1 | grep -E '^Error: ' | promised "$work" $guide
fi

echo "newcomer: everything the pages show works"
