terraform {
  required_version = ">= 1.8"

  required_providers {
    osloconf = {
      source = "osloconf/osloconf"
    }
  }
}

locals {
  release = "2025.1"

  glance = {
    endpoint_override = "https://glance.internal.example.org:9292"
    cafile            = "/etc/nova/tls/internal-ca.pem"
    timeout           = 60
  }
}

data "osloconf_glance" "nova" {
  release           = local.release
  endpoint_override = local.glance.endpoint_override
  cafile            = local.glance.cafile
  timeout           = local.glance.timeout

  lifecycle {
    # Checks what is already known during the plan, even if an unknown argument
    # delays the data source until apply.
    precondition {
      condition     = provider::osloconf::check("glance", local.glance, { release = local.release })
      error_message = "The [glance] options must pass their check."
    }
  }
}

output "glance" {
  value = data.osloconf_glance.nova.rendered
}
