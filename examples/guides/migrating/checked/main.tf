locals {
  # Unchanged, except for the name.
  nova_conf = templatefile("${path.module}/nova.conf.tftpl", {
    glance_host = "glance.internal.example.org"
    my_ip       = "10.0.0.5"
  })
}

data "osloconf_file" "nova" {
  release = "2025.1"

  source {
    name    = "nova.conf"
    content = local.nova_conf
  }
}

output "nova_conf" {
  value     = local.nova_conf
  sensitive = true

  precondition {
    condition     = data.osloconf_file.nova.valid
    error_message = "nova.conf fails its check."
  }
}
