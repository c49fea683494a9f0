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
  glance = {
    endpoint_override = "https://glance.internal.example.org:9292"
    cafile            = terraform_data.ca.output
    insecure          = var.insecure
    timeout           = 60
  }
}

data "osloconf_glance" "nova" {
  release           = "2025.1"
  endpoint_override = local.glance.endpoint_override
  cafile            = local.glance.cafile
  insecure          = local.glance.insecure
  timeout           = local.glance.timeout

  lifecycle {
    # The data source is read at apply, because cafile is not known before. The
    # plan fails here all the same when insecure is true.
    precondition {
      condition     = provider::osloconf::check("glance", local.glance, { release = "2025.1" })
      error_message = "The [glance] options must pass their check."
    }
  }
}

output "glance" {
  value = data.osloconf_glance.nova.rendered
}
