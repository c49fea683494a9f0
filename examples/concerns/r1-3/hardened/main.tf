data "osloconf_glance" "nova" {
  release           = "2025.1"
  endpoint_override = "https://glance.example.org:9292"
  hardened_defaults = true
}

# With enforcement "report" a failed check does not stop the plan, and the text
# says what it is.
data "osloconf_glance" "reported" {
  release     = "2025.1"
  insecure    = true
  enforcement = "report"
}

output "hardened" {
  value = data.osloconf_glance.nova.rendered
}

output "reported" {
  value = data.osloconf_glance.reported.rendered
}
