#!/bin/sh
# Prints how to make Terraform and OpenTofu find the installed provider: with
# dev_overrides, or with a filesystem mirror if you need init.
set -eu

folder=$(go env GOBIN)
[ -n "$folder" ] || folder=$(go env GOPATH)/bin
program=$folder/terraform-provider-osloconf
platform=$(go env GOOS)_$(go env GOARCH)
mirror=${XDG_DATA_HOME:-$HOME/.local/share}/osloconf-mirror
cat <<EOT
Installed as $program.

Add one of these blocks to your CLI configuration file (~/.terraformrc, ~/.tofurc,
or the file named by TF_CLI_CONFIG_FILE).

1. To try the provider, use dev_overrides. If it is your only provider, skip
   "terraform init": init ignores overrides and queries the registry.

  provider_installation {
    dev_overrides {
      "osloconf/osloconf" = "$folder"
    }
    direct {}
  }

2. To use it with other providers, "terraform init" and a lock file, use a
   filesystem mirror. Copy the program there first:

  for registry in registry.terraform.io registry.opentofu.org; do
    place="$mirror/\$registry/osloconf/osloconf/0.0.1/$platform"
    mkdir -p "\$place"
    cp "$program" "\$place/terraform-provider-osloconf_v0.0.1"
  done

  provider_installation {
    filesystem_mirror {
      path    = "$mirror"
      include = ["osloconf/osloconf"]
    }
    direct {
      exclude = ["osloconf/osloconf"]
    }
  }
EOT
