terraform {
  required_version = ">= 1.8"

  required_providers {
    osloconf = {
      source = "osloconf/osloconf"
    }
  }
}

# The policy that every data source starts from.
provider "osloconf" {
  release = "2025.1"
  profile = "baseline"

  # Glance answers behind a proxy that ends slow requests.
  severities = { timeout_unset = "info" }

  waiver {
    rule    = "image_signatures_off"
    reason  = "images are signed from the next release on, ticket IMG-40"
    expires = "2099-01-31"
    owner   = "compute team"
    option  = "glance.verify_glance_signatures"
  }
}

data "osloconf_glance" "nova" {
  endpoint_override = "https://glance.internal.example.org:9292"
  cafile            = "/etc/nova/tls/internal-ca.pem"
}

output "glance" {
  description = "The [glance] section for nova.conf."
  value       = data.osloconf_glance.nova.rendered
}
