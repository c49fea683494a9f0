#!/bin/sh
# Gives the same texts to a plan without this provider, to tflint, to
# oslo-config-validator and to this provider, and puts the verdicts into
# README.md. Wants Debian's python3-oslo.config and python3-nova, and a provider
# that is built.
# shellcheck disable=SC2016 # nothing in the texts is for the shell
set -eu
cd "$(dirname "$0")/.."
. tools/sandbox.sh

validator=/usr/bin/oslo-config-validator
work=$sandbox/compare
byhand=$work/byhand
rm -rf "$work"
mkdir -p "$byhand"
cat >"$work/main.tf" <<'EOT'
terraform {
  required_providers {
    osloconf = { source = "osloconf/osloconf" }
  }
}
EOT

# The configuration that has the text in itself is a module to which no rule of
# tflint objects, so that what it says is about the text.
cat >"$byhand/.tflint.hcl" <<'EOT'
plugin "terraform" {
  enabled = true
  preset  = "all"
}
EOT
cat >"$byhand/versions.tf" <<'EOT'
terraform {
  required_version = ">= 1.8"
}
EOT
cat >"$byhand/outputs.tf" <<'EOT'
output "nova_conf" {
  description = "The text of nova.conf."
  value       = local.nova_conf
}
EOT
: >"$byhand/variables.tf"

mkdir -p .tools/bin
(cd tools/compare && go build -buildvcs=false -o ../../.tools/bin/ tool)
tflint=$PWD/.tools/bin/tflint

# Puts a text into a configuration as one writes it by hand, and plans that.
plan() {
	{
		printf 'locals {\n  nova_conf = <<END_OF_TEXT\n'
		printf '%b' "$1" | sed -e 's/[$%]{/&{/g' -e 's/\([$%]\){{/\1\1{/g'
		printf 'END_OF_TEXT\n}\n'
	} >"$byhand/main.tf"
	if "$engine" -chdir="$byhand" plan -no-color >"$work/plan.log" 2>&1; then echo plans; else echo fails; fi
}

# Says what tflint makes of the configuration that plan has written.
scan() {
	status=0
	"$tflint" --chdir="$byhand" --config=.tflint.hcl --no-color >"$work/tflint.log" 2>&1 || status=$?
	case $status in
	0) echo passes ;;
	2) echo 'an issue' ;;
	*) cat "$work/tflint.log" >&2; exit 1 ;;
	esac
}

verdict() {
	template=$(plan "$1")
	scanner=$(scan) || exit 1
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
	echo "| \`$(printf '%s' "$1" | sed -e 's/\\n$//' -e 's/\\n/` `/g')\` | $2 | $template | $scanner | $theirs | ${ours:-passes} |"
}

# Where tflint reads nothing, that it passes a text would say nothing.
plan '[glance]\n' >"$work/plan.verdict"
echo 'locals { unused = 1 }' >>"$byhand/main.tf"
[ "$(scan)" = 'an issue' ] || { echo 'compare: tflint misses an unused value' >&2; exit 1; }

{
	echo '| text | what Nova does | template | tflint | oslo-config-validator | this provider |'
	echo '| --- | --- | --- | --- | --- | --- |'
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
} >"$work/table"
tools/inset.sh compare <"$work/table"
