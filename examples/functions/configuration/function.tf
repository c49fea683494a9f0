terraform {
  required_version = ">= 1.8"

  required_providers {
    osloconf = {
      source = "osloconf/osloconf"
    }
  }
}

locals {
  old = <<-EOT
    [DEFAULT]
    debug = no
    [glance]
    num_retries = 3
    valid_interfaces = internal
  EOT
}

output "options" {
  description = "What to write as options of osloconf_config instead of the text."
  value       = provider::osloconf::configuration(local.old, { service = "nova", release = "2025.1" })
}
