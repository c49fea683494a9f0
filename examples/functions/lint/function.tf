terraform {
  required_version = ">= 1.8"

  required_providers {
    osloconf = {
      source = "osloconf/osloconf"
    }
  }
}

variable "nova_conf" {
  description = "The text of nova.conf."
  type        = string
  default     = <<-EOT
    [glance]
    endpoint_override = https://glance.internal.example.org:9292
    timeout = 60
  EOT

  validation {
    condition = length([
      for finding in provider::osloconf::lint(var.nova_conf, { release = "2025.1" }) : finding if finding.severity == "error"
    ]) == 0
    error_message = join("\n", concat(["nova.conf fails its check:"], [
      for finding in provider::osloconf::lint(var.nova_conf, { release = "2025.1" }) :
      "[${coalesce(finding.section, "text")}] ${finding.message}" if finding.severity == "error"
    ]))
  }
}

output "warnings" {
  value = [
    for finding in provider::osloconf::lint(var.nova_conf, { release = "2025.1", profile = "strict" }) :
    "${finding.rule}: ${finding.message}" if finding.severity != "info"
  ]
}
