terraform {
  required_version = ">= 1.8"

  required_providers {
    osloconf = {
      source = "osloconf/osloconf"
    }
  }
}

provider "osloconf" {
  release = var.release
}

variable "release" {
  description = "The OpenStack release that the section is for: a series, or an exact Nova version."
  type        = string
  default     = "2025.1"
}

variable "image_host" {
  description = "The host that the image service answers on."
  type        = string
  default     = "glance.internal.example.org"
}

locals {
  glance = {
    endpoint_override = "https://${var.image_host}:9292"
    cafile            = "/etc/nova/tls/internal-ca.pem"
    timeout           = 30
    num_retries       = 2

    verify_glance_signatures        = true
    enable_certificate_validation   = true
    default_trusted_certificate_ids = ["8c1e9ac0-3b5c-4d0e-9a4e-1f6f0c2f7d11"]
  }
}

data "osloconf_glance" "nova" {
  endpoint_override = local.glance.endpoint_override
  cafile            = local.glance.cafile
  timeout           = local.glance.timeout
  num_retries       = local.glance.num_retries

  verify_glance_signatures        = local.glance.verify_glance_signatures
  enable_certificate_validation   = local.glance.enable_certificate_validation
  default_trusted_certificate_ids = local.glance.default_trusted_certificate_ids

  lifecycle {
    # A data source with an argument that is not known yet is read only at
    # apply. What is known already is judged here, at plan.
    precondition {
      condition     = provider::osloconf::check("glance", local.glance, { release = var.release })
      error_message = "The [glance] options must pass the checks."
    }
  }
}

output "glance" {
  description = "The [glance] section for nova.conf."
  value       = data.osloconf_glance.nova.rendered
}

output "nova_version" {
  description = "The Nova version whose options were used."
  value       = data.osloconf_glance.nova.nova_version
}
