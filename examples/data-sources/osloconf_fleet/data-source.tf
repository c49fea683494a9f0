terraform {
  required_version = ">= 1.8"

  required_providers {
    osloconf = {
      source = "osloconf/osloconf"
    }
  }
}

locals {
  # A row a region; a thousand of them are still one read.
  regions = {
    oslo    = { endpoint_override = "https://glance.oslo.example.org:9292" }
    bergen  = { endpoint_override = "https://glance.bergen.example.org:9292" }
    tromsoe = { endpoint_override = "https://glance.tromsoe.example.org:9292", timeout = "120" }
  }
}

data "osloconf_fleet" "nova" {
  release = "2025.1"
  glance  = local.regions

  # Under each of them, where it sets nothing else.
  common = {
    cafile  = "/etc/nova/tls/internal-ca.pem"
    timeout = "60"
  }
}

# rendered is sensitive, for options may be secret; these hold none.
output "glance" {
  value = data.osloconf_fleet.nova.rendered_redacted
}
