#!/bin/sh
# Prints the absolute path of the Terraform or OpenTofu to use and, on standard
# error, which one it is and its version. Called by sandbox.sh, which first
# removes the user's own settings.
#
# In this order: OSLOCONF_ENGINE, terraform or tofu on PATH, the one in
# .tools/engine and, as a last resort, a pinned Terraform installed there by
# hc-install.
set -eu
cd "$(dirname "$0")/.."

pinned=1.11.4

wanted=${OSLOCONF_ENGINE:-}
if [ -n "$wanted" ]; then
	engine=$(command -v "$wanted") || {
		echo "engine: '$wanted' is not a program; set OSLOCONF_ENGINE or TF_ACC_TERRAFORM_PATH to a name on PATH or an absolute path" >&2
		exit 1
	}
else
	engine=$(command -v terraform || command -v tofu || true)
	kept=$PWD/.tools/engine/terraform
	if [ -z "$engine" ]; then
		if [ ! -x "$kept" ]; then
			echo "engine: neither terraform nor tofu is on PATH, installing Terraform $pinned into .tools/engine" >&2
			mkdir -p .tools/engine
			log=.tools/engine/install.log
			if ! { (cd tools/docs && go build -buildvcs=false -o ../../.tools/bin/ tool) &&
				.tools/bin/hc-install install -version "$pinned" -path .tools/engine terraform; } >"$log" 2>&1; then
				echo "engine: could not download Terraform $pinned (see $log): install Terraform or OpenTofu 1.8 or later, and put it on PATH" >&2
				exit 1
			fi
		fi
		engine=$kept
	fi
fi
case $engine in /*) ;; *) engine=$PWD/$engine ;; esac

version=$(CHECKPOINT_DISABLE=1 "$engine" version 2>/dev/null | sed -n -E 's/^(Terraform|OpenTofu) v/\1 /p' | head -n 1)
number=${version#* }
major=${number%%.*}
minor=${number#*.}
minor=${minor%%.*}
case $major.$minor in
*[!0-9.]* | . | .* | *.)
	echo "engine: could not read the Terraform or OpenTofu version of $engine" >&2
	exit 1
	;;
esac
if [ "$major" -lt 1 ] || { [ "$major" -eq 1 ] && [ "$minor" -lt 8 ]; }; then
	echo "engine: $engine is $version: provider functions need 1.8 or later" >&2
	exit 1
fi
echo "engine: $version ($engine)" >&2
echo "$engine"
