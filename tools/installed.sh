#!/bin/sh
# Says how Terraform and OpenTofu find the provider that go install put away.
set -eu

folder=$(go env GOBIN)
[ -n "$folder" ] || folder=$(go env GOPATH)/bin
cat <<EOT
Installed into $folder. Terraform and OpenTofu use it with this in a CLI
configuration file (~/.terraformrc, ~/.tofurc, or what TF_CLI_CONFIG_FILE names):

  provider_installation {
    dev_overrides {
      "osloconf/osloconf" = "$folder"
    }
    direct {}
  }
EOT
