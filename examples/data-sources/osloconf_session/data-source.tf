terraform {
  required_version = ">= 1.8"

  required_providers {
    osloconf = {
      source = "osloconf/osloconf"
    }
  }
}

variable "cinder_password" {
  description = "Password of the service user."
  type        = string
  sensitive   = true
  default     = "only-for-this-example"
}

locals {
  release = "2025.1"

  cinder = {
    auth_type           = "password"
    auth_url            = "https://keystone.internal.example.org/v3"
    username            = "nova"
    user_domain_name    = "Default"
    password            = var.cinder_password
    project_name        = "service"
    project_domain_name = "Default"
    cafile              = "/etc/nova/tls/internal-ca.pem"
    timeout             = 60
  }
}

data "osloconf_session" "cinder" {
  release = local.release
  section = "cinder"

  auth_type           = local.cinder.auth_type
  auth_url            = local.cinder.auth_url
  username            = local.cinder.username
  user_domain_name    = local.cinder.user_domain_name
  password            = local.cinder.password
  project_name        = local.cinder.project_name
  project_domain_name = local.cinder.project_domain_name

  cafile  = local.cinder.cafile
  timeout = local.cinder.timeout

  lifecycle {
    precondition {
      condition     = provider::osloconf::check("cinder", local.cinder, { release = local.release })
      error_message = "The [cinder] options must pass their check."
    }
  }
}

# rendered contains the password and is sensitive; this does not.
output "cinder" {
  value = data.osloconf_session.cinder.rendered_redacted
}
