variable "insecure" {
  description = "Whether Nova takes any certificate for Glance's."
  type        = bool
  default     = true
}

check "glance" {
  data "osloconf_glance" "nova" {
    enforcement = "report" # findings go into the outputs, and the assertion decides
    release     = "2025.1"
    insecure    = var.insecure
  }

  assert {
    condition = data.osloconf_glance.nova.valid
    error_message = join("\n", [
      for finding in data.osloconf_glance.nova.findings : finding.message if finding.severity == "error" && !finding.waived
    ])
  }
}
