terraform {
  required_version = ">= 1.8"

  required_providers {
    osloconf = {
      source = "osloconf/osloconf"
    }
  }
}

data "osloconf_glance" "nova" {
  release           = "2025.1"
  endpoint_override = "https://glance.internal.example.org:9292"
  timeout           = 60
  enforcement       = "report" # the log is written whatever is found
}

data "osloconf_session" "cinder" {
  release     = "2025.1"
  section     = "cinder"
  insecure    = true
  enforcement = "report"
}

# For code scanning: write it to a file, or use `terraform output -raw`.
output "sarif" {
  value = provider::osloconf::sarif(concat(
    data.osloconf_glance.nova.findings,
    data.osloconf_session.cinder.findings,
  ))
}
