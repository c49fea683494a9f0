variable "nova_conf" {
  description = "The text of nova.conf."
  type        = string
  default     = "[glance]\ninsecure = false\n"

  # A validation is a checkable object: expect_failures counts it.
  validation {
    condition = length([
      for finding in provider::osloconf::lint(var.nova_conf, { release = "2025.1" }) : finding if finding.severity == "error"
    ]) == 0
    error_message = "nova.conf has errors."
  }
}

variable "enforcement" {
  description = "What a finding does to the plan; tests set report and look at the findings."
  type        = string
  default     = "fail"
}

variable "timeout" {
  description = "Seconds that Nova waits for Glance."
  type        = number
  default     = 60
}

data "osloconf_glance" "nova" {
  release     = "2025.1"
  enforcement = var.enforcement
  cafile      = "/etc/nova/tls/ca.pem"
  timeout     = var.timeout
}

output "errors" {
  description = "The rules that fail."
  value       = [for finding in data.osloconf_glance.nova.findings : finding.rule if finding.severity == "error"]
}

output "glance" {
  description = "The [glance] section."
  value       = data.osloconf_glance.nova.rendered
}
