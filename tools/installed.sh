#!/bin/sh
# Says how Terraform and OpenTofu find the provider that go install put away:
# with dev_overrides, or with a mirror on disk for those who need init.
set -eu

folder=$(go env GOBIN)
[ -n "$folder" ] || folder=$(go env GOPATH)/bin
program=$folder/terraform-provider-osloconf
platform=$(go env GOOS)_$(go env GOARCH)
mirror=${XDG_DATA_HOME:-$HOME/.local/share}/osloconf-mirror
cat <<EOT
Installed as $program.

Write one of these blocks into a CLI configuration file (~/.terraformrc, ~/.tofurc,
or the file that TF_CLI_CONFIG_FILE names).

1. To try it: dev_overrides. Skip "terraform init" where this is the only
   provider; init does not look at overrides, and asks the registry.

  provider_installation {
    dev_overrides {
      "osloconf/osloconf" = "$folder"
    }
    direct {}
  }

2. To use it beside other providers, with "terraform init" and a lock file: a
   mirror on disk. Put the program there first:

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
