locals {
  # Named as in the repository, so that code scanning finds the lines.
  files = ["nova.conf"]
}

data "osloconf_file" "nova" {
  release     = "2025.1"
  enforcement = "report" # every finding goes into the reports, none stops them

  dynamic "source" {
    for_each = local.files
    content {
      name    = source.value
      content = file("${path.module}/${source.value}")
    }
  }
}

output "sarif" {
  description = "For code scanning."
  value       = provider::osloconf::sarif(data.osloconf_file.nova.findings)
}

output "junit" {
  description = "For a test report."
  value       = provider::osloconf::junit(data.osloconf_file.nova.findings)
}

output "valid" {
  description = "Whether the job passes."
  value       = data.osloconf_file.nova.valid
}
