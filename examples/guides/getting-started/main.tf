provider "osloconf" {
  release = "2025.1"
}

data "osloconf_glance" "nova" {
  endpoint_override = "https://glance.internal.example.org:9292"
  cafile            = "/etc/nova/tls/internal-ca.pem"
  timeout           = 60
}

output "glance" {
  description = "The [glance] section for nova.conf."
  value       = data.osloconf_glance.nova.rendered
}

output "file_permission" {
  description = "The mode that the file should have."
  value       = data.osloconf_glance.nova.file_permission
}
