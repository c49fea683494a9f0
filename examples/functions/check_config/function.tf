terraform {
  required_version = ">= 1.8"

  required_providers {
    osloconf = {
      source = "osloconf/osloconf"
    }
  }
}

variable "insecure" {
  description = "Whether Nova takes any certificate for Glance's."
  type        = bool
  default     = false
}

# Stands for whatever is known only after apply.
resource "terraform_data" "ca" {
  input = "/etc/nova/tls/internal-ca.pem"
}

locals {
  nova = {
    glance = {
      endpoint_override = "https://glance.internal.example.org:9292"
      cafile            = terraform_data.ca.output
      insecure          = var.insecure
      timeout           = 60
    }
  }
}

data "osloconf_config" "nova" {
  service = "nova"
  release = "2025.1"
  options = local.nova

  lifecycle {
    # The data source is read at apply, because cafile is not known before. The
    # plan fails here all the same when insecure is true.
    precondition {
      condition     = provider::osloconf::check_config(local.nova, { service = "nova", release = "2025.1" })
      error_message = "The options must pass their check."
    }
  }
}

output "nova" {
  value = data.osloconf_config.nova.rendered_redacted
}
