#!/bin/sh
# Plans the first configuration that README.md shows, which must fail, and puts
# what Terraform says below it.
set -eu
cd "$(dirname "$0")/.."
. tools/sandbox.sh

work=$sandbox/readme
rm -rf "$work"
mkdir -p "$work"
cat >"$work/providers.tf" <<'EOT'
terraform {
  required_providers {
    osloconf = { source = "osloconf/osloconf" }
  }
}
EOT
awk '/^```hcl$/ { inside = 1; next } /^```$/ { if (inside) exit } inside' README.md >"$work/main.tf"

if "$engine" -chdir="$work" plan -no-color >"$work/log" 2>&1; then
	cat "$work/log"
	echo "capture: the first configuration in README.md must fail, it passed" >&2
	exit 1
fi
{
	echo '```text'
	sed -n '/^Error: /,$p' "$work/log"
	echo '```'
} | tools/inset.sh run
