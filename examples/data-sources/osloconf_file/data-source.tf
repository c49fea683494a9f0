terraform {
  required_version = ">= 1.8"

  required_providers {
    osloconf = {
      source = "osloconf/osloconf"
    }
  }
}

locals {
  # In the order in which --config-file names them: later files win.
  files = [
    {
      name    = "nova.conf"
      content = <<-EOT
        [DEFAULT]
        my_ip = 10.0.0.5

        [glance]
        endpoint_override = https://glance.internal.example.org:9292
        timeout = 60
      EOT
    },
    {
      name    = "nova.conf.d/tls.conf"
      content = <<-EOT
        [glance]
        cafile = /etc/nova/tls/internal-ca.pem
      EOT
    },
  ]
}

data "osloconf_file" "nova" {
  release  = "2025.1"
  sections = ["glance"]

  dynamic "source" {
    for_each = local.files
    content {
      name    = source.value.name
      content = source.value.content
    }
  }
}

output "effective" {
  description = "What Nova reads from the two together."
  value       = data.osloconf_file.nova.values
}
