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
  sensitive   = true
  default     = <<-EOT
    [glance]
    endpoint_override = https://glance.internal.example.org:9292
    timeout = 60
  EOT
}

locals {
  # Findings never contain a secret, whatever the text contains.
  findings = nonsensitive(provider::osloconf::lint(var.nova_conf, { release = "2025.1" }))
}

output "warnings" {
  value = [for finding in local.findings : "${finding.rule}: ${finding.message}" if finding.severity == "warning"]

  precondition {
    condition = length([for finding in local.findings : finding if finding.severity == "error"]) == 0
    error_message = join("\n", concat(["nova.conf fails its check:"], [
      for finding in local.findings :
      "[${coalesce(finding.section, "text")}] ${finding.message}" if finding.severity == "error"
    ]))
  }
}
