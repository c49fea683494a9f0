terraform {
  required_version = ">= 1.8"

  required_providers {
    osloconf = {
      source = "osloconf/osloconf"
    }
  }
}

locals {
  nova_conf = <<-EOT
    [glance]
    num_retries = 3
    endpoint_override = https://glance.internal.example.org:9292
  EOT

  nova = provider::osloconf::parse(local.nova_conf)
}

# Each option has a list, because a file may set it more than once: the last one counts.
output "glance_endpoint" {
  value = reverse(local.nova.glance.endpoint_override)[0]
}

output "sections" {
  value = keys(local.nova)
}
