own = {
  controller-cinder = <<-EOT
    [keystone_authtoken]
    service_token_roles_required = false
  EOT
}
