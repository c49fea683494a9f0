locals {
  # One place for the values: checked below, and passed on as variables.
  glance = {
    endpoint_override = "https://glance.internal.example.org:9292"
    cafile            = "/etc/nova/tls/internal-ca.pem"
    timeout           = 60
    valid_interfaces  = ["internal"]
  }
}

data "osloconf_glance" "nova" {
  release           = "2025.1"
  endpoint_override = local.glance.endpoint_override
  cafile            = local.glance.cafile
  timeout           = local.glance.timeout
  valid_interfaces  = local.glance.valid_interfaces
}

output "container_env" {
  description = "As a container's env list has it."
  value = [
    for name, value in provider::osloconf::environ("glance", local.glance) : { name = name, value = value }
  ]

  precondition {
    condition     = data.osloconf_glance.nova.valid
    error_message = "Nothing is handed on that did not pass."
  }
}
