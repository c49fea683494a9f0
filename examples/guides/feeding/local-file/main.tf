data "osloconf_glance" "nova" {
  release           = "2025.1"
  endpoint_override = "https://glance.internal.example.org:9292"
  cafile            = "/etc/nova/tls/internal-ca.pem"
  timeout           = 60
  valid_interfaces  = ["internal"]
}

# Stands for the file, so that this runs without another provider.
resource "terraform_data" "glance_conf" {
  input = {
    filename        = "/etc/nova/nova.conf.d/glance.conf"
    content         = data.osloconf_glance.nova.rendered
    file_permission = data.osloconf_glance.nova.file_permission
  }

  lifecycle {
    precondition {
      condition     = data.osloconf_glance.nova.valid
      error_message = "Nothing is written that did not pass."
    }
  }
}

output "id" {
  description = "Changes when and only when the configuration does: a trigger for a restart."
  value       = data.osloconf_glance.nova.id
}
