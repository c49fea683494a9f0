own = {
  network-metadata = <<-EOT
    [DEFAULT]
    metadata_proxy_shared_secret = kBn2-Vx7q-s8Rz-Lw4n
  EOT
}
