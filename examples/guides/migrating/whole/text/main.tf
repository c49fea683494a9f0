data "osloconf_file" "nova" {
  service       = "nova"
  program       = "nova-compute"
  release       = "2025.1"
  set_elsewhere = local.elsewhere

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
