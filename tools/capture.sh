#!/bin/sh
# Plans the first configuration in README.md, which must fail, and inserts
# Terraform's output below it; then has the command line judge the same file.
set -eu
cd "$(dirname "$0")/.."
. tools/sandbox.sh

provider=$PWD/.tools/provider/terraform-provider-osloconf
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

# Prints the first block of a language in README.md.
block() {
	awk -v fence="\`\`\`$1" '$0 == fence { inside = 1; next } /^```$/ { if (inside) exit } inside' README.md
}
block ini >"$work/nova.conf"
block hcl >"$work/main.tf"

if "$engine" -chdir="$work" plan -no-color >"$work/log" 2>&1; then
	cat "$work/log"
	echo "capture: the first configuration in README.md must fail, but it passed" >&2
	exit 1
fi
{
	echo '```text'
	sed -n '/^Error: /,$p' "$work/log"
	echo '```'
} | tools/inset.sh run

status=0
(cd "$work" && "$provider" lint --release 2025.1 nova.conf) >"$work/lint" 2>"$work/lint.log" || status=$?
[ "$status" -eq 1 ] || {
	cat "$work/lint.log" >&2
	echo "capture: lint must find errors in README.md's file, but its exit status is $status" >&2
	exit 1
}
{
	echo '```text'
	echo '$ terraform-provider-osloconf lint --release 2025.1 nova.conf'
	cat "$work/lint"
	echo '```'
} | tools/inset.sh lint
