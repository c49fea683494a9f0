locals {
  # Named as in the repository, so that code scanning finds the lines.
  files = ["nova.conf"]

  # Code scanning shows suppressed results as open, so what is accepted stays out
  # of the upload. The outputs of the data source keep all of it.
  open = [for f in data.osloconf_file.nova.findings : f if !f.waived && !f.baselined]
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

  waiver {
    rule    = "image_signatures_off"
    reason  = "images are signed from the next release on, ticket IMG-40"
    expires = "2099-01-31"
  }
}

output "sarif" {
  description = "For code scanning."
  value       = provider::osloconf::sarif(local.open)
}

output "junit" {
  description = "For a test report; a waived finding is a skipped test."
  value       = provider::osloconf::junit(data.osloconf_file.nova.findings)
}

output "valid" {
  description = "Whether the job passes."
  value       = data.osloconf_file.nova.valid
}
