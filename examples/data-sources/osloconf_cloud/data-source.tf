terraform {
  required_version = ">= 1.8"

  required_providers {
    osloconf = {
      source = "osloconf/osloconf"
    }
  }
}

variable "metadata_secret" {
  description = "Signs what Neutron's metadata agent asks of Nova."
  type        = string
  sensitive   = true
  default     = "kBn2-Vx7q-s8Rz-Lw4m"
}

data "osloconf_cloud" "bergen" {
  release     = "2025.1"
  enforcement = "warn" # an example: only the two files' agreement is of interest

  configuration {
    name    = "controller"
    service = "nova"
    source {
      name    = "nova.conf"
      content = <<-EOT
        [neutron]
        service_metadata_proxy = true
        metadata_proxy_shared_secret = ${var.metadata_secret}
        region_name = Bergen
      EOT
    }
  }

  configuration {
    name    = "network"
    service = "neutron"
    program = "neutron-metadata-agent"
    source {
      name    = "metadata_agent.ini"
      content = <<-EOT
        [DEFAULT]
        nova_metadata_host = nova.internal.example.org
        nova_metadata_protocol = https
        metadata_proxy_shared_secret = ${var.metadata_secret}
      EOT
    }
  }
}

output "disagreements" {
  description = "What is wrong between the two; empty here."
  value       = [for f in data.osloconf_cloud.bergen.findings : f.message if startswith(f.rule, "cloud_")]
}
