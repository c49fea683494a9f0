data "osloconf_glance" "nova" {
  release           = "2025.1"
  endpoint_override = "https://glance.internal.example.org:9292"
  cafile            = "/etc/nova/tls/internal-ca.pem"
  timeout           = 60
  valid_interfaces  = ["internal"]
}

locals {
  # In base64, the text arrives byte for byte, whatever it contains.
  cloud_config = join("\n", ["#cloud-config", yamlencode({
    write_files = [{
      path        = "/etc/nova/nova.conf.d/glance.conf"
      owner       = "root:nova"
      permissions = data.osloconf_glance.nova.file_permission
      defer       = true # once the package has made the group
      encoding    = "b64"
      content     = base64encode(data.osloconf_glance.nova.rendered)
    }]
  })])
}

output "user_data" {
  value = local.cloud_config
}
