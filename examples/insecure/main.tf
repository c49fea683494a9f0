# Never ship this: the plan of this configuration fails and says why.

terraform {
  required_version = ">= 1.8"

  required_providers {
    osloconf = {
      source = "osloconf/osloconf"
    }
  }
}

provider "osloconf" {
  release = "2025.1"
}

locals {
  insecure = true
}

data "osloconf_glance" "nova" {
  api_servers = ["http://glance.example.org:9292"]
  insecure    = true
  cafile      = "../ca.pem"
  timeout     = 30

  extra = {
    verify_glance_signature = "true"
  }
}

output "glance" {
  description = "The [glance] section, which this configuration never gets."
  value       = data.osloconf_glance.nova.rendered

  precondition {
    condition     = provider::osloconf::check("glance", { insecure = local.insecure }, { release = "2025.1" })
    error_message = "The [glance] options must pass the checks."
  }
}
