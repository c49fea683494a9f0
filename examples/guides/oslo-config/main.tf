data "osloconf_file" "nova" {
  release     = "2025.1"
  sections    = ["glance"]
  enforcement = "report"

  source {
    name    = "nova.conf"
    content = file("${path.module}/nova.conf")
  }
}

output "findings" {
  value = [
    for finding in data.osloconf_file.nova.findings : "line ${finding.line}: ${finding.rule}: ${finding.message}"
    if contains(["error", "warning"], finding.severity) && finding.line != null
  ]
}

output "values" {
  description = "What Nova makes of it."
  value       = data.osloconf_file.nova.values
}
