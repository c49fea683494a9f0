data "osloconf_file" "nova" {
  release = "2025.1"

  source {
    name    = "nova.conf"
    content = <<-EOT
      # Images come from the internal network.
      [glance]
      api_servers = https://glance.internal.example.org:9292

      [ssl]
      ca_file = /etc/nova/tls/internal-ca.pem
    EOT
  }
}

output "nova_conf" {
  value = nonsensitive(data.osloconf_file.nova.migrated["nova.conf"])
}
