#!/bin/sh
# Makes one mistake at a time in a whole nova.conf, gives the file to a plan
# without this provider, to tflint, to oslo-config-validator and to this
# provider, and puts the verdicts into README.md. Needs Debian's
# python3-oslo.config and python3-nova, jq, and a built provider.
set -eu
cd "$(dirname "$0")/.."
. tools/sandbox.sh

validator=/usr/bin/oslo-config-validator
provider=$PWD/.tools/provider/terraform-provider-osloconf
base=tools/compare/base.conf
work=$sandbox/compare
byhand=$work/byhand
rm -rf "$work"
mkdir -p "$byhand"

# The input for Nova's own sample.
namespaces=
for name in nova.conf oslo.log oslo.messaging oslo.policy oslo.db oslo.db.concurrency oslo.cache oslo.middleware \
	oslo.concurrency oslo.reports oslo.service.periodic_task oslo.service.service oslo.service.wsgi oslo.privsep \
	keystonemiddleware.auth_token; do
	namespaces="$namespaces --namespace $name"
done

# The configuration with the text inside is a module to which tflint has no
# objection, so its findings are about the text.
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

# Puts the text of nova.conf into a hand-written configuration, and plans it.
plan() {
	{
		printf 'locals {\n  nova_conf = <<END_OF_TEXT\n'
		# shellcheck disable=SC2016 # nothing here is for the shell
		sed -e 's/[$%]{/&{/g' -e 's/\([$%]\){{/\1\1{/g' "$work/nova.conf"
		printf 'END_OF_TEXT\n}\n'
	} >"$byhand/main.tf"
	if "$engine" -chdir="$byhand" plan -no-color >"$work/plan.log" 2>&1; then echo plans; else echo fails; fi
}

# Reports tflint's verdict on the configuration written by plan.
scan() {
	status=0
	"$tflint" --chdir="$byhand" --config=.tflint.hcl --no-color >"$work/tflint.log" 2>&1 || status=$?
	case $status in
	0) echo passes ;;
	2) echo 'an issue' ;;
	*) cat "$work/tflint.log" >&2; exit 1 ;;
	esac
}

# Reports oslo-config-validator's verdict on nova.conf.
validate() {
	status=0
	# shellcheck disable=SC2086 # flags
	"$validator" $namespaces --input-file "$work/nova.conf" >"$work/validator.log" 2>&1 || status=$?
	if grep -q '^Traceback' "$work/validator.log"; then
		echo 'a traceback'
	elif [ "$status" -eq 0 ]; then
		echo passes
	else
		echo 'unknown name'
	fi
}

# Lists this provider's findings in nova.conf, by rule and option, except info
# and findings about what the file omits.
judge() {
	"$provider" lint --service nova --release zed --format json "$work/nova.conf" >"$work/findings.json" 2>"$work/lint.log" || [ $? -eq 1 ] || {
		cat "$work/lint.log" >&2
		exit 1
	}
	jq -r '.findings[] | select(.severity != "info" and .line != null) | "\(.rule) \(.section).\(.option)"' "$work/findings.json" | sort -u
}

# Writes the base with lines replaced in a section. A section of ! means text
# that is appended.
mistaken() {
	section=$1 text=$2 awk '
		function key(line) { sub(/[ \t]*[=:].*/, "", line); return line }
		function flush(  i) { for (i = 1; i <= n; i++) print lines[i]; n = 0; done = 1 }
		BEGIN {
			section = ENVIRON["section"]
			n = split(ENVIRON["text"], lines, "\n")
			if (section != "!") for (i = 1; i <= n; i++) own[key(lines[i])] = 1
		}
		/^\[/ { if (inside && !done) flush(); inside = ($0 == "[" section "]") }
		inside && (key($0) in own) { next }
		inside && $0 == "" && !done { flush() }
		{ print }
		END {
			if (done) exit
			if (section != "!" && !inside) print "\n[" section "]"
			flush()
		}
	' "$base" >"$work/nova.conf"
}

# Makes a mistake and writes the verdicts as a row.
row() {
	text=$(printf '%b' "$2")
	mistaken "$1" "$text"
	template=$(plan)
	scanner=$(scan) || exit 1
	theirs=$(validate)
	judge >"$work/mine" || exit 1
	ours=$(comm -13 "$work/known" "$work/mine" | sed 's/ .*//' | sort -u | sed 's/.*/`&`/' | paste -sd, - | sed 's/,/, /g')
	header="\`[$1]\` "
	[ "$1" != ! ] || header=
	echo "| $header\`$(printf '%s' "$2" | sed 's/\\n/` `/g')\` | $3 | $template | $scanner | $theirs | ${ours:-passes} |"
}

# If tflint read nothing, its passing a text would mean nothing.
cp "$base" "$work/nova.conf"
plan >"$work/plan.verdict"
[ "$(scan)" = passes ] || { echo 'compare: tflint reports an issue in the file without mistakes' >&2; exit 1; }
echo 'locals { unused = 1 }' >>"$byhand/main.tf"
[ "$(scan)" = 'an issue' ] || { echo 'compare: tflint misses an unused value' >&2; exit 1; }
# No tool may report anything in the file without mistakes that could hide one.
[ "$(validate)" = passes ] || { cat "$work/validator.log" >&2; echo 'compare: oslo-config-validator rejects the file without mistakes' >&2; exit 1; }
judge >"$work/known"
if jq -e 'any(.findings[]; .severity == "error")' "$work/findings.json" >/dev/null; then
	cat "$work/known" >&2
	echo 'compare: the provider reports errors in the file without mistakes' >&2
	exit 1
fi

{
	echo '| mistake | what Nova does | template | tflint | oslo-config-validator | this provider |'
	echo '| --- | --- | --- | --- | --- | --- |'
	grep -v '^#' tools/compare/cases.txt | while IFS='|' read -r section lines effect; do
		row "$section" "$lines" "$effect"
	done
} >"$work/table"
[ "$(wc -l <"$work/table")" -gt 31 ] || { echo 'compare: fewer than thirty rows' >&2; exit 1; }
tools/inset.sh compare <"$work/table"
