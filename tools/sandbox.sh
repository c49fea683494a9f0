# Sourced by the other scripts, from the top folder of the tree. Afterwards
# $engine runs Terraform or OpenTofu with the provider built from this tree,
# unaffected by the user's configuration and the network.
# shellcheck shell=sh

# The user's settings for the engine: a missing configuration file, a plugin
# cache, -var or -out flags, a workspace, a debugger to attach to.
OSLOCONF_ENGINE=${OSLOCONF_ENGINE:-${TF_ACC_TERRAFORM_PATH:-}}
export OSLOCONF_ENGINE
for name in $(env | sed -n 's/^\(TF_[A-Za-z0-9_]*\)=.*/\1/p'); do
	unset "$name"
done
unset TERRAFORM_CONFIG

# shellcheck disable=SC2034 # for the script that sources this one
engine=$(tools/engine.sh)

sandbox=$PWD/.tools/sandbox
mkdir -p "$sandbox" "$PWD/.tools/provider"

# The folder's name as in a quoted HCL string.
escaped=$(printf '%s' "$PWD/.tools/provider" | sed -e 's/[\\"]/\\&/g' -e 's/[$%]{/&{/g' -e 's/\([$%]\){{/\1\1{/g')
cat >"$sandbox/cli.tfrc" <<EOT
disable_checkpoint = true

provider_installation {
  dev_overrides {
    "osloconf/osloconf" = "$escaped"
  }
}
EOT

export TF_CLI_CONFIG_FILE="$sandbox/cli.tfrc"
export TF_IN_AUTOMATION=1 TF_INPUT=0 CHECKPOINT_DISABLE=1
