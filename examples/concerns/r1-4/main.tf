variable "password" {
  type      = string
  sensitive = true
  default   = "s3cr3t"
}

data "osloconf_glance" "nova" {
  release = "2025.1"
  timeout = 60
  explain = true
  extra   = { password = var.password }
}

output "values" {
  value = data.osloconf_glance.nova.values
}

output "settings" {
  value = data.osloconf_glance.nova.settings
}

output "findings" {
  value = data.osloconf_glance.nova.findings
}
