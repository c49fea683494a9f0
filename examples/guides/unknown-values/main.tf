variable "insecure" {
  type    = bool
  default = true
}

# Stands for whatever is known only after apply.
resource "terraform_data" "load_balancer" {
  input = "glance.internal.example.org"
}

locals {
  glance = {
    endpoint_override = "https://${terraform_data.load_balancer.output}:9292"
    insecure          = var.insecure
    timeout           = 60
  }
}

data "osloconf_glance" "nova" {
  release           = "2025.1"
  endpoint_override = local.glance.endpoint_override
  insecure          = local.glance.insecure
  timeout           = local.glance.timeout

  lifecycle {
    precondition {
      condition     = provider::osloconf::check("glance", local.glance, { release = "2025.1" })
      error_message = "The [glance] options must pass their check."
    }
  }
}
