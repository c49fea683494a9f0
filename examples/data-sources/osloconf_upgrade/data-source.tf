terraform {
  required_version = ">= 1.8"

  required_providers {
    osloconf = {
      source = "osloconf/osloconf"
    }
  }
}

data "osloconf_upgrade" "nova" {
  from_release = "20.4.0" # an exact version: defaults change inside stable branches, too
  to_release   = "2025.1"

  source {
    name    = "nova.conf"
    content = <<-EOT
      [glance]
      endpoint_override = https://glance.internal.example.org:9292
      timeout = 60

      [ssl]
      ca_file = /etc/nova/tls/internal-ca.pem
    EOT
  }
}

output "what_changes" {
  value = [for c in data.osloconf_upgrade.nova.changes : "${c.section}.${c.option}: ${c.advice}" if c.kind != "added"]
}

output "nova_conf" {
  description = "For 2025.1: num_retries is pinned to the old default, ca_file has its current name."
  value       = data.osloconf_upgrade.nova.rendered_redacted
}
