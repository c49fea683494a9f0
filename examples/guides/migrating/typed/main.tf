# What the template keeps, as text.
data "osloconf_file" "rest" {
  release = "2025.1"

  source {
    name    = "nova.conf"
    content = templatefile("${path.module}/nova.conf.tftpl", { my_ip = "10.0.0.5" })
  }
}

# What has moved, typed: a file of its own that a second --config-file names.
data "osloconf_glance" "nova" {
  release     = "2025.1"
  api_servers = ["https://glance.internal.example.org:9292"]
  cafile      = "/etc/nova/tls/internal-ca.pem"
  timeout     = 60
}

output "files" {
  value = {
    "nova.conf"               = nonsensitive(data.osloconf_file.rest.rendered)
    "nova.conf.d/glance.conf" = data.osloconf_glance.nova.rendered
  }
}
