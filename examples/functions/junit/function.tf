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
  enforcement       = "report" # the report is written whatever is found
}

# For a CI system's test report.
output "junit" {
  value = provider::osloconf::junit(data.osloconf_glance.nova.findings)
}
