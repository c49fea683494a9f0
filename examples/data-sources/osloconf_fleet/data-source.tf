terraform {
  required_version = ">= 1.8"

  required_providers {
    osloconf = {
      source = "osloconf/osloconf"
    }
  }
}

locals {
  # One entry per region; a thousand of them are still one read.
  regions = {
    oslo    = { endpoint_override = "https://glance.oslo.example.org:9292" }
    bergen  = { endpoint_override = "https://glance.bergen.example.org:9292" }
    tromsoe = { endpoint_override = "https://glance.tromsoe.example.org:9292", timeout = "120" }
  }
}

data "osloconf_fleet" "nova" {
  release = "2025.1"
  glance  = local.regions

  # Applies to each of them unless it sets its own.
  common = {
    cafile  = "/etc/nova/tls/internal-ca.pem"
    timeout = "60"
  }
}

# rendered is sensitive because options may be secret; these contain no secrets.
output "glance" {
  value = data.osloconf_fleet.nova.rendered_redacted
}
