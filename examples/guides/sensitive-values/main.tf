variable "placement_password" {
  description = "Password of the service user."
  type        = string
  sensitive   = true
  default     = "only-for-this-example"
}

data "osloconf_session" "placement" {
  release             = "2025.1"
  section             = "placement"
  auth_type           = "password"
  auth_url            = "https://keystone.example.org:5000"
  username            = "placement"
  user_domain_name    = "Default"
  password            = var.placement_password
  project_name        = "service"
  project_domain_name = "Default"
  cafile              = "/etc/nova/tls/ca.pem"
  timeout             = 60
}

output "for_people" {
  description = "The section without its secrets."
  value       = data.osloconf_session.placement.rendered_redacted
}

output "for_the_host" {
  description = "The section as it is."
  value       = data.osloconf_session.placement.rendered
  sensitive   = true
}
