#!/bin/sh
# Gives the same texts to oslo-config-validator and to this provider, and puts
# the verdicts into README.md. Wants Debian's python3-oslo.config and
# python3-nova, and a provider that is built.
# shellcheck disable=SC2016 # nothing in the texts is for the shell
set -eu
cd "$(dirname "$0")/.."
. tools/sandbox.sh

validator=/usr/bin/oslo-config-validator
work=$sandbox/compare
rm -rf "$work"
mkdir -p "$work"
cat >"$work/main.tf" <<'EOT'
terraform {
  required_providers {
    osloconf = { source = "osloconf/osloconf" }
  }
}
EOT

verdict() {
	printf '%b' "$1" >"$work/nova.conf"
	status=0
	"$validator" --namespace nova.conf --input-file "$work/nova.conf" >"$work/validator.log" 2>&1 || status=$?
	if grep -q '^Traceback' "$work/validator.log"; then
		theirs='a traceback'
	elif [ "$status" -eq 0 ]; then
		theirs=passes
	else
		theirs='unknown name'
	fi
	# Findings about what the text says, not about what it leaves out.
	ours=$(echo 'join(", ", distinct([for f in provider::osloconf::lint(file("nova.conf"), { release = "zed" }) : "`${f.rule}`" if f.line != null && f.severity != "info"]))' |
		"$engine" -chdir="$work" console 2>"$work/console.log" | tr -d '"') || { cat "$work/console.log" >&2; exit 1; }
	echo "| \`$(printf '%s' "$1" | sed -e 's/\\n$//' -e 's/\\n/` `/g')\` | $2 | $theirs | ${ours:-passes} |"
}

{
	echo '| text | what Nova does | oslo-config-validator | this provider |'
	echo '| --- | --- | --- | --- |'
	verdict '[glance]\ninsecure = maybe\n' 'fails when it reads the option'
	verdict '[glance]\ntimeout = fast\n' 'fails when it reads the option'
	verdict '[glance]\nendpoint_override = $nope\n' 'fails when it reads the option'
	verdict '[glance]\ninsecure = true\n' 'verifies no certificate'
	verdict '[glance]\nvalid-interfaces = internal\n' 'ignores the line'
	verdict '[glance]\nverify_glance_signature = true\n' 'ignores the line'
	verdict '[glance]\napi_insecure = true\n' 'verifies no certificate'
	verdict '[ssl]\nca_file = /etc/ssl/ca.pem\n' 'reads it as `[glance] cafile`'
	verdict '[GLANCE]\ntimeout = 30\n' 'reads it as `[glance]`'
	verdict '[glance]\nno assignment\n' 'does not start'
} | tools/inset.sh compare
